"""The extended Moral Foundations Dictionary (CSV): for each word and foundation a probability and a sentiment.

A foundation is a category with the probability as the weight of its words. Where the file has the sentiment too,
the foundation has `virtue` and `vice` in it, by the sign of a word's sentiment.
"""

from __future__ import annotations

import re

from framing.lexicon.importers.gathering import Dictionary, Source, number
from framing.lexicon.importers.tables import delimited, delimiter_of

_DELIMITER = re.compile(r"[,;\t]")
_PROBABILITY, _SENTIMENT = "_p", "_sent"


def recognise(source: Source) -> bool:
    """Whether the first line names a word, perhaps behind a number of the row, and columns that end in _p."""
    heading = [name.strip().strip('"') for name in _DELIMITER.split("".join(source.sample()[:1]))]
    return "word" in heading[:2] and any(name.endswith(_PROBABILITY) for name in heading)


def read(source: Source) -> Dictionary:
    """Read a dictionary of moral foundations."""
    found = Dictionary()
    rows = delimited(source, found, delimiter_of(source.sample()) or ",")
    _, heading = next(rows, (0, []))
    at = {name: column for column, name in enumerate(heading)}
    foundations = [name.removesuffix(_PROBABILITY) for name in heading if name.endswith(_PROBABILITY)]
    if not foundations:
        found.refuse(1, "the first line names no column that ends in _p, such as care_p.")
    for row, cells in rows:
        word = cells[min(at.get("word", 0), len(cells) - 1)]
        if len(cells) != len(heading):
            found.leave_out(row, word, f"the row has {len(cells)} cells, and the first row {len(heading)}.")
            continue
        for foundation in foundations:
            weight = number(cells[at[foundation + _PROBABILITY]])
            column = at.get(foundation + _SENTIMENT)
            sentiment = 0.0 if column is None else number(cells[column])
            if weight is None or sentiment is None or not 0 <= weight <= 1:
                said = f"its numbers for {foundation} are not a probability and a sentiment."
                found.leave_out(row, word, said)
            elif weight > 0:
                pole = (("virtue" if sentiment > 0 else "vice"),) if sentiment else ()
                found.add(word, (foundation.strip() or "?", *pole), row, weight)
    return found
