"""What pushes a text: the parts add up to the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.classify import FrameClassifier, SeededClassifier, StanceClassifier, WordVectors, explain
from framing.errors import InputError
from tests.classify.coded import mentions, passages, several
from tests.classify.test_seeded_classifier import FILE
from tests.classify.test_word_vectors import texts as unlabelled

EVERY = 100_000


def test_pushes_add_up_to_the_score() -> None:
    texts, held = several()
    vectors = WordVectors(dimensions=5).fit(unlabelled())
    model = FrameClassifier("generic-frames", encoder=vectors, progress=False).fit(texts, held)
    asked = ["Troops and trade: the horse eats.", "Inflation hurt the economy."]
    rows = explain(model, asked, top=EVERY).rows()
    for text in range(2):
        for column, label in enumerate(model.classes_.tolist()):
            total = sum(row["push"] for row in rows if (row["text"], row["label"]) == (text, label))
            whole = model.decision_function(asked)[text, column] - model.heads_.intercept[column]
            assert total == pytest.approx(whole)
    assert {row["kind"] for row in rows} == {"words", "letters", "ends", "themes", "lexicon", "encoder"}


def test_the_strongest_come_first() -> None:
    texts, frames = passages()
    model = FrameClassifier(shipped_lexicons=False, theme_weight=0, progress=False).fit(texts, frames)
    rows = [row for row in explain(model, ["Troops of Arland"], top=3).rows() if row["label"] == "security"]
    assert rows[0]["feature"] == "troop"
    assert rows[0]["push"] > 0
    sizes = [abs(row["push"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert len(rows) == 3


def test_stance_is_explained_too() -> None:
    model = StanceClassifier(progress=False).fit(*mentions())
    asked = [("Ruritania won praise.", 0, 9)]
    rows = [row for row in explain(model, asked, top=EVERY).rows() if row["label"] == "1"]
    whole = model.decision_function(asked)[0, 2] - model.heads_.intercept[2]
    assert sum(row["push"] for row in rows) == pytest.approx(whole)
    assert "praise" in {row["feature"] for row in rows if row["kind"] == "words" and row["push"] > 0}


def test_of_a_seeded_one_the_words_beside_the_terms(tmp_path: Path) -> None:
    (tmp_path / "seeds.yml").write_text(FILE)
    texts, _ = passages()
    model = SeededClassifier(tmp_path / "seeds.yml", progress=False).fit(texts)
    rows = explain(model, ["Troops near the border"], top=EVERY).rows()
    features = {row["feature"] for row in rows if row["kind"] == "words"}
    assert "border" in features
    assert "troop" not in features


def test_what_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        explain(FrameClassifier(), ["a"])
    assert str(raised.value) == (
        "explain() takes a trained FrameClassifier, StanceClassifier or SeededClassifier; given: a value of type "
        "FrameClassifier."
    )
    texts, frames = passages()
    with pytest.raises(InputError) as raised:
        explain(FrameClassifier(progress=False).fit(texts, frames), ["a"], top=0)
    assert str(raised.value) == "top is 0; at least 1 push has to be listed."
