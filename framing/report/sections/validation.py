"""How rightly frames are found: α, precision, recall and F1 beside each, by source, and what is behind them."""

from __future__ import annotations

from typing import Any

from framing.errors import counted
from framing.plots import bland_altman, calibration_plot, length_panel, metric_dots, threshold_curve
from framing.plots.evaluation import usual_frame
from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.report import numbers
from framing.report.model import (
    Block,
    Cell,
    Column,
    FigureBlock,
    Paragraph,
    Section,
    Statement,
    Statements,
    TableBlock,
)
from framing.report.sections.stance_validation import stance_blocks
from framing.report.sections.validation_alt import (
    articles_said,
    calibration_said,
    lengths_said,
    metrics_said,
    thresholds_said,
)
from framing.report.svg import svg_of
from framing.results import Evaluation

_CODED = "People coded {units} in {articles}. {weights}"
_METRICS = (
    "Precision: of those in which the frame was found, the part in which they "
    "see it. Recall: of those in which they see it, the part in which it was found. F1 is the harmonic mean of "
    "both."
)
_WEIGHTED = "Every number is one of all {unit}s, since each coded one counts as many as it stands for."
_PLAIN = "The numbers are of these {unit}s alone, since nobody knows how probable it was to draw them."
_MOST_TERMS = 12
_SHOWN = ("precision", "recall", "f1")


def validation(result: Evaluation) -> Section:
    """Show how rightly frames are found."""
    weights = (_WEIGHTED if result.weighted else _PLAIN).format(unit=result.unit)
    units = counted(result.n_units, result.unit, f"{result.unit}s")
    articles = counted(result.n_articles, "article", "articles")
    blocks: list[Block] = [Paragraph(_CODED.format(units=units, articles=articles, weights=weights))]
    if result.frames:
        blocks.append(Paragraph(_METRICS))
    blocks.append(Statements("Do errors differ between sources?", _differing(result)))
    return Section("validation", _title(result), (*blocks, *_of_frames(result), *stance_blocks(result)))


def _title(result: Evaluation) -> str:
    if result.targets:
        return "How rightly frames and stances are found" if result.frames else "How rightly stances are found"
    return "How rightly the frames are found"


def _of_frames(result: Evaluation) -> list[Block]:
    if not result.frames:
        return []
    blocks: list[Block] = [_frames(result), _figure(result), _curve(result), _calibration(result)]
    if len(result.articles):
        drawn = {f"{row['lexicon']}/{row['name']}" for row in result.lengths}
        frame = usual_frame(result) if usual_frame(result) in drawn else sorted(drawn)[0]
        blocks += [_articles(result, frame), _panel(result, frame), _lengths(result)]
    blocks.append(_sources(result))
    if len(result.terms):
        blocks.append(_terms(result))
    return blocks


def _differing(result: Evaluation) -> tuple[Statement, ...]:
    alpha = round(1 - result.confidence, 10)
    tested = [row for row in result.differential if row["p_corrected"] is not None]
    if not tested:
        return (Statement("There are too few coded units to test it."),)
    apart = [row for row in tested if row["p_corrected"] < alpha]
    n, of = numbers.count(len(apart)), counted(len(tested), "test", "tests")
    limit = number(alpha, 3, True).rstrip("0")
    said = [Statement(f"In {n} of {of} they do (corrected p < {limit}).", numbers=(n, limit))]
    for row in sorted(apart, key=lambda row: row["p_corrected"])[:6]:
        low, high = _part(row["lowest_value"]), _part(row["highest_value"])
        p = numbers.p_value(row["p_corrected"])
        said.append(
            Statement(
                f"{row['metric'].capitalize()} is {low} in {shortened(row['lowest'])} and {high} in "
                f"{shortened(row['highest'])} (corrected p {p if p[0] == '<' else f'= {p}'}). A difference "
                "between them can be one of errors.",
                f"{shortened(row['label'])}.",
                (low, high, p),
            )
        )
    return tuple(said)


