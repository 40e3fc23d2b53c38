"""Where tokens begin and end."""

from __future__ import annotations

import numpy as np

from framing.text.characters import (
    APOSTROPHE,
    COMMA,
    DIGIT,
    DOT,
    IDEOGRAPH,
    INVISIBLE,
    LETTER,
    UPPER,
    Characters,
    Positions,
    kinds_in,
)

_WORD = kinds_in(LETTER, UPPER, DIGIT)
_LETTER = kinds_in(LETTER, UPPER)


def token_spans(chars: Characters) -> tuple[Positions, Positions]:
    """Find the tokens of a batch.

    A token is a run of letters, combining marks and digits; joiners between the right neighbours keep
    ``don't``, ``3.5``, ``1,000``, ``U.S.`` (with its last stop) and ``U.S.'s`` whole, a hyphen splits, a soft
    hyphen does not, and every ideograph is a token of its own.

    Returns
    -------
    starts, ends : array of int64, shape (n,)
        Character positions in the batch, in order.
    """
    kinds = chars.kinds
    # The kinds of words are neighbours: two comparisons are faster than a look-up.
    inside = (kinds >= LETTER) & (kinds <= DIGIT)
    joins = _accepted_joiners(chars)
    inside[joins] = True
    before = np.flatnonzero(inside[1:] != inside[:-1])
    if len(inside) and inside[0]:
        before = np.concatenate(([-1], before))
    # A text ends with its separator, so every run of word characters ends before the buffer does.
    starts, ends = before[0::2] + 1, before[1::2] + 1
    alone = np.flatnonzero(kinds == IDEOGRAPH)
    if len(alone):
        place = np.searchsorted(starts, alone)
        starts, ends = np.insert(starts, place, alone), np.insert(ends, place, alone + 1)
    return starts, ends


def _accepted_joiners(chars: Characters) -> Positions:
    """Return the positions of the marks that belong to a token."""
    kinds = chars.kinds
    at = chars.marks_of(APOSTROPHE, DOT, COMMA, INVISIBLE)
    at = at[(at >= 1) & (at < len(kinds) - 1)]
    kind, before, after = kinds[at], kinds[at - 1], kinds[at + 1]

    between_letters = _LETTER[before] & _LETTER[after]
    between_digits = (before == DIGIT) & (after == DIGIT)
    kept = between_digits & (kind != APOSTROPHE)
    kept |= (kind == APOSTROPHE) & _WORD[before] & _LETTER[after]
    kept |= (kind == INVISIBLE) & _WORD[before] & _WORD[after]
    # A stop joins letters only in acronyms: one letter on either side ("U.S.", "e.g."), so that a missing
    # space ("said.The") does not glue two sentences.
    stops = kind == DOT
    alone_before = ~_WORD[kinds[np.maximum(at - 2, 0)]] | (at < 2)
    alone_after = ~_WORD[kinds[np.minimum(at + 2, len(kinds) - 1)]]
    acronym = stops & between_letters & alone_before & alone_after
    kept |= acronym
    joins = at[kept]
    # The acronym's last stop: two characters after an accepted one, behind a single letter. A text ends with
    # its separator, so there is a character behind it.
    last = at[acronym] + 2
    last = last[kinds[last] == DOT]
    last = last[~_WORD[kinds[last + 1]]]
    possessive = last[(kinds[last + 1] == APOSTROPHE) & _LETTER[kinds[np.minimum(last + 2, len(kinds) - 1)]]] + 1
    return np.concatenate((joins, last, possessive)) if len(last) else joins
