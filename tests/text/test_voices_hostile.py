"""No text is an error: whatever stands in it, spans lie in their text, and odd texts take no odd time."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import TokenTable, Vocabulary, token_table
from framing.text.attribution_vocabulary import CueWords
from framing.text.voices import Attributions, attributions, token_voices

PIECES = st.sampled_from(
    "said told says he they who “ ” \" '' ‘ ’ « » according to that , . : ; — - ( ) ? ! the Trump Mr. claim is "
    "was asked whether out pointed show poll as see of on Monday his confident NAME: and saying a statement 说 "
    "“We will” “no” \n \n\n 3.5 É sent letter saying, to — - accused because from put it".split(" ")
)
TEXTS = (
    st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60)
)


def assert_sound(table: TokenTable, spans: Attributions) -> None:
    n = len(table)
    assert (spans.start < spans.end).all()
    text = np.searchsorted(table.chars.starts, spans.start, side="right") - 1
    assert (spans.end <= table.chars.ends[text]).all()
    assert (np.diff(spans.start) >= 0).all()
    for first, last in ((spans.source_first, spans.source_last), (spans.cue_first, spans.cue_last)):
        assert ((first < 0) == (last < 0)).all()
        assert (first <= last).all()
        assert (last < n).all()
        given_ = first >= 0
        assert (table.text[first[given_]] == text[given_]).all()
        assert (table.text[last[given_]] == text[given_]).all()
    assert len(token_voices(table, spans)) == n


@given(st.lists(TEXTS.map(lambda text: text.encode("utf-8", "replace").decode()), max_size=4))
def test_spans_lie_in_their_texts(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    assert_sound(table, attributions(table, vocabulary))


@given(st.lists(TEXTS.map(lambda text: text.encode("utf-8", "replace").decode()), min_size=2, max_size=3))
def test_texts_of_a_batch_know_nothing_of_each_other(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    spans = attributions(table, vocabulary)
    text = np.searchsorted(table.chars.starts, spans.start, side="right") - 1
    first = np.searchsorted(table.starts, table.chars.starts)
    for number, alone in enumerate(texts):
        own = attributions(token_table([alone], vocabulary=vocabulary), vocabulary)
        here = text == number
        assert (spans.start[here] - table.chars.starts[number]).tolist() == own.start.tolist()
        for name in ("first", "last", "source_first", "source_last", "cue_first", "cue_last"):
            placed = getattr(spans, name)[here]
            assert np.where(placed >= 0, placed - first[number], -1).tolist() == getattr(own, name).tolist()


def test_what_was_learnt_of_words_changes_nothing() -> None:
    texts = [
        "“We will build it,” Rossi said.",
        "According to Rossi, it is safe.",
        "Okafor claimed that it was late.",
    ]
    bounded = Vocabulary(bound=3)
    words = CueWords(bounded)
    for text in texts * 2:
        table = token_table([text], vocabulary=bounded)
        fresh = Vocabulary()
        alone = token_table([text], vocabulary=fresh)
        kept, new = attributions(table, bounded, words), attributions(alone, fresh)
        for name in Attributions.__slots__:
            assert getattr(kept, name).tolist() == getattr(new, name).tolist()


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“ " * 10_000,
        "“a b c d” he said " * 2_000,
        "he said that " * 5_000,
        "a b, he said, " * 5_000,
        "according to x " * 5_000,
        "his claim that " * 5_000,
        "said\n" * 5_000,
        "A: b c d e " * 5_000,
        "x" * 100_000,
        "(" * 50_000 + "said",
        "”" * 9_999,
        "'' " * 9_999,
        "“a b,“ " * 5_000,
        "“a b c d”\n\n— Ana\n\n" * 3_000,
        "A – B: “c d e f” " * 3_000,
        "x: “a b c d,” he said " * 3_000,
        "a man who said that " * 5_000,
        "envoys to envoys to x said " * 3_000,
        "a sign accused of a sign that said " * 3_000,
        "sent a letter saying " * 5_000,
        "left, adding, " * 5_000,
        "When he said a, b went: “c d e f” " * 2_000,
        "the ad targets a “c d e f” " * 3_000,
        "said Rossi, " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_odd_texts(text: str) -> None:
    vocabulary = Vocabulary()
    table = token_table([text], vocabulary=vocabulary)
    started = time.perf_counter()
    spans = attributions(table, vocabulary)
    # Some 100 kB; a rule that looks at every pair of cues would take minutes.
    assert time.perf_counter() - started < 5
    assert_sound(table, spans)
