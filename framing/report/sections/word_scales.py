"""Scales of words: where sources stand between sets of seed words, and toward which poles their words lie."""

from __future__ import annotations

import dataclasses
from typing import Any

from framing.plots import word_polarity
from framing.plots.labels import shortened
from framing.plots.numbers import number, scale_of
from framing.plots.rows import chosen_groups, grid_of, left_out
from framing.report import numbers
from framing.report.figures import dot_figures, heat_maps, tone_figure
from framing.report.model import Block, Cell, Column, FigureBlock, Paragraph, Section, Stamp, TableBlock
from framing.report.svg import svg_of
from framing.report.tables import contrast_table, estimate_tables
from framing.report.wording import listed, plural, singular
from framing.results import Comparison, LatentScale, Microframes, Similarities

_STAMP = "Experimental: how well these numbers agree with human readers has not been shown."
_WORDS = 12  # an end
_LEAST = 3  # articles that have a word that is shown
_PASSAGES = 5  # an end
_GROUPS = 20  # of tables with a row a group; the others are in the CSV files


def latent_scale(result: LatentScale) -> Section:
    """Show where groups stand on a scale of seed words: its words first, then the numbers, then passages."""
    negative, positive = result.ends(_WORDS, _LEAST)
    said = (
        f"Words that are used like the seed words of ‘{result.poles[0]}’ lie above 0, those used like the seed "
        f"words of ‘{result.poles[1]}’ below it. If the words named here are not what the two ends mean, the "
        "numbers below are about something else."
    )
    blocks: list[Block] = [
        Stamp(_STAMP),
        Paragraph(said),
        FigureBlock(
            title=f"Words Between {result.poles[1].title()} and {result.poles[0].title()}",
            svg=svg_of(word_polarity(result, limit=_WORDS, least=_LEAST).figure),
            alt=(
                f"Words by polarity and frequency. Toward {result.poles[1]}: {listed(negative)}. Toward "
                f"{result.poles[0]}: {listed(positive)}."
            ),
            note=(
                f"Seed words are bold. Other words that are named are those farthest out that at least {_LEAST} "
                "articles have."
            ),
        ),
        tone_figure(result.comparison),
        *_compared(result.comparison, "position"),
        _seeds(result),
        _passages(result),
    ]
    return Section("latent-scale", "Between two sets of seed words", tuple(blocks))


def _compared(result: Comparison, name: str) -> tuple[Block, ...]:
    """Print estimates and differences; in full they are in tables of their own."""
    return tuple(
        dataclasses.replace(table, csv=f"{name}_{table.csv}")
        for table in (*estimate_tables(result), *_contrasts(result))
    )


def _seeds(result: LatentScale) -> TableBlock:
    rows = [
        (
            Cell((shortened(row["seed"]),)),
            Cell((shortened(row["pole"]),)),
            Cell((numbers.count(row["count"]),)),
            Cell((_signed(row["polarity"], 3),)),
            Cell((_signed(row["correlation"], 3),)),
            Cell((_shift(row),)),
        )
        for row in result.seeds
        if row["why_not"] is None
    ]
    unused = [row["seed"] for row in result.seeds if row["why_not"] is not None]
    return TableBlock(
        title="What Each Seed Word Does",
        columns=(
            Column("Seed", weight=2),
            Column("End", weight=2),
            Column("Occurs", is_number=True, weight=0),
            Column("By the others", is_number=True),
            Column("r without", is_number=True),
            Column("Moves most", weight=2),
        ),
        rows=tuple(rows),
        note=(
            "By the others: polarity of the word by the other seed words alone, which should have the sign of its "
            "end. r without: correlation of the articles' positions without it with those with it. Moves most: "
            "the group whose position changes most without it, in standard deviations of articles."
            + (f" Not used: {listed([shortened(each) for each in unused])}." if unused else "")
        ),
        csv="seeds",
    )


def _shift(row: dict[str, Any]) -> str:
    if row["group_shift"] is None:
        return numbers.NONE
    return f"{shortened(row['shifted_group'], 30)} ({number(row['group_shift'], 2)})"


