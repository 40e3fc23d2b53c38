"""Which matches count where the longest counts in the whole lexicon, against a loop over the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon import Frame, Lexicon, Term
from framing.lexicon.parsing import parse_pattern
from framing.scoring.compiling import compile_lexicons
from framing.scoring.longest_anywhere import counted_anywhere
from framing.scoring.matching import Matcher
from framing.text import Vocabulary, token_table

Words = tuple[str, ...]
_word = st.sampled_from("abc")
_phrases = st.lists(st.lists(_word, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4)


def expected(text: list[str], categories: list[list[Words]]) -> list[int]:
    """Count by going through the text once for each length, the longest first."""
    counts = [0] * len(categories)
    used = [False] * len(text)
    used_by = [[False] * len(text) for _ in categories]
    for length in (3, 2, 1):
        for start in range(len(text) - length + 1):
            here = range(start, start + length)
            if all(used[place] for place in here):
                continue
            matched = False
            for category, phrases in enumerate(categories):
                found = tuple(text[place] for place in here) in phrases
                if found and not any(used_by[category][place] for place in here):
                    counts[category] += 1
                    matched = True
                    for place in here:
                        used_by[category][place] = True
            if matched:
                for place in here:
                    used[place] = True
    return counts


@given(text=st.lists(_word, min_size=1, max_size=12), categories=st.lists(_phrases, min_size=1, max_size=3))
def test_it_is_the_loop(text: list[str], categories: list[list[Words]]) -> None:
    frames = tuple(
        Frame(f"f{number}", "", tuple(Term(" ".join(each), parse_pattern(" ".join(each))) for each in phrases))
        for number, phrases in enumerate(categories)
    )
    vocabulary = Vocabulary()
    compiled = compile_lexicons([Lexicon("l", "1", "en", frames=frames)])
    table = token_table([" ".join(text)], vocabulary=vocabulary)
    matches = Matcher(compiled, vocabulary).match(table)
    category = compiled.term_category[matches.term]
    counts = counted_anywhere(matches, category, len(table))
    assert [int((category[counts] == number).sum()) for number in range(len(categories))] == expected(
        text, categories
    )
