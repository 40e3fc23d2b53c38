"""Words to numbers, for a whole batch at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import Characters, Positions

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

# Words kept. Misspellings and addresses must not grow memory without end, nor the look-ups' tables.
BOUND = 120_000

_HASH_BITS = 17  # of a new table
_FULL = 0.5  # share of a table's slots from which it grows
# An odd number near 2**64 ÷ the golden ratio: its multiples spread neighbouring numbers.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

_WIDTH = 8  # bytes in a piece of a word
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(_WIDTH)] + [2**64 - 1], np.uint64)
_MOST_PIECES = 16  # longer words are rare enough for a dictionary


class WordRows:
    """The distinct words seen so far, each with a row.

    A cache, not a result: what is worked out with it does not depend on what it has seen before, only how fast.
    When it has grown past its bound it forgets everything before the next batch, and `generation` says so to
    whoever keeps arrays beside it.

    Attributes
    ----------
    words : list of str
        Every word as written; its place in the list is its row.
    generation : int
        How often it has started again.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self.bound = bound
        self.generation = 0
        self._clear()

    def _clear(self) -> None:
        self.words: list[str] = []
        # A word is a path through a tree: its first eight bytes are a piece, and each further piece makes a node
        # of the node before. Pieces are exact (bytes as a number), so paths are.
        self._pieces = Numbers()
        self._nodes = Numbers()
        self._by_word: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.words)

    def rows(self, chars: Characters, starts: Positions, ends: Positions) -> Rows:
        """Return the row of every word of a batch, learning the new ones.

        Parameters
        ----------
        starts, ends : array of int64, shape (n,)
            Where the words stand, in order and without overlap; each has at least one character.

        Returns
        -------
        array of int32, shape (n,)
        """
        if len(self.words) > self.bound:
            self.generation += 1
            self._clear()
        if not len(starts):
            return np.empty(0, np.int32)
        first, n_bytes = chars.bytes.spans(starts, ends)
        padded = np.frombuffer(chars.utf8 + bytes(_WIDTH), np.uint8)
        # Every run of eight bytes of the text as a number: overlapping, and without the copy that `take` makes.
        windows = np.ndarray((len(padded) - _WIDTH + 1,), "<u8", padded, strides=(1,))

        node = self._pieces.of(windows[first.astype(np.int64)] & _MASKS.take(n_bytes, mode="clip"))
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
        apart = _apart(padded, first, n_bytes)
        for place in np.flatnonzero(apart).tolist():
            rows[place] = self._by_word.get(chars.text[starts[place] : ends[place]], -1)
        self._give_rows(rows, node, n_bytes <= _WIDTH, apart, chars.text, starts, ends)
        return rows

    def _give_rows(
        self, rows: Rows, node: Rows, short: Flags, apart: Flags, text: str, starts: Positions, ends: Positions
    ) -> None:
        """Give rows to the words that have none yet."""
        unknown = np.flatnonzero(rows < 0)
        if not len(unknown):
            return
        short, apart = short[unknown], apart[unknown]
        new: list[str] = []
        for numbers, some in ((self._pieces, short & ~apart), (self._nodes, ~short & ~apart)):
            places = unknown[some]
            nodes = node[places]
            # One place of each node: the one that wrote last.
            numbers.row[nodes] = np.arange(len(places))
            one = np.flatnonzero(numbers.row[nodes] == np.arange(len(places)))
            one = one[np.argsort(nodes[one])]
            numbers.row[nodes[one]] = np.arange(len(one)) + (len(self) + len(new))
            spans = zip(starts[places[one]].tolist(), ends[places[one]].tolist(), strict=True)
            new += [text[start:end] for start, end in spans]
            rows[places] = numbers.row[nodes]
        for place in unknown[apart].tolist():
            word = text[starts[place] : ends[place]]
            if word not in self._by_word:
                self._by_word[word] = len(self) + len(new)
                new.append(word)
            rows[place] = self._by_word[word]
        self.words += new


def _apart(text: npt.NDArray[np.uint8], first: Rows, n_bytes: Rows) -> Flags:
    """Tell which words a dictionary has to number: the very long, and those with a NUL, which no piece shows."""
    apart: Flags = n_bytes > _MOST_PIECES * _WIDTH
    nul = np.flatnonzero(text[:-_WIDTH] == 0)
    if len(nul):
        apart |= np.searchsorted(nul, first) < np.searchsorted(nul, first + n_bytes)
    return apart


class Numbers:
    """Distinct 64-bit numbers above 0, each with a place, and the row of the word that ends there (−1: none).

    A table in which a number stands at its hash or, where others stand there, at the first free slot behind: all
    numbers of a batch are looked up at once, and those that were not met go on to the next slot.
    """

    def __init__(self) -> None:
        self.row = np.full(1, -1, np.int32)  # the first is the place of 0, which stands for a free slot
        self._keys = np.zeros(1 << _HASH_BITS, np.uint64)
        self._places = np.zeros(1 << _HASH_BITS, np.int32)

    def of(self, keys: Keys) -> Rows:
        """Return the place of each number, adding the new ones; shape as `keys`."""
        at = self._hashed(keys)
        places: Rows = self._places.take(at)
        missed = np.flatnonzero(self._keys.take(at) != keys)
        if len(missed):
            slots = self._slots(keys[missed], at[missed])
            places[missed] = self._places[slots]
        return places

    def _hashed(self, keys: Keys) -> Positions:
        # The highest bits of the product, as many as the table has slots.
        shift = np.uint64(65 - len(self._keys).bit_length())
        slots: Positions = ((keys * _SPREAD) >> shift).view(np.int64)
        return slots

    def _slots(self, keys: Keys, at: Positions) -> Positions:
        """Return the slot of each number, from the slot on where it may stand; new ones take free slots."""
        if len(self.row) + len(keys) > _FULL * len(self._keys):
            self._grow(len(self.row) + len(keys))
            at = self._hashed(keys)
        is_new = self._put(keys, at)
        # New numbers have their places in the order in which they come; the last to be written is the first one.
        slots = at[is_new]
        number = np.arange(len(slots))
        self._places[slots[::-1]] = number[::-1]
        slots = slots[self._places[slots] == number]
        self._places[slots] = np.arange(len(self.row), len(self.row) + len(slots))
        self.row = np.concatenate((self.row, np.full(len(slots), -1, np.int32)))
        return at

    def _put(self, keys: Keys, at: Positions) -> npt.NDArray[np.bool_]:
        """Move each number on to its slot, or to a free one, which it then has; tell which ones are new."""
        is_new = np.zeros(len(keys), bool)
        going = np.arange(len(keys))
        while len(going):
            slots, wanted = at[going], keys[going]
            # Where several new numbers want a slot, one gets it.
            free = self._keys[slots] == 0
            self._keys[slots[free]] = wanted[free]
            here = self._keys[slots] == wanted
            is_new[going] = here & free
            going = going[~here]
            at[going] = (at[going] + 1) & (len(self._keys) - 1)
        return is_new

    def _grow(self, size: int) -> None:
        filled = np.flatnonzero(self._keys)
        keys, places = self._keys[filled], self._places[filled]
        slots = len(self._keys)
        while size > _FULL * slots:
            slots *= 2
        self._keys, self._places = np.zeros(slots, np.uint64), np.zeros(slots, np.int32)
        at = self._hashed(keys)
        self._put(keys, at)
        self._places[at] = places
