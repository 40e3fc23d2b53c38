"""One file of articles to a piece: CSV, TSV, JSON, JSON Lines (each also packed), Parquet, text, page, export."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.archives.addresses import OUTLETS, refuse_nameless, with_outlets
from framing.corpus.archives.exports import export_piece
from framing.corpus.archives.registry import (
    DOCUMENT_SUFFIXES,
    SHEET_SUFFIX,
    check_columns,
    export_of,
    looks_like_export,
    no_export,
    text_of_document,
)
from framing.corpus.archives.spreadsheets import read_spreadsheet
from framing.corpus.delimited import read_delimited
from framing.corpus.json_files import read_json, read_json_lines
from framing.corpus.pieces import Columns, Piece, columns_of, records_to_columns, table_piece
from framing.corpus.web_pages import read_page
from framing.errors import InputError, one_of
from framing.files import sha256_of_bytes
from framing.files.decoding import decode
from framing.results import InputFile

TABLE_SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")
TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm")
ARCHIVE_SUFFIXES = (*DOCUMENT_SUFFIXES, SHEET_SUFFIX)
_SUFFIXES = TABLE_SUFFIXES + TEXT_SUFFIXES + ARCHIVE_SUFFIXES
_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".numbers")
_PACKED = ".gz"
MOST_BYTES = 4_000_000_000  # unpacked; a file of ten megabytes can be made to hold ten gigabytes
_PAGES = (".html", ".htm")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def suffix_of(path: Path) -> str:
    """Return the suffix that says what a file is, in lower case and without that of packing."""
    name = path.name.casefold().removesuffix(_PACKED)
    return Path(name).suffix


def stem_of(path: Path) -> str:
    """Return a file's name without the suffixes that say what it is."""
    name = path.name[: -len(_PACKED)] if path.name.casefold().endswith(_PACKED) else path.name
    return Path(name).stem if suffix_of(path) in _SUFFIXES else name


def can_read(path: Path) -> bool:
    """Whether a file's suffix is one that articles are read from."""
    packed = path.name.casefold().endswith(_PACKED)
    return suffix_of(path) in (TABLE_SUFFIXES[:-1] if packed else _SUFFIXES)


def read_file(path: Path, encoding: str | None, label: str, format: str | None = None) -> Piece:
    """Read one file of articles, of any kind.

    Parameters
    ----------
    path : Path
    encoding : str or None
    label : str
        What ids and, where no column says, the source are named after.
    format : str, optional
        The archive that the file has to be an export of; without it, the content decides.

    Raises
    ------
    InputError
        The suffix is unknown, or the content is broken; the message names the file and where.
    """
    if suffix_of(path) in _WORKBOOKS:
        raise InputError(
            f"'{path}' is a spreadsheet, of which the table is read as CSV: save it as 'CSV UTF-8' (in Excel: "
            f"File, Save As). In Python, a data frame goes in too: read_corpus(pandas.read_excel('{path}'))."
        )
    if not can_read(path):
        raise InputError(
            f"'{path}': files of the kind '{''.join(path.suffixes[-2:]) or path.name}' cannot be read. Allowed: "
            f"{one_of((*TABLE_SUFFIXES, *TEXT_SUFFIXES))}, the tables but Parquet also with '.gz' behind; and "
            f"exports of archives, also as {one_of(ARCHIVE_SUFFIXES)}. A spreadsheet or a document can be saved "
            "as one of these."
        )
    content = path.read_bytes()
    if suffix_of(path) in TEXT_SUFFIXES + DOCUMENT_SUFFIXES:
        text = _text_of(content, path.name, encoding)
        export = export_of(text, path.name, page=suffix_of(path) in _PAGES, wanted=format)
        if export is not None:
            archive, found = export
            return export_piece(found, archive, path.name, sha256_of_bytes(content), label)
        if suffix_of(path) in DOCUMENT_SUFFIXES:
            raise InputError(no_export(path.name))
        return _text_piece(path, content, encoding, label)
    is_sheet = suffix_of(path) == SHEET_SUFFIX
    columns = read_spreadsheet(content, path.name) if is_sheet else table_of(path, content, encoding)
    check_columns(columns.table.column_names, path.name, format)
    table = with_outlets(columns.table)
    piece = table_piece(replace(columns, table=table), path.name, sha256_of_bytes(content), label, f"{path.name}:")
    return piece if table is columns.table else replace(piece, caveats=(*piece.caveats, OUTLETS))


