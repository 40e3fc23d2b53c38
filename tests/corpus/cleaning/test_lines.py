"""Texts as lines, held equal to a plain loop."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.cleaning import split_lines

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = st.lists(st.text(st.sampled_from("ab é😀\t\0\u3000" + BREAKS)))


def plain_lines(text: str) -> list[tuple[int, int]]:
    """Where the lines that hold something stand, one character after the other."""
    found = []
    begin = 0
    for position, character in enumerate(text + "\n"):
        if character in BREAKS:
            line = text[begin:position]
            if line.strip():
                start = begin + len(line) - len(line.lstrip())
                found.append((start, start + len(line.strip())))
            begin = position + 1
    return found


@given(TEXTS)
def test_lines_stand_where_a_plain_loop_finds_them(texts: list[str]) -> None:
    lines = split_lines(pa.array(texts, pa.large_string()))
    found = [
        list(zip(lines.start[a:b].tolist(), lines.end[a:b].tolist(), strict=True))
        for a, b in zip(lines.first[:-1], lines.first[1:], strict=True)
    ]
    assert found == [plain_lines(text) for text in texts]
    for text, start, end, kind in zip(lines.text, lines.start, lines.end, lines.kind, strict=True):
        assert texts[text][start:end] == lines.kinds[int(kind)].as_py()
    assert len(set(lines.kinds.to_pylist())) == len(lines.kinds)


def test_a_slice_is_its_own_batch_and_null_is_nothing() -> None:
    texts = pa.array(["one\ntwo", None, "two"], pa.large_string())
    lines = split_lines(texts.slice(1))
    assert (lines.n_texts, lines.text.tolist(), lines.start.tolist()) == (2, [1], [0])


@given(TEXTS, st.integers(0, 5), st.integers(0, 5))
def test_any_slice_is_split_as_the_same_texts_alone(texts: list[str], first: int, n: int) -> None:
    part = split_lines(pa.array(texts, pa.large_string()).slice(first, n))
    alone = split_lines(pa.array(texts[first : first + n], pa.large_string()))
    assert part.start.tolist() == alone.start.tolist()
    assert part.end.tolist() == alone.end.tolist()
    assert part.kinds.equals(alone.kinds)
