"""Which texts are worth coding next."""

from __future__ import annotations

import numpy as np
import pytest

from framing.classify import FrameClassifier, ProbabilityModel, next_to_code
from framing.classify.next_units import doubts
from framing.errors import InputError
from tests.classify.coded import passages


def test_doubt_is_nearness_to_the_decision() -> None:
    model = ProbabilityModel(
        lambda texts: [[0.5, 0.8, 0.1, 0.2]] * len(texts), list("abcd"), threshold=[0.5, 0.5, 0.2, 0.2]
    )
    # By hand: at the threshold 1; above it (1 − p) ÷ (1 − threshold), below it p ÷ threshold.
    np.testing.assert_allclose(doubts(model, ["x"]), [[1.0, 0.4, 0.5, 1.0]])


def test_doubt_between_labels_that_exclude_each_other() -> None:
    model = ProbabilityModel(lambda texts: [[0.5, 0.4, 0.1]] * len(texts), list("abc"), exclusive=True)
    np.testing.assert_allclose(doubts(model, ["x"]), [[0.9, 0.0, 0.0]])


def test_the_doubtful_and_the_different_come_first() -> None:
    texts, frames = passages()
    model = FrameClassifier(progress=False).fit(texts, frames)
    pool = [
        *texts[:30],
        "Trade and troops at war and wages.",
        "Something else entirely.",
        "Something else, entirely!",
    ]
    chosen = next_to_code(model, pool, 2, random_share=0).rows()
    assert {row["reason"] for row in chosen} == {"unsure"}
    assert 30 in {row["text"] for row in chosen}
    # The two that say the same are not both chosen.
    assert len({31, 32} & {row["text"] for row in chosen}) <= 1


def test_a_share_is_drawn_at_random_and_the_seed_decides() -> None:
    texts, frames = passages()
    model = FrameClassifier(progress=False).fit(texts, frames)
    one, again, other = (next_to_code(model, texts, 10, random_share=0.4, seed=seed).rows() for seed in (1, 1, 2))
    assert [row["reason"] for row in one] == ["unsure"] * 6 + ["random"] * 4
    assert len({row["text"] for row in one}) == 10
    assert one == again
    assert one != other
    assert one[:6] == other[:6]


def test_what_is_refused() -> None:
    model = ProbabilityModel(lambda texts: [[0.5]] * len(texts), ["a"])
    with pytest.raises(InputError) as raised:
        next_to_code(model, ["x"], 2)
    assert str(raised.value) == "2 texts were asked for, of 1 given."
    with pytest.raises(InputError) as raised:
        next_to_code(model, ["x"], 1, random_share=2)
    assert str(raised.value) == "random_share is 2; it has to be between 0 and 1."
