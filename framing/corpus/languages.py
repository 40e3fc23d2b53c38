"""The language that a caller declares for what is read: for every article that does not name its own."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.articles import as_words
from framing.corpus.pieces import Piece
from framing.corpus.plain_columns import plain
from framing.errors import InputError

_COLUMN, _OTHER = "language", "lang"
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)


def in_language(piece: Piece, language: str) -> Piece:
    """Return a piece whose column ``language`` has a value in every row.

    A row keeps the language that it names itself, in that column or in one called ``lang``.

    Raises
    ------
    InputError
        What is declared is no tag of a language.
    """
    check_language(language)
    return replace(piece, table=declared(piece.table, language))


def check_language(language: str) -> None:
    """Refuse what is no tag of a language.

    Raises
    ------
    InputError
    """
    if not _TAG.fullmatch(language.strip()):
        raise InputError(
            f"language= takes the tag of a language, such as 'en', 'zh' or 'zh-Hant'; given: '{language}'. Where "
            "files are in several, read each on its own, or give the articles a column 'language'."
        )


def declared(table: pa.Table, language: str) -> pa.Table:
    """Return a table of articles whose column ``language`` has a value in every row; see `in_language`."""
    own = pa.chunked_array([pa.nulls(len(table), pa.string())])
    folded = {name.casefold(): name for name in reversed(table.column_names)}
    for name in (folded[column] for column in (_COLUMN, _OTHER) if column in folded):
        said = as_words(plain(table.select([name])).column(0))
        own = pc.coalesce(own, pc.if_else(pc.equal(said, ""), pa.scalar(None, pa.string()), said))
    filled = pc.fill_null(own, pa.scalar(language.strip(), pa.string()))
    if _COLUMN not in folded:
        return table.append_column(_COLUMN, filled)
    return table.set_column(table.column_names.index(folded[_COLUMN]), folded[_COLUMN], filled)
