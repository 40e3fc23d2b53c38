from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from framing.comparisons.grouping import grouped
from framing.comparisons.measuring import Coded, Measured, measured
from framing.errors import ComparisonError
from framing.results import Scores, Table
from tests.making import codebook, made_scores

ARTICLES: list[dict[str, Any]] = [
    {
        "source": "B",
        "sentences": 20,
        "tokens": 500,
        "frames": {"trade": {"sentences": 2, "hits": 3.5, "salience": 0.4}},
    },
    {"source": "A", "sentences": 10, "tokens": 200, "frames": {"rights": 4}},
    {
        "source": "B",
        "sentences": 5,
        "tokens": 100,
        "tokens_quoted": 40,
        "tone": -0.25,
        "frames": {"trade": 1, "trade/quoted": 3},
    },
]


def _measured(measure: str, voice: str = "all", scores: Scores | None = None) -> Measured:
    scores = scores or made_scores(ARTICLES)
    return measured(scores, grouped(scores, "source"), measure, voice)


def test_articles_stand_group_after_group() -> None:
    data = _measured("share")
    assert data.article.tolist() == [1, 0, 2]
    assert data.sizes.tolist() == [1, 2]
    assert (data.group(0), data.group(1)) == (slice(0, 1), slice(1, 3))
    assert data.coded == (Coded("made", "trade", "Trade"), Coded("made", "rights", "Rights"))


def test_share_is_hit_sentences_over_sentences() -> None:
    (part,) = _measured("share").parts
    assert part.frames == slice(0, 2)
    assert part.h.tolist() == [[0, 4], [2, 0], [1, 0]]
    assert part.s.tolist() == [10, 20, 5]
    assert part.values.tolist() == [[0, 0.4], [0.1, 0], [0.2, 0]]


def test_rate_is_hits_over_thousands_of_tokens() -> None:
    data = _measured("rate")
    (part,) = data.parts
    assert part.h.tolist() == [[0, 4], [3.5, 0], [1, 0]]
    assert part.s.tolist() == [0.2, 0.5, 0.1]
    assert data.unit == 1000


def test_presence_and_salience_count_articles() -> None:
    (present,), (salience,) = _measured("present").parts, _measured("salience").parts
    assert present.h.tolist() == [[0, 1], [1, 0], [1, 0]]
    assert salience.h.tolist() == [[0, 0.5], [0.4, 0], [0.5, 0]]
    assert salience.s.tolist() == [1, 1, 1]


def test_by_voice_a_share_keeps_all_sentences_and_a_rate_the_voices_tokens() -> None:
    (share,) = _measured("share", "quoted").parts
    assert share.h[:, 0].tolist() == [0, 0, 3]
    assert share.s.tolist() == [10, 20, 5]
    data = _measured("rate", "quoted")
    (rate,) = data.parts
    assert (rate.h[:, 0].tolist(), rate.s.tolist()) == ([3], [0.04])
    assert data.sizes.tolist() == [0, 1]
    assert data.n.tolist() == [[0, 0], [1, 1]]
    assert data.n_valueless.tolist() == [[1, 1], [1, 1]]


def test_tone_has_no_frames_and_leaves_out_articles_without_one() -> None:
    data = _measured("tone")
    assert data.coded == (Coded("", "tone", "Tone"),)
    (part,) = data.parts
    assert (part.h.tolist(), part.s.tolist(), part.sizes.tolist()) == ([[-0.25]], [1], [0, 1])


def test_an_article_counts_for_the_targets_that_it_has_a_stance_on() -> None:
    targets: list[dict[str, Any]] = [
        {"source": "B", "targets": {"china": -0.5, "us": 0.25, "france": 0.25}},
        {"source": "A", "targets": {"us": 0.5, "france": 0.1}},
        {"source": "B", "targets": {"china": 0.0}},
        {"source": "A"},
        {"source": None, "targets": {"china": 1.0}},
    ]
    book = codebook([], targets=["china", "us", "france", "nobody"])
    data = _measured("stance", scores=made_scores(targets, [book]))
    # The fourth article has no evidence at all and takes no part; the fifth belongs to no group.
    assert (data.article.tolist(), data.sizes.tolist()) == ([1, 0, 2], [1, 2])
    assert [(part.frames, part.rows.tolist(), part.sizes.tolist(), part.h.tolist()) for part in data.parts] == [
        (slice(0, 1), [1, 2], [0, 2], [[-0.5], [0.0]]),
        (slice(1, 3), [0, 1], [1, 1], [[0.5, 0.1], [0.25, 0.25]]),
        (slice(3, 4), [], [0, 0], []),
    ]
    assert all(part.s.tolist() == [1.0] * len(part.rows) for part in data.parts)
    assert data.n.tolist() == [[0, 1, 1, 0], [2, 1, 1, 0]]
    assert data.n_valueless.tolist() == [[2, 1, 1, 2], [0, 1, 1, 2]]
    assert [data.parts[0].group(number) for number in (0, 1)] == [slice(0, 0), slice(0, 2)]


def test_several_lexicons_stand_side_by_side() -> None:
    books = (codebook(["trade"], "one"), codebook(["trade", "rights"], "two"))
    scores = made_scores([{"frames": {"one:trade": 1, "two:trade": 2, "two:rights": 3}}], books)
    data = _measured("share", scores=scores)
    assert [(each.lexicon, each.name) for each in data.coded] == [
        ("one", "trade"),
        ("two", "trade"),
        ("two", "rights"),
    ]
    assert [part.h.tolist() for part in data.parts] == [[[1, 2, 3]]]


def test_lexicons_without_frames() -> None:
    with pytest.raises(ComparisonError) as caught:
        _measured("share", scores=made_scores(ARTICLES, [codebook([])]))
    assert str(caught.value) == "The lexicons have no frames, so 'share' cannot be compared. What can be: 'tone'."


@pytest.mark.parametrize("order", [[0, 1, 2], [1, 0, *range(2, 24)]])
def test_a_frames_table_that_was_cut_or_reordered_is_refused(order: list[int]) -> None:
    scores = made_scores(ARTICLES)
    frames = Table(scores.frames.data.take(np.array(order)))
    broken = replace(scores, frames=frames)
    with pytest.raises(ComparisonError) as caught:
        _measured("share", scores=broken)
    assert str(caught.value) == (
        "scores.frames must hold every article × frame × voice, ordered by article, lexicon, frame and voice as "
        f"in the codebooks: 3 × 2 × 4 rows; given: {len(order)} rows. Compare the scores as `score` returned "
        "them; to leave articles out, narrow the corpus with `where` and score that."
    )
