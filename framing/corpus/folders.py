"""A folder of articles to pieces: one article a file, or tables.

What a text's source is, a subfolder says, or a file `sources.csv` beside the texts; otherwise each file is a
source of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from framing.corpus.article_files import (
    ARCHIVE_SUFFIXES,
    TABLE_SUFFIXES,
    TEXT_SUFFIXES,
    can_read,
    is_export,
    read_text_file,
    stem_of,
    suffix_of,
    unread_pages,
)
from framing.corpus.delimited import read_delimited
from framing.corpus.pieces import Piece, records_to_columns
from framing.corpus.scored_folders import without_scores
from framing.errors import InputError, counted, one_of
from framing.files import read_text, sha256_of_file
from framing.results import Caveat, InputFile

_SOURCES = "sources.csv"
_FIELDS = ("file", "source", "date", "title", "url")
# Notes about the articles that people keep beside them; never articles unless `sources.csv` names them.
_ABOUT = ("readme", "license", "licence", "notice", "changelog")
_HIDDEN = (".", "~$")  # the second beside a document that is open in Word
_SHOWN = 10


def is_about(path: Path) -> bool:
    """Whether a file tells about the folder it lies in."""
    return path.stem.casefold() in _ABOUT


def table_files(folder: Path, encoding: str | None = None) -> list[Path]:
    """Return the tables or exports that a folder holds, several articles a file; nothing where it holds texts.

    Raises
    ------
    InputError
        There is neither, or exports of archives lie among texts.
    """
    files = _files(folder)
    exports = [path for path in files if suffix_of(path) in ARCHIVE_SUFFIXES]
    texts = [path for path in files if suffix_of(path) in TEXT_SUFFIXES and not is_about(path)]
    if texts:
        listed = folder / _SOURCES in files
        exported = [] if listed else [path for path in texts if is_export(path, encoding)]
        if not exported:
            return []
        _require_alone(folder, exported, texts)
        return sorted({*exported, *exports})
    tables = [path for path in files if can_read(path) and suffix_of(path) in TABLE_SUFFIXES]
    if tables and exports:
        one, other = ([_relative(path, folder) for path in each] for each in (tables, exports))
        raise InputError(
            f"The folder '{folder}' holds tables ({_shown(one)}) and exports of archives ({_shown(other)}). Put "
            "them into folders of their own, or name the files."
        )
    tables = tables or exports
    if not tables:
        raise InputError(
            f"The folder '{folder}' holds no file that articles are read from. Allowed: "
            f"{one_of((*TEXT_SUFFIXES, *TABLE_SUFFIXES, *ARCHIVE_SUFFIXES))}."
        )
    return tables


def _require_alone(folder: Path, exported: Sequence[Path], texts: Sequence[Path]) -> None:
    others = [path for path in texts if path not in exported]
    if others:
        exports, single = ([_relative(path, folder) for path in each] for each in (exported, others))
        raise InputError(
            f"The folder '{folder}' holds exports of archives ({_shown(exports)}) and files that are one article "
            f"each ({_shown(single)}). Put them into folders of their own, or name the files."
        )


def read_folder(folder: Path, encoding: str | None, advance: Callable[[float], None]) -> Piece:
    """Read a folder of texts and pages, one article a file, in the order of their names.

    Raises
    ------
    InputError
        Files cannot be decoded (all of them), or `sources.csv` and the files do not fit together.
    """
    files = _files(folder)
    texts = [path for path in files if suffix_of(path) in TEXT_SUFFIXES and can_read(path)]
    listed = _listed(folder, encoding)
    if listed:
        texts = [path for path in texts if not is_about(path) or _relative(path, folder) in listed]
        _require_fit(folder, texts, listed)
    else:
        texts = [path for path in texts if not is_about(path)]
    records, digest = _records(folder, texts, listed, encoding, advance)
    used = {*texts, *([folder / _SOURCES] if listed else [])}
    ignored = [path for path in files if path not in used]
    caveats = [Caveat("ignored-files", _ignored(folder, ignored))] if ignored else []
    columns = records_to_columns(records)
    return Piece(
        file=InputFile(folder.resolve().name, digest, len(texts)),
        table=columns.table,
        places=[_relative(path, folder) for path in texts],
        made_ids=_names(folder, texts),
        default_source=folder.resolve().name,
        n_own_sources=0 if listed else sum(path.parent == folder for path in texts),
        odd=columns.odd,
        unread=unread_pages(records),
        mended=columns.mended,
        caveats=tuple(caveats),
    )


def _files(folder: Path) -> list[Path]:
    """Return the files in a folder and below, without hidden ones and scores, in the order of their paths."""
    below = sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts)
    files = [
        path
        for path in below
        if path.is_file() and not any(part.startswith(_HIDDEN) for part in path.relative_to(folder).parts)
    ]
    return without_scores(files)


def _listed(folder: Path, encoding: str | None) -> dict[str, dict[str, str]]:
    """Read `sources.csv`: for each file that it names, the row's other columns."""
    path = folder / _SOURCES
    if not path.is_file():
        return {}
    columns = {
        name.casefold(): values for name, values in read_delimited(read_text(path, encoding), _SOURCES).items()
    }
    missing = [name for name in _FIELDS[:2] if name not in columns]
    if missing:
        raise InputError(
            f"{_SOURCES} has no column {one_of(missing).replace(' or ', ' and no column ')}. It needs 'file' and "
            f"'source', and may have {one_of(_FIELDS[2:]).replace(' or ', ' and ')}. "
            f"Columns there: {', '.join(map(repr, columns))}."
        )
    names = [Path(name.strip()).as_posix() for name in columns["file"]]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise InputError(f"{_SOURCES} names files more than once: {_shown(doubled)}.")
    rows = zip(*(columns[name] for name in columns if name != "file"), strict=True)
    others = [name for name in columns if name != "file"]
    return {name: dict(zip(others, row, strict=True)) for name, row in zip(names, rows, strict=True)}


