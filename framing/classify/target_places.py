"""Where in a text a lexicon's target is first mentioned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.lexicon import Lexicon
from framing.scoring.compiling import compile_lexicons
from framing.scoring.matching import Matcher
from framing.text import Vocabulary, token_table


def first_mentions(texts: Sequence[str], targets: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int] | None]:
    """Return the characters of the first mention of each text's target, None where no term of it matches.

    Parameters
    ----------
    texts, targets : sequence of str, length n
    lexicon : Lexicon
    """
    compiled = compile_lexicons([lexicon])
    row = {each.name: number for number, each in enumerate(compiled.categories) if each.kind == "target"}
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    matches = Matcher(compiled, vocabulary).match(table)
    text = table.text[matches.first].astype(np.int64)
    asked = np.array([row.get(target, -1) for target in targets], np.int64)
    own = ~matches.suppressed & (compiled.term_category[matches.term] == asked[text])
    found: list[tuple[int, int] | None] = [None] * len(texts)
    start = table.own(table.starts[matches.first], table.text[matches.first])
    end = table.own(table.ends[matches.last], table.text[matches.first])
    for match in np.flatnonzero(own).tolist():  # in the order of the text
        if found[text[match]] is None:
            found[text[match]] = (int(start[match]), int(end[match]))
    return found
