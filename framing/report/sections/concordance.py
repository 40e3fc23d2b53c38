"""Key words in context: lines with the matches below each other."""

from __future__ import annotations

from framing.errors import counted
from framing.plots.labels import shortened
from framing.report import numbers
from framing.report.model import Block, Cell, Column, Paragraph, Section, TableBlock
from framing.results import Concordance
from framing.results.keyword_lines import mostly_right_to_left

MOST_LINES = 200
_SOURCE, _LONGEST = 30, 180


def concordance(result: Concordance) -> Section:
    """Print the lines of a concordance, or as many as can be read."""
    blocks: tuple[Block, ...] = (Paragraph(_introduction(result)),)
    if len(result):
        blocks = (*blocks, _lines(result))
    return Section("concordance", "Key words in context", blocks)


def _introduction(result: Concordance) -> str:
    matches = counted(result.n_matches, "match", "matches")
    articles = counted(result.n_read, "article", "articles")
    said = (
        f"{shortened(result.pattern, 300)}: {matches} in {numbers.count(result.n_articles)} of {articles}, with "
        f"{counted(result.window, 'token', 'tokens')} on either side."
    )
    if len(result) < result.n_matches:
        said += f" The first {numbers.count(len(result))} in their order are kept."
    return said


def _lines(result: Concordance) -> TableBlock:
    rows = result.table.data.slice(0, MOST_LINES).to_pylist()
    # Where most lines are written from right to left, what comes before a match stands on its right.
    names = ("right", "match", "left") if mostly_right_to_left(rows) else ("left", "match", "right")
    heads = {"left": "Before", "match": "Match", "right": "After"}
    places = ("left", "match", "right")
    shown = f"{numbers.count(len(rows))} of {numbers.count(result.n_matches)} lines shown."
    return TableBlock(
        title="Matches and the Words Around Them",
        columns=(
            Column("Source", weight=2),
            *(
                Column(heads[name], weight=3 if name == "match" else 5, context=place)
                for name, place in zip(names, places, strict=True)
            ),
        ),
        rows=tuple(
            (
                Cell((shortened(row["source"], _SOURCE),)),
                *(Cell((_cut(row[name], _LONGEST, name == "left"),)) for name in names),
            )
            for row in rows
        ),
        note=shown if len(rows) < result.n_matches else "",
    )


def _cut(text: str, longest: int, from_end: bool) -> str:
    """Shorten a context; what is next to the match stays."""
    if len(text) <= longest:
        return text
    return f"…{text[-longest:]}" if from_end else f"{text[:longest]}…"
