"""The files that a dataset is read from: on this machine or in any file system that pyarrow or fsspec knows."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.fs as pafs

from framing.corpus.article_files import TABLE_SUFFIXES, can_read, stem_of, suffix_of
from framing.corpus.inputs import paths_of
from framing.errors import DatasetError, InputError, MissingExtraError, one_of

_PARTITION = re.compile(r"([^=/]+)=([^/]*)")
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
_SLUG = re.compile(r"[^\w-]+")
_AT_ONCE = 2**20


@dataclass(frozen=True, slots=True)
class Input:
    """One file of articles.

    Attributes
    ----------
    key : str
        A name for what is made of it: the file's own, and a few digits that tell it from others of that name.
    name : str
        What it is called in messages.
    path : str
        In its file system.
    label : str
        What ids and, where no column says, the source are named after.
    partition : tuple of (str, str or None)
        Columns whose values its folders name ("source=Reuters/2023.parquet").
    size, time : int
        In bytes, and when it was written, in nanoseconds (0 where the file system cannot say).
    filesystem : pyarrow.fs.FileSystem or None
        None for this machine's own.
    """

    key: str
    name: str
    path: str
    label: str
    partition: tuple[tuple[str, str | None], ...]
    size: int
    time: int
    filesystem: pafs.FileSystem | None = None

    @property
    def suffix(self) -> str:
        """What kind of file it is, without its packing."""
        return suffix_of(Path(self.path))

    @property
    def is_packed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.path.casefold().endswith(".gz")

    def open(self) -> pa.NativeFile:
        """Open the file for reading at any place."""
        filesystem = self.filesystem or pafs.LocalFileSystem()
        return filesystem.open_input_file(self.path)

    def sha256(self) -> str:
        """Return the hash of the file's bytes."""
        digest = hashlib.sha256()
        with self.open() as file:
            while content := file.read(_AT_ONCE):
                digest.update(content)
        return digest.hexdigest()


def find_inputs(inputs: Any, filesystem: Any = None, out: Path | None = None) -> list[Input]:
    """Return the files that articles are read from, folders spread out, in the order in which they are read.

    Parameters
    ----------
    inputs : path or address, or list of them
        Files and folders of CSV, TSV, JSON, JSON Lines (each also packed with gzip) and Parquet.
    filesystem : pyarrow or fsspec file system, optional
        Where they are, unless an address ("s3://bucket/news") or this machine.
    out : Path, optional
        Where scores are written; what lies there is no input, even within a folder of inputs.

    Raises
    ------
    InputError
        A path leads nowhere, or to what no dataset is read from.
    DatasetError
        Files that cannot be read; all of them are named.
    """
    given = (
        [inputs] if isinstance(inputs, str | Path) else list(inputs) if isinstance(inputs, list | tuple) else []
    )
    if not given or not all(isinstance(each, str | Path) for each in given):
        raise InputError(
            "score_dataset() takes a path, the address of a file or folder, or a list of them. Articles in memory "
            "are scored by score(read_corpus(…), lexicon)."
        )
    found = [file for each in given for file in _found(each, filesystem, out)]
    wrong = [path for path, *_ in found if suffix_of(Path(path)) not in TABLE_SUFFIXES or not can_read(Path(path))]
    if wrong:
        raise InputError(
            f"A dataset is read from tables, and this is none: {', '.join(map(repr, wrong[:5]))}. Allowed: "
            f"{one_of(TABLE_SUFFIXES)}, all but Parquet also with '.gz' behind. Exports of archives and texts in "
            "single files are scored by score(read_corpus(…), lexicon)."
        )
    _require_readable([path for path, _, info, where in found if where is None])
    stems = Counter(stem_of(Path(path)) for path, *_ in found)
    made = []
    for path, root, info, where in found:
        stem, parent = stem_of(Path(path)), Path(path).parent.name
        made.append(
            Input(
                key=f"{_SLUG.sub('-', stem)[:60]}-{hashlib.sha256(path.encode()).hexdigest()[:8]}",
                name=Path(path).name,
                path=path,
                label=stem if stems[stem] == 1 else f"{parent}/{stem}",
                partition=_partition(path, root),
                size=info.size or 0,
                time=info.mtime_ns or 0,
                filesystem=where,
            )
        )
    twice = [name for name, n in Counter(each.key for each in made).items() if n > 1]
    if twice:
        again = next(each.path for each in made if each.key == twice[0])
        raise InputError(f"'{again}' is named twice. Name every file once; a folder names all files in it.")
    return made


