"""How different two codes are, by level of measurement: the δ² of Krippendorff's α.

nominal: 0 or 1. ordinal: squared distance of mid-ranks. interval: (c − k)². ratio: ((c − k) ÷ (c + k))². masi: for
sets of labels, 1 − |c ∩ k| ÷ |c ∪ k| × m, where m is 1 for equal sets, ⅔ where one holds the other, ⅓ where they
overlap and 0 where they do not (passonneau2006).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.errors import InputError, one_of, unknown
from framing.stats.ratios import Floats

LEVELS = ("nominal", "ordinal", "interval", "ratio", "masi")
_NUMERIC = ("ordinal", "interval", "ratio")


@dataclass(frozen=True, slots=True)
class Values:
    """The distinct values of some codes.

    Attributes
    ----------
    level : str
    labels : tuple
        Numbers in ascending order; others in the order in which they first come.
    table : array of float64, shape (v, v), or None
        δ² of every two, where it has no shorter form.
    """

    level: str
    labels: tuple[Hashable, ...]
    table: Floats | None


def check_level(level: object) -> str:
    """Return a level of measurement that there is.

    Raises
    ------
    InputError
        It is none.
    """
    if isinstance(level, str) and level in LEVELS:
        return level
    if isinstance(level, str):
        raise InputError(unknown("level of measurement", level, LEVELS))
    raise InputError(f"The level of measurement is a word; given: {level!r}. Allowed: {one_of(LEVELS)}.")


def values_of(given: Sequence[Hashable], level: str) -> tuple[Values, npt.NDArray[np.int64]]:
    """Return the distinct values of codes, and which of them each code is; shape (n,).

    Raises
    ------
    InputError
        The level is unknown, or a value does not have it.
    """
    check_level(level)
    if level in _NUMERIC:
        return _numbers(given, level)
    if level == "masi":
        strange = next((value for value in given if not isinstance(value, frozenset)), None)
        if strange is not None:
            raise InputError(f"At the level 'masi' a code is a frozen set of labels; given: {strange!r}.")
    number: dict[Hashable, int] = {}
    column = np.array([number.setdefault(value, len(number)) for value in given], np.int64)
    labels = tuple(number)
    return Values(level, labels, _masi_table(labels) if level == "masi" else None), column


def is_by_rank(values: Values) -> bool:
    """Whether a difference depends on how often each value was given."""
    return values.level == "ordinal"


def pair_differences(values: Values, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Floats:
    """Return δ² of pairs of different values; shape (pairs,). Not for ordinal values."""
    if values.level == "nominal":
        return np.ones(len(left))
    if values.table is not None:
        return np.asarray(values.table[left, right])
    numbers = np.array(values.labels, np.float64)
    return np.asarray((numbers[left] - numbers[right]) ** 2)


def mid_ranks(margins: Floats) -> Floats:
    """Return the mean rank of each value, where values are given so often; shape (b, v) as the margins.

    The squared distance of two is δ² of ordinal codes: the codes from one to the other, both ends counted half.
    """
    return np.asarray(np.cumsum(margins, axis=1) - margins / 2)


def expected(values: Values, margins: Floats) -> Floats:
    """Return Σ n_c n_k δ²(c, k) over all pairs of values; shape (b,).

    Parameters
    ----------
    margins : array of float64, shape (b, v)
        How often each value was given.
    """
    n = margins.sum(axis=1)
    if values.level == "nominal":
        return np.asarray(n**2 - (margins**2).sum(axis=1))
    if values.table is not None:
        return np.asarray((margins @ values.table * margins).sum(axis=1))
    place = mid_ranks(margins) if is_by_rank(values) else np.array(values.labels, np.float64)[None, :]
    mean = (margins * place).sum(axis=1) / np.maximum(n, 1)
    return np.asarray(2 * n * (margins * (place - mean[:, None]) ** 2).sum(axis=1))


def masi_difference(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Return how different two sets of labels are, from 0 (equal; two empty sets are) to 1 (nothing in common)."""
    if one == other:
        return 0.0
    common, either = len(one & other), len(one | other)
    monotonicity = 2 / 3 if one < other or other < one else 1 / 3
    return 1 - common / either * monotonicity


def _numbers(given: Sequence[Hashable], level: str) -> tuple[Values, npt.NDArray[np.int64]]:
    for value in given:
        if isinstance(value, (bool, str)) or not isinstance(value, (int, float, np.number)):
            raise InputError(
                f"At the level '{level}' codes are numbers; given: {value!r}. "
                "Codes without an order are 'nominal'."
            )
        if not np.isfinite(float(value)):
            raise InputError(f"A code is {value!r}. Leave codes that are missing out.")
        if level == "ratio" and float(value) < 0:
            raise InputError(f"At the level 'ratio' no code is below 0; given: {value!r}.")
    labels, column = np.unique(np.array(given, np.float64), return_inverse=True)
    table = None
    if level == "ratio":
        sums = labels[:, None] + labels[None, :]
        shares = np.divide(labels[:, None] - labels[None, :], sums, out=np.zeros_like(sums), where=sums > 0)
        table = shares**2
    return Values(level, tuple(labels.tolist()), table), column.astype(np.int64)


def _masi_table(labels: Sequence[Hashable]) -> Floats:
    sets = [label for label in labels if isinstance(label, frozenset)]
    return np.array([[masi_difference(one, other) for other in sets] for one in sets]).reshape(
        len(sets), len(sets)
    )
