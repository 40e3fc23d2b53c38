"""On a corpus of two worlds of words: source A is mostly of the first, B of the second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import framing
from framing.errors import ComparisonError, InputError
from framing.results import LatentScale
from tests.scoring.test_vector_fitting import WORLDS, two_worlds

_SEEDS = {"bright": 1, "hope": 1, "gloomy": -1, "fear": -1}


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    return two_worlds()


@pytest.fixture(scope="module")
def vectors(corpus: framing.Corpus) -> framing.Vectors:
    return framing.fit_vectors(corpus, dimensions=8)


@pytest.fixture(scope="module")
def scale(corpus: framing.Corpus, vectors: framing.Vectors) -> LatentScale:
    return framing.lss(corpus, _SEEDS, poles=("light", "dark"), vectors=vectors, n_resamples=300)


def test_words_that_were_not_seeds_are_on_the_side_of_their_world(scale: LatentScale) -> None:
    polarity = {row["word"]: row["polarity"] for row in scale.words}
    first, second = ([polarity[word] for word in world] for world in WORLDS)
    assert min(first) > 0.3 > -0.3 > max(second)
    assert set(scale.ends(6)[1]) == set(WORLDS[0]) - set(_SEEDS)


def test_sources_stand_where_they_were_planted(scale: LatentScale) -> None:
    a, b = scale.comparison.estimates.rows()
    assert (a["group"], b["group"]) == ("A", "B")
    assert a["low"] > 0 > b["high"]
    contrast = scale.comparison.contrasts.rows()[0]
    assert contrast["p"] < 0.01
    # Three quarters and one quarter of the sentences are of the first world: nearly all variance lies between.
    assert contrast["difference"] > 1.5
    assert scale.comparison.kind == "article"


def test_articles_are_standardised_and_weigh_their_words(scale: LatentScale) -> None:
    value = np.array(scale.column("value"), np.float64)
    assert (value.mean(), value.std(ddof=1)) == (pytest.approx(0), pytest.approx(1))
    estimate = scale.comparison.estimates.rows()[0]
    own = [row for row in scale if row["group"] == "A"]
    total = sum(row["weight"] for row in own)
    assert estimate["estimate"] == pytest.approx(sum(row["value"] * row["weight"] for row in own) / total)
    assert all(row["weight"] <= row["words"] for row in own)


def test_without_a_seed_the_scale_hardly_moves(scale: LatentScale) -> None:
    rows = scale.seeds.rows()
    assert [row["pole"] for row in rows] == ["light", "light", "dark", "dark"]
    assert all(row["correlation"] > 0.99 and abs(row["group_shift"]) < 0.1 for row in rows)
    assert [np.sign(row["polarity"]) for row in rows] == [1, 1, -1, -1]
    assert not [each for each in scale.caveats if each.code == "seed-disagrees"]


def test_a_seed_that_says_the_contrary_is_named(corpus: framing.Corpus, vectors: framing.Vectors) -> None:
    seeds = {**_SEEDS, "winter": 1, "nowhere": 1, "dark night": -1}
    found = framing.lss(corpus, seeds, vectors=vectors, n_resamples=200)
    said = {each.code: each.message for each in found.caveats}
    assert said["seed-disagrees"] == (
        "By the other seeds alone, 1 of 7 seeds lie on the other side: winter. They are used in another sense "
        "here, or the two ends are not opposites in these articles."
    )
    assert said["unused-seeds"] == (
        "2 of 7 seeds take no part: nowhere (no such word has a vector), dark night (phrases have no vector)."
    )


def test_the_scores_are_those_of_with_column(corpus: framing.Corpus, scale: LatentScale, tmp_path: Path) -> None:
    """The table of articles goes into any scores as it is, and gives the same comparison."""
    path = tmp_path / "worlds.yml"
    path.write_text("lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n  f: {label: F, terms: [bright]}\n")
    scores = framing.score(corpus, framing.load_lexicon(path), progress=False)
    given = scores.with_column("light", scale.table)
    result = framing.compare(given, measure="light", n_resamples=300)
    assert [row["estimate"] for row in result.estimates] == pytest.approx(
        [row["estimate"] for row in scale.comparison.estimates]
    )


def test_sentences_and_passages(scale: LatentScale, corpus: framing.Corpus) -> None:
    first = scale.sentences.rows()[0]
    text = corpus.articles.column("text")[0].as_py()
    assert text[first["start"] : first["end"]].endswith(".")
    light = [row for row in scale.passages if row["pole"] == "light"]
    assert light
    assert all(row["value"] > 1 for row in light)
    assert len({row["document_id"] for row in light}) == len(light)


def test_a_lexicon_of_two_frames_is_seeds(
    corpus: framing.Corpus, vectors: framing.Vectors, tmp_path: Path
) -> None:
    path = tmp_path / "worlds.yml"
    path.write_text(
        "lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n"
        "  light: {label: The light, terms: [bright, {term: hop*, weight: 2}, bright future]}\n"
        "  dark: {label: The dark, terms: [gloomy, fear]}\n"
    )
    found = framing.lss(corpus, framing.load_lexicon(path), vectors=vectors, n_resamples=200)
    assert found.poles == ("The light", "The dark")
    assert [(row["seed"], row["weight"]) for row in found.seeds] == [
        ("bright", pytest.approx(1 / 6)),
        ("hop*", pytest.approx(1 / 3)),
        ("bright future", 0),
        ("gloomy", -0.25),
        ("fear", -0.25),
    ]


def test_vectors_are_learnt_where_none_are_given(corpus: framing.Corpus) -> None:
    one, two = (framing.lss(corpus, _SEEDS, n_resamples=200, seed=1) for _ in range(2))
    assert one.to_dict() == two.to_dict()
    assert one.vectors.startswith("240 articles of the corpus (")
    assert "watanabe2021" in one.references


def test_it_is_marked(scale: LatentScale) -> None:
    codes = [each.code for each in scale.caveats]
    assert {"experimental", "few-words", "fixed-words", "not-validated"} <= set(codes)
    assert str(scale).startswith(
        "Position of 240 articles between dark (below 0) and light (above 0), from 4 of 4 seeds. Experimental, "
        "not validated."
    )
    assert scale.method.startswith(
        "Articles were placed on a scale by Latent Semantic Scaling (Watanabe, 2021) from 2 seed words for "
        "‘light’ and 2 for ‘dark’."
    )


@pytest.mark.parametrize(
    ("seeds", "options", "said"),
    [
        ({}, {}, "Seeds are a mapping of words to numbers, such as {'growth': 1, 'threat*': -1}, or a lexicon"),
        (["bright"], {}, "given: a value of type list."),
        ({"bright": 1}, {}, "No seed has a number below 0: the end 'negative' needs one at least."),
        ({"bright": 0, "": 1, "x": "y"}, {}, "'bright': a seed is a word with a number other than 0; given: 0."),
        (
            {"bright": 1, "nowhere": -1},
            {},
            "No seed word of the end 'negative' can be used (nowhere: no such word has a vector). Give single "
            "words that occur often enough in these articles.",
        ),
        ({"bright": 1, "bri*": -1}, {}, "A seed word is of one end only; seeds of both ends stand for: bright."),
        (_SEEDS, {"poles": "light"}, "poles must be two names"),
        (_SEEDS, {"poles": ("a", "a")}, "poles must be two names"),
        (_SEEDS, {"by": "outlet"}, "Unknown column 'outlet'."),
        (_SEEDS, {"stop_words": "klingon"}, "Unknown list of stop words 'klingon'."),
        (_SEEDS, {"vectors": {"a": [1]}}, "lss() takes vectors from framing.fit_vectors or framing.load_vectors"),
        (_SEEDS, {"reference": "C"}, "No group of 'source' is called 'C'"),
    ],
)
def test_what_is_refused(
    corpus: framing.Corpus, vectors: framing.Vectors, seeds: Any, options: Any, said: str
) -> None:
    with pytest.raises((ComparisonError, InputError)) as raised:
        framing.lss(corpus, seeds, **{"vectors": vectors, "n_resamples": 200, **options})
    assert said in str(raised.value)


def test_a_lexicon_of_more_frames_needs_two_names(corpus: framing.Corpus) -> None:
    with pytest.raises(ComparisonError) as raised:
        framing.lss(corpus, framing.load_lexicon("generic-frames"))
    assert str(raised.value) == (
        "The lexicon generic-frames has 5 frames, and a scale has two ends. Name two of them: poles=('conflict', "
        "'human_interest')."
    )
    with pytest.raises(ComparisonError) as raised:
        framing.lss(corpus, framing.load_lexicon("generic-frames"), poles=("conflict", "peace"))
    assert str(raised.value).startswith("The lexicon generic-frames has no frame 'peace'. It has: conflict, ")


def test_without_a_known_word_there_is_no_scale(vectors: framing.Vectors) -> None:
    corpus = framing.read_corpus([{"id": "a", "source": "S", "text": "Nothing of it."}], progress=False)
    with pytest.raises(ComparisonError) as raised:
        framing.lss(corpus, _SEEDS, vectors=vectors)
    assert str(raised.value) == (
        "All articles have the same position, or none, so there is no scale. Give more articles or seeds."
    )


def test_articles_without_a_known_word_have_no_position(vectors: framing.Vectors) -> None:
    rows = [
        {"id": "a", "source": "S", "text": "bright hope"},
        {"id": "b", "source": "S", "text": "gloomy fear"},
        {"id": "c", "source": "T", "text": "Nothing of it."},
    ]
    found = framing.lss(framing.read_corpus(rows, progress=False), _SEEDS, vectors=vectors, n_resamples=200)
    # By hand: two positions a and −a have the standard deviation a·√2.
    assert found.column("value") == [pytest.approx(0.5**0.5), pytest.approx(-(0.5**0.5)), None]
    assert {"no-value", "no-articles"} <= {each.code for each in found.caveats}


@pytest.mark.parametrize("swapped", [False, True])
def test_what_was_planted_in_a_synthetic_corpus_is_found(swapped: bool) -> None:
    """Shares of .3 and .1 are the sources' only difference; swapped, their order is turned round."""
    much, little = {"A": 0.3, "B": 0.1}, {"A": 0.1, "B": 0.3}
    made = framing.synthetic_corpus(
        {"light": little if swapped else much, "dark": much if swapped else little},
        {"A": 60, "B": 60},
        phrases={
            "light": ["bright hope", "hope of gain", "gain is bright", "bright spring", "spring of hope"],
            "dark": ["gloomy fear", "fear of loss", "loss is gloomy", "gloomy winter", "winter of fear"],
        },
        seed=1,
    )
    seeds = {"bright": 1, "hope": 1, "gloomy": -1, "fear": -1}
    vectors = framing.fit_vectors(made.corpus, dimensions=20)
    found = framing.lss(made.corpus, seeds, vectors=vectors, n_resamples=300)
    polarity = {row["word"]: row["polarity"] for row in found.words}
    assert min(polarity["gain"], polarity["spring"]) > 0 > max(polarity["loss"], polarity["winter"])
    a, b = found.comparison.estimates.rows()
    upper, lower = (b, a) if swapped else (a, b)
    assert upper["low"] > 0 > lower["high"]
