"""Key words: what sets the words of groups apart."""

from __future__ import annotations

from typing import Any

from framing.plots import key_words as picture
from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.report import numbers
from framing.report.model import Block, Cell, Column, FigureBlock, Paragraph, Section, TableBlock
from framing.report.svg import svg_of
from framing.report.wording import listed
from framing.results import Keyness
from framing.results.keyness import REST

_INTRODUCTION = (
    "Words and phrases that one side uses more often than the other, whatever the frames are. The tests take "
    "articles as their units, so that no article makes a key word alone; Methods has the details."
)
_MOST_PICTURES = 2
_WORDS = 10  # a side
_WORDS_OF_MANY = 5  # where contrasts are many


def key_words(result: Keyness) -> Section:
    """Show the first words of every contrast."""
    pairs = result.contrasts.rows()
    blocks: list[Block] = [Paragraph(_INTRODUCTION)]
    if len(pairs) <= _MOST_PICTURES:
        blocks += [_figure(result, place) for place in range(len(pairs))]
    blocks.append(_table(result, _WORDS if len(pairs) <= _MOST_PICTURES else _WORDS_OF_MANY))
    return Section("key-words", "Key words", tuple(blocks))


def _against(pair: dict[str, Any]) -> str:
    return f"{shortened(pair['focus'])} Against {shortened(pair['reference'] or REST)}"


def _figure(result: Keyness, place: int) -> FigureBlock:
    pair = result.contrasts.rows()[place]
    sides = (("focus", pair["focus"]), ("reference", pair["reference"] or REST))
    said = [
        f"More in {shortened(name)}: "
        + (listed([row["written"] for row in result.top(_WORDS, contrast=place, side=side)]) or "nothing")
        for side, name in sides
    ]
    return FigureBlock(
        title=f"Key Words of {_against(pair)}",
        svg=svg_of(picture(result, limit=_WORDS, contrast=place).figure),
        alt=f"Dots and intervals of words. {'. '.join(said)}.",
        note=(
            "How many times as often one side uses a word, with its interval over articles. Open dots may be "
            "chance; an arrow: the interval goes on."
        ),
    )


def _table(result: Keyness, most: int) -> TableBlock:
    rows = []
    pairs = result.contrasts.rows()
    for place, pair in enumerate(pairs):
        # Of two groups both sides are of interest, of many only what each uses more than the rest.
        for side in ("focus", "reference") if len(pairs) == 1 else ("focus",):
            who = pair["focus"] if side == "focus" else pair["reference"] or REST
            for number_, row in enumerate(result.top(most, contrast=place, side=side)):
                rows.append((Cell((shortened(who) if not number_ else "",)), *_cells(row)))
    return TableBlock(
        title="Words That Each Side Uses More",
        columns=(
            Column("More in", weight=2),
            Column("Word", weight=2),
            Column("Times as often", is_number=True),
            Column("Per 1,000 words", is_number=True, weight=0),
            Column("Articles", is_number=True, weight=0),
            Column("Corrected p", is_number=True, weight=0),
        ),
        rows=tuple(rows),
        note=(
            "Times as often, with its interval over articles, as the side that uses the word more; per 1,000 "
            "words and articles: there, and on the other side. Corrected p over "
            f"{numbers.count(result.n_tests)} tests."
        ),
        csv="keywords",
    )


def _cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    sign = 1 if row["side"] == "focus" else -1
    low, high = (row["low"], row["high"]) if sign > 0 else (row["high"], row["low"])
    here, there = ("focus", "reference") if sign > 0 else ("reference", "focus")
    return (
        Cell((shortened(row["written"]),)),
        Cell((_times(row["log_ratio"], sign), f"[{_times(low, sign)}, {_times(high, sign)}]")),
        Cell((f"{number(row[f'rate_{here}'], 2, False)}, {number(row[f'rate_{there}'], 2, False)}",)),
        Cell((f"{numbers.count(row[f'documents_{here}'])}, {numbers.count(row[f'documents_{there}'])}",)),
        Cell((numbers.p_value(row["p_corrected"] if row["p_corrected"] is not None else row["p"]),)),
    )


def _times(exponent: float | None, sign: int) -> str:
    """Print a power of two from the side that uses the word more; a dash where the interval has no end."""
    return numbers.NONE if exponent is None else number(2.0 ** (sign * exponent), 1, False)
