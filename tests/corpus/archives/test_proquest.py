"""ProQuest: invented exports as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.corpus import read_corpus
from framing.corpus.archives.proquest import read
from tests.corpus.archives.making import HANOI, proquest, proquest_article
from tests.corpus.refusals import put, refusal


def test_an_article_has_all_its_fields(tmp_path: Path) -> None:
    corpus = read_corpus(put(tmp_path, "a.txt", proquest([proquest_article(1, 1)])), clean=False)
    [row] = corpus.articles.to_pylist()
    assert {name: str(value) for name, value in row.items()} == {
        "document_id": "2863000001",
        "source": "The Invented Times",
        "date": "2023-09-12",
        "title": "New quay opens in Hanoi",
        "url": "https://invented.example/docview/2863000001",
        "text": "\n\n".join(HANOI),
        "byline": "Author, Ann",
        "section": "World",
        "language": "English",
    }


def test_a_paragraph_may_start_with_a_label() -> None:
    text = "Location: the quay.\n\nTitle: none.\n\nIt goes on."
    [entry] = read(proquest([proquest_article(1, 1, text=text)]).splitlines(), "a.txt").entries
    assert (entry.text, entry.title) == (text, "New quay opens in Hanoi")


@pytest.mark.parametrize("text", ["Not available.", "Full text not available", "None available", ""])
def test_an_abstract_alone_is_left_out(tmp_path: Path, text: str) -> None:
    articles = [proquest_article(1, 2, text=text), proquest_article(2, 2, "Port", id="2")]
    corpus = read_corpus(put(tmp_path, "a.txt", proquest(articles)))
    assert (corpus.n_in, len(corpus)) == (2, 1)
    assert corpus.exclusions.column("reason") == ["the export has no full text of it"]


def test_one_article_of_two_databases_counts_once(tmp_path: Path) -> None:
    """They have numbers of their own; the texts differ by a blank."""
    other = proquest_article(2, 2, id="2", text="\n\n".join(HANOI).replace("new", "new "))
    corpus = read_corpus(put(tmp_path, "a.txt", proquest([proquest_article(1, 2), other])))
    assert corpus.exclusions.column("reason") == [
        "twice in the archive: source, headline, day, byline, length and most words are those of a.txt:1"
    ]


def test_an_export_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", proquest([proquest_article(1, 3), proquest_article(2, 3, id="2")]))
    assert refusal(read_corpus, path) == (
        "a.txt says that it holds 3 articles, and 2 are in it: it was cut off. Export it again."
    )


def test_a_text_with_lines_of_underscores_is_one_article(tmp_path: Path) -> None:
    rule = "_" * 60
    corpus = read_corpus(put(tmp_path, "a.txt", f"{rule}\nFull text: all of it\n{rule}\n"))
    assert len(corpus) == 1
    assert "byline" not in corpus.columns
