"""Which units go to which coders."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.errors import InputError


def coder_names(coders: int | Sequence[str]) -> tuple[str, ...]:
    """Return the names of coders, "coder1", "coder2" … where only their number is given.

    Raises
    ------
    InputError
        There is none, a name is given twice, is blank, or holds a semicolon.
    """
    if isinstance(coders, bool) or not isinstance(coders, (int, list, tuple)):
        raise InputError(f"coders is a number, or a list of names; given: {coders!r}.")
    names = tuple(f"coder{i}" for i in range(1, coders + 1)) if isinstance(coders, int) else tuple(coders)
    if not names:
        raise InputError(f"At least one coder is needed; given: coders={coders!r}.")
    wrong = [name for name in names if not isinstance(name, str) or not name.strip() or ";" in name]
    if wrong:
        raise InputError(
            f"A coder's name is a text, not blank, without a semicolon; given: {', '.join(map(repr, wrong))}."
        )
    names = tuple(name.strip() for name in names)
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise InputError(
            f"Two coders have one name: {', '.join(map(repr, doubled))}. Give each a name of their own."
        )
    return names


def deal(
    strata: Sequence[int], names: Sequence[str], overlap: float, together: int, rng: np.random.Generator
) -> list[list[str]]:
    """Give units to coders.

    A part of the units, spread evenly over the strata, is coded by several coders each; every group of coders gets
    about as many of those, so that each can be compared with each. The others go to one coder each. All have about
    as many units in the end.

    Parameters
    ----------
    strata : sequence of int, length n
        The stratum of each unit.
    overlap : float
        The part of the units that several code, 0 to 1.
    together : int
        How many coders code each of those.

    Returns
    -------
    list of list of str, length n
        In the order of `names`.
    """
    n, k = len(strata), len(names)
    shared = np.zeros(n, bool)
    n_shared = round(overlap * n) if together > 1 else 0
    order = np.lexsort((rng.random(n), np.array(strata)))
    if n_shared:
        shared[order[np.floor((np.arange(n_shared) + rng.random()) * n / n_shared).astype(np.int64) % n]] = True
    load, met = np.zeros(k), np.zeros((k, k))
    given: list[list[str]] = [[] for _ in range(n)]
    tie = rng.permutation(k)
    for unit in (*order[shared[order]].tolist(), *order[~shared[order]].tolist()):
        chosen: list[int] = []
        for _ in range(together if shared[unit] else 1):
            free = [coder for coder in range(k) if coder not in chosen]
            chosen.append(min(free, key=lambda coder: (met[coder, chosen].sum(), load[coder], tie[coder])))
        for coder in chosen:
            load[coder] += 1
            met[coder, [other for other in chosen if other != coder]] += 1
        given[unit] = [names[coder] for coder in sorted(chosen)]
    return given
