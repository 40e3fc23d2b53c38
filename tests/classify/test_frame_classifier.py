"""FrameClassifier: what it learns, and how it goes with scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer

from framing.classify import FrameClassifier
from framing.errors import InputError
from tests.classify.coded import named, passages, several

NEW = ["Factories raise wages.", "A general deployed troops.", "Missiles hit markets and trade with troops."]


def classifier(**settings: Any) -> FrameClassifier:
    """Return one that shows no bar."""
    return FrameClassifier(**{"progress": False, **settings})


def test_one_label_a_text() -> None:
    texts, frames = passages()
    model = classifier().fit(texts, frames)
    assert model.predict(NEW[:2]).tolist() == ["economy", "security"]
    probability = model.predict_proba(NEW)
    assert probability.shape == (3, 2)
    np.testing.assert_allclose(probability.sum(axis=1), 1)
    assert model.classes_.tolist() == ["economy", "security"]
    assert model.n_coded_.tolist() == [32, 32]
    assert model.exclusive_
    assert len(model.data_) == 64


def test_several_frames_a_text() -> None:
    texts, held = several()
    model = classifier().fit(texts, pd.DataFrame(held, columns=["economy", "security"]))
    assert model.predict(NEW).tolist() == [[1, 0], [0, 1], [1, 1]]
    assert model.classes_.tolist() == ["economy", "security"]
    assert not model.exclusive_
    assert (model.thresholds_ > 0).all()
    assert (model.thresholds_ < 1).all()


def test_three_labels() -> None:
    texts, frames = passages()
    texts += [f"Nothing about it in {number}." for number in range(10)]
    model = classifier().fit(texts, frames + ["none"] * 10)
    assert model.predict([*NEW[:2], "Nothing in it."]).tolist() == ["economy", "security", "none"]
    np.testing.assert_allclose(model.predict_proba(NEW).sum(axis=1), 1)


def test_a_label_with_two_texts_is_learnt() -> None:
    texts, frames = passages()
    texts = [*texts, "Voters marched for ballots.", "Ballots and voters in court."]
    model = classifier().fit(texts, [*frames, "votes", "votes"])
    assert model.predict(["Voters and ballots"]).tolist() == ["votes"]
    held = pd.DataFrame({"economy": [int(f == "economy") for f in frames] + [0, 0], "votes": [0] * 64 + [1, 1]})
    both = classifier().fit(texts, held)
    assert both.predict(["Voters and ballots"]).tolist() == [[0, 1]]


def test_probabilities_are_of_texts_not_seen() -> None:
    # Labels that words don't tell: a classifier that had seen the texts would be sure of them.
    rng = np.random.default_rng(0)
    texts = [f"word{i} other{i}" for i in range(100)]
    model = classifier().fit(texts, rng.permutation(["a", "b"] * 50))
    assert abs(model.out_of_fold_[:, 0] - 0.5).max() < 0.2
    assert abs(model.predict_proba(texts)[:, 0] - 0.5).max() < 0.45


def test_groups_are_held_back_whole() -> None:
    # Each story has one frame and a word of its own; only the word tells the frame.
    letters = np.random.default_rng(0).choice(list("abcdefghijklmnopqrstuvwxyz"), (20, 8))
    texts = ["".join(letters[i // 10]) for i in range(200)]
    frames = ["a" if i // 10 % 2 else "b" for i in range(200)]
    alone = classifier().fit(texts, frames)
    together = classifier().fit(texts, frames, groups=[i // 10 for i in range(200)])
    right = np.array([[frame == name for name in ("a", "b")] for frame in frames])
    assert (alone.out_of_fold_[right] > 0.9).all()
    assert together.out_of_fold_[right].mean() < 0.6


def test_a_label_in_one_group_is_refused() -> None:
    texts, frames = passages()
    with pytest.raises(InputError) as raised:
        classifier().fit(texts, frames, groups=frames)
    assert str(raised.value) == (
        "Coded in one group only: 'economy', 'security'. Each label has to occur in at least two groups, so that "
        "it can "
        "be tried on a group that it was not learnt from."
    )


def test_the_same_seed_gives_the_same_model_in_any_number_of_processes() -> None:
    texts, held = several()
    one, other = classifier().fit(texts, held), classifier(n_jobs=2).fit(texts, held)
    assert (one.predict_proba(NEW) == other.predict_proba(NEW)).all()


def test_hits_of_lexicons_are_features() -> None:
    texts, frames = passages()
    model = classifier(lexicon=["generic-frames", "policy-frames"]).fit(texts, frames)
    blocks = model.features_.blocks
    assert (
        blocks["lexicon"].stop - blocks["lexicon"].start,
        blocks["encoder"].stop - blocks["encoder"].start,
    ) == (20, 0)
    assert model.features_.transform(NEW).shape[1] == model.heads_.coef.shape[1] == blocks["encoder"].stop


def test_the_lexicons_that_come_along_are_features_of_english_texts() -> None:
    texts, frames = passages()
    used = classifier().fit(texts, frames).features_.lexicons
    assert [lexicon.name for lexicon in used] == ["policy-frames", "generic-frames"]
    assert classifier(shipped_lexicons=False).fit(texts, frames).features_.lexicons == ()
    assert classifier(language="de").fit(texts, frames).features_.lexicons == ()


def test_the_first_and_the_last_words_are_features() -> None:
    texts = [f"{a} {b} c d e f {c}" for a, b, c in [("x", "y", "z"), ("z", "y", "x")] * 20]
    frames = ["one", "other"] * 20
    only = classifier(word_range=(1, 1), shipped_lexicons=False, folds=2)  # the words are the same
    assert only.fit(texts, frames).predict(texts[:2]).tolist() == ["one", "other"]
    assert "first x" in only.features_.ends.names
    without = only.set_params(ends_weight=0).fit(texts, frames)
    assert without.features_.ends.names == []
    assert np.allclose(*without.decision_function(texts[:2]))


def test_what_is_common_to_all_texts_in_an_encoder_makes_no_difference() -> None:
    texts, frames = passages()
    plain = classifier(encoder=numbers).fit(texts, frames)
    moved = classifier(encoder=lambda given: numbers(given) + 100.0).fit(texts, frames)
    np.testing.assert_allclose(moved.decision_function(NEW), plain.decision_function(NEW))


def numbers(texts: list[str]) -> Any:
    """Encode a text by whether it speaks of weapons."""
    return np.array([[any(word in text for word in ("roops", "issiles", "navy", "enerals")), 1] for text in texts])


def test_an_encoder_adds_its_numbers() -> None:
    texts, frames = passages()
    model = classifier(encoder=numbers, encoder_weight=3.0).fit(texts, frames)
    assert model.features_.width == 2
    assert model.predict(["navy", "zzz"]).tolist() == ["security", "economy"]


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        (
            3,
            "The encoder is a value of type int; it has to be a function from a list of texts to an array, such "
            "as "
            "SentenceTransformer(…).encode.",
        ),
        (
            lambda texts: np.zeros(len(texts)),
            "The encoder has to give an array of numbers with one row a text: 64 rows. It gave an array of shape "
            "(64,) "
            "and type float64.",
        ),
        (lambda texts: np.full((len(texts), 2), np.nan), "The encoder gave numbers that are not finite."),
    ],
)
def test_an_encoder_that_is_none_is_refused(encoder: Any, message: str) -> None:
    texts, frames = passages()
    with pytest.raises(InputError) as raised:
        classifier(encoder=encoder).fit(texts, frames)
    assert str(raised.value) == message


def test_an_encoder_of_another_width_is_refused() -> None:
    texts, frames = passages()
    model = classifier(encoder=numbers).fit(texts, frames)
    model.features_.encoder = lambda texts: np.ones((len(texts), 5))
    with pytest.raises(InputError) as raised:
        model.predict(NEW)
    assert str(raised.value) == (
        "The encoder gives 5 numbers a text; the model was trained with 2. Give the encoder that it was trained "
        "with."
    )


def test_settings_out_of_range_are_refused_together() -> None:
    texts, frames = passages()
    with pytest.raises(InputError) as raised:
        classifier(C=0, threshold=2, folds=1).fit(texts, frames)
    assert str(raised.value) == (
        "C is 0; it has to be above 0. threshold is 2; it has to be 'f1' or a probability between 0 and 1. folds "
        "is 1; "
        "at least 2 are needed."
    )


def test_an_untrained_one_says_so() -> None:
    with pytest.raises(NotFittedError):
        classifier().predict(NEW)


def test_it_goes_into_a_grid_search() -> None:
    texts, frames = passages()
    search = GridSearchCV(classifier(folds=2), {"C": [0.01, 0.3], "letter_range": [(2, 3), (2, 5)]}, cv=3)
    search.fit(texts, frames)
    assert search.best_estimator_.predict(NEW[:2]).tolist() == ["economy", "security"]


def test_two_labels_are_scored_in_one_column() -> None:
    # So that scikit-learn's measures of ranking take it.
    texts, frames = passages()
    model = classifier().fit(texts, frames)
    assert (model.decision_function(NEW) > 0).tolist() == (model.predict(NEW) == "security").tolist()
    search = GridSearchCV(classifier(folds=2), {"C": [0.3]}, cv=3, scoring="roc_auc").fit(texts, frames)
    assert search.best_score_ > 0.95


def test_it_goes_into_a_pipeline_and_cross_validation() -> None:
    texts, frames = passages()
    shorter = FunctionTransformer(lambda given: [text.lower() for text in given])
    pipeline = Pipeline([("lower", shorter), ("frames", classifier(folds=2))])
    assert pipeline.fit(texts, frames).predict(["TROOPS at war"]).tolist() == ["security"]
    assert cross_val_score(classifier(folds=2), texts, frames, groups=named(texts), cv=GroupKFold(4)).mean() > 0.95


def test_a_clone_is_untrained_and_alike() -> None:
    texts, frames = passages()
    model = classifier(C=0.7, lexicon="generic-frames").fit(texts, frames)
    assert clone(model).get_params() == model.get_params()
    assert not hasattr(clone(model), "heads_")


def test_fitting_twice_gives_the_same_and_leaves_parameters_alone() -> None:
    texts, frames = passages()
    model = classifier()
    before = model.get_params()
    first = model.fit(texts, frames).predict_proba(NEW)
    assert (model.fit(texts, frames).predict_proba(NEW) == first).all()
    assert model.get_params() == before


def test_texts_are_judged_one_by_one() -> None:
    texts, frames = passages()
    model = classifier().fit(texts, frames)
    together = model.predict_proba(NEW)
    np.testing.assert_allclose(np.concatenate([model.predict_proba([text]) for text in NEW]), together)
    np.testing.assert_allclose(model.predict_proba(NEW[::-1]), together[::-1])
