"""What the caller hands over, told apart: paths, lists of them, tables in memory, records."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.corpus.article_files import can_read, read_file, stem_of
from framing.corpus.folders import read_folder, table_files
from framing.corpus.pieces import (
    Columns,
    Piece,
    columns_of,
    records_to_columns,
    require_one_of_each,
    table_piece,
)
from framing.corpus.scored_folders import refuse_scores
from framing.corpus.values import kind_of
from framing.errors import InputError, did_you_mean

_ALLOWED = (
    "Give a path, a list of paths, a pandas DataFrame, a table that speaks Arrow (Polars, DuckDB, pyarrow), "
    "or a list of mappings."
)
_IN_MEMORY = "table"  # what ids and sources of a table without a file are named after
# What no path is longer than, in characters of a name and, without a suffix that is read, in words.
_LONGEST_NAME = 255
_MOST_WORDS = 12


def paths_of(inputs: object, encoding: str | None = None) -> list[Path] | None:
    """Return the files and folders that the caller names, each there; None where the input is no path.

    A folder of tables, or of exports of archives, is spread out into its files.

    Raises
    ------
    InputError
        A path leads nowhere, or what is given cannot be articles.
    """
    if isinstance(inputs, (str, Path)):
        paths = [_existing(inputs)]
    elif isinstance(inputs, (list, tuple)) and any(isinstance(item, (str, Path)) for item in inputs):
        for position, item in enumerate(inputs, start=1):
            if not isinstance(item, (str, Path)):
                raise InputError(
                    f"Item {position} of the list is {kind_of(item)}, and others are paths. {_ALLOWED}"
                )
        paths = [_existing(item) for item in inputs]
    else:
        return None
    refuse_scores(paths)
    return [
        file for path in paths for file in ((table_files(path, encoding) or [path]) if path.is_dir() else [path])
    ]


def read_paths(
    paths: list[Path], encoding: str | None, advance: Callable[[float], None], format: str | None = None
) -> Iterator[Piece]:
    """Read files and folders of texts, one piece each; files of one name are told apart by their folders."""
    stems = Counter(stem_of(path) for path in paths)
    for path in paths:
        stem = stem_of(path)
        if path.is_dir():
            yield read_folder(path, encoding, advance)
        else:
            label = stem if stems[stem] == 1 else f"{path.resolve().parent.name}/{stem}"
            yield read_file(path, encoding, label, format)
            advance(path.stat().st_size)


def size_of(path: Path) -> int:
    """Return the bytes in a file, or in the files of a folder."""
    return (
        sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        if path.is_dir()
        else path.stat().st_size
    )


def read_table(inputs: Any) -> Piece:
    """Read a table in memory, or a list of mappings.

    Raises
    ------
    InputError
        It is something else, or empty.
    """
    columns = table_columns(inputs)
    return table_piece(columns, _IN_MEMORY, _hash(columns.table), _IN_MEMORY, "row ")


def table_columns(inputs: Any) -> Columns:
    """Return the columns of a table in memory, or of a list of mappings.

    Raises
    ------
    InputError
        It is something else, or an empty list.
    """
    if isinstance(inputs, (list, tuple)):
        if not inputs:
            raise InputError(f"The list of articles is empty. {_ALLOWED}")
        for position, item in enumerate(inputs, start=1):
            if not isinstance(item, Mapping):
                raise InputError(f"Item {position} of the list is {kind_of(item)}, not a mapping. {_ALLOWED}")
        return records_to_columns(inputs)
    if isinstance(inputs, Mapping):
        raise InputError(
            f"A mapping by itself is not a corpus; put it into a list, one mapping an article. {_ALLOWED}"
        )
    if _is_data_frame(inputs):
        return _data_frame(inputs)
    is_polars = type(inputs).__module__.startswith("polars")
    if is_polars and hasattr(inputs, "collect"):
        inputs = _collected(inputs)  # a plan of Polars for a table that is not there yet
    if is_polars and "Object" in map(str, getattr(inputs, "dtypes", ())):
        # Of Python's objects Polars hands on where they lie in memory, so they are taken as values.
        return columns_of({name: inputs[name].to_list() for name in inputs.columns})
    if type(inputs).__name__ == "DuckDBPyConnection":
        raise InputError(
            "Articles cannot be read from a connection of DuckDB. Give it the query: connection.sql('select …')."
        )
    if hasattr(inputs, "__arrow_c_stream__"):
        return Columns(_arrow_table(inputs), {}, 0)
    raise InputError(f"Articles cannot be read from {kind_of(inputs)}. {_ALLOWED}")


def _collected(plan: Any) -> Any:
    """Run a plan of Polars."""
    try:
        return plan.collect()
    except Exception as error:
        raise InputError(_not_run(plan, error)) from error


def _not_run(inputs: object, error: Exception) -> str:
    """Word what a library says whose query or plan runs only now: in it columns are wrong, or it was closed."""
    said = str(error).splitlines() or [type(error).__name__]
    return f"Articles cannot be read from {kind_of(inputs)}, which says: {said[0]}"


def _arrow_table(inputs: Any) -> pa.Table:
    try:
        return pa.table(inputs)
    except (pa.ArrowInvalid, TypeError, ValueError):  # the stream of a single column has no columns in it
        raise InputError(
            f"Articles cannot be read from {kind_of(inputs)} alone: it is one column, not a table. {_ALLOWED}"
        ) from None
    except Exception as error:
        if "duckdb" not in type(error).__module__:
            raise
        raise InputError(_not_run(inputs, error)) from error


def _is_data_frame(inputs: object) -> bool:
    """Whether this is a pandas DataFrame, asked without importing pandas."""
    return type(inputs).__module__.partition(".")[0] == "pandas" and hasattr(inputs, "columns")


def _data_frame(frame: Any) -> Columns:
    if any(name is not None for name in frame.index.names):
        # An index may repeat a column, as it does after `set_index(…, drop=False)`.
        doubled = [level for level, name in enumerate(frame.index.names) if name in frame.columns]
        frame = frame.reset_index(doubled, drop=True).reset_index() if doubled else frame.reset_index()
    frame = frame.rename(columns=str)
    require_one_of_each(list(frame.columns), _IN_MEMORY)
    # Periods and intervals (the classes that `pd.cut` makes) are words to a reader: "2023-09", "(0, 10]".
    kinds = {name: getattr(kind, "categories", frame[name]).dtype for name, kind in frame.dtypes.items()}
    worded = [name for name, kind in kinds.items() if str(kind).startswith(("period", "interval"))]
    frame = frame.astype(dict.fromkeys(worded, "string"))
    frame = frame.astype({name: kind.subtype for name, kind in kinds.items() if str(kind).startswith("Sparse")})
    try:
        return Columns(pa.Table.from_pandas(frame, preserve_index=False), {}, 0)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, UnicodeEncodeError):
        # Mixed values, a kind that Arrow has not, lone surrogates: column by column, as Python values.
        return columns_of({name: frame[name].tolist() for name in frame.columns})


def _existing(given: str | Path) -> Path:
    text = str(given)
    if text == "" or text.isspace():
        raise InputError(f"The path is empty. {_ALLOWED} The folder that you are in is '.'.")
    has_words = len(text.split()) > _MOST_WORDS and not can_read(Path(text))
    if "\n" in text or "\0" in text or len(Path(text).name) > _LONGEST_NAME or has_words:
        shown = text[:40].replace("\n", " ")
        raise InputError(
            f"This looks like the text of an article, not like a path: '{shown}…'. "
            f"Texts in memory go in as a list of mappings: read_corpus([{{'text': …, 'source': …}}])."
        )
    if text.partition("://")[0] in ("http", "https", "ftp"):
        raise InputError(f"'{text}' is a web address, and only files are read. Save the page or table first.")
    path = Path(text).expanduser()
    if path.exists():
        return path
    if not path.parent.is_dir():
        raise InputError(f"There is no folder '{path.parent}', so nothing can be read from '{text}'.")
    if any(mark in path.name for mark in "*?["):
        raise InputError(
            f"There is no file '{text}'. For all files of a pattern, give a list: "
            f"sorted(Path('{path.parent}').glob('{path.name}'))."
        )
    neighbours = [neighbour.name for neighbour in path.parent.iterdir()]
    raise InputError(f"There is no file '{path.name}' in '{path.parent}'.{did_you_mean(path.name, neighbours)}")


def _hash(table: pa.Table) -> str:
    """Hash a table by what it holds: its Arrow stream, in one batch, without notes of where it came from."""
    sink = _Hash()
    plain = table.replace_schema_metadata(None).combine_chunks()
    with pa.ipc.new_stream(pa.PythonFile(sink, "w"), plain.schema) as stream:
        stream.write_table(plain)
    return sink.digest.hexdigest()


class _Hash:
    """A file to write into that keeps a hash only."""

    closed = False

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, content: Any) -> int:
        self.digest.update(content)
        return len(content)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""
