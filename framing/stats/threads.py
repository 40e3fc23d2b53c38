"""Pieces of work side by side on all cores, where each spends its time in compiled loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from joblib import Parallel, cpu_count, delayed, parallel_config

Item = TypeVar("Item")
Made = TypeVar("Made")

# Each thread holds replicates of its own; with more of them memory grows faster than time falls.
MOST_THREADS = 4


def in_threads(make: Callable[[Item], Made], items: Iterable[Item]) -> list[Made]:
    """Make something of each item, on several cores where there are several, in the order of the items.

    Parameters
    ----------
    make : callable
        Must depend on its item alone, so that no digit depends on how many threads there are; it should release
        the interpreter's lock, as numpy, scipy.sparse and generators do.
    """
    work = list(items)
    n = min(len(work), MOST_THREADS, cpu_count())
    if n < 2:
        return [make(item) for item in work]
    with parallel_config("threading"):
        return list(Parallel(n_jobs=n)(delayed(make)(item) for item in work))
