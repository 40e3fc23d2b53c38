"""What words add to stance: they add up to the polarity of mentions and the stance of articles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.scoring.stance import mention_polarity, said_of_mentions, squashed
from framing.scoring.stance_articles import article_stance
from framing.scoring.stance_parts import mention_weights, polarity_parts
from framing.text import Vocabulary, token_table

TEXT = (
    "China praised the brutal and reckless plan of Russia, but Beijing never condemned the peaceful deal. The "
    "ambassador to China is a friend. China said that trade is fair. China is a bully that threatens, bullies, "
    "attacks, steals, lies, cheats, harms and betrays its honest, loyal, generous, good neighbours."
)


def test_the_parts_of_a_mention_are_its_polarity() -> None:
    vocabulary = Vocabulary()
    table = token_table([TEXT], (), vocabulary)
    at = np.flatnonzero(np.isin(np.array(vocabulary.folded)[table.type_id], ("china", "beijing", "russia")))
    said = said_of_mentions(table, vocabulary, at, at)
    found = polarity_parts(said, 0)
    assert np.bincount(found.mention).max() > 8  # drawn orders are among them
    expected = mention_polarity(table, vocabulary, at, at)
    assert np.bincount(found.mention, found.part, len(at)) == pytest.approx(expected, abs=1e-14)
    assert (expected == 0).any()  # "ambassador to China"


def test_two_pieces_of_evidence_by_hand() -> None:
    vocabulary = Vocabulary()
    table = token_table(["China is brutal and honest."], (), vocabulary)
    at = np.zeros(1, np.int64)
    said = said_of_mentions(table, vocabulary, at, at)
    one, other = said.value.tolist()
    found = polarity_parts(said, 0)

    def polarity(total: float) -> float:
        return float(squashed(np.array([total]))[0])

    both = polarity(one + other)
    assert found.part.tolist() == pytest.approx(
        [(polarity(one) + both - polarity(other)) / 2, (polarity(other) + both - polarity(one)) / 2], abs=1e-15
    )
    assert one < 0 < other


def test_a_phrase_is_one_piece() -> None:
    vocabulary = Vocabulary()
    table = token_table(["China offered a win-win deal."], (), vocabulary)
    at = np.zeros(1, np.int64)
    found = polarity_parts(said_of_mentions(table, vocabulary, at, at), 0)
    assert [(int(head), int(last)) for head, last in zip(found.head, found.at, strict=True)] == [(3, 4)]


@given(
    st.lists(
        st.tuples(st.sampled_from([-0.5, 0.0, 0.25, 0.9]), st.integers(0, 2), st.integers(0, 5), st.booleans()),
        min_size=1,
        max_size=20,
    )
)
def test_mentions_weigh_as_in_the_stance_of_articles(mentions: list[tuple[float, int, int, bool]]) -> None:
    polarity, group, passage, headline = (np.array(column) for column in zip(*mentions, strict=True))
    place = passage * 2  # a passage has one place
    headline = np.isin(passage, passage[headline])
    weights = mention_weights(polarity, group, passage, place, headline)
    stance = article_stance(polarity, group, passage, place, headline, 3).stance
    assert np.bincount(group, weights * polarity, 3) == pytest.approx(np.nan_to_num(stance), abs=1e-14)
    assert np.bincount(group, weights, 3) == pytest.approx((~np.isnan(stance)).astype(float), abs=1e-14)
