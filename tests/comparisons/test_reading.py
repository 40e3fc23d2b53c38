from __future__ import annotations

import numpy as np

from framing.comparisons.grouping import grouped
from framing.comparisons.measuring import measured
from framing.comparisons.reading import article_rows, median_lengths
from framing.results import Table
from tests.making import made_scores


def test_median_lengths_are_of_the_articles_that_have_a_value() -> None:
    articles = [{"source": s, "tokens": t, "tone": tone} for s, t, tone in _LENGTHS]
    scores = made_scores(articles)
    groups = grouped(scores, "source")
    share, tone = measured(scores, groups, "share", "all"), measured(scores, groups, "tone", "all")
    assert median_lengths(scores, share).tolist() == [200, 500, 70]
    assert np.array_equal(median_lengths(scores, tone), [150, 500, np.nan], equal_nan=True)


_LENGTHS = [("A", 100, 0.1), ("A", 200, 0.2), ("A", 900, None), ("B", 400, 0.3), ("B", 600, 0.1), ("C", 70, None)]


def test_rows_of_other_tables_find_their_article() -> None:
    scores = made_scores(
        [{}, {}], terms=[{"document_id": each, "name": "trade", "term": "x"} for each in ("d1", "?", "d0")]
    )
    assert article_rows(scores, scores.terms.data).tolist() == [1, -1, 0]
    encoded = Table(
        scores.terms.data.set_column(0, "document_id", scores.terms.data.column(0).dictionary_encode())
    )
    assert article_rows(scores, encoded.data).tolist() == [1, -1, 0]
