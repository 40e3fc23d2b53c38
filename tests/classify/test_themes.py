"""Lists of words as features."""

from __future__ import annotations

from framing.classify.texts import words_of
from framing.classify.themes import theme_counts, themes, themes_of


def named(word: str) -> set[str]:
    """Return the names of a word's themes."""
    return {themes()[0][row] for row in themes_of(word)}


def test_words_and_beginnings() -> None:
    assert named("senators") == {"legislature"}
    assert named("tv") == {"media", "entertainment"}
    assert named("whites") == {"race"}
    assert named("whiteness") == set()
    assert named("") == set()


def test_they_are_counted_by_text() -> None:
    counts = theme_counts(words_of(["The senator met a senator.", "", "Judges told the police"])).toarray()
    names = themes()[0]
    assert counts.shape == (3, len(names))
    found = [{names[column]: row[column] for column in row.nonzero()[0]} for row in counts]
    assert found == [{"legislature": 2.0}, {}, {"courts": 1.0, "police": 1.0, "saying": 1.0}]


def test_the_lists_are_in_order_and_without_doubles() -> None:
    names, whole, begun = themes()
    assert len(set(names)) == len(names) == 53
    assert all(len(set(rows)) == len(rows) for rows in (*whole.values(), *begun.values()))
    needless = [
        (word, start)
        for word, rows in whole.items()
        for start in (word[:length] for length in range(2, len(word) + 1))
        if set(rows) & set(begun.get(start, ()))
    ]
    assert needless == []
