"""Findings in words, made from the numbers: direction, size, interval and how far it can be trusted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.numbers import Scale, decimals_of, number, scale_of
from framing.plots.rows import Estimate, Frame, Grid, at_least, is_carried_by_few, largest_contrasts, noun_of
from framing.report import numbers
from framing.report.model import Statement
from framing.results import Comparison
from framing.results.caveats import SMALL_N

CORRECTIONS = {
    "benjamini-hochberg": "Benjamini–Hochberg",
    "westfall-young": "Westfall–Young step-down max-T",
    "none": "no correction",
}

# How differences are, in pictures and tables.
ORDERED = (
    "Ordered by how far the interval stays from 0, those that few articles carry behind the others by p, "
    "then by size."
)


def plural(by: str) -> str:
    """Name several groups: sources, or groups where another column divides the articles."""
    return "sources" if by == "source" else "groups"


def singular(by: str) -> str:
    """Name one group."""
    return "source" if by == "source" else "group"


def listed(words: Sequence[str]) -> str:
    """Join words: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def title_of(result: Comparison) -> str:
    """Name what a comparison shows, for the titles of tables and figures."""
    what = scale_of(result.measure).title
    voice = "" if result.voice == "all" else f" (Voice: {result.voice.capitalize()})"
    return f"{what}, by {singular(result.by).capitalize()}{voice}"


def differences(result: Comparison, grid: Grid, most: int = 5) -> tuple[Statement, ...]:
    """Say which frames differ most, one pair of groups a frame, the clearest differences first."""
    best = [row for frame in grid.frames for row in largest_contrasts(result, 1, frame)]
    best.sort(key=_order)
    clear = [row for row in best if _at_least(row) > 0]
    shown = best[: max(min(len(clear), most), min(3, len(best)))]
    found = [_difference(row, result, grid) for row in shown]
    unclear = len(best) - len(clear)
    if clear and unclear:
        what = noun_of(result)
        frames = f"one {what}" if unclear == 1 else f"{unclear} {what}s"
        found.append(
            Statement(
                f"For {frames} of {len(best)}, every difference between two {plural(result.by)} has an interval "
                "that includes 0, or none at all: these articles do not settle whether there is one."
            )
        )
    return tuple(found)


def _order(row: dict[str, Any]) -> tuple[float, ...]:
    """Return where a contrast stands: those that leave out 0 first, the ones that few carry behind these, by p."""
    few = _at_least(row) > 0 and is_carried_by_few(row)
    p = math.inf if row["p"] is None else row["p"]
    return (_at_least(row) <= 0, few, p if few else 0, -_at_least(row), -abs(row["difference"]))


def _at_least(row: dict[str, Any]) -> float:
    return float(at_least(row["low"], row["high"]))


def _difference(row: dict[str, Any], result: Comparison, grid: Grid) -> Statement:
    scale = scale_of(result.measure)
    frame = next(each for each in grid.frames if each.key == (row["lexicon"] or "", row["name"]))
    here, there = grid.at(frame, row["group"]), grid.at(frame, row["reference"])
    parts = numbers.difference(row, scale)
    here_said, there_said = _value(here, scale, result.confidence), _value(there, scale, result.confidence)
    word = "higher in" if row["difference"] > 0 else "lower in" if row["difference"] < 0 else "the same in"
    joint = "than in" if row["difference"] else "as in"
    size = f"difference {parts[0]}"
    if len(parts) > 1:
        size += f", {numbers.level(result.confidence)} CI {parts[1]}"
    test, tested = _test(row)
    effect, effected = _effect(row)
    counts = f"n\u00a0=\u00a0{numbers.count(row['n_group'])} and {numbers.count(row['n_reference'])} articles"
    facts = ", ".join(part for part in (size, test, effect, counts) if part)
    text = (
        f"The {scale.phrase} is {word} {shortened(row['group'])} ({here_said}) {joint} "
        f"{shortened(row['reference'])} ({there_said}): {facts}. {_hedge(row, result, here, there)}"
    )
    lead = "" if result.kind == "article" else f"{shortened(frame.label)}."
    printed = [*numbers.estimate(here, scale), *numbers.estimate(there, scale)]
    return Statement(text, lead, (*(each for each in printed if each in text), *parts, *tested, *effected))


def _value(point: Estimate, scale: Scale, confidence: float) -> str:
    parts = numbers.estimate(point, scale)
    if point.interval == "within-article" and len(parts) > 1:
        return f"{parts[0]}, {numbers.level(confidence)} interval within one article {parts[1]}"
    return parts[0]


