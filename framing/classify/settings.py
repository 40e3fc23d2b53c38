"""Settings of classifiers, checked together before anything is learnt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real
from typing import TypeGuard

from framing.errors import InputError

BEST_F1 = "f1"


def check_features(
    *,
    min_count: object,
    weights: Mapping[str, object],
    ranges: Mapping[str, object] | None = None,
) -> None:
    """Refuse settings of features that are out of range; all are named.

    Parameters
    ----------
    min_count : int
        From 1.
    weights : mapping of str to float
        Not below 0.
    ranges : mapping of str to (int, int), optional
        Shortest and longest, from 1.

    Raises
    ------
    InputError
    """
    problems = []
    if not _is_count(min_count):
        problems.append(f"min_count is {min_count!r}; it has to be a whole number from 1.")
    for name, weight in weights.items():
        if not _is_number(weight) or weight < 0:
            problems.append(f"{name} is {weight!r}; it has to be a number from 0.")
    for name, given in (ranges or {}).items():
        both = list(given) if isinstance(given, tuple | list) else []
        if len(both) != 2 or not all(map(_is_count, both)) or both[0] > both[1]:
            problems.append(f"{name} is {given!r}; it has to be (shortest, longest), two whole numbers from 1.")
    if problems:
        raise InputError(" ".join(problems))


def check_training(
    C: object, class_weight: object, threshold: object, folds: object, random_state: object, n_jobs: object
) -> None:
    """Refuse settings of training that are out of range; all are named.

    Raises
    ------
    InputError
    """
    problems = []
    if not _is_number(C) or not C > 0:
        problems.append(f"C is {C!r}; it has to be above 0.")
    if not (class_weight is None or class_weight == "balanced" or isinstance(class_weight, Mapping)):
        problems.append(
            f"class_weight is {class_weight!r}; it has to be 'balanced', None or a weight for each label."
        )
    if threshold != BEST_F1 and not (_is_number(threshold) and 0 < threshold < 1):
        problems.append(f"threshold is {threshold!r}; it has to be 'f1' or a probability between 0 and 1.")
    if not _is_count(folds) or folds == 1:
        problems.append(f"folds is {folds!r}; at least 2 are needed.")
    if not (random_state is None or random_state == 0 or _is_count(random_state)):
        problems.append(f"random_state is {random_state!r}; it has to be None or a whole number from 0.")
    if n_jobs is not None and (not isinstance(n_jobs, Integral) or n_jobs == 0):
        problems.append(f"n_jobs is {n_jobs!r}; it has to be a number of processes, -1 for all, or None.")
    if problems:
        raise InputError(" ".join(problems))


def _is_count(value: object) -> TypeGuard[Integral]:
    return not isinstance(value, bool) and isinstance(value, Integral) and int(value) >= 1


def _is_number(value: object) -> TypeGuard[float]:
    return not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value)
