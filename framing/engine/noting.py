"""What a corpus has to know of each part before any can be scored: ids, texts and lines, as hashes on disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.articles import Articles
from framing.corpus.cleaning.recurring import text_lines
from framing.corpus.cleaning_articles import in_one_chunk, lines_of
from framing.corpus.excluding import reasons_of_its_own
from framing.engine.folder import Folder
from framing.engine.parts import Part, read_part
from framing.engine.writing import read_json, write_array, write_json, write_table
from framing.errors import InputError

Hashes = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Notes:
    """What is noted of the n articles of a part.

    Attributes
    ----------
    ids : pyarrow.Array of string (n,)
        Given ones, and made ones where none is given.
    given : array of bool, shape (n,)
        Which ids are given.
    out : array of bool, shape (n,)
        Which articles are left out whatever the others are.
    source : pyarrow.DictionaryArray (n,)
    id_key, text_key : array of uint64, shape (n, 2)
        Hashes of the id, and of source and text.
    """

    ids: pa.Array
    given: npt.NDArray[np.bool_]
    out: npt.NDArray[np.bool_]
    source: pa.DictionaryArray
    id_key: Hashes
    text_key: Hashes


def is_noted(part: Part, folder: Folder, stamp: str) -> bool:
    """Whether an earlier run noted a part as it is; `stamp` is a hash of the input and of how it is read."""
    known = read_json(_done(part.name, folder))
    return known is not None and known["key"] == _key(part, stamp)


def note(part: Part, folder: Folder, stamp: str) -> tuple[str, str]:
    """Note a part.

    Returns
    -------
    (part, problem)
        Its name, and what is wrong with the input; "" where nothing is.
    """
    _done(part.name, folder).unlink(missing_ok=True)
    try:
        articles = read_part(part)
    except InputError as error:
        return part.name, str(error)
    except (pa.ArrowException, OSError) as error:
        return part.name, f"{part.given.name} cannot be read: {error}"
    table = articles.table
    out = np.array(
        [reason is not None for reason in reasons_of_its_own(table.column("text"), articles.unreadable)]
    )
    write_table(_rows(part, articles, out), folder.work("notes", f"{part.name}.parquet"))
    line, row = _lines(table, out)
    write_array(line, folder.work("notes", f"{part.name}.lines.npy"))
    write_array(row, folder.work("notes", f"{part.name}.rows.npy"))
    write_json({"key": _key(part, stamp), "lines": len(line)}, _done(part.name, folder))
    return part.name, ""


def notes_of(part: str, folder: Folder) -> Notes:
    """Read what was noted of a part."""
    table = pq.read_table(folder.work("notes", f"{part}.parquet"))

    def keys(name: str) -> Hashes:
        return np.stack([table.column(f"{name}_{half}").to_numpy() for half in (0, 1)], axis=1)

    return Notes(
        ids=table.column("id").combine_chunks(),
        given=table.column("given").to_numpy(),
        out=table.column("out").to_numpy(),
        source=table.column("source").combine_chunks(),
        id_key=keys("id"),
        text_key=keys("text"),
    )


def n_lines(part: str, folder: Folder) -> int:
    """Return how many lines were noted of a part."""
    noted = read_json(_done(part, folder))
    return int(noted["lines"]) if noted else 0


def noted_lines(part: str, folder: Folder, lowest: int, highest: int) -> tuple[Hashes, Rows]:
    """Return the lines of a part whose hashes lie between two numbers (not the highest), and their rows."""
    line = np.load(folder.work("notes", f"{part}.lines.npy"), mmap_mode="r")
    row = np.load(folder.work("notes", f"{part}.rows.npy"), mmap_mode="r")
    first = int(np.searchsorted(line, np.uint64(lowest)))
    last = len(line) if highest >= 2**64 else int(np.searchsorted(line, np.uint64(highest)))
    return np.array(line[first:last]), np.array(row[first:last], np.int64)


def _rows(part: Part, articles: Articles, out: npt.NDArray[np.bool_]) -> pa.Table:
    table = articles.table
    named = table.column("document_id").to_pylist()
    ids = [each or part.made_id(row) for row, each in enumerate(named)]
    source = table.column("source").to_pylist()
    # Length and all, so that no source and text can be taken for another source with another text.
    texts = (
        b"%d\0%b\0%b" % (len(own.encode()), own.encode(), text.encode())
        for own, text in zip(source, (value.as_py() or "" for value in table.column("text")), strict=True)
    )
    id_key, text_key = _hashes(each.encode() for each in ids), _hashes(texts)
    return pa.table(
        {
            "id": pa.array(ids, pa.string()),
            "given": pa.array([bool(each) for each in named]),
            "out": pa.array(out),
            "source": pa.array(source, pa.string()).dictionary_encode(),
            **{f"id_{half}": id_key[:, half] for half in (0, 1)},
            **{f"text_{half}": text_key[:, half] for half in (0, 1)},
        }
    )


def _hashes(contents: Any) -> Hashes:
    digests = b"".join(hashlib.blake2b(content, digest_size=16).digest() for content in contents)
    return np.frombuffer(digests, "<u8").reshape(-1, 2)


def _lines(table: pa.Table, out: npt.NDArray[np.bool_]) -> tuple[Hashes, npt.NDArray[np.int32]]:
    """Return the lines of the articles that are not left out, in the order of their hashes, and their rows."""
    stays = np.flatnonzero(~out)
    text = in_one_chunk(table.column("text").take(pa.array(stays)))
    found = [(first, *text_lines(lines)) for first, lines in lines_of(text)]
    row = np.concatenate([np.empty(0, np.int64), *(stays[first + text] for first, text, _ in found)])
    line = np.concatenate([np.empty(0, np.uint64), *(hashes for *_, hashes in found)])
    order = np.argsort(line, kind="stable")
    return line[order], row[order].astype(np.int32)


def _done(part: str, folder: Folder) -> Path:
    return folder.work("notes", f"{part}.json")


def _key(part: Part, stamp: str) -> str:
    return hashlib.sha256(f"{stamp} {part.first} {part.n} {part.groups}".encode()).hexdigest()
