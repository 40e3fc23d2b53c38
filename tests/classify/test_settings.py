"""Settings that are out of range, all named at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.classify import FrameClassifier, SeededClassifier, StanceClassifier
from framing.errors import InputError
from tests.classify.coded import mentions, passages


def refused(model: Any, *given: Any) -> str:
    """Return what is said of a model that does not fit."""
    with pytest.raises(InputError) as raised:
        model.fit(*given)
    return str(raised.value)


def test_of_features() -> None:
    model = FrameClassifier(
        min_count=0, ends_weight=-1, lexicon_weight=True, word_range=(2, 1), letter_range=(0, 5)
    )
    assert refused(model, *passages()) == (
        "min_count is 0; it has to be a whole number from 1. ends_weight is -1; it has to be a number from 0. "
        "lexicon_weight is True; it has to be a number from 0. word_range is (2, 1); it has to be (shortest, "
        "longest), two whole numbers from 1. letter_range is (0, 5); it has to be (shortest, longest), two whole "
        "numbers from 1."
    )
    assert refused(StanceClassifier(number_weight=float("inf")), *mentions()) == (
        "number_weight is inf; it has to be a number from 0."
    )
    assert refused(SeededClassifier("generic-frames", min_count=0), passages()[0]) == (
        "min_count is 0; it has to be a whole number from 1."
    )


def test_of_training() -> None:
    model = FrameClassifier(
        C=0, class_weight="equal", threshold="best", folds=1, random_state=-1, n_jobs=0, progress=False
    )
    assert refused(model, *passages()) == (
        "C is 0; it has to be above 0. class_weight is 'equal'; it has to be 'balanced', None or a weight for "
        "each label. threshold is 'best'; it has to be 'f1' or a probability between 0 and 1. folds is 1; at "
        "least 2 are needed. random_state is -1; it has to be None or a whole number from 0. n_jobs is 0; it has "
        "to be a number of processes, -1 for all, or None."
    )


def test_numbers_of_numpy_are_numbers() -> None:
    # As a grid search hands them over.
    model = FrameClassifier(shipped_lexicons=False, progress=False)
    model.set_params(C=np.float64(0.3), min_count=np.int64(2), folds=np.int64(2))
    assert model.fit(*passages()).predict(["Troops at war"]).tolist() == ["security"]


def test_weights_of_labels_go_by_their_names() -> None:
    texts, frames = passages()
    unsure = ["a word that none of them has"]
    for label in ("economy", "security"):
        model = FrameClassifier(class_weight={label: 100.0}, C=0.001, shipped_lexicons=False, progress=False)
        assert model.fit(texts, frames).predict(unsure).tolist() == [label]
    assert refused(FrameClassifier(class_weight={"trade": 2.0}, progress=False), texts, frames) == (
        "class_weight has weights for 'trade'; the labels are 'economy', 'security'."
    )


def test_texts_without_words() -> None:
    assert refused(FrameClassifier(progress=False), ["", " ", "..."] * 4, ["a", "b"] * 6) == (
        "No word stands in at least 1 of these 12 texts (min_count): there is nothing to learn from."
    )
