"""The seam for classifiers: probabilities in, stance and outcome out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from framing.errors import InputError
from framing.scoring.stance_models import Span, StanceModel, judged

NAN = float("nan")


class Fixed:
    """Gives the same answer whatever it is asked, and remembers what it was asked."""

    def __init__(self, *rows: Sequence[float]) -> None:
        self.rows = np.array(rows)
        self.asked: list[Any] = []

    def predict_proba(self, texts: Sequence[str], spans: Sequence[Span]) -> Any:
        self.asked.append([texts[text][start:end] for text, start, end in spans])
        return self.rows


def test_stance_is_for_less_against_and_the_outcome_is_the_likeliest() -> None:
    model = Fixed([0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.1, 0.1, 0.8], [NAN, NAN, NAN])
    stance, outcome = judged(model, ["a b c d"], [(0, 0, 1), (0, 2, 3), (0, 4, 5), (0, 6, 7)])
    assert isinstance(model, StanceModel)
    assert model.asked == [["a", "b", "c", "d"]]
    # By hand: .1 − .7, .3 − .3, .8 − .1; one that abstains has no stance and is neither.
    assert stance == pytest.approx([-0.6, 0, 0.7, NAN], nan_ok=True)
    assert outcome.tolist() == [-1, 0, 1, 0]


def test_a_model_is_not_asked_about_nothing() -> None:
    model = Fixed()
    assert [len(each) for each in judged(model, ["a"], [])] == [0, 0]
    assert model.asked == []


@pytest.mark.parametrize(
    ("rows", "shape"),
    [
        (([0.5, 0.5],), "(1, 2)"),
        (([0.5, 0.2, 0.2],), "(1, 3)"),
        (([1.2, -0.2, 0.0],), "(1, 3)"),
        (([1.0, 0.0, 0.0], [1.0, 0.0, 0.0]), "(2, 3)"),
    ],
)
def test_what_is_no_probability(rows: tuple[list[float], ...], shape: str) -> None:
    with pytest.raises(InputError) as caught:
        judged(Fixed(*rows), ["a"], [(0, 0, 1)])
    assert str(caught.value) == (
        "The model Fixed gives something other than probabilities: predict_proba has to return 1 rows of three "
        "(against, neither, for) that are not below 0 and add up to 1. It returned an array of shape "
        f"{shape}."
    )
