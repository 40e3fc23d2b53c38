"""Matching: the array kernel equals the plain twin, which tries every term at every token."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon import Lexicon, load_lexicon
from framing.scoring.compiling import compile_lexicons
from framing.scoring.matching import Matcher
from framing.scoring.wordforms import WordForm, WordIndex
from framing.text import Vocabulary, token_table
from tests.reference.counting import parts_of
from tests.reference.folding import fold
from tests.reference.made_up import texts
from tests.reference.made_up_lexicons import lexicons, passages
from tests.reference.matching import fits, form, matches
from tests.reference.reading import read

REAL_NEWS = Path(__file__).parents[3] / "shared" / "data" / "bench" / "articles_8000.parquet"

Row = tuple[int, int, int, int, int, int, int, bool, bool]


def found_by_kernel(lexicon: Lexicon, batches: Sequence[Sequence[str]], bound: int) -> list[list[Row]]:
    """Return text, first, last token, gap, category, term, negated, suppressed of every match, batch by batch."""
    vocabulary = Vocabulary(bound)
    compiled = compile_lexicons([lexicon])
    matcher = Matcher(compiled, vocabulary)
    categories = compiled.term_category.tolist()
    number_in_category = [categories[:term].count(categories[term]) for term in range(len(categories))]
    result = []
    for batch in batches:
        table = token_table(batch, vocabulary=vocabulary)
        found = matcher.match(table)
        first_of_text = [int((table.text < row).sum()) for row in range(len(batch))]
        rows: list[Row] = []
        for term, first, last, gap_start, gap_end, negated, suppressed in zip(
            found.term.tolist(),
            found.first.tolist(),
            found.last.tolist(),
            found.gap_start.tolist(),
            found.gap_end.tolist(),
            found.negated.tolist(),
            found.suppressed.tolist(),
            strict=True,
        ):
            text = int(table.text[first])
            offset = first_of_text[text]
            place = (text, *(token - offset for token in (first, last, gap_start, gap_end)))
            rows.append((*place, categories[term], number_in_category[term], negated, suppressed))
        result.append(sorted(rows))
    return result


def found_by_twin(lexicon: Lexicon, batch: Sequence[str]) -> list[Row]:
    terms = [part.terms for part in parts_of(lexicon)]
    return sorted(
        (
            *(row, match.stretch.start, match.stretch.last, match.stretch.end, match.stretch.start2),
            *(match.category, match.term, match.negated, match.suppressed),
        )
        for row, text in enumerate(batch)
        for match in matches(read(text).tokens, terms)
    )


@given(lexicons(), st.lists(st.lists(passages(), max_size=2), max_size=3), st.sampled_from((0, 3, 1000)))
def test_matches_are_those_of_the_twin(lexicon: Lexicon, batches: list[list[str]], bound: int) -> None:
    found = found_by_kernel(lexicon, batches, bound)
    assert found == [found_by_twin(lexicon, batch) for batch in batches]


@given(lexicons(), st.lists(texts, max_size=3))
def test_matches_in_odd_texts_are_those_of_the_twin(lexicon: Lexicon, batch: list[str]) -> None:
    assert found_by_kernel(lexicon, [batch], 1000) == [found_by_twin(lexicon, batch)]


def test_matches_in_real_news_are_those_of_the_twin() -> None:
    if not REAL_NEWS.exists():
        pytest.skip(f"{REAL_NEWS} is not there: matching was compared on generated texts only")
    texts = pq.read_table(REAL_NEWS, columns=["text"]).column("text").to_pylist()
    batch = [text[:2000] for text in texts if "Vietnam" in text and "China" in text][:4]
    lexicon = load_lexicon("us-vietnam")
    expected = found_by_twin(lexicon, batch)
    assert len(expected) > 20
    assert found_by_kernel(lexicon, [batch], 1000) == [expected]


@given(
    st.lists(st.text("abä'sS.*?", min_size=1, max_size=7), max_size=4),
    st.lists(st.text("abAäÄ’'sS.", max_size=6), max_size=6),
    st.booleans(),
)
def test_wildcards_match_as_by_trying_everything(patterns: list[str], words: list[str], case: bool) -> None:
    words = [f"a{word}" for word in words]
    forms = [WordForm.of(pattern, case) for pattern in patterns if fold(pattern)]
    assert [each.text for each in forms] == [form(pattern, case) for pattern in patterns if fold(pattern)]
    places, rows = WordIndex(forms).matches(words, list(map(fold, words)))
    found = list(zip(places.tolist(), rows.tolist(), strict=True))
    # Equal forms are one form to the compiler; the index gives one of their rows.
    assert {(place, forms[row].text) for place, row in found} == {
        (place, each.text) for place, word in enumerate(words) for each in forms if fits(each.text, word, case)
    }
    assert found == sorted(found)
