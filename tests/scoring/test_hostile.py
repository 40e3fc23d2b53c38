"""Texts and terms made to break or to stall: no error, sound offsets, and time that grows with the length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.scoring.scored import corpus_of, lexicon_of, scored

N = 200_000  # characters
SECONDS = 5.0  # of processor time; each takes under half a second on a slow machine, and a quadratic one minutes

TERMS = ["a a", "a NEAR/5 b", "*a*a*a*b?", "(a|b c|d) BEFORE/3 (a|b)", "中 中", "a* b*"]
TEXTS = {
    "brackets": "(" * N,
    "straight marks": '"' * N,
    "opening marks": "“" * N,
    "marks on words": "“a " * (N // 3),
    "apostrophes": "'a' " * (N // 4),
    "stops": "a." * (N // 2),
    "lost spaces": "aa.Aa" * (N // 5),
    "one word": "a" * N,
    "one word, many times": "a " * (N // 2),
    "two words": "a b " * (N // 4),
    "line ends": "\n" * (N // 2) + "a" + "\r\n" * (N // 4),
    "lines": "a\r\n" * (N // 3),
    "spaces": " " * N + "a" + " " * N,
    "marks behind a word": "a" + ")" * N,
    "questions": "!A?" * (N // 3),
    "accents": "e\u0301" * (N // 2),
    "accents alone": "\u0301" * N,
    "emoji": "😀a" * (N // 2),
    "joiners": "a\u200d" * (N // 2),
    "ideographs": "中" * N,
    "ideographs and marks": '"中' * (N // 2),
    "words of 300 letters": ("a" * 300 + " ") * (N // 301),
    "other words of 300 letters": " ".join(f"{number:0300d}" for number in range(N // 301)),
    "nulls": "\x00a" * (N // 2),
    "right to left": "\u202ea \u202c" * (N // 4),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    lexicon = lexicon_of(tmp_path, {"f": TERMS, "g": ["a"]})
    corpus = corpus_of(text, titles=["a"])
    began = time.process_time()
    scores = scored(corpus, lexicon)
    assert time.process_time() - began < SECONDS
    (document,) = scores.documents.rows()
    assert document["tokens"] >= document["sentences"] >= 1
    starts, ends = scores.evidence.column("start"), scores.evidence.column("end")
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_pairs_of_the_most_frequent_words(tmp_path: Path) -> None:
    text = "the chief of the staff of the army spoke of the war and the end of it to the men, " * (N // 80)
    began = time.process_time()
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["the NEAR/50 of"]}))
    assert time.process_time() - began < SECONDS
    assert scores.evidence.data.num_rows == text.count(" of ")


def test_a_wildcard_against_a_word_that_nearly_matches(tmp_path: Path) -> None:
    text = "a" * 2_000_000 + "c"
    term = "*" + "a" * 200 + "?" * 50 + "*b"
    began = time.process_time()
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": [term, "*a*a*a*a*a*a*a*b"]}))
    assert time.process_time() - began < SECONDS
    assert len(scores.evidence) == 0


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_hold_whatever_stands_before(tmp_path: Path, newline: str) -> None:
    before = f"\ufeff😀 e\u0301 👩‍👩‍👧 𠀀{newline}中\x00 \u202e«ﬁ»{newline}{newline}"
    text = f"{before}Que\u0301bec's trade 😀 war."
    rows = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["québec trade", "war"]})).evidence.rows()
    assert [(row["start"], text[row["start"] : row["end"]]) for row in rows] == [
        (len(before), "Que\u0301bec's trade"),
        (text.index("war"), "war"),
    ]
    assert {row["passage"] for row in rows} == {"Que\u0301bec's trade 😀 war."}
