"""Words to numbers, and what depends on a word alone: worked out once per distinct word and kept over batches."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import Characters, Positions
from framing.text.words import flags_of, fold_all

Rows = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

# Words kept. Misspellings and addresses must not grow memory without end, nor the look-ups' tables.
_BOUND = 250_000

_HASH_BITS = 17
# Odd numbers near 2**64 ÷ the golden ratio and 2**64 ÷ √3: their multiples spread neighbouring numbers.
_SPREADS = np.array([0x9E3779B97F4A7C15, 0x93CD3A2C8198E269], np.uint64)
_SHIFT = np.uint64(64 - _HASH_BITS)

_WIDTH = 8  # bytes in a piece of a word
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(_WIDTH)] + [2**64 - 1], np.uint64)
_MOST_PIECES = 16  # longer words are rare enough for a dictionary


class Vocabulary:
    """The distinct words seen so far.

    A cache, not a result: what is worked out with it does not depend on what it has seen before, only how fast.
    When it has grown past its bound it forgets everything before the next batch, and `generation` says so to
    whoever keeps arrays beside it.

    Attributes
    ----------
    words : list of str
        Every word as written; its place in the list is its row.
    folded : list of str
        The form in which words are compared.
    flags : array of uint8, shape (number of words,)
        The closed classes of `framing.text.words`.
    generation : int
        How often it has started again.
    """

    def __init__(self, bound: int = _BOUND) -> None:
        self.bound = bound
        self.generation = 0
        self._clear()

    def _clear(self) -> None:
        self.words: list[str] = []
        self.folded: list[str] = []
        self.flags = np.empty(0, np.uint8)
        # A word is a path through a tree: its first eight bytes are a piece, and each further piece makes a node
        # of the node before. Pieces are exact (bytes as a number), so paths are.
        self._pieces = _Numbers()
        self._nodes = _Numbers()
        self._long: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.words)

    def rows(self, chars: Characters, starts: Positions, ends: Positions) -> Rows:
        """Return the row of every word of a batch, learning the new ones.

        Parameters
        ----------
        starts, ends : array of int64, shape (n,)
            Where the words stand; each has at least one character, and none holds a NUL.

        Returns
        -------
        array of int32, shape (n,)
        """
        if len(self.words) > self.bound:
            self.generation += 1
            self._clear()
        if not len(starts):
            return np.empty(0, np.int32)
        borders = chars.byte_offsets(np.stack((starts, ends)))
        first, n_bytes = borders[0], borders[1] - borders[0]
        padded = np.frombuffer(chars.utf8 + bytes(_WIDTH), np.uint8)
        # Every run of eight bytes of the text as a number: overlapping, and without a copy.
        windows = np.ndarray((len(padded) - _WIDTH + 1,), "<u8", padded, strides=(1,))

        node = self._pieces.of(windows.take(first) & _MASKS.take(n_bytes, mode="clip"))
        rows = self._pieces.row.take(node)
        for step in range(1, _MOST_PIECES):
            deeper = np.flatnonzero(n_bytes > step * _WIDTH)
            if not len(deeper):
                break
            length = np.minimum(n_bytes[deeper] - step * _WIDTH, _WIDTH)
            piece = self._pieces.of(windows[first[deeper] + step * _WIDTH] & _MASKS[length])
            # Nodes of the first step are pieces, of later steps pairs: the lowest bit keeps them apart, and the 1
            # that is added keeps every key above 0.
            parent = (node[deeper] + 1) * 2 + (step > 1)
            node[deeper] = self._nodes.of((parent.astype(np.uint64) << np.uint64(32)) | piece.astype(np.uint64))
            rows[deeper] = self._nodes.row[node[deeper]]
        very_long = np.flatnonzero(n_bytes > _MOST_PIECES * _WIDTH)
        for place in very_long.tolist():
            rows[place] = self._long.get(chars.text[starts[place] : ends[place]], -1)
        return self._learnt(rows, node, n_bytes, chars.text, starts, ends)

    def _learnt(
        self, rows: Rows, node: Rows, n_bytes: Rows, text: str, starts: Positions, ends: Positions
    ) -> Rows:
        """Give rows to the words that have none yet."""
        unknown = np.flatnonzero(rows < 0)
        if not len(unknown):
            return rows
        short = n_bytes[unknown] <= _WIDTH
        very_long = n_bytes[unknown] > _MOST_PIECES * _WIDTH
        new: list[str] = []
        for numbers, some in ((self._pieces, short), (self._nodes, ~short & ~very_long)):
            places = unknown[some]
            nodes, example = np.unique(node[places], return_index=True)
            numbers.row[nodes] = np.arange(len(self) + len(new), len(self) + len(new) + len(nodes))
            new += [text[starts[i] : ends[i]] for i in places[example].tolist()]
            rows[places] = numbers.row[node[places]]
        for place in unknown[very_long].tolist():
            word = text[starts[place] : ends[place]]
            if word not in self._long:
                self._long[word] = len(self) + len(new)
                new.append(word)
            rows[place] = self._long[word]
        folded = fold_all(new)
        self.words += new
        self.folded += folded
        self.flags = np.concatenate((self.flags, flags_of(new, folded)))
        return rows


def _hashed(keys: Keys, table: int) -> Positions:
    """Return where each number would stand in one of the two arrays."""
    places: Positions = ((keys * _SPREADS[table]) >> _SHIFT).view(np.int64)
    return places


class _Numbers:
    """Distinct 64-bit numbers, each with a place, and the row of the word that ends there (−1: none).

    Where a number has its place is looked up in two arrays, by a hash of the number each; only what neither holds
    (new numbers, and a few that share their hashes) is looked up one by one.
    """

    def __init__(self) -> None:
        self._place: dict[int, int] = {}
        self.row = np.empty(0, np.int32)
        self._keys = np.zeros((2, 1 << _HASH_BITS), np.uint64)
        self._places = np.zeros((2, 1 << _HASH_BITS), np.int32)

    def of(self, keys: Keys) -> Rows:
        """Return the place of each number (none is 0), adding the new ones; shape as `keys`."""
        at = _hashed(keys, 0)
        places: Rows = self._places[0].take(at)
        missed = np.flatnonzero(self._keys[0].take(at) != keys)
        if not len(missed):
            return places
        wanted = keys[missed]
        second = _hashed(wanted, 1)
        places[missed] = self._places[1][second]
        unfound = np.flatnonzero(self._keys[1][second] != wanted)
        if len(unfound):
            places[missed[unfound]] = self._one_by_one(wanted[unfound], at[missed[unfound]], second[unfound])
        return places

    def _one_by_one(self, keys: Keys, first: Positions, second: Positions) -> Rows:
        place = self._place
        before = len(place)
        places = np.array([place.setdefault(key, len(place)) for key in keys.tolist()], np.int32)
        self.row = np.concatenate((self.row, np.full(len(place) - before, -1, np.int32)))
        free = self._keys[0][first] == 0
        for table, at, some in ((0, first, free), (1, second, ~free)):
            self._keys[table][at[some]] = keys[some]
            self._places[table][at[some]] = places[some]
        return places
