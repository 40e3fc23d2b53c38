"""StanceClassifier: what it learns, and that no name is in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import framing
from framing.classify import StanceClassifier
from framing.classify.stance_classifier import stance_codes
from framing.errors import InputError
from framing.scoring.stance_models import StanceModel
from tests.classify.coded import mentions

NEW = [("Nobody praised Ruritania.", 15, 24), ("Ruritania won praise.", 0, 9), ("Ruritania was condemned.", 0, 9)]


@pytest.fixture(scope="module")
def model() -> StanceClassifier:
    """One that is trained on made-up mentions."""
    return StanceClassifier(progress=False).fit(*mentions())


def test_it_tells_for_and_against(model: StanceClassifier) -> None:
    assert model.predict(NEW[1:]).tolist() == [1, -1]
    assert model.classes_.tolist() == [-1, 0, 1]
    np.testing.assert_allclose(model.predict_proba(NEW).sum(axis=1), 1)


@pytest.mark.parametrize("name", ["Borduria", "Xi", "Angela Merkel", "US", "O'Neill", "Genovia"])
def test_the_name_makes_no_difference(model: StanceClassifier, name: str) -> None:
    forms = [
        "{0} won praise for its courage.",
        "Many say that {0} failed, and {0}'s friends agree.",
        "War hit {0}.",
    ]

    def asked(called: str) -> list[tuple[str, int, int]]:
        return [(form.format(called), form.index("{0}"), form.index("{0}") + len(called)) for form in forms]

    np.testing.assert_allclose(
        model.predict_proba(asked(name)), model.predict_proba(asked("Ruritania")), atol=1e-12
    )


def test_the_rest_of_a_name_is_masked_too(model: StanceClassifier) -> None:
    one = model.predict_proba([("Critics attack Angela Merkel today.", 22, 28)])
    other = model.predict_proba([("Critics attack Ruritania today.", 15, 24)])
    np.testing.assert_allclose(one, other, atol=1e-12)


def test_no_name_of_the_training_targets_is_a_feature(model: StanceClassifier) -> None:
    from tests.classify.coded import PLACES

    features = " ".join(name.lower() for _, name in model.features_.names)
    assert [place for place in PLACES if place.lower() in features] == []


def test_it_stands_in_for_words_and_rules(model: StanceClassifier) -> None:
    assert isinstance(model, StanceModel)
    texts = [text for text, _, _ in NEW]
    spans = [(row, start, end) for row, (_, start, end) in enumerate(NEW)]
    np.testing.assert_allclose(model.predict_proba(texts, spans), model.predict_proba(NEW))
    corpus = framing.read_corpus(
        [{"id": str(row), "source": "x", "text": text} for row, text in enumerate(texts)],
        clean=False,
        progress=False,
    )
    listed = [
        {"document_id": str(row), "target": "Ruritania", "start": start, "end": end}
        for row, (_, start, end) in enumerate(NEW)
    ]
    found = framing.stance(corpus, listed, model=model, progress=False)
    assert found.column("polarity")[1:] == ["for", "against"]
    assert found.method.startswith(
        "What is said about a target where it is mentioned was judged by StanceClassifier; stance is its "
        "probability"
    )


def test_two_classes_still_answer_in_three_columns() -> None:
    given, stances = mentions()
    kept = [row for row, stance in enumerate(stances) if stance]
    model = StanceClassifier(progress=False).fit([given[row] for row in kept], [stances[row] for row in kept])
    assert model.classes_.tolist() == [-1, 1]
    found = model.predict_proba(["Ruritania won praise."], [(0, 0, 9)])
    assert found.shape == (1, 3)
    assert found[0, 1] == 0
    assert found.sum() == pytest.approx(1)


def test_an_encoder_sees_the_target_masked() -> None:
    seen: list[str] = []

    def encoder(sentences: list[str]) -> Any:
        seen.extend(sentences)
        return np.array([[len(sentence), 1.0] for sentence in sentences])

    given, stances = mentions()
    StanceClassifier(encoder=encoder, progress=False).fit(given, stances)
    assert seen[0] == "TARGET won praise for its courage."


def test_labels_in_words_and_as_text() -> None:
    given = ["1", "-1", "0", "−1", "+1", "for", "Against", "none", " neutral ", "positive", 1.0, -1, np.int64(0)]
    assert stance_codes(given).tolist() == [1, -1, 0, -1, 1, 1, -1, 0, 0, 1, 1, -1, 0]


def test_what_is_refused() -> None:
    cases: list[tuple[Any, Any, str]] = [
        (
            [("Oslo rose.", 0, 4)] * 2,
            ["2", "?"],
            "Labels of stance are −1, 0 and 1, or against, none and for; found '2' (number 0), '?' (number 1). "
            "Leave "
            "mentions out whose stance coders could not say.",
        ),
        (
            [("Oslo rose.", 0, 40), ("Oslo rose.", 3, 2)],
            [1, 0],
            "Mentions outside their texts: number 0: characters 0 to 40 of a text of 10; number 1: characters 3 "
            "to 2 of "
            "a text of 10. `start` counts from 0.",
        ),
        (
            ["Oslo rose."],
            [1],
            "A mention is (text, start, end): the text and the characters of the target in it. Number 0 (from 0) "
            "is a "
            "value of type str.",
        ),
        (
            [("Oslo – rose.", 5, 6), ("Oslo rose.", 0, 4), ("Oslo fell.", 0, 4), ("Oslo is.", 0, 4)],
            [1, 0, 1, 0],
            "Mention number 0 (from 0), '–', stands on no word.",
        ),
        ([], [], "There are no mentions."),
        ("Oslo", [1], "Mentions have to be a list of (text, start, end)."),
    ]
    for given, stances, message in cases:
        with pytest.raises(InputError) as raised:
            StanceClassifier(progress=False).fit(given, stances)
        assert str(raised.value) == message
