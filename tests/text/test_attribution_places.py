"""The nearest of some tokens, against looking at each of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text.attribution_places import Places


@given(st.lists(st.booleans(), max_size=30))
def test_the_nearest_places(which: list[bool]) -> None:
    n = len(which)
    held = [token for token in range(n) if which[token]]
    flags = np.array([*which, False])
    tokens = np.arange(-2, n + 3)
    for places in (Places.of(flags), Places.at_tokens(np.flatnonzero(flags), n)):
        assert places.at.tolist() == held
        assert places.following(tokens).tolist() == [
            min((at for at in held if at >= t), default=n) for t in tokens
        ]
        nearest = [max((at for at in held if at <= t), default=-1) for t in tokens]
        assert places.preceding(tokens).tolist() == nearest
        some = tokens % 2 == 0
        assert places.preceding_some(tokens, some).tolist() == np.where(some, nearest, -1).tolist()
        inside = np.arange(n + 1)
        assert places.last_before(inside).tolist() == [sum(which[:t]) - 1 for t in inside]
        first = np.zeros_like(inside)
        assert places.between(first, inside).tolist() == [sum(which[:t]) for t in inside]


def test_the_end_may_be_a_place() -> None:
    places = Places.of(np.array([False, True, False, True]))
    assert places.following(np.array([0, 2, 3, 4])).tolist() == [1, 3, 3, 3]
    assert places.preceding(np.array([0, 2, 3, 4])).tolist() == [-1, 1, 3, 3]
