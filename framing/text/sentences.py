"""Which tokens open a sentence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import COMMA, DIGIT, DOT, UPPER, Characters, Positions
from framing.text.gaps import GAP_BANG, GAP_FULL_STOP, GAP_SPACE, GAP_STOP, Bits
from framing.text.lines import starts_lower
from framing.text.numbering import Rows
from framing.text.words import ENDING, INITIAL, NUMBERED, STARTER, STATE, TITLE

_TERMINATORS = GAP_STOP | GAP_BANG | GAP_FULL_STOP
_COLONS = (ord(":"), ord(";"))


def sentence_breaks(
    chars: Characters,
    starts: Positions,
    ends: Positions,
    bits: Bits,
    flags: npt.NDArray[np.uint8],
    type_id: Rows,
    paragraph_opens: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Tell which tokens open a sentence; shape (n,).

    A paragraph always opens one. Otherwise a terminator (``. ! ? …`` or their East Asian kin, with whatever
    quotation marks follow) does, if the next word can start a sentence and the word before is no abbreviation:
    after ``Mr.`` never, after ``No.`` and ``Sept.`` not before a number, after an initial, ``Inc.``, ``p.m.`` or
    ``U.S.`` only before a word such as ``The`` that starts sentences, and never where a comma, colon or
    semicolon follows the stop.

    Parameters
    ----------
    flags : array of uint8, shape (number of words,)
        The closed classes of each word (`framing.text.words`).
    type_id : array of int32, shape (n,)
        Which word each token is.
    """
    opens = paragraph_opens.copy()
    # An acronym's last stop is part of the token, so the token itself may be the end of a sentence.
    dotted = np.zeros(len(starts) + 1, bool)
    dotted[1:] = chars.kinds[ends - 1] == DOT
    at = np.flatnonzero(((bits[:-1] & _TERMINATORS) != 0) | dotted[:-1])
    at = at[(at > 0) & ~opens[at]]

    gap, before, after = bits[at], flags[type_id[at - 1]], flags[type_id[at]]
    first = chars.kinds[starts[at]]
    lower = starts_lower(chars, starts[at])
    digit = first == DIGIT
    starter = ((after & STARTER) != 0) & (first == UPPER)

    # "said.The": a lost space, unless what stands before is one letter or the next word is no capitalised one.
    spaced = (gap & GAP_SPACE) != 0
    long_before = ends[at - 1] - starts[at - 1] > 1
    breaks = ~lower & (spaced | ((first == UPPER) & long_before & ((gap & GAP_STOP) != 0)))

    only_stop = (gap & (GAP_BANG | GAP_FULL_STOP)) == 0
    stop = ends[at - 1] - dotted[at]
    directly = only_stop & (chars.kinds[stop] == DOT)
    goes_on = (chars.kinds[stop + 1] == COMMA) | np.isin(chars.codes[stop + 1], _COLONS)
    breaks &= ~(directly & goes_on)
    breaks &= ~(directly & ((before & TITLE) != 0))
    breaks &= ~(directly & ((before & NUMBERED) != 0) & digit)
    state = ((before & STATE) != 0) & (chars.kinds[starts[at - 1]] == UPPER)
    breaks &= ~(directly & (state | ((before & (ENDING | INITIAL)) != 0)) & ~starter)
    breaks |= (gap & GAP_FULL_STOP) != 0
    opens[at] |= breaks
    return opens
