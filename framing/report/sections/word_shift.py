"""What drives the clearest differences: in words, and as a picture for each."""

from __future__ import annotations

from typing import Any

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.numbers import scale_of
from framing.plots.word_shift import decimals, label_of, word_shift_bars
from framing.report import numbers
from framing.report.model import Block, FigureBlock, Paragraph, Section, Statement, Statements
from framing.report.svg import svg_of
from framing.report.wording import listed
from framing.results import WordShift, WordShifts
from framing.results.bands import is_band

_INTRODUCTION = (
    "Which terms of the lexicon make the clearest difference of a frame: what each adds to one side less what it "
    "adds to the other. A frame whose difference is made by a few terms is about these."
)
_OF_A_MODEL = (
    "Where a trained model finds the frame, bands of its probabilities stand in the place of terms. A difference "
    "that comes from passages of which the model is unsure is an unsure one."
)
_TERMS_SAID = 3
_LETTERS = 40


def word_shifts(result: WordShifts) -> Section:
    """Show which terms make the clearest differences between two groups."""
    blocks: list[Block] = [
        Paragraph(" ".join(_introduction(result))),
        Statements("What makes each difference", tuple(_statement(shift) for shift in result.shifts)),
        *(_figure(shift) for shift in result.shifts),
    ]
    return Section("word-shifts", "What drives the clearest differences", tuple(blocks))


def _introduction(result: WordShifts) -> list[str]:
    models = {_is_of_model(shift) for shift in result.shifts}
    return [
        said for said, is_there in ((_INTRODUCTION, models != {True}), (_OF_A_MODEL, True in models)) if is_there
    ]


def _is_of_model(shift: WordShift) -> bool:
    return len(shift.terms) > 0 and all(is_band(term) for term in shift.terms.column("term"))


def _printed(shift: WordShift, value: float) -> str:
    scale = scale_of(shift.measure)
    return numbers.number(value, decimals(scale), scale.bounded)


def _named(shift: WordShift, row: dict[str, Any]) -> str:
    named = f"passages of {row['term']}" if is_band(row["term"]) else f"“{shortened(label_of(row), _LETTERS)}”"
    return f"{named} ({_printed(shift, row['contribution'])})"


def _statement(shift: WordShift) -> Statement:
    whole = _printed(shift, shift.difference)
    # What goes with the difference; what goes against it makes it smaller.
    way = 1 if shift.difference > 0 else -1
    rows = [row for row in shift.rows() if row["contribution"] * way > 0]
    against = [row for row in shift.rows() if row["contribution"] * way < 0]
    said = (
        f"Of the difference of {whole} between {shortened(shift.focus)} and {shortened(shift.against)}, the "
        f"largest parts are {listed([_named(shift, row) for row in rows[:_TERMS_SAID]])}."
    )
    if against:
        said += f" Against it goes most of all {_named(shift, against[0])}."
    shown = (*rows[:_TERMS_SAID], *against[:1])
    return Statement(
        said,
        f"{shortened(shift.label)}.",
        (whole, *(_printed(shift, row["contribution"]) for row in shown)),
    )


def _figure(shift: WordShift) -> FigureBlock:
    top = "; ".join(_named(shift, row) for row in shift.top(_TERMS_SAID))
    pair = f"{shortened(shift.focus)} and {shortened(shift.against)}"
    level = numbers.level(shift.confidence)
    bars = "bands" if _is_of_model(shift) else "terms"
    unit = "articles" if shift.cluster is None else "clusters of articles"
    return FigureBlock(
        title=f"{shortened(shift.label)}: What Drives the Difference Between {pair}",
        svg=svg_of(word_shift_bars(shift).figure),
        alt=(
            f"Bars of what each of {_pieces(shift)} adds to a difference of "
            f"{_printed(shift, shift.difference)} in {scale_of(shift.measure).phrase}. Largest: {top}."
        ),
        note=(
            f"Bars add up to the difference. {_bars_said(shift)} Lines are {level} confidence intervals over "
            f"{unit}, for {bars} that three or more of them have; they are not corrected for how many {bars} "
            "there are."
        ),
    )


def _pieces(shift: WordShift) -> str:
    if _is_of_model(shift):
        return counted(len(shift.terms), "band", "bands") + " of a model’s probabilities"
    return counted(len(shift.terms), "term", "terms")


def _bars_said(shift: WordShift) -> str:
    if _is_of_model(shift):
        return "Each is of passages to which the model gave the frame with such a probability."
    return "A term that is a pattern is printed as it is mostly written."