_Found = tuple[str, str, pafs.FileInfo, pafs.FileSystem | None]


def _found(given: str | Path, filesystem: Any, out: Path | None = None) -> list[_Found]:
    """Return the files of one path or address: path, the folder that was named, what is known of it, and where."""
    if filesystem is None and "://" not in str(given):
        root = Path(given).expanduser().resolve()
        paths = [path.expanduser().resolve() for path in paths_of(given) or []]
        if out is not None and root in out.parents:
            paths = [path for path in paths if not path.is_relative_to(out)]
            if not paths:
                raise InputError(f"The folder '{given}' holds nothing but '{out}', where scores are written.")
        if paths == [root] and root.is_dir():
            raise InputError(
                f"'{given}' is a folder of texts, and a dataset is read from tables. Score it with "
                "score(read_corpus(…), lexicon)."
            )
        infos = pafs.LocalFileSystem().get_file_info([str(path) for path in paths])
        return [(str(path), str(root), info, None) for path, info in zip(paths, infos, strict=True)]
    try:
        return _elsewhere(str(given), filesystem)
    except OSError as error:
        raise InputError(f"'{given}' cannot be reached: {error}") from None


def _elsewhere(given: str, filesystem: Any) -> list[_Found]:
    where, path = _located(given, filesystem)
    info = where.get_file_info(path)
    if info.type == pafs.FileType.NotFound:
        raise InputError(f"There is no file or folder '{given}'.")
    if info.type == pafs.FileType.File:
        return [(path, path, info, where)]
    below = sorted(
        where.get_file_info(pafs.FileSelector(path, recursive=True)), key=lambda each: each.path.split("/")
    )
    files = [
        each
        for each in below
        if each.type == pafs.FileType.File
        and not any(part.startswith((".", "_")) for part in each.path.removeprefix(path).split("/"))
        and suffix_of(Path(each.path)) in TABLE_SUFFIXES
    ]
    if not files:
        raise InputError(
            f"The folder '{given}' holds no file that a dataset is read from: {one_of(TABLE_SUFFIXES)}."
        )
    return [(each.path, path, each, where) for each in files]


def _located(given: str, filesystem: Any) -> tuple[pafs.FileSystem, str]:
    """Return a file system and the path in it."""
    if isinstance(filesystem, pafs.FileSystem):
        return filesystem, given
    if filesystem is not None:
        return pafs.PyFileSystem(pafs.FSSpecHandler(filesystem)), given
    try:
        where, path = pafs.FileSystem.from_uri(given)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        try:
            import fsspec
        except ImportError:
            raise MissingExtraError(f"Reading '{given}'", "dask") from None
        try:
            known, path = fsspec.core.url_to_fs(given)
        except (ImportError, ValueError) as error:
            raise InputError(f"'{given}' cannot be read: {error}") from None
        return pafs.PyFileSystem(pafs.FSSpecHandler(known)), path
    return where, path


def _partition(path: str, root: str) -> tuple[tuple[str, str | None], ...]:
    folders = path.removeprefix(root).split("/")[:-1]
    named = [match for folder in folders if (match := _PARTITION.fullmatch(folder))]
    return tuple((match[1], None if match[2] == _NO_VALUE else unquote(match[2])) for match in named)


def _require_readable(paths: Sequence[str]) -> None:
    barred = [path for path in paths if not os.access(path, os.R_OK)]
    if barred:
        more = f" and {len(barred) - 5:,} more" if len(barred) > 5 else ""
        raise DatasetError(
            f"No right to read {', '.join(map(repr, barred[:5]))}{more}. Ask for the right, or leave them out."
        )
