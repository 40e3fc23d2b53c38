"""Which of several matches counts; expected values by hand, and from a plain greedy loop."""

from __future__ import annotations

import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.scoring.overlaps import covered_by_longer, touches
from framing.scoring.stretches import Stretches

Match = tuple[int, int, int, int, int, int]  # pattern, category, start, length, gap, length of the second part


def stretches(matches: list[Match]) -> Stretches:
    pattern, _, start, length, gap, length2 = np.array(matches, np.int64).reshape(-1, 6).T
    start2 = start + length + np.where(length2 > 0, gap, 0)
    return Stretches(pattern, start, start + length, start2, start2 + length2)


def categories(matches: list[Match]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([match[1] for match in matches], np.int64)


def covered_plainly(matches: list[Match]) -> list[bool]:
    def tokens(match: Match) -> set[int]:
        _, _, start, length, gap, length2 = match
        second = start + length + gap
        return {*range(start, start + length), *range(second, second + length2)}

    def rank(match: Match) -> tuple[int, ...]:
        pattern, _, start, length, _, length2 = match
        gap = match[4] if length2 else 0
        return -(length + length2), length + gap + length2, start, pattern, length, length + gap

    taken: set[tuple[int, int]] = set()
    covered = [False] * len(matches)
    for number in sorted(range(len(matches)), key=lambda number: rank(matches[number])):
        own = {(matches[number][1], token) for token in tokens(matches[number])}
        covered[number] = bool(own & taken)
        taken |= set() if covered[number] else own
    return covered


matches_of_a_text = st.lists(
    st.tuples(
        st.integers(0, 3), st.just(0), st.integers(0, 30), st.integers(1, 3), st.integers(0, 3), st.integers(0, 2)
    ).map(lambda match: (match[0], match[0] % 2, *match[2:])),
    max_size=40,
    unique=True,
)


@given(matches_of_a_text)
def test_as_taking_them_one_by_one(matches: list[Match]) -> None:
    found = covered_by_longer(stretches(matches), categories(matches), 50)
    # Of two matches that agree in everything either may be the one that counts.
    outcomes: dict[Match, list[tuple[bool, bool]]] = {}
    for match, covered, expected in zip(matches, found.tolist(), covered_plainly(matches), strict=True):
        pattern, category, start, length, gap, length2 = match
        key = (pattern, category, start, length, gap if length2 else 0, length2)
        outcomes.setdefault(key, []).append((covered, expected))
    for pairs in outcomes.values():
        assert sorted(covered for covered, _ in pairs) == sorted(expected for _, expected in pairs)


def test_a_chain_in_which_each_waits_for_the_one_before() -> None:
    chain = [(0, 0, start, 2, 0, 0) for start in range(99)]
    assert covered_by_longer(stretches(chain), categories(chain), 100).tolist() == [bool(i % 2) for i in range(99)]


def test_a_chain_of_two_hundred_thousand_takes_no_time() -> None:
    starts = np.arange(200_000)
    chain = Stretches(np.zeros_like(starts), starts, starts + 2, starts + 2, starts + 2)
    began = time.process_time()
    covered = covered_by_longer(chain, np.zeros_like(starts), 200_001)
    assert time.process_time() - began < 3
    assert covered.tolist() == [False, True] * 100_000


def test_equal_in_all_but_their_parts_the_shorter_first_part_counts() -> None:
    # "(a|a b) NEAR/5 (c d|d)" in "a b c d": "a … c d" and "a b … d", in either order of discovery.
    pair: list[Match] = [(0, 0, 0, 1, 1, 2), (0, 0, 0, 2, 1, 1)]
    assert covered_by_longer(stretches(pair), categories(pair), 9).tolist() == [False, True]
    assert covered_by_longer(stretches(pair[::-1]), categories(pair), 9).tolist() == [True, False]


def test_no_matches() -> None:
    assert covered_by_longer(stretches([]), categories([]), 0).tolist() == []


def test_touching_counts_matched_words_and_not_the_gap() -> None:
    pair: list[Match] = [(7, 0, 0, 1, 2, 1)]  # tokens 0 and 3
    for token, touched in ((0, True), (1, False), (2, False), (3, True), (4, False)):
        other = stretches([(9, 0, token, 1, 0, 0)])
        assert touches(stretches(pair), np.array([7]), other, np.array([7]), 10).tolist() == [touched]
        assert touches(stretches(pair), np.array([7]), other, np.array([8]), 10).tolist() == [False]
