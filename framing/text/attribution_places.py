"""Some of the tokens of a batch, and for every token the nearest of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Places:
    """Some of n tokens and the end behind them, k in all.

    Where rules ask often, counting all tokens once is faster than searching anew each time.

    Attributes
    ----------
    at : array of int64, shape (k,)
        Which tokens, in order.
    counts : array of int32, shape (n + 2,)
        How many of them stand before each token, before the end, and in all.
    """

    at: Index
    counts: Counts
    _nearest: Index  # `at`; n behind them all, and −1, which is the last, before them all

    @staticmethod
    def of(which: Flags) -> Places:
        """Return the places of flags on n tokens and the end; shape (n + 1,)."""
        return Places._counted(np.flatnonzero(which), which)

    @staticmethod
    def at_tokens(at: Index, n: int) -> Places:
        """Return the places of some of n tokens, in order."""
        which = np.zeros(n + 1, bool)
        which[at] = True
        return Places._counted(at, which)

    @staticmethod
    def _counted(at: Index, which: Flags) -> Places:
        counts = np.zeros(len(which) + 1, np.int32)
        np.cumsum(which, dtype=np.int32, out=counts[1:])
        return Places(at, counts, np.concatenate((at, [len(which) - 1, -1])))

    def following(self, tokens: Index) -> Index:
        """Return for each token the first place at or after it; n where there is none."""
        found: Index = self._nearest.take(self.counts.take(tokens, mode="clip"))
        return found

    def preceding(self, tokens: Index) -> Index:
        """Return for each token the last place at or before it; −1 where there is none."""
        found: Index = self._nearest.take(self.counts.take(tokens + 1, mode="clip") - 1)
        return found

    def last_before(self, tokens: Index) -> Counts:
        """Return for each token which of the places, by number, is the last before it; −1 where there is none."""
        found: Counts = self.counts.take(tokens, mode="clip") - 1
        return found

    def preceding_some(self, tokens: Index, which: Flags) -> Index:
        """As `preceding`, for some tokens; −1 for the others."""
        found = np.full(len(tokens), -1)
        some = np.flatnonzero(which)
        found[some] = self.preceding(tokens.take(some))
        return found

    def between(self, first: Index, end: Index) -> Counts:
        """Count the places from one token up to another, without it."""
        found: Counts = self.counts.take(end) - self.counts.take(first)
        return found
