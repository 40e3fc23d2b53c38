from __future__ import annotations

import pyarrow as pa

from framing.comparisons import compare
from framing.results import Comparison
from tests.making import codebook, made_scores


def _compared() -> Comparison:
    books = [codebook(["trade"], "one"), codebook(["rights"], "two")]
    articles = [{"source": "BA"[i % 2], "frames": {"trade": i % 4, "rights": 1}} for i in range(30)]
    return compare(made_scores(articles, books), n_resamples=300)


def test_kinds_of_columns() -> None:
    result = _compared()
    kinds = {field.name: field.type for field in (*result.estimates.data.schema, *result.contrasts.data.schema)}
    text = ("lexicon", "name", "label", "group", "interval", "reference", "effect_name", "p_method")
    counts = ("n_articles", "n_without_value", "n_clusters", "n_with_hit", "units", "n_group", "n_reference")
    assert {kinds[name] for name in text} == {pa.string()}
    assert {kinds[name] for name in counts} == {pa.int64()}
    assert kinds["caveats"] == pa.list_(pa.string())
    assert {kind for name, kind in kinds.items() if name not in (*text, *counts, "caveats")} == {pa.float64()}


def test_each_row_has_its_own_frames_numbers() -> None:
    rows = _compared().estimates.rows()
    assert [(row["lexicon"], row["name"], row["label"], row["group"], row["hits"]) for row in rows] == [
        ("one", "trade", "Trade", "A", 29.0),
        ("one", "trade", "Trade", "B", 14.0),
        ("two", "rights", "Rights", "A", 15.0),
        ("two", "rights", "Rights", "B", 15.0),
    ]
    assert [row["interval"] for row in rows] == ["bootstrap-t", "bootstrap-t", None, None]
    few = ["small-n", "low-coverage"]  # a hit in 7 of 15 articles
    assert [row["caveats"] for row in rows] == [[], few, ["no-variation"], ["no-variation"]]


def test_tables_write_csv_with_caveats_joined() -> None:
    lines = str(_compared().estimates.to_csv()).splitlines()
    assert lines[0].startswith('"lexicon","name","label","group","estimate","low","high","interval"')
    assert lines[3].endswith('"no-variation"')
