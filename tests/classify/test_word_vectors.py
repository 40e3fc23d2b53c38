"""Word vectors learnt from unlabelled texts."""

from __future__ import annotations

import numpy as np
import pytest

from framing.classify import FrameClassifier, WordVectors
from framing.errors import InputError

ANIMALS, TOOLS = ("cat", "dog", "horse", "goat"), ("hammer", "saw", "drill", "wrench")


def texts() -> list[str]:
    """Return sentences in which animals and tools keep different company."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(200):
        one, other = rng.choice(ANIMALS, 2)
        found.append(f"the {one} eats grass and the {other} sleeps on hay")
        one, other = rng.choice(TOOLS, 2)
        found.append(f"the {one} lies in a box beside the {other} of steel")
    return found


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    """Vectors of few dimensions."""
    return WordVectors(dimensions=5).fit(texts())


def cosine(vectors: WordVectors, one: str, other: str) -> float:
    left, right = vectors([one, other])
    return float(left @ right / np.linalg.norm(left) / np.linalg.norm(right))


def test_words_in_alike_company_are_alike(vectors: WordVectors) -> None:
    assert cosine(vectors, "goat", "horse") > 0.8
    assert cosine(vectors, "goat", "hammer") < 0.3


def test_a_text_is_the_sum_of_its_words_and_unknown_words_are_nothing(vectors: WordVectors) -> None:
    cat, dog, both, none, empty = vectors(["cat", "dog", "Dog, cat zebra", "zebra", ""])
    np.testing.assert_allclose(both, cat + dog)
    assert not none.any()
    assert not empty.any()
    assert vectors.transform(["cat"]).shape == (1, 5)


def test_the_same_texts_give_the_same_vectors(vectors: WordVectors) -> None:
    again = WordVectors(dimensions=5).fit(texts())
    np.testing.assert_array_equal(again.vectors_, vectors.vectors_)
    assert again.words_ == vectors.words_


def test_a_classifier_learns_from_words_that_were_never_coded(vectors: WordVectors) -> None:
    coded = [f"a {word}" for word in (*ANIMALS[:3], *TOOLS[:3])] * 2
    frames = (["animals"] * 3 + ["tools"] * 3) * 2
    model = FrameClassifier(encoder=vectors, encoder_weight=3, folds=2, progress=False).fit(coded, frames)
    assert model.predict(["a goat", "a wrench"]).tolist() == ["animals", "tools"]


def test_too_few_words_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        WordVectors().fit(["one two three"] * 6)
    assert str(raised.value) == (
        "Word vectors of 200 dimensions need more than 200 words that occur at least 5 times; these 6 texts have "
        "3. "
        "Give more texts, or ask for fewer dimensions."
    )
