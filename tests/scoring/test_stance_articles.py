"""From mentions to articles: means, errors, distinct passages; expected values by hand."""

from __future__ import annotations

import numpy as np
import pytest

from framing.scoring.stance import AGAINST, FOR, NONE, mention_polarity
from framing.scoring.stance_articles import ArticleStance, article_stance, passages_of
from framing.text import Vocabulary, token_table


def summed(
    polarity: list[float],
    group: list[int],
    passage: list[int] | None = None,
    place: list[int] | None = None,
    headline: list[bool] | None = None,
    n_groups: int = 1,
) -> ArticleStance:
    k = len(polarity)
    return article_stance(
        np.array(polarity),
        np.array(group, np.int64),
        np.arange(k) if passage is None else np.array(passage),
        np.zeros(k, np.int64) if place is None else np.array(place),
        np.zeros(k, bool) if headline is None else np.array(headline),
        n_groups,
    )


def test_stance_is_the_mean_over_passages_with_evidence() -> None:
    found = summed([0.6, 0.2, 0.0], [0, 0, 0])
    assert found.stance.tolist() == pytest.approx([0.4])
    assert found.net.tolist() == pytest.approx([0.8])
    # deviations ±.2: sd √.08 = .2828 over √2
    assert found.standard_error.tolist() == pytest.approx([0.2])
    assert (found.mentions.item(), found.passages.item()) == (3, 3)
    assert [found.passages_for.item(), found.passages_against.item(), found.passages_none.item()] == [2, 0, 1]


def test_no_evidence_is_not_balance() -> None:
    found = summed([0.0, 0.5, -0.5], [0, 1, 1], n_groups=3)
    assert np.isnan(found.stance).tolist() == [True, False, True]
    assert found.stance[1] == 0.0
    assert found.outcome.tolist() == [NONE, NONE, NONE]
    assert found.mentions.tolist() == [1, 2, 0]
    assert np.isnan(found.standard_error).tolist() == [True, False, True]


def test_outcomes_need_enough_evidence() -> None:
    assert summed([0.1, 0.5, -0.1, -0.5], [0, 1, 2, 3], n_groups=4).outcome.tolist() == [NONE, FOR, NONE, AGAINST]


def test_mentions_in_one_passage_share_its_polarity() -> None:
    found = summed([0.6, 0.2, 0.0], [0, 0, 0], passage=[7, 7, 7])
    assert found.stance.tolist() == pytest.approx([0.4])
    assert found.passages.tolist() == [1]
    assert np.isnan(found.standard_error).all()


def test_one_passage_counts_in_each_group() -> None:
    found = summed([0.6, -0.6], [0, 1], passage=[7, 7], n_groups=2)
    assert found.stance.tolist() == pytest.approx([0.6, -0.6])


def test_what_comes_early_weighs_more() -> None:
    # weights 1 and 1/2
    assert summed([0.6, -0.6], [0, 0], place=[0, 10]).stance.tolist() == pytest.approx([0.2])
    # headline 2, first sentence 1
    found = summed([0.6, -0.6], [0, 0], place=[0, 0], headline=[True, False])
    assert found.stance.tolist() == pytest.approx([0.2])


def of_article(text: str) -> ArticleStance:
    """Sum up what an article says of Hanoi."""
    vocabulary = Vocabulary()
    table = token_table([text], vocabulary=vocabulary)
    first = np.array([i for i, row in enumerate(table.type_id.tolist()) if vocabulary.words[row] == "Hanoi"])
    sentence = table.sentence[first].astype(np.int64)
    return article_stance(
        mention_polarity(table, vocabulary, first, first),
        np.zeros(len(first), np.int64),
        passages_of(table, sentence),
        sentence,
        np.zeros(len(first), bool),
        1,
    )


def test_a_sentence_repeated_forty_times_says_what_it_says_once() -> None:
    sentence = "Hanoi is a reliable partner. "
    once, often = of_article(sentence), of_article(sentence * 40)
    assert often.stance.tolist() == pytest.approx(once.stance.tolist())
    assert often.net.tolist() == pytest.approx(once.net.tolist())
    assert often.outcome.tolist() == once.outcome.tolist() == [FOR]
    assert (often.mentions.item(), often.passages.item()) == (40, 1)


def test_sentences_of_the_same_words_are_one_passage() -> None:
    table = token_table(["Hanoi won. Hanoi won! Won Hanoi.", "Hanoi won"])
    numbers = passages_of(table, np.array([3, 0, 1, 2, 0])).tolist()
    assert numbers[0] == numbers[1] == numbers[2] == numbers[4]
    assert numbers[3] != numbers[0]
    assert passages_of(table, np.empty(0, np.int64)).shape == (0,)