def _require_fit(folder: Path, texts: Sequence[Path], listed: dict[str, dict[str, str]]) -> None:
    there = {_relative(path, folder) for path in texts}
    absent = sorted(listed.keys() - there)
    unnamed = sorted(there - listed.keys())
    problems = []
    if absent:
        problems.append(f"It names files that are not there: {_shown(absent)}.")
    if unnamed:
        problems.append(f"It does not name: {_shown(unnamed)}.")
    if problems:
        raise InputError(
            "\n".join([f"{_SOURCES} and the files in '{folder}' do not fit together.", *problems,
                       "Every text needs one row, and every row a text."])
        )  # fmt: skip


def _records(
    folder: Path,
    texts: Sequence[Path],
    listed: dict[str, dict[str, str]],
    encoding: str | None,
    advance: Callable[[float], None],
) -> tuple[list[dict[str, object]], str]:
    """Read every file to a record, and hash names and contents together."""
    records: list[dict[str, object]] = []
    problems: list[str] = []
    digest = hashlib.sha256()
    if listed:
        digest.update(sha256_of_file(folder / _SOURCES).encode())
    for path in texts:
        name = _relative(path, folder)
        content = path.read_bytes()
        digest.update(f"\n{name} {hashlib.sha256(content).hexdigest()}".encode())
        advance(len(content))
        try:
            record = read_text_file(content, name, encoding)
        except InputError as error:
            problems.append(str(error))
            continue
        source = stem_of(path) if path.parent == folder else path.relative_to(folder).parts[0]
        own = {field: value for field, value in listed.get(name, {}).items() if value.strip()}
        records.append({"source": None if listed else source, **record, **own, "file": name})
    if problems:
        more = [f"… and {len(problems) - _SHOWN:,} more files"] if len(problems) > _SHOWN else []
        raise InputError("\n".join([*problems[:_SHOWN], *more]))
    return records, digest.hexdigest()


def _names(folder: Path, texts: Sequence[Path]) -> list[str]:
    """Name every file by its path without the suffix, or with it where two files differ in nothing else."""
    bare = [path.relative_to(folder).with_suffix("").as_posix() for path in texts]
    seen: dict[str, int] = {}
    for name in bare:
        seen[name] = seen.get(name, 0) + 1
    return [name if seen[name] == 1 else _relative(path, folder) for name, path in zip(bare, texts, strict=True)]


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _ignored(folder: Path, files: Sequence[Path]) -> str:
    count = counted(len(files), "file")
    said = f"{count} in the folder '{folder.resolve().name}' {'was' if len(files) == 1 else 'were'} not read: "
    said += f"{_shown([_relative(path, folder) for path in files])}."
    if any(suffix_of(path) in TABLE_SUFFIXES for path in files):
        said += (
            " In a folder with texts each text is an article, and tables are not; a table can be read by its name."
        )
    return said


def _shown(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(repr(name) for name in names[:_SHOWN]) + more
