"""The contract of scikit-learn, by its own checks.

Its checks hand over tables of numbers, and our estimators take texts. So those that need data are run on a
`FrameClassifier` behind a reader that writes each number as words; those that need none, on all estimators.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
import pytest
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import parametrize_with_checks
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from framing.classify import FrameClassifier, SeededClassifier, StanceClassifier, WordVectors

WITHOUT_DATA = (
    "check_parameters_default_constructible",
    "check_get_params_invariance",
    "check_set_params",
    "check_no_attributes_set_in_init",
    "check_do_not_raise_errors_in_init_or_set_params",
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_valid_tag_types",
    "check_mixin_order",
)
# What a classifier of ours does otherwise than scikit-learn asks, and why.
EXCEPTIONS = {
    "check_classifiers_train": (
        "Rare classes are weighted up in scores and not in probabilities, so that the label given need not be the "
        "most probable one; in scikit-learn's own classifiers both are weighted."
    ),
    "check_supervised_y_2d": "A table of labels with one column is read as a list, without a warning.",
}


class OfNumbers(FrameClassifier):
    """A `FrameClassifier` of tables of numbers, each row of which is read out as a text."""

    def __init__(self, C: float = 0.3, class_weight: Any = "balanced", random_state: int | None = 0) -> None:
        super().__init__(
            C=C,
            class_weight=class_weight,
            random_state=random_state,
            shipped_lexicons=False,
            word_range=(1, 1),
            letter_range=(2, 2),
            ends_weight=0,
            theme_weight=0,
            folds=2,
            progress=False,
        )

    def fit(self, X: Any, y: Any, groups: Any = None) -> Self:
        """Read the rows out, and learn."""
        X, y = validate_data(self, X, y, multi_output=True)
        check_classification_targets(y)
        return super().fit(read_out(X), y)

    def _scores(self, X: Any) -> Any:
        check_is_fitted(self, "heads_")
        return super()._scores(read_out(validate_data(self, X, reset=False)))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        tags.input_tags.string = tags.input_tags.one_d_array = False
        return tags


def read_out(table: Any) -> list[str]:
    """Write each number as words: one for each whole number from -10 to 9 below it, with its column."""
    return [
        " ".join(
            f"{chr(97 + column % 26)}{chr(97 + step)}x"
            for column, value in enumerate(row)
            for step in range(20)
            if value > step - 10
        )
        for row in np.asarray(table, np.float64).tolist()
    ]


with_all_checks: Callable[[Any], Any] = parametrize_with_checks(
    [OfNumbers()], expected_failed_checks=lambda _: EXCEPTIONS
)


@with_all_checks
def test_a_classifier_of_numbers_that_are_read_out(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)


@pytest.mark.parametrize("check", WITHOUT_DATA)
@pytest.mark.parametrize("kind", [FrameClassifier, StanceClassifier, SeededClassifier, WordVectors])
def test_what_needs_no_data(kind: Any, check: str) -> None:
    getattr(estimator_checks, check)(kind.__name__, kind())
