"""Matches of patterns as stretches of tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Index


@dataclass(frozen=True, slots=True)
class Stretches:
    """Matches of patterns: one stretch of tokens each, or two for NEAR and BEFORE.

    Attributes
    ----------
    pattern : array of int64, shape (k,)
    starts, ends : array of int64, shape (k,)
        The first stretch, in tokens; `ends` is the token after its last.
    starts2, ends2 : array of int64, shape (k,)
        The second one, after the first; empty (both equal to `ends`) where there is none.
    """

    pattern: Index
    starts: Index
    ends: Index
    starts2: Index
    ends2: Index

    @staticmethod
    def concatenated(one: Stretches, other: Stretches) -> Stretches:
        """Put two sets of matches one after the other."""
        return Stretches(
            np.concatenate((one.pattern, other.pattern)),
            np.concatenate((one.starts, other.starts)),
            np.concatenate((one.ends, other.ends)),
            np.concatenate((one.starts2, other.starts2)),
            np.concatenate((one.ends2, other.ends2)),
        )

    def __getitem__(self, which: npt.NDArray[np.bool_] | Index) -> Stretches:
        rows = np.flatnonzero(which) if which.dtype == bool else which
        return Stretches(
            self.pattern.take(rows),
            self.starts.take(rows),
            self.ends.take(rows),
            self.starts2.take(rows),
            self.ends2.take(rows),
        )

    def __len__(self) -> int:
        return len(self.pattern)

    @property
    def n_tokens(self) -> Index:
        """How many tokens each match takes up, the gap not counted."""
        return (self.ends - self.starts) + (self.ends2 - self.starts2)

    def tokens(self) -> tuple[Index, Index]:
        """Return every token that the matches take up, and for each which match it belongs to."""
        first = np.concatenate((self.starts, self.starts2))
        lengths = np.concatenate((self.ends - self.starts, self.ends2 - self.starts2))
        owner = np.repeat(np.tile(np.arange(len(self)), 2), lengths)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return np.repeat(first, lengths) + within, owner
