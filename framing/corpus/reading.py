"""Articles in: from whatever holds them to a `Corpus`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing import __version__
from framing.corpus.articles import Articles, articles_of
from framing.corpus.cleaning import RULES, LineCounts, count_lines, find_cuts, split_lines
from framing.corpus.columns import ROLES, Roles, find_columns
from framing.corpus.corpus import Corpus
from framing.corpus.excluding import complete_ids, exclusions, reasons_on_reading
from framing.corpus.inputs import paths_of, read_paths, read_table, size_of
from framing.corpus.pieces import Piece
from framing.corpus.reading_caveats import emptied_sources, reading_caveats
from framing.progress import progress_bar
from framing.results import Provenance, Table

# So many bytes of text are cleaned at a time: enough that Arrow works at full speed, little beside the corpus.
_BATCH = 2**24

_CUTS = pa.schema(
    [("document_id", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("rule", pa.string())]
)
_NOTES = pa.schema([(name, pa.string()) for name in ("document_id", "column", "value", "problem")])
_NOTHING_LEFT = "no text left after cleaning"


def read_corpus(
    inputs: Any,
    *,
    text: str | None = None,
    source: str | None = None,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
    encoding: str | None = None,
    clean: bool = True,
    duplicates: bool = False,
    progress: bool = True,
) -> Corpus:
    """Read articles from files, folders or tables.

    Parameters
    ----------
    inputs : path, list of paths, table, or list of mappings
        Files: CSV, TSV, JSON (an array of objects, or an object that holds one array), JSON Lines, each also
        packed with gzip; Parquet; .txt, .md and .html (one article a file). Folders of texts, where a subfolder
        names the source, or a file ``sources.csv`` with the columns ``file, source, date, title, url``; folders of
        tables.
        Tables: a pandas DataFrame, or anything with ``__arrow_c_stream__`` (Polars, DuckDB, pyarrow).
    text, source, date, title, url, id : str, optional
        The columns that hold these. Without them the usual names are looked for ("body", "outlet", "published" …),
        and the guess is told in a caveat.
    encoding : str, optional
        Of the files, where it is not UTF-8 and no byte-order mark says what it is.
    clean : bool
        Whether to find what is not the article's: teasers, share lines, keyword bars and the like. Nothing is
        taken out of the text; see `Corpus.cuts`.
    duplicates : bool
        Whether to keep articles that have the text of an earlier one in the same source. They would count twice in
        a comparison; where single articles are looked at, each is wanted.
    progress : bool
        Whether to show a bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        Something is missing, broken or ambiguous; the message names the file, the place and the remedy.
    MissingExtraError
        A page is read without the extra ``web``.

    Examples
    --------
    >>> corpus = framing.read_corpus("articles.csv", text="body", source="outlet")  # doctest: +SKIP
    """
    named = {"text": text, "source": source, "date": date, "title": title, "url": url, "id": id}
    # A DataFrame without names numbers its columns, and a reader asks for text=0.
    given = {role: None if column is None else str(column) for role, column in named.items()}
    pieces = _pieces(inputs, encoding, progress)
    roles = [find_columns(piece.name, piece.table.column_names, given) for piece in pieces]
    read = [articles_of(piece, role) for piece, role in zip(pieces, roles, strict=True)]

    articles = pa.concat_tables([part.table for part in read], promote_options="permissive")
    made = [name for piece in pieces for name in piece.made_ids]
    ids = complete_ids(articles.column("document_id"), made)
    articles = articles.set_column(0, "document_id", ids).combine_chunks()
    places = [place for piece in pieces for place in piece.places]
    unreadable = pa.concat_arrays([part.unreadable for part in read])
    n_in = articles.num_rows

    notes = _notes(ids, read)
    reasons = reasons_on_reading(articles, unreadable, places, duplicates)
    left_out = exclusions(articles, pa.array(places, pa.string()), reasons, "reading")
    stays = pc.is_null(reasons)
    articles, kept_places = articles.filter(stays), pa.array(places, pa.string()).filter(stays)

    cuts = Table(_CUTS.empty_table())
    if clean:
        cuts, emptied = _clean(articles, progress)
        on_cleaning = pa.array([_NOTHING_LEFT if gone else None for gone in emptied], pa.string())
        emptied_out = exclusions(articles, kept_places, on_cleaning, "cleaning")
        left_out = Table(pa.concat_tables([left_out.to_arrow(), emptied_out.to_arrow()]))
        stays = pc.is_null(on_cleaning)
        articles, kept_places = articles.filter(stays), kept_places.filter(stays)

    kept_ids = articles.column("document_id").combine_chunks()
    return Corpus(
        articles=articles,
        places=kept_places,
        cuts=_about(cuts, kept_ids),
        notes=_about(notes, kept_ids),
        exclusions=left_out,
        caveats=(*reading_caveats(pieces, roles, read), *emptied_sources(left_out, articles)),
        provenance=_provenance(pieces, roles, encoding, clean, duplicates),
        n_in=n_in,
    )


def _pieces(inputs: Any, encoding: str | None, progress: bool) -> list[Piece]:
    paths = paths_of(inputs)
    if paths is None:
        return [read_table(inputs)]
    with progress_bar("Reading", sum(map(size_of, paths)), enabled=progress) as advance:
        return list(read_paths(paths, encoding, advance))


def _notes(ids: pa.Array, read: Sequence[Articles]) -> Table:
    """List the values that could not be used."""
    rows = []
    first = 0
    for part in read:
        if part.dates:
            rows += [
                (ids[first + row].as_py(), part.date_column, value, why) for row, value, why in part.dates.problems
            ]
        first += part.table.num_rows
    columns = list(zip(*rows, strict=True)) or [()] * len(_NOTES)
    return Table(pa.table([pa.array(column, pa.string()) for column in columns], schema=_NOTES))


def _clean(articles: pa.Table, progress: bool) -> tuple[Table, npt.NDArray[np.bool_]]:
    """Find the cuts of all articles, and which of them nothing is left of.

    Two passes: lines are counted over all articles first, then each batch is cleaned by itself.
    """
    sources = articles.column("source").to_pylist()
    titles = articles.column("title").to_pylist()
    text = articles.column("text")
    text = (
        text.chunk(0)
        if text.num_chunks == 1
        else pa.concat_arrays(text.chunks or [pa.array([], pa.large_string())])
    )
    batches = _batches(text)
    with progress_bar("Cleaning", 2 * len(batches), enabled=progress) as advance:
        tables = []
        counts = LineCounts.none()
        for first, last in batches:
            lines = split_lines(text.slice(first, last - first))
            counts += count_lines(lines, sources[first:last])
            tables.append(lines)
            advance(1)
        recurring = counts.recurring()
        parts = []
        emptied = np.zeros(len(text), np.bool_)
        for (first, last), lines in zip(batches, tables, strict=True):
            cuts = find_cuts(lines, titles[first:last], sources[first:last], recurring)
            emptied[first:last] = cuts.left == 0
            ids = articles.column("document_id").take(pa.array(first + cuts.text))
            rules = pa.DictionaryArray.from_arrays(pa.array(cuts.rule, pa.int8()), list(RULES)).cast(pa.string())
            parts.append(pa.table([ids, pa.array(cuts.start), pa.array(cuts.end), rules], schema=_CUTS))
            advance(1)
    return Table(pa.concat_tables([_CUTS.empty_table(), *parts]).combine_chunks()), emptied


def _batches(text: pa.LargeStringArray) -> list[tuple[int, int]]:
    """Cut articles into runs of about as many bytes each; an article is never divided."""
    size = np.cumsum(pc.binary_length(text).fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64))
    bounds = [0]
    while bounds[-1] < len(size):
        before = size[bounds[-1] - 1] if bounds[-1] else 0
        bounds.append(max(int(np.searchsorted(size, before + _BATCH, side="right")), bounds[-1] + 1))
    return list(pairwise(bounds))


def _about(table: Table, ids: pa.Array) -> Table:
    data = table.to_arrow()
    return Table(data.filter(pc.is_in(data.column("document_id"), value_set=ids)))


def _provenance(
    pieces: Sequence[Piece],
    roles: Sequence[Roles],
    encoding: str | None,
    clean: bool,
    duplicates: bool,
) -> Provenance:
    columns = {role: sorted({found.column[role] for found in roles if role in found.column}) for role in ROLES}
    return Provenance(
        version=__version__,
        inputs=tuple(piece.file for piece in pieces),
        options=(
            ("clean", "yes" if clean else "no"),
            *([("duplicates", "kept")] if duplicates else []),
            ("encoding", encoding or "as declared, else utf-8"),
            *((f"column of {role}", ", ".join(names)) for role, names in columns.items() if names),
        ),
        libraries=(("pyarrow", pa.__version__),),
    )
