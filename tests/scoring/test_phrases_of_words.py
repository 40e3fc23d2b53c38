from __future__ import annotations

import math

import numpy as np
import pytest

import framing
from framing.scoring.phrases_of_words import pairs_of
from framing.scoring.word_places import word_places


def test_neighbours_found_together_are_phrases() -> None:
    rows = [
        {"id": "a", "source": "S", "text": "The trade war began. Trade war talks. Trade. War."},
        {"id": "b", "source": "S", "text": "A trade war the talks began."},
    ]
    places = word_places(framing.read_corpus(rows, progress=False))
    allowed = np.array([word not in ("the", "a") for word in places.words])
    pairs = pairs_of(places, allowed, 2, 0.3)
    assert [(places.words[a], places.words[b]) for a, b in zip(pairs.left, pairs.right, strict=True)] == [
        ("trade", "war")
    ]
    assert (pairs.count.tolist(), pairs.documents.tolist()) == ([3], [2])
    # By hand: 15 words, trade and war four times each; "Trade. War." are no neighbours in a sentence.
    n = places.counts.sum()
    expected = math.log(3 * n / (4 * 4)) / -math.log(3 / n)
    assert pairs.association == pytest.approx([expected])


def test_a_corpus_without_words_has_no_phrases() -> None:
    places = word_places(framing.read_corpus([{"id": "a", "source": "S", "text": "12 34"}], progress=False))
    assert len(pairs_of(places, np.zeros(0, bool), 1, 0).count) == 0
