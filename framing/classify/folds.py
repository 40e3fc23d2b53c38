"""Dividing texts into folds: classes spread evenly, and groups (stories, sources) never torn apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int64]


def fold_of(codes: Index, n_folds: int, groups: Index | None = None, seed: int | None = 0) -> Index:
    """Return the fold of each text, shape (n,).

    Parameters
    ----------
    codes : array of int64, shape (n,)
        The class of each text, from 0.
    n_folds : int
    groups : array of int64, shape (n,), optional
        Texts of one group come into one fold.
    seed : int or None
    """
    rng = np.random.default_rng(seed)
    if groups is None:
        order = rng.permutation(len(codes))
        order = order[np.argsort(codes[order], kind="stable")]
        folds = np.empty(len(codes), np.int64)
        folds[order] = np.arange(len(codes)) % n_folds
        return folds
    return _grouped(codes, n_folds, groups, rng)


def _grouped(codes: Index, n_folds: int, groups: Index, rng: np.random.Generator) -> Index:
    """Give the groups to folds, the largest first, each to the fold that has least of what it holds."""
    names, own = np.unique(groups, return_inverse=True)
    counts = np.zeros((len(names), int(codes.max()) + 1))
    np.add.at(counts, (own, codes), 1)
    share = counts / np.maximum(counts.sum(axis=0), 1)  # rare classes weigh as much as frequent ones
    filled = np.zeros((n_folds, counts.shape[1]))
    fold_of_group = np.empty(len(names), np.int64)
    order = rng.permutation(len(names))
    for group in order[np.argsort(-share[order].sum(axis=1), kind="stable")].tolist():
        load = filled @ (share[group] > 0) + 1e-9 * filled.sum(axis=1)
        fold = int(rng.choice(np.flatnonzero(load == load.min())))
        fold_of_group[group] = fold
        filled[fold] += share[group]
    return fold_of_group[own]


def group_codes(groups: object, n: int) -> Index:
    """Number groups given by any values; a missing value is a group of its own.

    Parameters
    ----------
    groups : sequence, length n
    """
    from framing.classify.labels import is_missing
    from framing.errors import InputError

    values = list(groups) if hasattr(groups, "__iter__") else []
    if len(values) != n:
        raise InputError(f"There are {n:,} texts and {len(values):,} groups; each text needs its own.")
    rows: dict[object, int] = {}
    return np.array(
        [
            rows.setdefault(("alone", row) if is_missing(value) else value, len(rows))
            for row, value in enumerate(values)
        ],
        np.int64,
    )
