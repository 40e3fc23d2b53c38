"""Which phrase takes in another: checked against all short words over two letters."""

from __future__ import annotations

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.linting.covering import Cover, phrase_covers, word_covers

WORDS = ["".join(letters) for length in range(6) for letters in product("ab", repeat=length)]


def _matched(pattern: str) -> set[str]:
    """All words that a pattern matches, by Python's own regular expressions."""
    expression = re.compile("".join({"*": ".*", "?": "."}.get(letter, letter) for letter in pattern))
    return {word for word in WORDS if expression.fullmatch(word)}


@given(st.text("ab*?", max_size=4), st.text("ab*?", max_size=4))
def test_what_covers_matches_all_that_is_covered(wide: str, narrow: str) -> None:
    if word_covers(wide, narrow):
        assert _matched(narrow) <= _matched(wide)
    elif not set(narrow) & set("*?"):
        assert narrow not in _matched(wide)


def test_by_hand() -> None:
    assert word_covers("happ*", "happiness")
    assert word_covers("happ*", "happ")
    assert word_covers("happ*", "happil*")
    assert word_covers("*", "")
    assert word_covers("w?n", "w?n")
    assert not word_covers("happil*", "happ*")
    assert not word_covers("wom?n", "wom*n")
    assert not word_covers("", "a")
    assert phrase_covers(("trade", "war*"), ("trade", "warrior"))
    assert not phrase_covers(("trade",), ("trade", "war"))


def test_case_is_folded_where_it_does_not_count() -> None:
    cover: Cover[str] = Cover()
    cover.add(("us",), "pronoun", case=False)
    cover.add(("US",), "country", case=True)
    cover.add(("U*",), "capital", case=True)
    assert list(cover.covering(("US",), case=True)) == ["pronoun", "country", "capital"]
    assert list(cover.covering(("US",), case=False)) == ["pronoun"]
    assert list(cover.covering(("us",), case=True)) == ["pronoun"]
