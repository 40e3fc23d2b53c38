"""Whether a negation stands before a match: "not a containment policy"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Index
from framing.text import TokenTable, Vocabulary
from framing.text.words import NEGATOR, no_denials

# "is not a policy of containment" has three words between, "no intention of pursuing containment" too; further
# away a negation mostly belongs to another clause.
REACH = 4
# "not only a market" denies nothing.
_AFTER_NOT = frozenset({"only", "just", "merely", "simply", "least"})


def negated(table: TokenTable, vocabulary: Vocabulary, starts: Index) -> npt.NDArray[np.bool_]:
    """Tell before which tokens a negation stands: within `REACH` tokens, in the same sentence and clause.

    Parameters
    ----------
    starts : array of int64, shape (k,)
        The first token of each match.

    Returns
    -------
    array of bool, shape (k,)
    """
    if not len(starts):
        return np.zeros(0, bool)
    negator = np.flatnonzero(((vocabulary.flags & NEGATOR) != 0).take(table.type_id))
    negator = negator[negator + 1 < len(table)]
    # What follows is looked at once per word: few words follow negations, and often.
    follows = np.zeros(len(vocabulary), bool)
    follows[table.type_id[negator + 1]] = True
    denies = np.array(
        [vocabulary.folded[word] not in _AFTER_NOT for word in np.flatnonzero(follows).tolist()], bool
    )
    follows[follows] = denies
    negator = negator[follows[table.type_id[negator + 1]]]
    negator = _denying(table, vocabulary, negator)
    if not len(negator):
        return np.zeros(len(starts), bool)
    at = np.searchsorted(negator, starts) - 1
    nearest = negator[np.maximum(at, 0)]
    clause = np.cumsum(table.hard_gap)
    found: npt.NDArray[np.bool_] = (at >= 0) & (starts - nearest <= REACH) & (clause[nearest] == clause[starts])
    return found


def _denying(table: TokenTable, vocabulary: Vocabulary, negator: Index) -> Index:
    """Return the negators that are no part of a pair that denies nothing, nor right before such a pair.

    "sin embargo" is *however* and 非洲 is *Africa*; in "n'est pas seulement" neither negator denies.
    """
    pairs = no_denials(vocabulary.language)
    if not pairs or not len(negator):
        return negator
    words, n = table.type_id.astype(np.int64), len(vocabulary)
    codes = np.stack(
        (words[np.maximum(negator - 1, 0)] * n + words[negator], words[negator] * n + words[negator + 1])
    )
    seen, place = np.unique(codes, return_inverse=True)
    folded = vocabulary.folded
    idle = np.array([(folded[code // n], folded[code % n]) in pairs for code in seen.tolist()], bool)
    with_before, with_after = place.reshape(codes.shape)
    no_denial: npt.NDArray[np.bool_] = idle[with_before] | idle[with_after]
    no_denial[:-1] |= no_denial[1:] & (np.diff(negator) == 1)
    return negator[~no_denial]
