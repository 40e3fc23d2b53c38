"""Would the difference be there if a choice had been made otherwise? Each alternative, and which matters most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from framing.comparisons.alternatives import (
    COUNTED,
    Specification,
    applicable,
    checked_alternatives,
    checked_others,
    specifications,
)
from framing.comparisons.caveats import whole_caveats
from framing.comparisons.external_measures import (
    check_measures,
    external_of,
    measure_caveats,
    measure_named,
    unchecked,
)
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.languages import languages_compared
from framing.comparisons.leaving_one_out import (
    Varied,
    without_each_article,
    without_each_term,
    without_largest_days,
)
from framing.comparisons.measuring import Coded, coded_items, coded_of
from framing.comparisons.pairing import Contrast, chosen_pairs
from framing.comparisons.respecifying import Matter, Totals, totals
from framing.comparisons.variation_tables import (
    Cells,
    alternatives_of,
    kinds_table,
    specifications_table,
    summary_table,
)
from framing.comparisons.variation_wording import REFERENCES, largest_only, robustness_caveats, robustness_method
from framing.errors import ComparisonError
from framing.results import Caveat, Robustness, Scores
from framing.stats import Pairs, all_pairs, named_pairs, pairs_with

# What a study varies: what costs nothing to look at, article by article left to whoever wants it.
_STANDARD = ("terms", "quotes", "measure", "threshold")
_MOST_GROUPS = 12  # of a study, each compared with each

# Rows that are computed before any is written; beyond, the tables would fill the memory and nobody's time.
MOST_ROWS = 5_000_000


def robustness(
    scores: Scores,
    by: str = "source",
    measure: str = "share",
    *,
    voice: str = "all",
    reference: str | None = None,
    contrasts: Sequence[Contrast] | None = None,
    alternatives: Sequence[str] | None = None,
    others: Mapping[str, Scores] | None = None,
) -> Robustness:
    """Compute the differences between groups again under every alternative to the choices that were made.

    Parameters
    ----------
    scores, by, measure, voice, reference
        As in `compare`: the main specification.
    contrasts : sequence of (group, reference), optional
        Which pairs of groups to look at, instead of those that `reference` makes.
    alternatives : sequence of str, optional
        What to vary; all that makes sense for the measure unless given.

        - "terms": leave out one term of the lexicon at a time.
        - "articles": leave out one article at a time.
        - "largest-day": leave out the day on which a group has the most articles.
        - "quotes": count no words in quotation marks; "journalist": only the journalists' own words.
        - "measure": tokens instead of sentences, or sentences instead of what else was counted.
        - "threshold": presence, with thresholds one lower and one higher.
    others : mapping of str to Scores, optional
        The same articles scored differently, by what is different: ``{"cleaning off": other_scores}``.

    Returns
    -------
    Robustness
        Point estimates only: what the choices do, beside what chance does.

    Raises
    ------
    ComparisonError
        A setting, the column, a group or an alternative does not exist or makes no sense here, or there are too
        many differences to compute.
    """
    groups = grouped(scores, by)
    check_measures(scores, [measure], voice)
    chosen = checked_alternatives(alternatives, measure, voice)
    beside = checked_others(others, scores)
    pairs = chosen_pairs(contrasts, reference, by, groups.names)
    return varied(scores, groups, measure, voice, pairs, chosen, beside, reference)


def varied(
    scores: Scores,
    groups: Grouping,
    measure: str,
    voice: str,
    pairs: Pairs,
    alternatives: Sequence[str],
    others: Mapping[str, Scores],
    reference: str | None,
) -> Robustness:
    """Vary a comparison of groups that were made already; see `robustness`."""
    matters = {0: Matter(scores, groups)}
    for number, each in enumerate(others.values(), 1):
        matters[number] = Matter(each, _regrouped(each, groups))
    wanted = list(specifications(measure, voice, alternatives, list(others)))
    main = totals(matters, wanted[0])
    _check_size(matters[0], measure, main, pairs, alternatives)
    parts = [_respecified(matters, each, main, measure, pairs) for each in wanted[1:]]
    left_out, caveats = _left_out(matters[0], measure, voice, main, pairs, alternatives)
    cells = Cells(_coded(scores, measure), groups.names, pairs, main.value)
    found = alternatives_of(cells, [*left_out, *parts])
    languages = languages_compared(scores, measure_named(scores, measure).kind)
    return Robustness(
        measure=measure,
        by=groups.by,
        voice=voice,
        groups=groups.names,
        reference=reference,
        alternatives=(*alternatives, *(("scores",) if others else ())),
        specifications=specifications_table(cells, found),
        summary=summary_table(cells, found),
        kinds=kinds_table(cells, found),
        caveats=(
            *caveats,
            *measure_caveats(scores, measure, voice),
            *whole_caveats(groups.by, groups.names, groups.n_outside, languages, unchecked(scores, measure)),
        ),
        method=robustness_method(measure, alternatives, tuple(others)),
        references=REFERENCES,
        codebooks=scores.codebooks,
    )


def standard_robustness(
    scores: Scores, groups: Grouping, measures: Sequence[str], voice: str, reference: int | None
) -> tuple[Robustness, ...]:
    """Vary the first measure of frames of a study; nothing where there is none, or one group only.

    Of many groups that are all compared with each other, the pairs of those with the most articles are varied.
    """
    varying = [measure for measure in measures if measure in COUNTED]
    if not varying or len(groups.names) < 2:
        return ()
    alternatives = [name for name in applicable(varying[0], voice) if name in _STANDARD]
    pairs = all_pairs(len(groups.names)) if reference is None else pairs_with(reference, len(groups.names))
    caveats: tuple[Caveat, ...] = ()
    if reference is None and len(groups.names) > _MOST_GROUPS:
        sizes = np.bincount(groups.member[groups.member >= 0], minlength=len(groups.names))
        largest = np.sort(np.argsort(-sizes, kind="stable")[:_MOST_GROUPS]).tolist()
        pairs = named_pairs([(a, b) for i, a in enumerate(largest) for b in largest[i + 1 :]])
        caveats = (largest_only(groups.by, _MOST_GROUPS, len(groups.names)),)
    name = None if reference is None else groups.names[reference]
    result = varied(scores, groups, varying[0], voice, pairs, alternatives, {}, name)
    return (replace(result, caveats=(*caveats, *result.caveats)),)


def _coded(scores: Scores, measure: str) -> tuple[Coded, ...]:
    table = measure_named(scores, measure).table
    given = external_of(scores, measure)
    if given is not None:
        return coded_items(given)
    return (Coded("", measure, measure.capitalize()),) if table == "documents" else coded_of(scores, table)


def _regrouped(scores: Scores, groups: Grouping) -> Grouping:
    """Group other scores by the same groups; articles of any other group belong to none."""
    own = grouped(scores, groups.by)
    number = {name: place for place, name in enumerate(groups.names)}
    places = np.array([number.get(name, -1) for name in own.names] + [-1], np.int64)
    return Grouping(groups.by, groups.names, places[own.member])


def _respecified(
    matters: Mapping[int, Matter], wanted: Specification, main: Totals, measure: str, pairs: Pairs
) -> Varied:
    """Return the differences of every frame and pair under another specification."""
    value = totals(matters, wanted).value
    a, b = value[pairs.group], value[pairs.reference]
    n_pairs, f = a.shape
    return Varied(
        wanted.kind,
        wanted.measure,
        (wanted.choice,),
        ("",),
        np.zeros(n_pairs * f, np.int64),
        np.tile(np.arange(f), n_pairs),
        np.repeat(np.arange(n_pairs), f),
        (a - b).ravel(),
        None if wanted.measure == measure else (a + b).ravel() / 2,
    )


def _left_out(
    matter: Matter, measure: str, voice: str, main: Totals, pairs: Pairs, alternatives: Sequence[str]
) -> tuple[list[Varied], tuple[Caveat, ...]]:
    """Return the differences without single terms, articles and days, and what could not be left out."""
    parts: list[Varied] = []
    undated, single = False, []
    if "terms" in alternatives:
        parts.append(without_each_term(matter, measure, voice, main, pairs))
    if "articles" in alternatives:
        parts += without_each_article(matter, measure, voice, main, pairs)
        compared = set(np.concatenate((pairs.group, pairs.reference)).tolist())
        single = [matter.groups.names[number] for number in sorted(compared) if (main.n[number] == 1).any()]
    if "largest-day" in alternatives:
        days = without_largest_days(matter, measure, voice, main, pairs)
        undated = not any(days.choices)
        parts.append(days)
    return parts, robustness_caveats(undated, single)


def _check_size(matter: Matter, measure: str, main: Totals, pairs: Pairs, alternatives: Sequence[str]) -> None:
    """Refuse what would compute more differences than anybody can look at."""
    sizes = main.n.max(axis=1)
    counts = {"terms": 0, "articles": 0}
    if "terms" in alternatives:
        counts["terms"] = len(matter.matches.term_text) * len(pairs)
    if "articles" in alternatives:
        counts["articles"] = int((sizes[pairs.group] + sizes[pairs.reference]).sum()) * main.n.shape[1]
    if max(counts.values()) > MOST_ROWS:
        worst = max(counts, key=lambda name: counts[name])
        raise ComparisonError(
            f"Leaving out {worst} makes up to {counts[worst]:,} differences; at most {MOST_ROWS:,} are computed. "
            f"Name a reference or the contrasts that matter, or leave '{worst}' out of the alternatives."
        )
