"""What a timeline says of itself: its method, and in which groups and how many periods cautions hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import CAUTIONS, Flags, caution_caveats, has, listed, whole_caveats
from framing.comparisons.estimating import Estimates
from framing.comparisons.external_measures import unchecked
from framing.comparisons.grouping import Grouping
from framing.comparisons.languages import languages_compared
from framing.comparisons.measuring import Measured
from framing.comparisons.period_contrasts import Compared
from framing.comparisons.periods import Periods
from framing.comparisons.wording import design_sentences, method_of, units_in_words
from framing.errors import counted
from framing.results import Caveat, Scores

FEWEST_PERIODS = 3  # two points are a difference, and no line


def timeline_method(
    data: Measured,
    estimates: Estimates,
    compared: Compared,
    shown: npt.NDArray[np.int64],
    periods: Periods,
    settings: Settings,
) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references, from what was really done."""
    drawn = replace(estimates, interval=estimates.interval[:, shown])
    untested = replace(compared.contrasts, n_tests=0)
    text, references = method_of(data, drawn, untested, len(compared.pairs), settings)
    sentences = [
        text,
        f"Each {periods.every} was estimated from its own articles alone; intervals are of single "
        f"{periods.every}s and not of the whole line.",
    ]
    if compared.n_tests:
        designs, keys = design_sentences(data)
        contrasts = f"{compared.n_tests:,} contrast{'s' * (compared.n_tests > 1)}"
        sentences.append(
            f"Differences were tested in each {periods.every} by studentised permutation of the two groups' "
            f"labels over its {units_in_words(data)} ({compared.n_permutations:,} permutations; two-sided; Chung "
            "& Romano, 2013), with p = (1 + exceedances) ÷ (1 + permutations) (Phipson & Smyth, 2010)."
        )
        sentences += designs
        sentences.append(
            f"p values were corrected over the {contrasts} of all {data.measure.kind}s and {periods.every}s for "
            "the false discovery rate (Benjamini & Hochberg, 1995)."
        )
        references += ("chung2013", "phipson2010", *keys, "benjamini1995")
    return " ".join(sentences), tuple(dict.fromkeys(references))


def timeline_caveats(
    scores: Scores,
    groups: Grouping,
    periods: Periods,
    data: Measured,
    estimates: Estimates,
    compared: Compared,
    terms: dict[tuple[int, int], str],
    shown: npt.NDArray[np.int64],
) -> tuple[Caveat, ...]:
    """Word every caution that a row carries, naming the groups and in how many periods, then what concerns all."""
    k, m = len(groups.names), len(periods)
    wheres = _wheres(estimates.flags[:, shown].reshape(k, m, -1), groups, periods)
    if "single-term" in wheres:
        said = [
            f"“{term}” for {data.coded[f].label} in {groups.names[cell // m]} ({periods.labels[cell % m]})"
            for (cell, f), term in terms.items()
            if f in shown
        ]
        wheres["single-term"] = listed(said)
    for code in ("unequal-length", "unequal-spread", "no-common-stratum"):
        if compared.pairs and (n := int(has(compared.contrasts.flags[:, shown], code).any(axis=1).sum())):
            a, b = (groups.names[int(side[0]) // m] for side in (compared.pairs.group, compared.pairs.reference))
            wheres[code] = f"{a} and {b} ({_of(n, periods)})"
    languages = languages_compared(scores, data.measure.kind)
    unknown = unchecked(scores, data.measure.name)
    whole = whole_caveats(groups.by, groups.names, groups.n_outside, languages, unknown)
    return (
        *caution_caveats(wheres),
        *_time_caveats(groups, periods),
        *data.design.caveats(),
        *(caveat for caveat in whole if caveat.code != "single-group"),  # which has a line all the same
    )


def _wheres(flags: Flags, groups: Grouping, periods: Periods) -> dict[str, str]:
    """Say of each caution in which groups it holds, and in how many periods; `flags` has shape (k, m, f)."""
    found = {}
    for caution in CAUTIONS:
        n = has(flags, caution.code).any(axis=2).sum(axis=1)
        if n.any():
            concerned = [(name, int(c)) for name, c in zip(groups.names, n, strict=True) if c]
            found[caution.code] = listed([f"{name} ({_of(c, periods)})" for name, c in concerned])
    return found


def _time_caveats(groups: Grouping, periods: Periods) -> list[Caveat]:
    found = []
    undated = int(((groups.member >= 0) & (periods.member < 0)).sum())
    if undated:
        articles = counted(undated, "article has", "articles have")
        found.append(Caveat("no-date", f"{articles} no date and take{'s' * (undated == 1)} no part."))
    if periods.partial.any():
        first, last = (str(np.datetime64(day, "D")) for day in (periods.first, periods.last))
        ends = [end for end, cut in (("first", periods.partial[0]), ("last", periods.partial[-1])) if cut]
        verb = f"{periods.every} is" if len(ends) == 1 or len(periods) == 1 else f"{periods.every}s are"
        found.append(
            Caveat(
                "partial-period",
                f"The articles begin on {first} and end on {last}: the {' and '.join(ends)} {verb} not whole.",
            )
        )
    m = len(periods)
    if m < FEWEST_PERIODS:
        found.append(
            Caveat(
                "few-periods",
                f"The articles lie in {m} {periods.every}{'s' * (m != 1)}, which make no line. Choose a shorter "
                "period with every=.",
            )
        )
    empty = int((np.bincount(periods.member[periods.member >= 0], minlength=m) == 0).sum())
    if empty * 2 > m:
        found.append(
            Caveat(
                "mostly-empty",
                f"{empty:,} of {m:,} {periods.every}s have no article at all. Choose a longer period, or look for "
                f"a wrong date at an end ({', '.join((periods.labels[0], periods.labels[-1]))}).",
            )
        )
    return found


def _of(n: int, periods: Periods) -> str:
    m = len(periods)
    return f"{n:,} of {m:,} {periods.every}{'s' * (m != 1)}"
