"""Articles that people coded: what a lexicon is tested on must not be read to write it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from framing.coding.cells import read_cells
from framing.comparisons.word_keyness import part_of
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import CodingSample, Gold


def gold_ids(given: Any) -> frozenset[str]:
    """Return the ids of the articles that a gold sample is of.

    Parameters
    ----------
    given : Gold, CodingSample, path, sequence of str, or None
        A path of a CSV file with a column ``document_id``; or the ids themselves.

    Raises
    ------
    ComparisonError
        It does not say which articles it is of.
    """
    if given is None:
        return frozenset()
    if isinstance(given, Gold | CodingSample):
        found = given.table.column("document_id")
    elif isinstance(given, str | Path):
        found = read_cells(given, "gold articles", ("document_id",)).columns["document_id"]
    elif isinstance(given, Iterable):
        found = list(given)
    else:
        raise ComparisonError(
            "exclude takes a gold sample, the path of its CSV file, or ids of articles; given: a value of type "
            f"{type(given).__name__}."
        )
    ids = frozenset(str(each) for each in found if each is not None)
    if not ids:
        raise ComparisonError(
            "The gold sample does not say which articles its units are from, so they cannot be kept from being "
            "read. Give the sample that was coded (sample.csv), or the ids of its articles."
        )
    return ids


def without_gold(corpus: Corpus, ids: frozenset[str]) -> tuple[Corpus, tuple[str, ...]]:
    """Return the corpus without the articles of these ids and without copies of them, and which these were.

    Raises
    ------
    ComparisonError
        No article is left.
    """
    articles = corpus.articles
    own = pc.is_in(articles.column("document_id"), value_set=pa.array(sorted(ids), pa.string()))
    texts = articles.filter(own).column("text").combine_chunks()
    out = pc.or_(own, pc.is_in(articles.column("text"), value_set=texts)) if len(texts) else own
    left_out = articles.filter(out).column("document_id").to_pylist()
    if len(left_out) == len(corpus):
        raise ComparisonError(
            f"All {len(corpus):,} articles are gold or copies of gold articles, and those are not read: terms "
            "taken from the articles that a lexicon is tested on make the test worthless. Give other articles."
        )
    return part_of(corpus, pc.invert(out).to_numpy(zero_copy_only=False)), tuple(left_out)
