"""Words behind elided ones: the index finds what one comparison after the other finds."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from framing.scoring.wordforms import WordForm, WordIndex
from framing.text.words import bare, compose, fold

ELIDED = (*"cdjlmnst", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
words = st.text("ldqu'’aAcÉs", min_size=1, max_size=8).filter(
    lambda word: word[-1] not in "'’" and word[0] not in "'’"
)
written = st.builds("".join, st.tuples(st.sampled_from(("", *(f"{each}’" for each in ELIDED), "L'")), words))
patterns = st.text("ldqu'aAcé*?", min_size=1, max_size=5).filter(lambda word: word.strip("*?'") != "")


def variants(word: str, elided: bool) -> set[str]:
    """Return what a word compares as: itself, without an elided word before it, and without a possessive."""
    found = {word}
    before, apostrophe, behind = word.partition("'")
    if elided and apostrophe and behind and before.lower() in ELIDED:
        found.add(behind)
    return found | {bare(each) for each in found}


@given(st.lists(st.tuples(patterns, st.booleans(), st.sampled_from(("fr", "en"))), max_size=4), st.lists(written))
def test_the_index_finds_what_comparing_one_by_one_finds(
    terms: list[tuple[str, bool, str]], texts: list[str]
) -> None:
    forms = list(dict.fromkeys(WordForm.of(*term) for term in terms))
    places, rows = WordIndex(forms).matches(texts, [fold(text) for text in texts])
    expected = {
        (place, row)
        for place, text in enumerate(texts)
        for row, form in enumerate(forms)
        if any(
            fnmatchcase(each, form.text)
            for each in variants(compose(text) if form.case else fold(text), form.elided)
        )
    }
    assert set(zip(places.tolist(), rows.tolist(), strict=True)) == expected
