"""Where the characters of a batch stand in its UTF-8 form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.int64]
Offsets = npt.NDArray[np.int32]

_FEW = 1 / 64  # share of wide characters up to which looking them up one by one is faster than a table of all


@dataclass(frozen=True, slots=True)
class BytePlaces:
    """Character positions as byte offsets, for n characters of which w take more than one byte.

    Attributes
    ----------
    wide : array of int64, shape (w,)
        The characters that take more than one byte, in order.
    extra : array of int32, shape (w + 1,)
        By how much bytes are ahead of characters before each of them, and at the end.
    offsets : array of int32, shape (n + 1,), or None
        Where each character begins; None where few are wide, as in most English text.
    """

    wide: Positions
    extra: Offsets
    offsets: Offsets | None

    @staticmethod
    def of(codes: npt.NDArray[np.integer], wide: Positions) -> BytePlaces:
        """Lay out characters; `wide` are those beyond ASCII, in order."""
        own = codes[wide]
        extra = np.zeros(len(wide) + 1, np.int32)
        np.cumsum(1 + (own > 0x7FF).astype(np.int32) + (own > 0xFFFF), out=extra[1:])
        if len(wide) <= _FEW * len(codes):
            return BytePlaces(wide, extra, None)
        offsets = np.ones(len(codes) + 1, np.int32)
        offsets[0] = 0
        offsets[wide + 1] += np.diff(extra)
        np.cumsum(offsets, out=offsets)
        return BytePlaces(wide, extra, offsets)

    def spans(self, starts: Positions, ends: Positions) -> tuple[Offsets, Offsets]:
        """Return where spans of characters begin in bytes, and how many bytes they have.

        Parameters
        ----------
        starts, ends : array of int64, shape (k,)
            In order and without overlap.
        """
        if self.offsets is not None:
            first = self.offsets.take(starts)
            return first, self.offsets.take(ends) - first
        n_bytes = (ends - starts).astype(np.int32)
        first = starts.astype(np.int32)
        if len(self.wide) and len(starts):
            behind = np.searchsorted(starts, self.wide, side="right")
            first += np.repeat(self.extra, np.diff(behind, prepend=0, append=len(starts)))
            inside = np.flatnonzero(self.wide < ends[behind - 1])
            inside = inside[behind[inside] > 0]
            np.add.at(n_bytes, behind[inside] - 1, np.diff(self.extra)[inside])
        return first, n_bytes
