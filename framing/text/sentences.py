"""Which tokens open a sentence."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from framing.text.characters import COMMA, DIGIT, DOT, IDEOGRAPH, UPPER, Characters, Positions
from framing.text.gaps import GAP_BANG, GAP_FULL_STOP, GAP_SPACE, GAP_STOP, Bits
from framing.text.lines import starts_lower
from framing.text.numbering import Rows
from framing.text.words import ENDING, INITIAL, NUMBERED, STARTER, STATE, TITLE

_TERMINATORS = GAP_STOP | GAP_BANG | GAP_FULL_STOP
_COLONS = (ord(":"), ord(";"))
# Between ideographs stands no space: these end a sentence without one, a single … does not.
_ENDS_BETWEEN_IDEOGRAPHS = re.compile("[!?\u203c\u2047\u2048\u2049]|\u2026\u2026")


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
    semicolon follows the stop. Before an ideograph, ``!``, ``?`` and ``……`` need no space behind them. Which words
    are abbreviations and starters, the language of the vocabulary says.

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
    # "J. A. Smith", "И. И. Иванов": another initial, and no word that starts a sentence.
    starter &= ((after & INITIAL) == 0) | (chars.kinds[ends[at]] != DOT)

    # "said.The": a lost space, unless what stands before is one letter or the next word is no capitalised one.
    spaced = (gap & GAP_SPACE) != 0
    long_before = ends[at - 1] - starts[at - 1] > 1
    breaks = ~lower & (spaced | ((first == UPPER) & long_before & ((gap & GAP_STOP) != 0)))

    for place in np.flatnonzero(~spaced & (first == IDEOGRAPH) & ((gap & GAP_BANG) != 0)).tolist():
        between = chars.text[ends[at[place] - 1] : starts[at[place]]]
        breaks[place] |= _ENDS_BETWEEN_IDEOGRAPHS.search(between) is not None

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