def table_of(path: Path, content: bytes, encoding: str | None) -> Columns:
    """Read the content of a file that is a table, of one of `TABLE_SUFFIXES`.

    Raises
    ------
    InputError
        It is empty or broken.
    """
    if not content:
        raise InputError(f"{path.name} is empty.")
    return _parquet(content, path.name) if suffix_of(path) == ".parquet" else _table(path, content, encoding)


def read_text_file(content: bytes, name: str, encoding: str | None) -> dict[str, object]:
    """Read a file that is one article: its text, and of a page also title, date and address."""
    text = _text_of(content, name, encoding)
    return read_page(text) if name.casefold().endswith(_PAGES) else {"text": text}


def is_export(path: Path, encoding: str | None) -> bool:
    """Whether a file of text or a page is an archive's export by its content; False where it has no text."""
    try:
        text = _text_of(path.read_bytes(), path.name, encoding)
    except InputError:
        return False
    return looks_like_export(text, page=suffix_of(path) in _PAGES)


def unread_pages(records: Sequence[Mapping[str, object]]) -> dict[int, str]:
    """Say which of some articles' records are pages that gave no text."""
    return {
        row: "no article text was found in the page"
        for row, record in enumerate(records)
        if record["text"] is None
    }


def _text_of(content: bytes, name: str, encoding: str | None) -> str:
    """Return the text of a file; of a page, its markup, in the encoding that it declares."""
    if name.casefold().endswith(DOCUMENT_SUFFIXES):
        return text_of_document(content, name)
    declared = _CHARSET.search(content[:2048]) if name.casefold().endswith(_PAGES) else None
    return decode(content, name, encoding or (_known(declared[1].decode()) if declared else None))


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def _text_piece(path: Path, content: bytes, encoding: str | None, label: str) -> Piece:
    record = read_text_file(content, path.name, encoding)
    return Piece(
        file=InputFile(path.name, sha256_of_bytes(content), 1),
        table=records_to_columns([{"source": label, **record}]).table,
        places=[path.name],
        made_ids=[label],
        default_source=label,
        n_own_sources=1,
        unread=unread_pages([record]),
    )


def _table(path: Path, content: bytes, encoding: str | None) -> Columns:
    text = decode(_unpacked(path, content), path.name, encoding)
    suffix = suffix_of(path)
    if suffix in (".csv", ".tsv"):
        refuse_nameless(text, path.name)
        return columns_of(read_delimited(text, path.name, tabs=suffix == ".tsv"))
    return records_to_columns((read_json if suffix == ".json" else read_json_lines)(text, path.name))


def _unpacked(path: Path, content: bytes) -> bytes:
    if not path.name.casefold().endswith(_PACKED):
        return content
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            unpacked = packed.read(MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(broken_gzip(path.name, error)) from None
    if len(unpacked) > MOST_BYTES:
        raise InputError(
            f"{path.name} would unpack to more than {MOST_BYTES:,} bytes, too many to hold at once. Score "
            "it in parts: framing.score_dataset(…)."
        )
    return unpacked


def broken_gzip(name: str, error: Exception) -> str:
    """Word that a file is not what its suffix says, or not all of it."""
    return f"{name} is not a whole gzip file ({error}). Download or pack it again, or unpack it first."


def broken_parquet(name: str, error: Exception) -> str:
    """Word that a file is not what its suffix says, or not all of it."""
    return (
        f"{name} is not a whole Parquet file ({str(error).splitlines()[0].rstrip('.')}). "
        f"Write or download it again."
    )


def _parquet(content: bytes, name: str) -> Columns:
    try:
        table = pq.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        raise InputError(broken_parquet(name, error)) from None
    return Columns(table, {}, 0)