def _test(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    corrected = row["p_corrected"] is not None
    p = row["p_corrected"] if corrected else row["p"]
    if p is None:
        return "", ()
    said = numbers.p_value(p)
    return f"{'corrected' if corrected else 'uncorrected'} p {said if said[0] == '<' else f'= {said}'}", (said,)


def _effect(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    if row["effect"] is None:
        return "", ()
    said = numbers.effect(row["effect"], row["effect_name"])
    return f"{numbers.EFFECTS.get(row['effect_name'], (row['effect_name'], False))[0]} = {said}", (said,)


def _hedge(row: dict[str, Any], result: Comparison, here: Estimate, there: Estimate) -> str:
    """Say how far a difference can be trusted."""
    alone = [
        shortened(row[side]) for side, point in (("group", here), ("reference", there)) if point.n_articles == 1
    ]
    if len(alone) == 2:
        return f"One article against one: this says nothing about other articles of these {plural(result.by)}."
    if alone:
        return f"One article stands for {alone[0]}: this says nothing about its other articles."
    if row["low"] is None:
        return "There is no interval for this difference, so how sure it is cannot be said."
    codes = row["caveats"] or ()
    what = "articles" if SMALL_N in codes else "clusters of articles"
    few = f" With so few {what} the interval may be too narrow." if is_carried_by_few(row) else ""
    p = row["p_corrected"] if row["p_corrected"] is not None else row["p"]
    clear = _at_least(row) > 0
    tests = f"correction for {counted(result.n_tests, 'test', 'tests')}"
    if p is None:
        said = (
            "The interval leaves out 0." if clear else "The interval includes 0, so the direction is not settled."
        )
    elif clear and p < result.alpha:
        corrected = row["p_corrected"] is not None
        said = "The interval leaves out 0, and the difference " + (
            f"holds after {tests}." if corrected else "is not corrected for the number of tests."
        )
    elif clear:
        said = f"The interval leaves out 0, but after {tests} chance remains a possible explanation."
    elif p < result.alpha:
        said = "The test and the interval disagree, so take this as undecided."
    else:
        said = "The interval includes 0, so these articles do not settle the direction."
    return said + few


def most_frequent(result: Comparison, grid: Grid, groups: Sequence[str], most: int = 2) -> tuple[Statement, ...]:
    """Say for each group which frames it has most of, or, of values around 0, where it is farthest from it."""
    found = []
    for group in groups:
        ranked = sorted(
            ((frame, grid.at(frame, group)) for frame in grid.frames),
            key=lambda pair: -abs(pair[1].value or 0.0),
        )
        top = [(frame, point) for frame, point in ranked if point.value][:most]
        if top:
            found.append(_most_frequent(result, group, top))
    return tuple(found)


def _most_frequent(result: Comparison, group: str, top: Sequence[tuple[Frame, Estimate]]) -> Statement:
    scale = scale_of(result.measure)
    printed: list[str] = []
    said = []
    for frame, point in top:
        parts = numbers.estimate(point, scale)
        printed += parts
        if len(parts) == 1 or point.is_full:
            said.append(f"{shortened(frame.label)} ({' '.join(parts)})")
        else:
            within = "interval within one article" if point.interval == "within-article" else "CI"
            said.append(
                f"{shortened(frame.label)} ({parts[0]}, {numbers.level(result.confidence)} {within} {parts[1]})"
            )
    return Statement(f"{listed(said)}.", f"{shortened(group)}.", tuple(printed))


def how_tested(result: Comparison) -> tuple[Statement, ...]:
    """Say how many contrasts were tested, how, and how many remain."""
    if not result.n_tests:
        return ()
    column = "p_corrected" if result.correction != "none" else "p"
    below = pc.sum(pc.less(result.contrasts.data.column(column), result.alpha)).as_py() or 0
    how = CORRECTIONS.get(result.correction, result.correction)
    kind = "corrected p" if result.correction != "none" else "uncorrected p"
    limit = number(result.alpha, decimals_of([result.alpha]), bounded=True)
    n_tests, n_below = numbers.count(result.n_tests), numbers.count(below)
    what = "contrast was" if result.n_tests == 1 else "contrasts were"
    return (
        Statement(
            f"{n_tests} {what} tested ({how}); {n_below} with a {kind} below {limit}.",
            numbers=(n_tests, n_below, limit),
        ),
    )
