"""Delimited and JSON files as records, one after the other, however long the files are."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from framing.corpus.article_files import broken_gzip
from framing.corpus.delimited import Quoting, delimited_rows, delimiter_of
from framing.corpus.json_files import json_records, read_json
from framing.engine.inputs import Input
from framing.errors import InputError
from framing.files.decoding import decode, detect_encoding, known_encoding, undecodable

_LONGEST_MARK = 4  # bytes
_AT_ONCE = 2**20


def read_records(given: Input, encoding: str | None, quoting: Quoting = csv.QUOTE_MINIMAL) -> Iterator[Any]:
    """Read an input that is not Parquet.

    Yields
    ------
    list of str or mapping
        Of delimited text the names of the columns, then the fields of each row; of JSON each record.

    Raises
    ------
    InputError
        What is wrong in the file, and where; of rows and lines that do not fit, all of them, at the end.
    """
    if given.suffix == ".json":
        with _bytes(given) as file:
            yield from read_json(decode(file.read(), given.name, encoding), given.name)
        return
    with _text(given, encoding) as lines:
        if given.suffix in (".csv", ".tsv"):
            first = lines.readline()
            delimiter = "\t" if given.suffix == ".tsv" else delimiter_of(first)
            yield from delimited_rows(chain([first], lines), given.name, delimiter, quoting)
        else:
            yield from json_records(lines, given.name)


@contextmanager
def _bytes(given: Input) -> Iterator[Any]:
    """Open an input for reading from its beginning, unpacked."""
    with given.open() if given.filesystem else Path(given.path).open("rb") as file:
        try:
            yield gzip.GzipFile(fileobj=file) if given.is_packed else file
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(broken_gzip(given.name, error)) from None


@contextmanager
def _text(given: Input, encoding: str | None) -> Iterator[io.TextIOWrapper]:
    with _bytes(given) as file:
        start = file.read(_LONGEST_MARK)
    chosen = known_encoding(encoding or detect_encoding(start))
    newline = "" if given.suffix in (".csv", ".tsv") else "\n"
    try:
        with _bytes(given) as file:
            yield io.TextIOWrapper(file, encoding=chosen, newline=newline)
    except UnicodeDecodeError:
        raise InputError(_misfit(given, chosen)) from None


def _misfit(given: Input, encoding: str) -> str:
    """Word where the first byte stands that does not fit an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, place = 1, 0
    with _bytes(given) as file:
        while True:
            content = file.read(_AT_ONCE)
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(content, final=not content)
            except UnicodeDecodeError as error:
                line += content.count(b"\n", 0, max(error.start - waiting, 0))
                return undecodable(
                    given.name, line, place - waiting + error.start, error.object[error.start], encoding
                )
            line += content.count(b"\n")
            place += len(content)