def _frames(result: Evaluation) -> TableBlock:
    rows = []
    for lexicon, name in result.frames:
        mine = {metric: result.metric(name, metric, lexicon=lexicon) or {} for metric in (*_SHOWN, "mcc")}
        reliable = next(
            (row for row in result.reliability if (row["lexicon"], row["name"]) == (lexicon, name)), None
        )
        first = mine["f1"]
        rows.append(
            (
                Cell((_named(result, lexicon, name, first["label"]),)),
                Cell((numbers.count(first["n_coded"]), f"of {numbers.count(first['n_units'])}")),
                Cell(_with_limits(reliable, "alpha")),
                *(Cell(_with_limits(mine[metric], "value")) for metric in (*_SHOWN, "mcc")),
            )
        )
    return TableBlock(
        title="Agreement of Coders, and How Rightly Each Frame Is Found",
        columns=(
            Column("Frame", weight=2),
            *(
                Column(head, is_number=True, weight=0)
                for head in ("Coded", "α", "Precision", "Recall", "F1", "MCC")
            ),
        ),
        rows=tuple(rows),
        note=(
            f"{numbers.level(result.confidence)} intervals over articles. Coded: units in which coders see the "
            "frame, of those with a code, not weighted. α: Krippendorff’s, between coders. MCC: Matthews’ "
            f"correlation, 0 where found and coded have nothing to do with each other. {numbers.NONE}: not known."
        ),
        csv="evaluation",
    )


def _sources(result: Evaluation) -> TableBlock:
    sources = dict.fromkeys(row["source"] for row in result.table if row["source"] is not None)
    rows = []
    for lexicon, name in result.frames:
        for source in sources:
            found = {
                row["metric"]: row
                for row in result.table
                if (row["lexicon"], row["name"], row["source"]) == (lexicon, name, source)
            }
            if found:
                first = found["f1"]
                rows.append(
                    (
                        Cell((_named(result, lexicon, name, first["label"]),)),
                        Cell((shortened(source),)),
                        Cell((numbers.count(first["n_coded"]), f"of {numbers.count(first['n_units'])}")),
                        *(Cell(_with_limits(found[metric], "value")) for metric in _SHOWN),
                    )
                )
    return TableBlock(
        title="How Rightly Each Frame Is Found, by Source",
        columns=(
            Column("Frame", weight=2),
            Column("Source", weight=2),
            *(Column(head, is_number=True, weight=0) for head in ("Coded", "Precision", "Recall", "F1")),
        ),
        rows=tuple(rows[:40]),
        note="" if len(rows) <= 40 else f"Shown are 40 of {numbers.count(len(rows))} rows.",
        csv="evaluation",
    )


def _terms(result: Evaluation) -> TableBlock:
    rows = sorted(result.terms.rows(), key=lambda row: (row["f1_change"] or 0.0, -row["n_units"], row["term"]))
    shown = rows[:_MOST_TERMS]
    rest = "" if len(rows) <= len(shown) else f" Shown are {len(shown)} of {numbers.count(len(rows))} terms."
    return TableBlock(
        title="Terms That Earn Their Place Least",
        columns=(
            Column("Frame", weight=2),
            Column("Term", weight=3),
            *(Column(head, is_number=True, weight=0) for head in ("Units", "Precision", "F1 from it")),
        ),
        rows=tuple(
            (
                Cell((shortened(row["label"] or row["name"]),)),
                Cell((shortened(row["term"]),)),
                Cell((numbers.count(row["n_units"]),)),
                Cell(_with_limits(row, "precision")),
                Cell((numbers.NONE if row["f1_change"] is None else number(row["f1_change"], 3, True),)),
            )
            for row in shown
        ),
        note=(
            "Units: coded ones in which the term stands. F1 from it: F1 of the frame with the term, minus F1 "
            f"without it; below 0 the frame is found better without.{rest} "
            "A term that was drawn in few units is no finding."
        ),
        csv="evaluation_terms",
    )


