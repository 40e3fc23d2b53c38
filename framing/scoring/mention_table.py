"""Mentions of targets as a user lists them: a file or a table with places in articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.corpus.article_files import TABLE_SUFFIXES, suffix_of, table_of
from framing.corpus.articles import as_words
from framing.corpus.inputs import table_columns
from framing.corpus.pieces import records_to_columns, require_one_of_each
from framing.corpus.plain_columns import plain
from framing.corpus.values import kind_of
from framing.errors import InputError, did_you_mean, one_of
from framing.files.decoding import decode
from framing.scoring.compiling import Index
from framing.scoring.mention_places import MentionPlaces

COLUMNS = ("document_id", "target", "start", "end")
_NAMED = one_of(COLUMNS).replace(" or ", " and ")
_ALLOWED = (
    "Give the path of a table, a pandas DataFrame, a table that speaks Arrow (Polars, DuckDB, pyarrow), or a list "
    f"of mappings, with the columns {_NAMED}."
)
_IN_MEMORY = "mentions"


@dataclass(frozen=True, slots=True)
class MentionTable:
    """k mentions, each a place in an article.

    Attributes
    ----------
    given : pyarrow.Table
        The columns that were given, with ids as the corpus has them and whole numbers for places.
    article : array of int64, shape (k,)
        The article's row in the corpus; of a copy that was left out, that of the article with the same text.
    start, end : array of int64, shape (k,)
        Characters of its text, the end not included.
    """

    given: pa.Table
    article: Index
    start: Index
    end: Index

    def __len__(self) -> int:
        return len(self.article)


def read_mentions(mentions: Any, corpus: Corpus, encoding: str | None = None) -> MentionTable:
    """Read mentions, and check that each is a place with a word in it in an article of the corpus.

    Parameters
    ----------
    mentions : path, table, or list of mappings
        With the columns `COLUMNS` and any others.
    corpus : Corpus
    encoding : str, optional
        Of a file that is not UTF-8.

    Raises
    ------
    InputError
        No such file or column, or places that are none: all of them at once.
    """
    name, table = _read(mentions, encoding)
    missing = [column for column in COLUMNS if column not in table.column_names]
    if missing:
        raise InputError(_missing(name, missing, table.column_names))
    ids = as_words(table.column("document_id"))
    places = MentionPlaces(corpus)
    columns = (column.to_pylist() for column in (ids, table.column("start"), table.column("end")))
    for row, (document_id, start, end) in enumerate(zip(*columns, strict=True), start=1):
        places.add(row, document_id, start, end)
    if places.n_problems:
        raise InputError(places.wording(name))
    article, first, last = np.array(places.found, np.int64).reshape(-1, 3).T
    own: dict[str, Any] = {"document_id": ids, "start": first, "end": last}
    given = {column: own.get(column, _exact(table.column(column))) for column in table.column_names}
    return MentionTable(pa.table(given), article, first, last)


def _read(mentions: Any, encoding: str | None) -> tuple[str, pa.Table]:
    if isinstance(mentions, (str, Path)):
        return _read_file(Path(mentions).expanduser(), encoding)
    if isinstance(mentions, (list, tuple)) and all(isinstance(item, Mapping) for item in mentions):
        return _IN_MEMORY, records_to_columns(mentions).table
    if hasattr(mentions, "__arrow_c_stream__") or hasattr(mentions, "columns"):
        table = table_columns(mentions).table
        require_one_of_each(table.column_names, _IN_MEMORY)
        return _IN_MEMORY, plain(table)
    raise InputError(f"Mentions cannot be read from {kind_of(mentions)}. {_ALLOWED}")


def _read_file(path: Path, encoding: str | None) -> tuple[str, pa.Table]:
    if path.is_dir():
        raise InputError(f"'{path}' is a folder. Name the file in it that has the mentions.")
    if not path.is_file():
        near = (
            did_you_mean(path.name, [each.name for each in path.parent.iterdir()]) if path.parent.is_dir() else ""
        )
        raise InputError(f"There is no file '{path}' with mentions.{near} {_ALLOWED}")
    if suffix_of(path) not in TABLE_SUFFIXES:
        raise InputError(f"'{path}' is no table of mentions. Allowed: {one_of(TABLE_SUFFIXES)}.")
    content = path.read_bytes()
    table = table_of(path, content, None if encoding is None or _is_plain(content) else encoding).table
    require_one_of_each(table.column_names, path.name)
    return path.name, plain(table)


def _is_plain(content: bytes) -> bool:
    """Whether a file can do without a named encoding; text in another one is hardly ever UTF-8 by chance."""
    try:
        decode(content, "")
    except InputError:
        return False
    return True


def _missing(name: str, missing: list[str], there: list[str]) -> str:
    others = [column for column in there if column not in COLUMNS]
    lines = [f"  the column '{column}' is missing.{did_you_mean(column, others)}" for column in missing]
    return "\n".join(
        [
            f"{name}: the columns of these mentions are not as they have to be.",
            *lines,
            f"Columns there: {', '.join(map(repr, there)) or 'none'}. "
            f"Wanted: {_NAMED}; others may stand beside them.",
        ]
    )


def _exact(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return text that is numbers throughout as numbers, where writing them gives the same text again.

    Files bring codes such as -1 as text, and text that starts like this is written with an apostrophe before it.
    """
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    filled = pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)
    if filled.null_count == len(filled) or pc.any(pc.match_substring_regex(filled, "[^-+.0-9e]")).as_py():
        return column
    for kind in (pa.int64(), pa.float64()):
        try:
            numbers = filled.cast(kind)
        except pa.ArrowInvalid:
            continue
        if numbers.cast(column.type).equals(filled):
            return numbers
    return column
