"""Corpora, tables and results out: into pandas, Polars, DuckDB and Arrow as they are (the PyCapsule protocol)."""

from __future__ import annotations

import inspect
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import framing
from framing import results


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    return framing.sample_corpus()


@pytest.fixture(scope="module")
def scores(corpus: framing.Corpus) -> framing.Scores:
    return framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)


@pytest.fixture(scope="module")
def made(corpus: framing.Corpus, scores: framing.Scores) -> dict[str, Any]:
    """What users get, with the Arrow table that each of them is."""
    return {
        "corpus": corpus,
        "exclusions": corpus.exclusions,
        "documents": scores.documents,
        "frames": scores.frames,
        "evidence": scores.evidence,
        "comparison": framing.compare(scores, n_resamples=200),
        "timeline": framing.timeline(scores, n_resamples=200),
        "distances": framing.distances(scores, n_resamples=200),
        "keyness": framing.keyness(corpus),
        "whose words": framing.whose_words(scores),
        "concordance": framing.concordance(corpus, "china*", progress=False),
        "counts": framing.term_counts(corpus, framing.load_lexicon("us-vietnam")),
    }


NAMES = (
    "corpus", "exclusions", "documents", "frames", "evidence", "comparison", "timeline", "distances", "keyness",
    "whose words", "concordance", "counts",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_library_reads_it_as_it_is(name: str, made: dict[str, Any]) -> None:
    result = made[name]
    rows = result.to_arrow().to_pylist()
    assert pa.table(result).to_pylist() == rows
    assert pl.DataFrame(result).to_dicts() == rows
    assert len(pd.DataFrame.from_arrow(result)) == len(result.to_pandas()) == len(rows)
    [(n,)] = duckdb.connect().sql("select count(*) from result").fetchall()
    assert n == len(rows)


def test_days_nulls_and_lists_arrive(made: dict[str, Any]) -> None:
    corpus = made["corpus"]
    days = corpus.articles.column("date").to_pylist()
    assert pl.DataFrame(corpus).schema["date"] == pl.Date
    assert pl.DataFrame(corpus)["date"].to_list() == days
    relation = duckdb.connect().sql("select date from corpus")
    assert [str(kind) for kind in relation.types] == ["DATE"]
    assert [day for (day,) in relation.fetchall()] == days
    comparison = made["comparison"]
    frame = pl.DataFrame(comparison)
    assert frame.schema["caveats"] == pl.List(pl.String)
    assert frame["low"].to_list() == comparison.estimates.column("low")


def test_the_round_trip_gives_the_same_articles(corpus: framing.Corpus) -> None:
    """Out into a library and in again: nothing is changed."""
    for library in (pd.DataFrame.from_arrow, pl.DataFrame, pa.table):
        again = framing.read_corpus(library(corpus), id="document_id", clean=False, progress=False)
        assert again.articles.to_pylist() == corpus.articles.to_pylist()


def test_everything_with_an_arrow_table_speaks_the_protocol() -> None:
    """So that a new kind of result does, too."""
    classes = [each for _, each in inspect.getmembers(results, inspect.isclass) if hasattr(each, "to_arrow")]
    assert len(classes) > 15
    assert [each.__name__ for each in classes if not hasattr(each, "__arrow_c_stream__")] == []
    assert [each.__name__ for each in classes if not hasattr(each, "to_pandas")] == []