def _passages(result: LatentScale) -> TableBlock:
    rows: list[tuple[Cell, ...]] = []
    for pole in result.poles:
        own = [row for row in result.passages if row["pole"] == pole][:_PASSAGES]
        rows += [
            (
                Cell((shortened(pole) if not place else "",)),
                Cell((shortened(row["group"] or numbers.NONE),)),
                Cell((number(row["value"], 1),)),
                Cell((row["passage"],)),
            )
            for place, row in enumerate(own)
        ]
    return TableBlock(
        title="Sentences Farthest Out",
        columns=(
            Column("End", weight=2),
            Column(singular(result.by).capitalize(), weight=2),
            Column("Position", is_number=True, weight=0),
            Column("Sentence", weight=8),
        ),
        rows=tuple(rows),
        note="At most one of an article, of those with at least eight known words. They show what the ends are "
        "about.",
    )


def microframes(result: Microframes) -> Section:
    """Show toward which poles the words of groups lie: words first, then bias, intensity and what drives them."""
    blocks: list[Block] = [
        Stamp(_STAMP),
        Paragraph(
            "A microframe is an axis between two sets of words. Its bias is the mean of how far the words of a "
            "text lie toward one of them: a signed mean, and no media bias. Its intensity is how far they lie "
            "from the corpus's mean on the axis at all, to whichever side."
        ),
        _axes(result),
        *(dot_figures(result.bias) or heat_maps(result.bias)),
        _groups(result),
        *(dataclasses.replace(table, csv="microframe_bias_contrasts") for table in _contrasts(result.bias)),
        _drivers(result),
    ]
    return Section("microframes", "Microframes", tuple(blocks))


def _contrasts(result: Comparison) -> tuple[TableBlock, ...]:
    table = contrast_table(result)
    return () if table is None else (table,)


def _axes(result: Microframes) -> TableBlock:
    rows = []
    for row in result.axes:
        a, b = result.ends(row["item"], _WORDS, _LEAST)
        rows.append(
            (
                Cell((shortened(row["item"]),)),
                Cell((f"{shortened(row['pole_b'])}: {', '.join(row['words_b'])}. Near it: {listed(b)}.",)),
                Cell((f"{shortened(row['pole_a'])}: {', '.join(row['words_a'])}. Near it: {listed(a)}.",)),
                Cell((number(row["likeness"], 2, True),)),
            )
        )
    return TableBlock(
        title="Poles, and the Words Near Them",
        columns=(
            Column("Microframe", weight=2),
            Column("Pole B (below 0)", weight=4),
            Column("Pole A (above 0)", weight=4),
            Column("Likeness", is_number=True, weight=0),
        ),
        rows=tuple(rows),
        note="Likeness: cosine of the two poles' means; near 1 their words are used alike, and the axis is noise.",
        csv="microframe_axes",
    )


def _groups(result: Microframes) -> TableBlock:
    scales = {name: scale_of(f"microframe_{name}") for name in ("bias", "intensity")}
    rows: list[tuple[Cell, ...]] = []
    last = ""
    shown, more = _shown_groups(result)
    for row in result.groups:
        if row["group"] not in shown:
            continue
        cells = [Cell((shortened(row["item"]) if row["item"] != last else "",)), Cell((shortened(row["group"]),))]
        for name, scale in scales.items():
            cells += [
                Cell(_with_interval(row, name, scale.decimals)),
                Cell((_signed(row[f"{name}_effect"], scale.decimals),)),
                Cell((numbers.p_value(row[f"{name}_p_corrected"]),)),
            ]
        rows.append(tuple(cells))
        last = row["item"]
    return TableBlock(
        title=f"Bias and Intensity of Each Microframe, by {singular(result.by).capitalize()}",
        columns=(
            Column("Microframe", weight=2),
            Column(singular(result.by).capitalize(), weight=2),
            Column("Bias", is_number=True),
            Column("η", is_number=True, weight=0),
            Column("p", is_number=True, weight=0),
            Column("Intensity", is_number=True),
            Column("η", is_number=True, weight=0),
            Column("p", is_number=True, weight=0),
        ),
        rows=tuple(rows),
        note=(
            "Intervals are over articles. η: the number less the mean of samples of as many articles from the "
            f"whole corpus, which the group is part of; p: two-sided under {numbers.count(result.n_resamples)} "
            f"such samples, corrected over all groups, microframes and both numbers.{more}"
        ),
        csv="microframe_groups",
    )


