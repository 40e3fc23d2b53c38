"""Held to plain counting, and to what was planted."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

import framing
from framing.errors import InputError
from framing.scoring.vector_fitting import neighbours, surprise
from framing.scoring.word_places import word_places
from tests.reference.plain_vectors import neighbour_counts, surprises

_TEXTS = ["a b c a d. b a e f g a b.", "c c a b d e. e f.", "g a. g b b a c d e f"]


def _corpus(texts: list[str]) -> framing.Corpus:
    return framing.read_corpus(
        [{"id": f"d{i}", "source": "AB"[i % 2], "text": text} for i, text in enumerate(texts)], progress=False
    )


WORLDS = (
    ["bright", "hope", "gain", "rise", "open", "free", "warm", "spring"],
    ["gloomy", "fear", "loss", "fall", "closed", "bound", "cold", "winter"],
)


def two_worlds(n: int = 240, seed: int = 0) -> framing.Corpus:
    """Articles with words of two worlds among others at random; A is mostly of the first one, B of the second."""
    rng = np.random.default_rng(seed)
    noise = [f"word{chr(97 + i)}{chr(97 + j)}" for i in range(20) for j in range(10)]
    rows = []
    for number in range(n):
        is_first = number < n // 2
        words: list[str] = []
        for _ in range(12):
            own = WORLDS[int(rng.random() < (0.25 if is_first else 0.75))]
            words += [*rng.choice(noise, 2), *rng.choice(own, 4, replace=False), "."]
        rows.append({"id": f"d{number}", "source": "A" if is_first else "B", "text": " ".join(words)})
    return framing.read_corpus(rows, progress=False)


@pytest.mark.parametrize("window", [1, 2, 5])
def test_neighbours_and_their_surprise_are_those_of_plain_loops(window: int) -> None:
    corpus = _corpus(_TEXTS)
    places = word_places(corpus)
    n = len(places.words)
    counts = neighbours(places, np.arange(n), n, window)
    plain = neighbour_counts([text.replace(".", " ").split() for text in _TEXTS], set(places.words), window)
    assert counts.toarray() == pytest.approx(
        np.array([[plain.get((a, b), 0.0) for b in places.words] for a in places.words])
    )
    expected = surprises(plain)
    assert surprise(counts).toarray() == pytest.approx(
        np.array([[expected.get((a, b), 0.0) for b in places.words] for a in places.words]), abs=1e-6
    )


def test_neighbours_do_not_depend_on_how_tokens_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    places = word_places(_corpus(_TEXTS))
    n = len(places.words)
    whole = neighbours(places, np.arange(n), n, 3).toarray()
    for size in (1, 2, 7):
        monkeypatch.setattr("framing.scoring.vector_fitting._AT_ONCE", size)
        assert neighbours(places, np.arange(n), n, 3).toarray() == pytest.approx(whole)


def test_words_of_one_world_are_near_each_other() -> None:
    vectors = framing.fit_vectors(two_worlds(), dimensions=8)
    for world in WORLDS:
        for word in world:
            assert {near for near, _ in vectors.nearest(word, 7)} == set(world) - {word}
    assert np.linalg.norm(vectors.matrix, axis=1) == pytest.approx(1, abs=1e-5)


def test_words_of_one_sentence_are_nearer_than_others() -> None:
    vectors = framing.fit_vectors(two_worlds(), dimensions=8, context="sentence")
    one, other = ([vectors.words.index(word) for word in world] for world in WORLDS)
    likeness = vectors.matrix @ vectors.matrix.T
    assert likeness[np.ix_(one, one)].mean() > likeness[np.ix_(one, other)].mean() + 0.2
    assert vectors.references == ("watanabe2021", "halko2011")


def test_the_same_seed_gives_the_same_vectors_and_hash() -> None:
    corpus = two_worlds(60)
    one, two = (framing.fit_vectors(corpus, dimensions=6, seed=3) for _ in range(2))
    assert (one.sha256, one.matrix.tolist()) == (two.sha256, two.matrix.tolist())
    assert framing.fit_vectors(corpus, dimensions=6, seed=4).sha256 != one.sha256


def test_order_of_articles_does_not_matter() -> None:
    corpus = two_worlds(60)
    rows = corpus.articles.to_pylist()
    turned = framing.read_corpus(rows[::-1], id="document_id", progress=False)
    one, two = (framing.fit_vectors(each, dimensions=6) for each in (corpus, turned))
    assert one.words == two.words
    assert one.matrix @ one.matrix.T == pytest.approx(two.matrix @ two.matrix.T, abs=1e-3)


def test_what_they_are_stands_in_them() -> None:
    vectors = framing.fit_vectors(two_worlds(60), dimensions=6)
    assert isinstance(vectors, framing.Vectors)
    assert (len(vectors), vectors.dimensions, "bright" in vectors) == (182, 6, True)
    assert vectors.articles == {f"d{i}" for i in range(60)}
    assert [each.code for each in vectors.caveats] == ["few-words"]
    assert vectors.references == ("levy2015", "halko2011")
    assert str(vectors).startswith("Vectors of 182 words in 6 dimensions, from 60 articles of the corpus: ")
    assert vectors.method == (
        "Vectors of 6 dimensions for the 182 words that occur at least 5 times, stop words aside, were learnt "
        "from the 60 articles themselves: from neighbours within 10 words, weighed by positive pointwise mutual "
        "information (Levy et al., 2015), by randomised singular value decomposition (Halko et al., 2011)."
    )
    with pytest.raises(InputError) as raised:
        vectors.nearest("brigth")
    assert str(raised.value) == "The word 'brigth' has no vector. Did you mean 'bright'?"


def test_too_few_words_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        framing.fit_vectors(_corpus(_TEXTS))
    assert str(raised.value) == (
        "Vectors of 100 dimensions need more than 100 words that occur at least 5 times; these 3 articles have 1. "
        "Give more articles, or ask for fewer dimensions."
    )


def test_all_wrong_arguments_are_named() -> None:
    with pytest.raises(InputError) as raised:
        framing.fit_vectors(
            _corpus(_TEXTS), dimensions=1, window=0, min_count=True, most=2, seed=-1, context="doc"
        )
    assert str(raised.value).splitlines() == [
        "dimensions must be a whole number from 2 to 1,000; given: 1.",
        "window must be a whole number from 1 to 50; given: 0.",
        "min_count must be a whole number from 1 to 1,000,000,000; given: True.",
        "most must be a whole number from 3 to 1,000,000; given: 2.",
        "seed must be a whole number from 0 to 4,294,967,295; given: -1.",
        "Unknown context 'doc'. Allowed: 'window' or 'sentence'.",
    ]


def test_a_corpus_is_needed() -> None:
    with pytest.raises(InputError) as raised:
        framing.fit_vectors(cast(Any, ["a text"]))
    assert str(raised.value) == (
        "fit_vectors() takes a corpus, and was given a value of type list. Read one first: "
        "framing.fit_vectors(framing.read_corpus(…))."
    )


def test_stop_words_have_no_vector_and_are_nobodys_neighbours() -> None:
    rows = two_worlds(60).to_pandas().to_dict("records")
    plain = framing.read_corpus(rows, id="document_id", progress=False)
    for number, row in enumerate(rows):
        # A function word for a random one: what stands around it is as far apart as before.
        row["text"] = row["text"].replace("wordaa", "the" if number % 2 else "of")
    with_stops = framing.read_corpus(rows, id="document_id", progress=False)
    vectors = framing.fit_vectors(with_stops, dimensions=6)
    assert not {"the", "of"} & set(vectors.words)
    assert {"the", "of"} <= set(framing.fit_vectors(with_stops, dimensions=6, min_count=1, stop_words=None).words)
    given = framing.fit_vectors(plain, dimensions=6, stop_words=["wordaa"])
    assert given.words == vectors.words
    assert given.matrix == pytest.approx(vectors.matrix)
    with pytest.raises(InputError) as raised:
        framing.fit_vectors(plain, stop_words="klingon")
    assert (
        str(raised.value) == "Unknown list of stop words 'klingon'. Allowed: 'english'. Or give words of your own."
    )
