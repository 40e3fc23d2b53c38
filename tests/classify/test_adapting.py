"""Anything that gives probabilities in the place of a classifier."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.classify import FrameModel, ProbabilityModel
from framing.errors import InputError


class Other:
    """A model of somebody else."""

    def predict_proba(self, texts: list[str]) -> Any:
        """Give frames by the number of letters."""
        return [[min(len(text) / 10, 1), 0.2] for text in texts]


def test_an_object_and_a_function() -> None:
    by_object = ProbabilityModel(Other(), ["long", "rare"])
    by_function = ProbabilityModel(Other().predict_proba, ["long", "rare"], threshold=[0.9, 0.1], name="mine")
    assert isinstance(by_object, FrameModel)
    assert by_object.predict_proba(["abcde", ""]).tolist() == [[0.5, 0.2], [0.0, 0.2]]
    assert by_object.predict(["abcde", ""]).tolist() == [[1, 0], [0, 0]]
    assert by_function.predict(["abcde", ""]).tolist() == [[0, 1], [0, 1]]
    assert (by_object.name, by_function.name) == ("Other", "mine")


def test_answers_as_dictionaries_and_one_frame_a_text() -> None:
    model = ProbabilityModel(lambda texts: [{"b": 1.0} for _ in texts], ["a", "b"], exclusive=True)
    assert model.predict_proba(["x"]).tolist() == [[0.0, 1.0]]
    assert model.predict(["x", "y"]).tolist() == ["b", "b"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            [[0.5]],
            "The model llm has to give 1 rows of 2 probabilities (a, b). It gave an array of shape (1, 1).",
        ),
        ([[0.5, 1.5]], "The model llm gives numbers that are not between 0 and 1."),
        ([[0.5, float("nan")]], "The model llm gives numbers that are not between 0 and 1."),
        ([{"a": 0.5, "c": 0.1}], "The model llm answers with frames that were not named: c."),
        ("economy", "The model llm answers with something other than numbers."),
        ([[0.5, 0.2]], "The rows of the model llm do not add up to 1, though frames exclude each other."),
    ],
)
def test_answers_that_are_none_are_refused(answer: Any, message: str) -> None:
    model = ProbabilityModel(lambda texts: answer, ["a", "b"], exclusive=True, name="llm")
    with pytest.raises(InputError) as raised:
        model.predict_proba(["x"])
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((3, ["a"]), "The model is a value of type int, which has no predict_proba(texts) and is no function."),
        ((Other(), "a"), "Frames have to be a list of names, one for each column of the probabilities."),
        ((Other(), ["a", "a"]), "The frame 'a' is named twice."),
    ],
)
def test_what_is_no_model_is_refused(arguments: Any, message: str) -> None:
    with pytest.raises(InputError) as raised:
        ProbabilityModel(*arguments)
    assert str(raised.value) == message


def test_thresholds_are_numbers_one_a_frame() -> None:
    assert np.array_equal(ProbabilityModel(Other(), ["a", "b"]).thresholds_, [0.5, 0.5])
