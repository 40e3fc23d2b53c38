"""What is left out on reading, and why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.corpus import Corpus
from framing.corpus.excluding import twins
from framing.corpus.reading import read_corpus

ROWS = [
    {"id": "1", "source": "X", "text": "one"},
    {"id": "1", "source": "X", "text": "two"},
    {"id": "2", "source": "X", "text": "one"},
    {"id": "3", "source": "Y", "text": "one"},
    {"id": "4", "source": "X", "text": " \n\t\u3000"},
    {"id": "4", "source": "X", "text": "two"},
    {"id": "5", "source": "X", "text": None},
    {"id": "6", "source": "X", "text": 6},
    {"id": "7", "source": "X", "text": "Advertisement\n\nShare this article"},
]


def test_every_exclusion_has_its_place_stage_and_reason() -> None:
    corpus = read_corpus(ROWS)
    # The second "two" stays: the first one was left out for its id, and what is left out was never there.
    assert corpus.articles.column("document_id").to_pylist() == ["1", "3", "4"]
    assert [tuple(row.values()) for row in corpus.exclusions] == [
        ("1", "X", "row 2", "reading", "the id is already that of row 1"),
        ("2", "X", "row 3", "reading", "same text as 1 in this source"),
        ("4", "X", "row 5", "reading", "empty text"),
        ("5", "X", "row 7", "reading", "empty text"),
        ("6", "X", "row 8", "reading", "the text is a number, not text"),
        ("7", "X", "row 9", "cleaning", "no text left after cleaning"),
    ]


def test_without_cleaning_nothing_is_cut_and_nothing_emptied() -> None:
    corpus = read_corpus(ROWS, clean=False)
    assert corpus.articles.column("document_id").to_pylist() == ["1", "3", "4", "7"]
    assert len(corpus.cuts) == 0


def test_everything_may_be_left_out() -> None:
    corpus = read_corpus([{"text": ""}, {"text": "Advertisement"}])
    assert len(corpus) == 0
    assert corpus.n_in == len(corpus.exclusions) == 2
    assert str(corpus).startswith("Corpus of 0 articles from 0 sources, without dates; 2 of 2 left out")


CELLS = st.sampled_from(["", " ", "a", "b", "Advertisement", "A longer text.\n\nShare this article"])
TABLES = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from([None, "", "1", "2", "table-000001"]),
            "source": st.sampled_from([None, "X", "Y"]),
            "date": st.sampled_from([None, "2023-09-11", "2023-09-12", "11/1"]),
            "text": st.one_of(st.none(), CELLS, st.integers(0, 3)),
        }
    ),
    min_size=1,
    max_size=12,
)


def check(corpus: Corpus, n: int) -> None:
    assert corpus.n_in == len(corpus) + len(corpus.exclusions) == n
    ids = corpus.articles.column("document_id").to_pylist()
    assert len(set(ids)) == len(ids) == len(corpus.places)
    places = [*corpus.places.to_pylist(), *corpus.exclusions.column("place")]
    assert len(set(places)) == n
    assert set(corpus.cuts.column("document_id")) <= set(ids)
    assert set(corpus.notes.column("document_id")) <= set(ids)


@settings(deadline=None)
@given(TABLES, st.booleans())
def test_what_goes_in_comes_out_or_is_accounted_for(rows: list[dict[str, object]], clean: bool) -> None:
    if not any(isinstance(row["text"], str) for row in rows):
        rows[0]["text"] = "a"  # a column without any text is an error of its own
    corpus = read_corpus(rows, clean=clean)
    check(corpus, len(rows))
    check(corpus.where(since="2023-09-12"), len(rows))
    check(corpus.where(mentions="longer").where(until="2023-09-11"), len(rows))


def test_copies_may_be_kept() -> None:
    corpus = read_corpus(ROWS, clean=False, duplicates=True)
    assert corpus.articles.column("document_id").to_pylist() == ["1", "2", "3", "4", "7"]
    assert ("duplicates", "kept") in corpus.provenance.options
    check(corpus, len(ROWS))


def test_which_article_a_copy_was_left_out_for() -> None:
    assert twins(read_corpus(ROWS, clean=False).exclusions) == {"2": "1"}
    assert twins(read_corpus(ROWS, clean=False, duplicates=True).exclusions) == {}
