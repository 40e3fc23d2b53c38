"""What key words say of themselves."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

import framing
from framing.results import Keyness


@pytest.fixture(scope="module")
def result() -> Keyness:
    return framing.keyness(framing.sample_corpus(), min_documents=4, limit=5)


def test_top_is_one_side_of_one_contrast_in_the_order_of_the_table(result: Keyness) -> None:
    rows = result.top(3, contrast=2, side="reference")
    expected = result.words.where(focus="Pacific Commerce Wire", side="reference").column("word")
    assert [row["word"] for row in rows] == expected[:3]
    assert {row["side"] for row in rows} == {"reference"}
    assert result.top(contrast=0)[0]["focus"] == result.groups[0]


def test_the_level_of_tests_goes_with_the_confidence(result: Keyness) -> None:
    assert result.alpha == 0.05
    assert dataclasses.replace(result, confidence=0.9).alpha == 0.1


def test_rows_are_the_same_in_every_form(result: Keyness, tmp_path: Path) -> None:
    n = len(result.words)
    assert n == 40
    assert len(result.rows()) == result.to_arrow().num_rows == len(result.to_pandas()) == n
    path = tmp_path / "key.csv"
    result.to_csv(path)
    with path.open(newline="", encoding="utf-8") as file:
        assert [row["word"] for row in csv.DictReader(file)] == result.words.column("word")
    everything = result.to_dict()
    assert everything["words"] == result.rows()
    assert set(everything) == {field.name for field in dataclasses.fields(Keyness)}


def test_what_is_printed(result: Keyness) -> None:
    printed = str(result)
    assert printed == repr(result)
    assert printed.splitlines()[:4] == [
        f"Key words by source (log-odds; {result.n_tests:,} tests, correction: benjamini-hochberg)",
        "East Harbour Review (7 articles) against all others (21): "
        f"{result.n_tests // 4:,} words and phrases tested",
        "  more often in East Harbour Review: no key words",
        "  more often in all others: no key words",
    ]
    assert "\nCaveats\n  small-n: Fewer than 20 articles: East Harbour Review (7), " in printed
    assert result._repr_html_().startswith("<p>Key words by source")


def test_key_words_are_listed_and_the_rest_counted() -> None:
    articles = [
        {"source": source, "text": f"{' '.join(f'{source}{i}' for i in range(14))} and {n}"}
        for source in ("Left", "Right")
        for n in range(30)
    ]
    printed = str(framing.keyness(framing.read_corpus(articles, clean=False), ngrams=1))
    assert (
        "  more often in Left: Left0, Left1, Left10, Left11, Left12, Left13, Left2, Left3, Left4, Left5 and 4 more"
        in printed.splitlines()
    )
