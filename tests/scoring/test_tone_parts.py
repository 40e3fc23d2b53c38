"""What words add to tone: they add up to it, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.scoring.tone import ToneScorer, Valenced
from framing.scoring.tone_lexicon import tone_lexicon
from framing.scoring.tone_parts import tone_parts, word_tones
from framing.stats.ratios import Floats
from framing.text import Vocabulary, token_table
from tests.scoring.scored import corpus_of, lexicon_of, scored

# Negation, boosters, capitals, idioms, "but", equal values around it, emphasis, an emoji, and no valence at all.
TEXT = (
    "The deal is good and the talks are bad. This is NOT a great war, but a good and good peace! They never was "
    "so happy. The friendly bomb was the bomb!!! It is raining. Horrible, awful, terrible, bad, good, great, "
    "nice, happy, sad, angry and cruel people won? We love it 😀 and hate it. Very good, kind of good."
)


def _words(*texts: str) -> tuple[Valenced, Floats]:
    vocabulary = Vocabulary()
    table = token_table(texts, (), vocabulary)
    scorer = ToneScorer(vocabulary)
    return scorer.words(table), scorer.sentences(table)


def _by_sentence(words: Valenced, parts: Floats, n: int) -> Floats:
    return np.bincount(words.sentence, parts, n).astype(np.float64)


def test_the_parts_of_a_sentence_are_its_tone() -> None:
    words, tones = _words(TEXT)
    assert np.bincount(words.sentence).max() > 8  # drawn orders are among them
    assert _by_sentence(words, tone_parts(words, 0), len(tones)) == pytest.approx(tones, abs=1e-14)


@given(st.lists(st.sampled_from([*TEXT.split(), "but", "no", "."]), max_size=40))
def test_the_parts_of_any_sentence_are_its_tone(drawn: list[str]) -> None:
    words, tones = _words(" ".join(drawn))
    assert _by_sentence(words, tone_parts(words, 3), len(tones)) == pytest.approx(tones, abs=1e-13)


def test_two_words_by_hand() -> None:
    # Valences of the installed lexicon: good 1.9, war −2.9. What each adds alone and to the other, halved.
    words, _ = _words("A good war.")
    valence = dict(zip(tone_lexicon().words.to_pylist(), tone_lexicon().valence.tolist(), strict=False))
    good, war = valence["good"], valence["war"]

    def tone(valence_sum: float) -> float:
        return float(valence_sum / np.sqrt(valence_sum**2 + 15))

    both = tone(good + war)
    expected = [(tone(good) + both - tone(war)) / 2, (tone(war) + both - tone(good)) / 2]
    assert tone_parts(words, 0).tolist() == pytest.approx(expected, abs=1e-15)
    assert (good, war) == (1.9, -2.9)


def test_a_negated_word_counts_as_it_stands() -> None:
    words, tones = _words("This is not good.")
    assert tone_parts(words, 0).tolist() == [tones[0]]
    assert tones[0] < 0


def test_words_of_a_voice() -> None:
    corpus = corpus_of(
        '"We are all happy here in town now," said Ann Lee on Monday. The war goes on.',
        "It was a good day for all of us.",
    )
    every = word_tones(corpus, "all", 0, progress=False)
    assert [every.words[i] for i in every.word.tolist()] == ["happy", "war", "good"]
    assert (every.article.tolist(), every.sentences.tolist()) == ([0, 0, 1], [2, 1])
    own = word_tones(corpus, "journalist", 0, progress=False)
    assert [own.words[i] for i in own.word.tolist()] == ["war", "good"]
    assert own.sentences.tolist() == [1, 1]


def test_no_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    words, tones = _words("It is raining.", "")
    assert len(tone_parts(words, 0)) == 0
    assert tones.tolist() == [0.0]
    found = word_tones(corpus_of("It is raining."), "all", 0, progress=False)
    assert (len(found.part), found.sentences.tolist()) == (0, [1])


def test_articles_have_the_tone_that_scoring_gives(tmp_path_factory: pytest.TempPathFactory) -> None:
    corpus = corpus_of(TEXT, "Ann said she was glad. A cruel war.", "It rains.")
    scores = scored(corpus, lexicon_of(tmp_path_factory.mktemp("l"), {"f": ["deal"]}))
    for voice in ("all", "journalist", "attributed"):
        found = word_tones(corpus, voice, 0, progress=False)
        sums = np.bincount(found.article, found.part, 3) / np.maximum(found.sentences, 1)
        column = "tone" if voice == "all" else f"tone_{voice}"
        expected = [value or 0.0 for value in scores.documents.column(column)]
        assert sums == pytest.approx(expected, abs=1e-13)
