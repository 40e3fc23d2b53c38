"""A piece's rows as articles."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from framing.corpus.reading import read_corpus
from tests.corpus.refusals import refusal

RULE = "and an article's text has to be text."


def test_the_core_columns_come_first_with_their_types() -> None:
    corpus = read_corpus([{"note": [1], "text": "a", "source": "S", "date": "2023-09-11"}])
    assert corpus.articles.schema == pa.schema(
        [
            ("document_id", pa.string()),
            ("source", pa.string()),
            ("date", pa.date32()),
            ("title", pa.string()),
            ("url", pa.string()),
            ("text", pa.large_string()),
            ("note", pa.list_(pa.int64())),
        ]
    )


def test_columns_that_clash_get_underscores() -> None:
    row = {
        "body": "a",
        "text": "t",
        "text_": "u",
        "date": "2023-09-11",
        "published": "p",
        "document_id": "d",
        "key": "k",
    }
    corpus = read_corpus([row], text="body", id="key", date="date")
    assert corpus.columns == (
        "document_id", "source", "date", "title", "url", "text", "text__", "text_", "published", "document_id_"
    )  # fmt: skip
    assert corpus.articles.select(["text", "text__", "text_", "document_id_"]).to_pylist() == [
        {"text": "a", "text__": "t", "text_": "u", "document_id_": "d"}
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([7, 8], ["7", "8"]),
        ([7.0, None], ["7", "table-000002"]),
        ([7.5, 8.0], ["7.5", "8"]),
        (["x", ""], ["x", "table-000002"]),
        ([" x ", None], ["x", "table-000002"]),
        (["table-000002", None], ["table-000002", "table-000002-2"]),
    ],
)
def test_ids_are_text_and_made_where_missing(given: list[Any], expected: list[str]) -> None:
    corpus = read_corpus([{"id": id, "text": f"text {n}"} for n, id in enumerate(given)])
    assert corpus.articles.column("document_id").to_pylist() == expected


def test_missing_sources_are_counted() -> None:
    corpus = read_corpus(
        [{"text": "a", "source": "A"}, {"text": "b", "source": " "}, {"text": "c", "source": None}]
    )
    assert corpus.sources == {"(unknown)": 2, "A": 1}
    assert [str(caveat) for caveat in corpus.caveats] == [
        "unknown-source: 2 articles name no source and count as '(unknown)'."
    ]


def test_a_source_of_which_nothing_is_left_is_named() -> None:
    rows = [("A", ""), ("A", " "), ("=B", ""), ("C", ""), ("C", "c")]
    corpus = read_corpus([{"text": text, "source": source} for source, text in rows])
    assert [str(caveat) for caveat in corpus.caveats] == [
        "emptied-source: Sources of which every article was left out: '=B' (1), 'A' (2)."
    ]


def test_a_source_in_two_unicode_forms_is_one() -> None:
    corpus = read_corpus(
        [{"text": text, "source": name} for text, name in (("a", "B\u00e1o"), ("b", "Ba\u0301o"))]
    )
    assert corpus.sources == {"B\u00e1o": 2}


def test_text_stays_as_it_is() -> None:
    odd = "\ufeffa\0b\u202e😀 <script>alert(1)</script> " + "x" * 300 + "\u2028é e\u0301\r\n"
    assert read_corpus([{"text": odd, "source": "A"}]).articles.column("text").to_pylist() == [odd]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (pa.array([1, 2]), "holds no text (int64), {rule} Name the column of the text with text=."),
        (pa.array([["a"]]), "holds nested values (list<item: string>), {rule} Join its parts before reading."),
    ],
)
def test_a_text_column_without_text_is_refused(values: pa.Array, problem: str) -> None:
    assert refusal(read_corpus, pa.table({"text": values})) == (
        f"table: the column 'text' {problem.format(rule=RULE)}"
    )


def test_bytes_that_are_no_utf8_are_refused_with_their_row() -> None:
    buffers = [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xff\xfe")]
    broken = pa.Array.from_buffers(pa.string(), 2, buffers)
    message = "table: row 2 of the column 'text' is not valid UTF-8. Write the table again as UTF-8."
    assert refusal(read_corpus, pa.table({"text": broken})) == message
    assert refusal(read_corpus, pa.table({"text": broken.cast(pa.binary(), safe=False)})) == message


def test_encoded_columns_are_decoded() -> None:
    dictionary = pa.array(["x", "y"]).dictionary_encode()
    corpus = read_corpus(pa.table({"text": ["a", "b"], "source": dictionary, "topic": dictionary}))
    assert corpus.articles.column("topic").type == pa.string()
