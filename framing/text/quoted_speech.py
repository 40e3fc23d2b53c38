"""What is said in quotation marks, where no words tell: in languages without cues."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import IDEOGRAPH
from framing.text.spans import covered
from framing.text.table import JOURNALIST, QUOTED, TokenTable

# As in English, where up to four words that no cue takes are a name, a title or a scare quote. Two ideographs are
# about one word.
_MOST_WORDS = 4
_WORD_OF_IDEOGRAPH = 0.5
_INTRODUCING = ":："


def quoted_speech(table: TokenTable) -> npt.NDArray[np.int8]:
    """Return who speaks at every token, by quotation marks alone; shape (n,).

    A quotation of up to four words (eight ideographs) is the journalist's, a name or a scare quote, unless a colon
    stands before it.
    """
    first, end = table.quoted_first, table.quoted_end
    words = np.where(table.chars.kinds[table.starts] == IDEOGRAPH, _WORD_OF_IDEOGRAPH, 1.0)
    counted = np.concatenate(([0.0], np.cumsum(words)))
    speech = counted[end] - counted[first] > _MOST_WORDS
    text = table.chars.text
    for place in np.flatnonzero(~speech).tolist():
        start = int(table.quotations.starts[place])
        speech[place] = text[max(start - 2, 0) : start].rstrip()[-1:] in tuple(_INTRODUCING)
    inside = covered(first[speech], end[speech], len(table))
    return np.where(inside, np.int8(QUOTED), np.int8(JOURNALIST))