def _with_interval(row: dict[str, Any], name: str, decimals: int) -> tuple[str, ...]:
    if row[name] is None:
        return (numbers.NONE,)
    if row[f"{name}_low"] is None or row[f"{name}_high"] is None:
        return (number(row[name], decimals, True),)
    limits = numbers.interval(row[f"{name}_low"], row[f"{name}_high"], decimals, True)
    return number(row[name], decimals, True), limits


def _drivers(result: Microframes) -> TableBlock:
    rows = []
    shown, more = _shown_groups(result)
    for axis in result.axes:
        first = True
        for group in shown:
            own = [row for row in result.drivers if (row["item"], row["group"]) == (axis["item"], group)]
            up = [row["word"] for row in own if row["shift"] > 0][:8]
            down = [row["word"] for row in own if row["shift"] < 0][:8]
            rows.append(
                (
                    Cell((shortened(axis["item"]) if first else "",)),
                    Cell((shortened(group),)),
                    Cell((listed(down) or numbers.NONE,)),
                    Cell((listed(up) or numbers.NONE,)),
                )
            )
            first = False
    return TableBlock(
        title="Words That Part Each Group From the Corpus",
        columns=(
            Column("Microframe", weight=2),
            Column(singular(result.by).capitalize(), weight=2),
            Column("Toward pole B", weight=4),
            Column("Toward pole A", weight=4),
        ),
        rows=tuple(rows),
        note=(
            "A word moves a group where it is used more or less often than in the corpus. Names and topics among "
            f"them say that the number is about what is written of, and not about how.{more}"
        ),
        csv="microframe_drivers",
    )


def _shown_groups(result: Microframes) -> tuple[list[str], str]:
    """Return the groups with the most articles, in their order, and a sentence on the others."""
    cells = grid_of(result.bias)
    shown = chosen_groups(cells, None, _GROUPS)
    note = left_out(len(shown), len(cells.groups), plural(result.by))
    return list(shown), f" {note}" if note else ""


def likeness(result: Similarities) -> Section:
    """Show how like the sentences of groups are to what frames mean."""
    rows: list[tuple[Cell, ...]] = []
    last = ""
    labels = {frame.name: frame.label for frame in result.codebook.frames}
    for row in result.passages:
        rows.append(
            (
                Cell((shortened(labels[row["item"]]) if row["item"] != last else "",)),
                Cell((shortened(row["group"] or numbers.NONE),)),
                Cell((number(row["value"], 2, True),)),
                Cell((row["passage"],)),
            )
        )
        last = row["item"]
    passages = TableBlock(
        title="Sentences Most Like Each Frame",
        columns=(
            Column("Frame", weight=2),
            Column(singular(result.by).capitalize(), weight=2),
            Column("Cosine", is_number=True, weight=0),
            Column("Sentence", weight=8),
        ),
        rows=tuple(rows),
        note="At most one of an article.",
        csv="likeness_passages",
    )
    said = (
        f"Each sentence was set against the definition and examples of each frame, as {result.encoder} encodes "
        "them. Compare groups within a frame, never frames."
    )
    blocks: tuple[Block, ...] = (
        Stamp(_STAMP),
        Paragraph(said),
        *(dot_figures(result.comparison) or heat_maps(result.comparison)),
        *_compared(result.comparison, "likeness"),
        passages,
    )
    return Section("likeness", "Likeness to what frames mean", blocks)


def _signed(value: float | None, decimals: int) -> str:
    return numbers.NONE if value is None else number(value, decimals, True)
