"""Phrases that say something which their words do not: "under fire", "interest rates"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PhraseTree:
    """Phrases as a tree that is walked word by word; w distinct words, m nodes, node 0 the root.

    Attributes
    ----------
    codes : mapping of str to int
        A number from 1 to w for every word of a phrase.
    child : array of int32, shape (m, w + 1)
        The node to which a word leads, 0 where it leads nowhere.
    ends : array of bool, shape (m,)
        Whether a phrase ends at the node.
    valence : array of float64, shape (m,)
        What that phrase says, −4 to 4; 0 also for phrases that only keep their words from counting.
    longest : int
        Words of the longest phrase.
    """

    codes: Mapping[str, int]
    child: npt.NDArray[np.int32]
    ends: npt.NDArray[np.bool_]
    valence: Floats
    longest: int


def phrase_tree(phrases: Mapping[tuple[str, ...], float]) -> PhraseTree:
    """Arrange phrases as a tree.

    Parameters
    ----------
    phrases : mapping of words to valence
    """
    codes = {
        word: code for code, word in enumerate(sorted({word for words in phrases for word in words}), start=1)
    }
    nodes: dict[tuple[str, ...], int] = {(): 0}
    for words in phrases:
        for length in range(1, len(words) + 1):
            nodes.setdefault(words[:length], len(nodes))
    child = np.zeros((len(nodes), len(codes) + 1), np.int32)
    for words, node in nodes.items():
        if words:
            child[nodes[words[:-1]], codes[words[-1]]] = node
    ends, valence = np.zeros(len(nodes), bool), np.zeros(len(nodes))
    for words, value in phrases.items():
        ends[nodes[words]], valence[nodes[words]] = True, value
    return PhraseTree(codes, child, ends, valence, max(map(len, phrases), default=0))


def split_phrases(entries: Iterable[tuple[str, float]]) -> dict[tuple[str, ...], float]:
    """Split entries at their hyphens; where one stands twice, the first holds."""
    found: dict[tuple[str, ...], float] = {}
    for entry, value in entries:
        found.setdefault(tuple(entry.split("-")), value)
    return found


def find_phrases(
    tree: PhraseTree, code: npt.NDArray[np.int16], starts: Index, stretch: Index
) -> tuple[Index, Index, Floats]:
    """Find phrases: the longest that starts at a token; where two overlap, the one that starts first.

    Parameters
    ----------
    tree : PhraseTree
    code : array of int16, shape (n,)
        The number of each token's word in the tree, 0 for all others.
    starts : array of int64
        The tokens with which a phrase may start, in order.
    stretch : array of int64, shape (n,)
        The same number for tokens between which a phrase may run.

    Returns
    -------
    first, last : array of int64, shape (p,)
        The first and the last token of each phrase found, in order.
    valence : array of float64, shape (p,)
    """
    node = tree.child[0, code[starts]]
    length, value = np.zeros(len(starts), np.int64), np.zeros(len(starts))
    going = np.flatnonzero(node)
    for step in range(1, tree.longest):
        going = going[starts[going] + step < len(code)]
        place = starts[going] + step
        going = going[stretch[place] == stretch[starts[going]]]
        node[going] = tree.child[node[going], code[starts[going] + step]]
        going = going[node[going] > 0]
        ended = going[tree.ends[node[going]]]
        length[ended] = step
        value[ended] = tree.valence[node[ended]]
    found = np.flatnonzero(length)
    first, last = starts[found], starts[found] + length[found]
    free = first > np.append(-1, np.maximum.accumulate(last))[:-1]
    return first[free], last[free], value[found][free]
