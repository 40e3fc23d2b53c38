"""Single quotation marks that may open or close, to pairs: ‘so’, 'so', ‚so‘ and ‹so›."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from framing.text.characters import Positions

Flags = npt.NDArray[np.bool_]

_FEWEST_WORDS = 3  # fewer between single marks are a name, a scare quote or an accident of apostrophes
_IDEOGRAPHS = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_IDEOGRAPHS_OF_A_WORD = 2
# What each opening mark is closed by; all others are apostrophes, which close one another.
_CLOSERS = {"‚": "‘’'", "‹": "›"}
_APOSTROPHES = "'’ʼ＇"


def single_pairs(
    text: str, at: Positions, home: Positions, opens: Flags, closes: Flags
) -> tuple[Positions, Positions]:
    """Pair single marks, each with the next that may close it in its paragraph.

    Parameters
    ----------
    at, home : array of int64, shape (k,)
        Where the marks stand, in order, and in which paragraphs.
    opens, closes : array of bool, shape (k,)
        Whether each may open, and whether it may close.

    Returns
    -------
    starts, ends : array of int64, shape (q,)
        Of what stands between two marks, if it has three words or as much: marks included.
    """
    starts, ends, opened, paragraph, closers = [], [], -1, -1, _APOSTROPHES
    for position, place, may_open, may_close in zip(
        at.tolist(), home.tolist(), opens.tolist(), closes.tolist(), strict=True
    ):
        mark = text[position]
        # A straight mark in front of a word opens; ‘ only does where it cannot close a German one.
        closing = may_close and mark in closers and not (may_open and mark in _APOSTROPHES)
        if closing and opened >= 0 and place == paragraph:
            if _n_words(text[opened:position]) >= _FEWEST_WORDS:
                starts.append(opened)
                ends.append(position + 1)
            opened = -1
        elif may_open:
            opened, paragraph, closers = position, place, _CLOSERS.get(mark, _APOSTROPHES)
    return np.array(starts, np.int64), np.array(ends, np.int64)


def _n_words(text: str) -> float:
    """Count words: those between white space, or two ideographs for one."""
    return max(len(text.split()), len(_IDEOGRAPHS.findall(text)) / _IDEOGRAPHS_OF_A_WORD)
