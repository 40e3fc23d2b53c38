from __future__ import annotations

import framing
from framing.scoring.seed_words import NO_VECTOR, PHRASE, patterns_of, seeds_in

_WORDS = ("trade", "china", "threat", "threats", "threaten", "u.s")


def test_words_and_wildcards_find_words_of_the_vocabulary() -> None:
    seeds = seeds_in([("Trade", 1), ("threat*", -2), ("China's", 1), ("U.S.", 1), ("?rade", 1)], _WORDS)
    assert [(each.pattern, each.weight, each.rows, each.why_not) for each in seeds] == [
        ("Trade", 1.0, (0,), ""),
        ("threat*", -2.0, (2, 3, 4), ""),
        ("China's", 1.0, (1,), ""),
        ("U.S.", 1.0, (5,), ""),
        ("?rade", 1.0, (0,), ""),
    ]


def test_what_has_no_vector_says_why() -> None:
    seeds = seeds_in([("war", 1), ("trade war", 1)], _WORDS)
    assert [(each.rows, each.why_not) for each in seeds] == [((), NO_VECTOR), ((), PHRASE)]


def test_terms_of_a_frame_are_patterns() -> None:
    patterns = patterns_of(framing.load_lexicon("us-vietnam").frames[0], -1.0)
    assert all(weight < 0 for _, weight in patterns)
    near = [pattern for pattern, _ in patterns if "NEAR/" in pattern]
    assert all(seed.why_not == PHRASE for seed in seeds_in([(pattern, 1.0) for pattern in near], _WORDS))
