"""How well labels were given: of arrays of 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Indicator = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one label was given.

    Attributes
    ----------
    n, n_held, n_given : int
        Texts, those that hold it, those that were given it.
    precision, recall, f1 : float or None
        0 to 1; None where the denominator is 0.
    """

    n: int
    n_held: int
    n_given: int
    precision: float | None
    recall: float | None
    f1: float | None


def quality(held: Indicator, given: Indicator) -> Quality:
    """Measure one label; arrays of shape (n,)."""
    right = float(((held == 1) & (given == 1)).sum())
    n_held, n_given = int(held.sum()), int(given.sum())
    return Quality(
        len(held),
        n_held,
        n_given,
        right / n_given if n_given else None,
        right / n_held if n_held else None,
        2 * right / (n_held + n_given) if n_held + n_given else None,
    )


def f1_of(held: Indicator, given: Indicator) -> float:
    """Return F1 of one label; 0 where it neither holds nor is given anywhere."""
    return quality(held, given).f1 or 0.0


def macro_f1(held: Indicator, given: Indicator) -> float:
    """Return the mean F1 of labels; arrays of shape (n, k)."""
    return float(np.mean([f1_of(held[:, column], given[:, column]) for column in range(held.shape[1])]))


def accuracy(held: Indicator, given: Indicator) -> float:
    """Return the share of texts that were given exactly the labels that they hold."""
    return float((held == given).all(axis=1).mean())
