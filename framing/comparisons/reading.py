"""What scores say about the groups themselves: how long their articles are, what the lexicons find in them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.caveats import SINGLE_TERM_HITS, threshold
from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import Measured, coded_frames, document_values, frame_values
from framing.results import Scores, Table
from framing.results.bands import is_band
from framing.stats import Floats, length_correlation

_CELL = ["member", "lexicon", "name", "term"]


def median_lengths(scores: Scores, data: Measured) -> Floats:
    """Return the median length of each group's articles in tokens, shape (k,); NaN where it has none."""
    tokens = document_values(scores, "tokens")[data.article]
    medians = np.full(len(data.sizes), np.nan)
    for number in np.flatnonzero(data.sizes).tolist():
        medians[number] = np.median(tokens[data.group(number)])
    return medians


def length_influence(scores: Scores, data: Measured) -> Floats:
    """Return how articles' values go with their length in tokens within groups, shape (f,)."""
    tokens = document_values(scores, "tokens")[data.article]
    return np.concatenate(
        [length_correlation(part.h, part.s, tokens[part.rows], part.sizes) for part in data.parts]
    )


def low_coverage(scores: Scores, data: Measured) -> npt.NDArray[np.bool_]:
    """Return in which groups and frames the frame's lexicon finds nothing in most articles, shape (k, f)."""
    matches = frame_values(scores, "matches", "all")[data.article]
    lexicons = [each.lexicon for each in data.coded]
    result = np.zeros((len(data.sizes), len(data.coded)), bool)
    for lexicon in dict.fromkeys(lexicons):
        own = np.array([each == lexicon for each in lexicons])
        covered = np.nansum(matches[:, own], axis=1) > 0
        said = np.asarray((~np.isnan(matches[:, own])).any(axis=1))  # where it has terms in the language
        for number in range(len(data.sizes)):
            rows = data.group(number)
            if said[rows].any():
                empty = 1 - np.mean(covered[rows][said[rows]])
                result[number, own] = empty > threshold("low-coverage")
    return result


def single_terms(scores: Scores, groups: Grouping, voice: str) -> dict[tuple[int, int], str]:
    """Return where one term makes most hits of a frame in a group: (group, frame) → the term."""
    columns = ("kind", "voice", "lexicon", "name", "term", "hits")
    parts = [_summed(terms, groups, voice, article) for article, terms in in_parts(scores, scores.terms, *columns)]
    summed = pa.concat_tables(parts).group_by(_CELL).aggregate([("hits", "sum")])
    frames = {(each.lexicon, each.name): i for i, each in enumerate(coded_frames(scores))}
    total: dict[tuple[int, int], float] = {}
    largest: dict[tuple[int, int], tuple[float, str]] = {}
    for each in summed.to_pylist():
        cell = (each["member"], frames.get((each["lexicon"], each["name"]), -1))
        total[cell] = total.get(cell, 0) + each["hits_sum"]
        largest[cell] = max(largest.get(cell, (0.0, "")), (each["hits_sum"], each["term"]))
    return {
        cell: term
        for cell, (hits, term) in sorted(largest.items())
        # How sure a model was of most of its passages is no word that a frame hangs on.
        if not is_band(term)
        and total[cell] >= SINGLE_TERM_HITS
        and hits > threshold("single-term") * total[cell]
        and cell[1] >= 0
    }


def _summed(terms: pa.Table, groups: Grouping, voice: str, article: npt.NDArray[np.int64]) -> pa.Table:
    """Sum the hits of each group and term of frames in some rows of the terms."""
    counted = pc.equal(plain_text(terms.column("kind")), "frame")
    if voice != "all":
        counted = pc.and_(counted, pc.equal(plain_text(terms.column("voice")), voice))
    member = np.where(article >= 0, groups.member[article], -1)
    return (
        pa.table(
            {"member": member}
            | {name: plain_text(terms.column(name)) for name in _CELL[1:]}
            | {"hits": terms.column("hits")}
        )
        .filter(pc.and_(counted, pc.greater_equal(pa.array(member), 0)))
        .group_by(_CELL)
        .aggregate([("hits", "sum")])
        .rename_columns([*_CELL, "hits"])
    )


def in_parts(scores: Scores, table: Table, *names: str) -> Iterator[tuple[npt.NDArray[np.int64], pa.Table]]:
    """Read a table of scores a part at a time.

    Yields
    ------
    article : array of int64
        Which row of the documents each row is about, −1 for none of them.
    rows : pyarrow.Table
        The columns of these names, or all.
    """
    wanted = dict.fromkeys(("document_id", *names)) if names else ()
    if table.n_parts != scores.documents.n_parts:
        rows = table.data.select(list(wanted)) if names else table.data
        yield article_rows(scores, rows), rows
        return
    before = 0
    for articles, rows in zip(scores.documents.parts("document_id"), table.parts(*wanted), strict=True):
        found = _places(rows, articles.column("document_id"))
        yield np.where(found >= 0, found + before, -1), rows
        before += articles.num_rows


def article_rows(scores: Scores, table: pa.Table) -> npt.NDArray[np.int64]:
    """Return which row of the documents each row of another table is about, −1 for none of them."""
    return _places(table, scores.documents.arrow("document_id"))


def _places(table: pa.Table, ids: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    rows = pc.index_in(plain_text(table.column("document_id")), plain_text(ids).combine_chunks())
    return np.asarray(rows.fill_null(-1).to_numpy(), np.int64)


def plain_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column of strings without a dictionary, so that any two can be compared."""
    return column.cast(pa.large_string())


def coded(column: pa.ChunkedArray) -> npt.NDArray[np.int32]:
    """Return a number for each value of a column of strings, the same for the same strings.

    Where the column stores every value once, the strings themselves are not touched.
    """
    if pa.types.is_dictionary(column.type):
        together = column.unify_dictionaries().combine_chunks()
    else:
        together = column.cast(pa.large_string()).combine_chunks().dictionary_encode()
    if isinstance(together, pa.ChunkedArray):
        together = together.chunk(0) if together.num_chunks else pa.array([], pa.string()).dictionary_encode()
    numbers: npt.NDArray[np.int32] = together.indices.to_numpy(zero_copy_only=False)
    return numbers
