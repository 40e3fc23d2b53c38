"""Articles in: from whatever holds them to a `Corpus`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from framing import __version__
from framing.corpus.archives.registry import check_columns, check_format
from framing.corpus.articles import Articles, articles_of
from framing.corpus.cleaning_articles import CUTS, NOTHING_LEFT, clean_articles
from framing.corpus.columns import ROLES, Roles, find_columns
from framing.corpus.corpus import Corpus
from framing.corpus.excluding import complete_ids, exclusions, reasons_on_reading
from framing.corpus.inputs import paths_of, read_paths, read_table, size_of
from framing.corpus.languages import in_language
from framing.corpus.pieces import Piece
from framing.corpus.reading_caveats import Reading, emptied_sources, reading_caveats
from framing.progress import progress_bar
from framing.results import Provenance, Table

_NOTES = pa.schema([(name, pa.string()) for name in ("document_id", "column", "value", "problem")])


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
    format: str | None = None,
    language: str | None = None,
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
        tables. Exports of Nexis Uni, Factiva and ProQuest (.docx, .rtf, .html, .txt, .xls), told by their content
        (experimental).
        Tables: a pandas DataFrame, or anything with ``__arrow_c_stream__`` (Polars, DuckDB, pyarrow).
    text, source, date, title, url, id : str, optional
        The columns that hold these. Without them the usual names are looked for ("body", "outlet", "published" …),
        and the guess is told in a caveat.
    encoding : str, optional
        Of the files, where it is not UTF-8 and no byte-order mark says what it is.
    format : str, optional
        The archive that files are exports of: "nexis", "factiva", "proquest", "mediacloud" or "gdelt". Without it,
        the content decides; with it, any other file is refused.
    language : str, optional
        A tag ("en", "zh-Hant"): the language of all articles that name none in a column ``language`` or ``lang``.
    clean : bool
        Whether to find what is not the article's: teasers, share lines, keyword bars and the like. Nothing is
        taken out of the text; see `Corpus.cuts`.
    duplicates : bool
        Whether to keep articles that have the text of an earlier one in the same source, or that an archive has
        twice. They would count twice in
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
        A page is read without the extra ``web``, or an .rtf or .xls file without the extra ``archives``.

    Examples
    --------
    >>> corpus = framing.read_corpus("articles.csv", text="body", source="outlet")  # doctest: +SKIP
    """
    named = {"text": text, "source": source, "date": date, "title": title, "url": url, "id": id}
    # A DataFrame without names numbers its columns, and a reader asks for text=0.
    given = {role: None if column is None else str(column) for role, column in named.items()}
    check_format(format)
    pieces = _pieces(inputs, encoding, format, progress)
    if language is not None:
        pieces = [in_language(piece, language) for piece in pieces]
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
    known_by = [known for piece in pieces for known in piece.known_by or [None] * piece.table.num_rows]
    reasons = reasons_on_reading(articles, unreadable, places, duplicates, known_by)
    left_out = exclusions(articles, pa.array(places, pa.string()), reasons, "reading")
    stays = pc.is_null(reasons)
    articles, kept_places = articles.filter(stays), pa.array(places, pa.string()).filter(stays)

    cuts = Table(CUTS.empty_table())
    if clean:
        cuts, emptied = clean_articles(articles, progress=progress)
        on_cleaning = pa.array([NOTHING_LEFT if gone else None for gone in emptied], pa.string())
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
        caveats=(
            *reading_caveats([Reading.of(*each) for each in zip(pieces, roles, read, strict=True)]),
            *emptied_sources(left_out, articles.column("source").to_pylist()),
        ),
        provenance=_provenance(pieces, roles, _declared(format, language), encoding, clean, duplicates),
        n_in=n_in,
    )


def _pieces(inputs: Any, encoding: str | None, format: str | None, progress: bool) -> list[Piece]:
    paths = paths_of(inputs, encoding)
    if paths is None:
        piece = read_table(inputs)
        check_columns(piece.table.column_names, piece.name, format)
        return [piece]
    with progress_bar("Reading", sum(map(size_of, paths)), enabled=progress) as advance:
        return list(read_paths(paths, encoding, advance, format))


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


def _about(table: Table, ids: pa.Array) -> Table:
    data = table.to_arrow()
    return Table(data.filter(pc.is_in(data.column("document_id"), value_set=ids)))


def _provenance(
    pieces: Sequence[Piece],
    roles: Sequence[Roles],
    declared: tuple[tuple[str, str], ...],
    encoding: str | None,
    clean: bool,
    duplicates: bool,
) -> Provenance:
    return Provenance(
        version=__version__,
        inputs=tuple(piece.file for piece in pieces),
        options=(*reading_options([found.column for found in roles], encoding, clean, duplicates), *declared),
        libraries=(("pyarrow", pa.__version__),),
    )


def _declared(format: str | None, language: str | None) -> tuple[tuple[str, str], ...]:
    named = (("format", format), ("language", language))
    return tuple((name, value) for name, value in named if value is not None)


def reading_options(
    columns: Sequence[Mapping[str, str]], encoding: str | None, clean: bool, duplicates: bool
) -> tuple[tuple[str, str], ...]:
    """Return how articles were read, as `Provenance.options`; `columns` has the column of each role, by input."""
    named = {role: sorted({column[role] for column in columns if role in column}) for role in ROLES}
    return (
        ("clean", "yes" if clean else "no"),
        *([("duplicates", "kept")] if duplicates else []),
        ("encoding", encoding or "as declared, else utf-8"),
        *((f"column of {role}", ", ".join(names)) for role, names in named.items() if names),
    )
