"""By which of its words a phrase is looked for: the rarest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Compiled, Index


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchor of every phrase.

    Attributes
    ----------
    place : array of int64, shape (q,)
        The anchor's place in the phrase.
    phrases : tuple of tuple of int, length n_slots
        The phrases that each slot anchors.
    """

    place: Index
    phrases: tuple[tuple[int, ...], ...]


def choose_anchors(compiled: Compiled, frequency: npt.NDArray[np.float64]) -> Anchors:
    """Anchor every phrase in its rarest slot; the choice changes how fast matches are found, never which.

    Parameters
    ----------
    frequency : array of float64, shape (n_slots,)
        How many tokens can fill each slot, in some text.
    """
    often = np.append(frequency, np.inf)[compiled.phrase_slots]  # behind a phrase's end stands slot −1
    place = often.argmin(axis=1)
    phrases: list[list[int]] = [[] for _ in range(compiled.n_slots)]
    for phrase, slot in enumerate(compiled.phrase_slots[np.arange(len(place)), place].tolist()):
        phrases[slot].append(phrase)
    return Anchors(place, tuple(map(tuple, phrases)))
