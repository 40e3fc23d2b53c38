"""The language that is declared for what is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import framing
from framing.corpus import read_corpus
from tests.corpus.refusals import put, refusal


def languages(inputs: Any, **options: Any) -> list[str]:
    found: list[str] = read_corpus(inputs, **options).articles.column("language").to_pylist()
    return found


def test_a_whole_file_is_in_one_language(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "text,source\nEins.,A\nZwei.,A\n")
    assert languages(path, language="de") == ["de", "de"]
    assert dict(read_corpus(path, language="de").provenance.options)["language"] == "de"


@pytest.mark.parametrize("column", ["language", "lang", "Language"])
def test_articles_keep_the_language_that_they_name(column: str) -> None:
    rows = [{"text": "One.", column: "en"}, {"text": "Zwei.", column: None}, {"text": "Drei.", column: " "}]
    corpus = read_corpus(rows, language="de")
    name = column if column != "lang" else "language"
    assert corpus.articles.column(name).to_pylist() == ["en", "de", "de"]


def test_categories_and_files_without_a_column(tmp_path: Path) -> None:
    table = pa.table({"text": ["One.", "Zwei."], "language": pa.array(["en", None]).dictionary_encode()})
    assert languages(table, language="zh-Hant") == ["en", "zh-Hant"]
    paths = [
        put(tmp_path, "a.csv", "text,lang\nEins.,de\nUn.,\n"),
        put(tmp_path, "b.txt", "Deux."),
    ]
    assert languages(paths, language="fr") == ["de", "fr", "fr"]


def test_what_is_no_tag_is_refused() -> None:
    for given in ("german", "", "de,fr"):
        assert refusal(read_corpus, [{"text": "Eins."}], language=given) == (
            f"language= takes the tag of a language, such as 'en', 'zh' or 'zh-Hant'; given: '{given}'. Where "
            "files are in several, read each on its own, or give the articles a column 'language'."
        )


def test_it_is_the_language_that_articles_are_scored_in() -> None:
    """Tone is found in English only, so that articles declared to be German have none."""
    rows = [{"text": "A wonderful, excellent day.", "source": "A"}]
    lexicon = framing.load_lexicon("us-vietnam")
    tone = [
        framing.score(read_corpus(rows, language=language), lexicon).documents.column("tone")
        for language in ("en", "de")
    ]
    assert tone[0][0] > 0.5
    assert tone[1] == [None]