def _lengths(result: Evaluation) -> TableBlock:
    return TableBlock(
        title="Measured and Coded Articles, and Their Length",
        columns=(
            Column("Frame", weight=2),
            *(
                Column(head, is_number=True, weight=0)
                for head in ("Articles", "Difference", "ρ measured", "ρ coded", "ρ difference")
            ),
        ),
        rows=tuple(
            (
                Cell((shortened(row["label"] or row["name"]),)),
                Cell((numbers.count(row["n_articles"]),)),
                Cell(
                    (
                        number(row["difference"], 3, True),
                        numbers.interval(row["limit_low"], row["limit_high"], 3, False),
                    )
                ),
                *(
                    Cell((numbers.NONE if row[name] is None else number(row[name], 2, True),))
                    for name in ("rho_measured", "rho_coded", "rho_difference")
                ),
            )
            for row in result.lengths
        ),
        note=(
            "Difference: mean of measured − coded share, with Bland and Altman’s limits of agreement. ρ: "
            "Spearman’s correlation with the article’s tokens. Where that of the difference is not near 0, "
            "length makes errors."
        ),
        csv="evaluation_lengths",
    )


def _figure(result: Evaluation) -> FigureBlock:
    frame = usual_frame(result)
    return FigureBlock(
        title="Precision, Recall and F1 of the Frame Coded Most",
        svg=svg_of(metric_dots(result, frame=frame).figure),
        alt=f"{_label(result, frame)}: dots for all sources and for each. {metrics_said(result, frame)}",
        note=f"Lines are {numbers.level(result.confidence)} intervals over articles.",
    )


def _curve(result: Evaluation) -> FigureBlock | Paragraph:
    frame = usual_frame(result)
    if not _has(result.thresholds, frame):
        return Paragraph("No term of the frame coded most occurs in coded units: there is no other threshold.")
    return FigureBlock(
        title="What Another Threshold Would Do",
        svg=svg_of(threshold_curve(result, frame=frame).figure),
        alt=f"{_label(result, frame)}: lines of precision, recall and F1. {thresholds_said(result, frame)}",
        note="The broken line is the threshold in use. All frames are in evaluation_thresholds.csv.",
    )


def _calibration(result: Evaluation) -> FigureBlock:
    frame = usual_frame(result)
    return FigureBlock(
        title="Do More Hits Mean More of the Frame?",
        svg=svg_of(calibration_plot(result, frame=frame).figure),
        alt=f"{_label(result, frame)}: points. {calibration_said(result, frame)}",
        note="Numbers beside the points are coded units. All frames are in evaluation_calibration.csv.",
    )


def _articles(result: Evaluation, frame: str) -> FigureBlock:
    return FigureBlock(
        title="Articles as Measured and as Coded",
        svg=svg_of(bland_altman(result, frame=frame).figure),
        alt=(
            f"{_label(result, frame)}: measured minus coded share of each article, against their mean. "
            f"{articles_said(result, frame)}"
        ),
        note="A dot is an article. Lines: the mean difference, and Bland and Altman’s limits of agreement.",
    )


def _panel(result: Evaluation, frame: str) -> FigureBlock:
    return FigureBlock(
        title="Measured and Coded Articles Against Their Length",
        svg=svg_of(length_panel(result, frame=frame).figure),
        alt=f"{_label(result, frame)}: shares of each article against its tokens. {lengths_said(result, frame)}",
        note="Filled: measured; open: coded; a line joins the two of an article.",
    )


def _named(result: Evaluation, lexicon: str, name: str, label: str | None) -> str:
    """Name a frame, with its lexicon where several have it."""
    several = [known for _, known in result.frames].count(name) > 1
    return shortened(f"{label or name} ({lexicon})" if several else label or name)


def _has(table: Any, frame: str) -> bool:
    return any(f"{row['lexicon']}/{row['name']}" == frame for row in table)


def _label(result: Evaluation, frame: str) -> str:
    row = next(row for row in result.table if f"{row['lexicon']}/{row['name']}" == frame)
    return shortened(row["label"] or row["name"])


def _with_limits(row: dict[str, Any] | None, name: str) -> tuple[str, ...]:
    if not row or row.get(name) is None:
        return (numbers.NONE,)
    around = numbers.interval(row["low"], row["high"], 2, True)
    return (_part(row[name]), around) if around else (_part(row[name]),)


def _part(value: float) -> str:
    return number(value, 2, True)
