"""One file of articles to a piece: CSV, TSV, JSON, JSON Lines (each also packed), Parquet, a text, a page."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

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
_PACKED = ".gz"
_PAGES = (".html", ".htm")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def suffix_of(path: Path) -> str:
    """Return the suffix that says what a file is, in lower case and without that of packing."""
    name = path.name.casefold().removesuffix(_PACKED)
    return Path(name).suffix


def stem_of(path: Path) -> str:
    """Return a file's name without the suffixes that say what it is."""
    name = path.name[: -len(_PACKED)] if path.name.casefold().endswith(_PACKED) else path.name
    return Path(name).stem if suffix_of(path) in TABLE_SUFFIXES + TEXT_SUFFIXES else name


def can_read(path: Path) -> bool:
    """Whether a file's suffix is one that articles are read from."""
    packed = path.name.casefold().endswith(_PACKED)
    return suffix_of(path) in (TABLE_SUFFIXES[:-1] if packed else TABLE_SUFFIXES + TEXT_SUFFIXES)


def read_file(path: Path, encoding: str | None, label: str) -> Piece:
    """Read one file of articles, of any kind.

    Parameters
    ----------
    path : Path
    encoding : str or None
    label : str
        What ids and, where no column says, the source are named after.

    Raises
    ------
    InputError
        The suffix is unknown, or the content is broken; the message names the file and where.
    """
    if not can_read(path):
        raise InputError(
            f"'{path}': files of the kind '{''.join(path.suffixes[-2:]) or path.name}' cannot be read. Allowed: "
            f"{one_of((*TABLE_SUFFIXES, *TEXT_SUFFIXES))}, the tables but Parquet also with '.gz' behind. "
            f"A spreadsheet or a document can be saved as one of these."
        )
    content = path.read_bytes()
    if suffix_of(path) in TEXT_SUFFIXES:
        return _text_piece(path, content, encoding, label)
    columns = table_of(path, content, encoding)
    return table_piece(columns, path.name, sha256_of_bytes(content), label, f"{path.name}:")


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
    if not name.casefold().endswith(_PAGES):
        return {"text": decode(content, name, encoding)}
    declared = _CHARSET.search(content[:2048])
    return read_page(decode(content, name, encoding or (_known(declared[1].decode()) if declared else None)))


def unread_pages(records: Sequence[Mapping[str, object]]) -> dict[int, str]:
    """Say which of some articles' records are pages that gave no text."""
    return {
        row: "no article text was found in the page"
        for row, record in enumerate(records)
        if record["text"] is None
    }


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
        return columns_of(read_delimited(text, path.name, tabs=suffix == ".tsv"))
    return records_to_columns((read_json if suffix == ".json" else read_json_lines)(text, path.name))


def _unpacked(path: Path, content: bytes) -> bytes:
    if not path.name.casefold().endswith(_PACKED):
        return content
    try:
        return gzip.decompress(content)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(broken_gzip(path.name, error)) from None


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
