"""Where characters stand in bytes, against Python's own encoding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.characters import characters

# Of one, two, three and four bytes; with many ASCII letters before them, few characters are wide.
TEXTS = st.lists(st.text(st.sampled_from("ab \u00e9\u201c\u4e2d\U0001f600"), max_size=30), min_size=1, max_size=3)


@pytest.mark.parametrize("before", ["", "x" * 10_000])
@given(texts=TEXTS)
def test_spans_in_bytes(before: str, texts: list[str]) -> None:
    chars = characters([before, *texts])
    assert chars.bytes.offsets is None or not before
    size = len(chars.text)
    for borders in (np.arange(size + 1), np.arange(0, size + 1, 3)):
        first, n_bytes = chars.bytes.spans(borders[:-1], borders[1:])
        spans = list(zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True))
        assert first.tolist() == [len(chars.text[:start].encode()) for start, _ in spans]
        assert n_bytes.tolist() == [len(chars.text[start:end].encode()) for start, end in spans]


def test_gaps_between_spans_count_nowhere() -> None:
    chars = characters(["x" * 1000, "“é” b"])
    starts = np.array([2, 1003, 1006])
    first, n_bytes = chars.bytes.spans(starts, np.array([5, 1004, 1007]))
    assert first.tolist() == [2, 1005, 1011]
    assert n_bytes.tolist() == [3, 2, 1]
