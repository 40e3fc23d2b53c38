"""How an evaluation is described, and when it has to be read with care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.coding.coded_stances import CodedStances
from framing.coding.coded_units import CodedUnits
from framing.errors import counted
from framing.results import Caveat
from framing.scoring.stance import MENTION_AGAINST, MENTION_FOR

_LISTED = 6


def evaluation_method(
    units: CodedUnits, stances: CodedStances, n_resamples: int, confidence: float, with_alpha: bool
) -> str:
    """Say what was done, in sentences that a paper can take over."""
    said = []
    if units.frames or not stances.targets:
        said.append(_of_frames(units, n_resamples, confidence, with_alpha))
    if stances.targets:
        said.append(_of_stances(stances, n_resamples, confidence))
    return " ".join(said)


def _of_stances(units: CodedStances, n_resamples: int, confidence: float) -> str:
    limits = f"{MENTION_FOR:g}", f"{MENTION_AGAINST:g}".replace("-", "−")
    return (
        f"Stance was held against human codes (against, neither, for) of {int(units.speaks.any(axis=1).sum()):,} "
        f"{units.unit}s that speak of a target. As measured, one is for the target from a polarity of "
        f"{limits[0]} on, against it from {limits[1]}, else neither, as without evidence. Macro-F1, accuracy "
        "and the mean error (class found − class coded) are weighted as frames are; Krippendorff's α, ordinal, "
        f"is between codes and measurement. Their {confidence:.0%} intervals are percentiles of "
        f"{n_resamples:,} resamples of articles."
    )


def _of_frames(units: CodedUnits, n_resamples: int, confidence: float, with_alpha: bool) -> str:
    found = (
        "has it where its hits reach the frame's threshold"
        if units.unit == "article"
        else "has it where a term of the frame matches in it"
    )
    weights = (
        f"Each {units.unit} weighs the population of its stratum over the stratum's {units.unit}s with a code."
        if units.weighted
        else f"The probabilities with which {units.unit}s were drawn are not known: each weighs 1."
    )
    alpha = " Krippendorff's α is nominal, of the codes before they were decided." if with_alpha else ""
    return (
        f"The scores were held against human codes of {len(units.article):,} {units.unit}s; one "
        f"{found}. {weights} Precision, recall, specificity and F1 have {confidence:.0%} studentised bootstrap "
        f"intervals over articles on the logit scale ({n_resamples:,} resamples), or an exact bound at 0 and 1; "
        "Matthews' correlation has percentile intervals. That recall and specificity are the same in all sources "
        f"was tested by {n_resamples:,} permutations of the articles' sources, corrected by Benjamini and "
        f"Hochberg.{alpha}"
    )


def evaluation_references(with_alpha: bool) -> tuple[str, ...]:
    """Return the keys of the bibliography."""
    return (
        *("grimmer2013", "matthews1975", "bland1986", "davison1997", "clopper1934", "chung2013", "benjamini1995"),
        *(("hayes2007",) if with_alpha else ()),
    )


def evaluation_caveats(
    units: CodedUnits,
    stances: CodedStances,
    metrics: Sequence[dict[str, Any]],
    differential: Sequence[dict[str, Any]],
    alpha: float,
) -> tuple[Caveat, ...]:
    """Word what a reader has to know."""
    found = []
    if not units.weighted:
        found.append(
            Caveat(
                "no-probabilities",
                "The probabilities with which these units were drawn are not known, so the numbers are about "
                "these units alone, and comparisons cannot be corrected by them.",
            )
        )
    small = dict.fromkeys(
        f"{row['label']} ({row['source'] or 'all sources'})" for row in metrics if "small-n" in row["caveats"]
    )
    if small:
        found.append(
            Caveat(
                "small-n",
                "Fewer than 10 articles with the frame (of specificity: without it; of stance: with each class) "
                f"carry the numbers of {_listed(list(small))}. No claim is made that an interval there holds "
                "its nominal coverage.",
            )
        )
    worse = [
        f"{row['metric']} of {row['label']} ({row['lowest']} {row['lowest_value']:.2f}, {row['highest']} "
        f"{row['highest_value']:.2f})"
        for row in differential
        if row["p_corrected"] is not None and row["p_corrected"] < alpha
    ]
    if worse:
        found.append(
            Caveat(
                "differential-error",
                f"Errors differ between sources: {_listed(worse)}. A difference between these sources can be one "
                "of errors; correct the comparison.",
            )
        )
    never = [
        frame.label for j, (_, frame) in enumerate(units.frames) if not units.coded[units.known[:, j], j].any()
    ]
    if never:
        found.append(
            Caveat(
                "never-coded",
                f"Coders see {_listed(never)} in no unit. There is no recall, and F1 is 0 whatever is found: only "
                "specificity says anything. Code units in which the frame stands.",
            )
        )
    missing = max(units.missing, stances.missing)
    if missing:
        said = counted(missing, "coded unit stands", "coded units stand")
        found.append(Caveat("units-not-scored", f"{said} in articles that are not among the scores."))
    n_unknown = int((~units.known).any(axis=1).sum())
    if n_unknown:
        said = counted(n_unknown, "unit has", "units have")
        found.append(
            Caveat(
                "units-not-decided",
                f"{said} no code of some frame (cannot say, or not coded); the others of their strata stand for "
                "them.",
            )
        )
    if units.bare:
        found.append(
            Caveat(
                "stratum-not-coded",
                f"No unit of some strata has a code of every frame, so nothing stands for them: "
                f"{_listed(units.bare)}.",
            )
        )
    if stances.n_without:
        n = stances.n_without
        said = counted(n, "unit of the sample has", "units of the sample have")
        found.append(
            Caveat(
                "units-without-codes",
                f"{said} no code at all, and targets alone were coded: they count as read, and as not speaking of "
                "any target.",
            )
        )
    return tuple(found)


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - _LISTED
    return ", ".join(words) if rest < 2 else f"{', '.join(words[:_LISTED])} and {rest:,} more"
