"""Reading as a whole: several inputs, what is said about them, and bad ones from end to end."""

from __future__ import annotations

import time
from pathlib import Path

import pyarrow as pa
import pytest

from framing.corpus import read_corpus
from framing.corpus.cleaning_articles import _BATCH, _batches
from tests.corpus.refusals import put, refusal


def test_several_files_make_one_corpus(tmp_path: Path) -> None:
    a = put(tmp_path, "a.csv", "body,outlet,date,n\none,A,13/1/2023,1\n")
    b = put(tmp_path, "b.jsonl", '{"text": "two", "source": "B", "date": "1/13/2023", "m": 2}\n')
    corpus = read_corpus([a, b])
    assert corpus.articles.select(["document_id", "source", "n", "m"]).to_pylist() == [
        {"document_id": "a-000001", "source": "A", "n": "1", "m": None},
        {"document_id": "b-000001", "source": "B", "n": None, "m": 2},
    ]
    # Each file's own dates decide which number is the month.
    assert [str(day) for day in corpus.articles.column("date").to_pylist()] == ["2023-01-13", "2023-01-13"]
    assert corpus.places.to_pylist() == ["a.csv:1", "b.jsonl:1"]
    assert [str(caveat) for caveat in corpus.caveats] == [
        "columns-guessed: Columns were guessed from their names in a.csv: text from 'body', source from 'outlet'."
    ]


def test_what_was_read_and_how_is_kept(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "body,outlet\none,A\n")
    provenance = read_corpus(path, clean=False, encoding="latin-1").provenance
    assert [(file.name, file.n_articles, len(file.sha256)) for file in provenance.inputs] == [("a.csv", 1, 64)]
    assert provenance.options == (
        ("clean", "no"),
        ("encoding", "latin-1"),
        ("column of text", "body"),
        ("column of source", "outlet"),
    )
    assert str(tmp_path) not in repr(provenance)


def test_without_a_source_the_input_is_one_source(tmp_path: Path) -> None:
    corpus = read_corpus(put(tmp_path, "articles.csv", "text\none\ntwo\n"))
    assert corpus.sources == {"articles": 2}
    assert [str(caveat) for caveat in corpus.caveats] == [
        "one-source: No column names a source, so what was read counts as one source, named after the input: "
        "'articles'. Name the column with source=."
    ]


def test_dates_and_mended_characters_are_told(tmp_path: Path) -> None:
    lines = ['{"text": "a\\ud800b", "source": "A", "date": "11/1"}', '{"text": "c", "source": "A", "date": ""}']
    corpus = read_corpus(put(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [str(caveat) for caveat in corpus.caveats] == [
        "missing-dates: Of 2 articles read, 1 have an empty date and 1 one that could not be used (listed in "
        "the notes with the reason).",
        "mended-characters: 1 character that no text can hold (lone surrogates) became U+FFFD, one for one.",
    ]
    assert corpus.notes.rows() == [
        {"document_id": "a-000001", "column": "date", "value": "11/1", "problem": "no year"}
    ]
    assert corpus.articles.column("text").to_pylist() == ["a\ufffdb", "c"]


def test_the_same_file_gives_the_same_corpus(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", 'text,source\nOne.,A\n"Two.\n\nAdvertisement",B\n')
    first, second = read_corpus(path), read_corpus(path)
    assert first.articles.equals(second.articles)
    assert first.cuts.to_arrow().equals(second.cuts.to_arrow())
    assert first.provenance == second.provenance


def test_errors_of_the_columns_name_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "text,body,outlet\none,two,A\n")
    assert refusal(read_corpus, path) == (
        "a.csv has 2 columns that could be the text: 'text' and 'body'. "
        "Say which with text=, for example text='text'."
    )
    assert refusal(read_corpus, path, text="txt", source="outlt") == (
        "a.csv has no column 'txt' (given as text=). Did you mean 'text'?\n"
        "a.csv has no column 'outlt' (given as source=). Did you mean 'outlet'?\n"
        "Columns there: 'text', 'body', 'outlet'."
    )


@pytest.mark.parametrize("line", ["word | word. ", "Read more\n\nA\nA\n", "Advertisement\r\n", "a\n\n" * 3])
def test_an_article_of_ten_megabytes_takes_time_in_proportion(line: str) -> None:
    def seconds(n: int) -> float:
        start = time.perf_counter()
        corpus = read_corpus([{"text": "An article. " + line * (n // len(line)), "source": "A"}])
        assert corpus.n_in == 1
        return time.perf_counter() - start

    seconds(10_000)
    # Twenty times the text; a quadratic step would take four hundred times as long.
    assert seconds(10_000_000) < 100 * max(seconds(500_000), 0.01)


def test_batches_cover_all_articles_and_divide_none() -> None:
    half = _BATCH // 2
    texts = pa.array(["x" * half, "y" * half, None, "", "z" * (3 * half), "w"], pa.large_string())
    assert _batches(texts) == [(0, 4), (4, 5), (5, 6)]
    assert _batches(texts.slice(0, 0)) == []
