"""Key words in context as quanteda finds them.

Expected values are those that quanteda's own tests state (github.com/quanteda/quanteda,
tests/testthat/test-kwic.R).
"""

from __future__ import annotations

import string

import pandas as pd
import pytest

import framing

LETTERS = " ".join(string.ascii_uppercase)


def lines(pattern: str, *texts: str) -> list[tuple[str, int, str, str, str]]:
    rows = pd.DataFrame({"id": [f"text{n}" for n in range(1, len(texts) + 1)], "source": "S", "text": texts})
    found = framing.concordance(framing.read_corpus(rows, id="id", clean=False, duplicates=True), pattern)
    return [(row["document_id"], row["token_start"] + 1, row["left"], row["match"], row["right"]) for row in found]


@pytest.mark.parametrize(
    ("pattern", "texts", "expected"),
    [
        ("D", (LETTERS,), [("text1", 4, "A B C", "D", "E F G H I")]),
        ("A", (LETTERS,), [("text1", 1, "", "A", "B C D E F")]),
        ("Z", (LETTERS,), [("text1", 26, "U V W X Y", "Z", "")]),
        ("D E", (LETTERS,), [("text1", 4, "A B C", "D E", "F G H I J")]),
        ("A", (LETTERS[2:], LETTERS), [("text2", 1, "", "A", "B C D E F")]),
        (
            "A",
            (f"{LETTERS} {LETTERS}",),
            [("text1", 1, "", "A", "B C D E F"), ("text1", 27, "V W X Y Z", "A", "B C D E F")],
        ),
        (
            "fox",
            ("what does the fox say fox",),
            [("text1", 4, "what does the", "fox", "say fox"), ("text1", 6, "what does the fox say", "fox", "")],
        ),
    ],
)
def test_kwic(pattern: str, texts: tuple[str, ...], expected: list[tuple[str, int, str, str, str]]) -> None:
    assert lines(pattern, *texts) == expected
