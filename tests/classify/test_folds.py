"""Folds: labels spread evenly, groups whole."""

from __future__ import annotations

import numpy as np
import pytest

from framing.classify.folds import fold_of, group_codes
from framing.errors import InputError


def test_labels_are_spread_evenly() -> None:
    codes = np.repeat([0, 1, 2], [50, 10, 2])
    folds = fold_of(codes, 5, seed=3)
    assert np.bincount(folds).max() - np.bincount(folds).min() <= 1
    assert [np.bincount(folds[codes == code], minlength=5).tolist() for code in (0, 1)] == [[10] * 5, [2] * 5]
    assert len(set(folds[codes == 2].tolist())) == 2


def test_groups_are_whole_and_labels_still_spread() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 40, 400)
    codes = (rng.random(400) < 0.2).astype(np.int64)
    folds = fold_of(codes, 5, group, seed=1)
    assert all(len(set(folds[group == each].tolist())) == 1 for each in range(40))
    shares = np.bincount(folds[codes == 1], minlength=5) / codes.sum()
    assert shares.min() > 0.14  # a fifth, as far as whole groups allow
    assert shares.max() < 0.26


def test_a_rare_label_in_two_groups_comes_into_two_folds() -> None:
    codes = np.array([1, 1] + [0] * 30)
    for seed in range(20):
        folds = fold_of(codes, 5, np.arange(32), seed)
        assert folds[0] != folds[1]


def test_the_seed_decides() -> None:
    codes = np.arange(60) % 3
    assert (fold_of(codes, 4, seed=1) == fold_of(codes, 4, seed=1)).all()
    assert (fold_of(codes, 4, seed=1) != fold_of(codes, 4, seed=2)).any()


def test_groups_by_any_values() -> None:
    assert group_codes(["a", "b", None, "a", "", float("nan")], 6).tolist() == [0, 1, 2, 0, 3, 4]
    with pytest.raises(InputError) as raised:
        group_codes(["a"], 2)
    assert str(raised.value) == "There are 2 texts and 1 groups; each text needs its own."
