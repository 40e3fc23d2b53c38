"""Files of a dataset, written whole or not at all: to a temporary neighbour, onto the disk, then renamed.

File systems keep renames in their order, so that a record that is there after a power cut says the truth about the
tables that were renamed before it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from framing.errors import DatasetError

TEMPORARY = ".tmp"


def write_table(table: pa.Table, path: Path, row_group: int | None = None) -> None:
    """Write a table as Parquet.

    Raises
    ------
    DatasetError
        The disk is full, or the folder cannot be written to.
    """
    write_with(
        path, lambda temporary: pq.write_table(table, temporary, compression="zstd", row_group_size=row_group)
    )


def write_array(array: np.ndarray[Any, Any], path: Path) -> None:
    """Write an array in numpy's own format; see `write_table`."""

    def write(temporary: Path) -> None:
        with temporary.open("wb") as file:
            np.save(file, array)

    write_with(path, write)


def write_json(value: Mapping[str, Any], path: Path) -> None:
    """Write a mapping as JSON, its keys in order; see `write_table`."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    write_with(path, lambda temporary: temporary.write_bytes(text.encode("utf-8")))


def write_with(path: Path, write: Callable[[Path], Any]) -> None:
    """Have a file written beside its place, and put it there when it is on the disk.

    Raises
    ------
    DatasetError
        It cannot be written; nothing is left of it.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        _onto_disk(temporary)
        os.replace(temporary, path)
    except OSError as error:
        raise DatasetError(unwritable(path, error)) from None
    finally:
        temporary.unlink(missing_ok=True)


def read_json(path: Path) -> dict[str, Any] | None:
    """Read a mapping that `write_json` wrote; None where there is none."""
    try:
        value: dict[str, Any] = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    return value


def unwritable(path: Path, error: OSError) -> str:
    """Word that a file could not be written."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return (
        f"'{path}' could not be written: {reason}. What was finished before is kept; make room or mend the "
        f"rights, and run the same again to go on from there."
    )


def _onto_disk(path: Path) -> None:
    """Have the system write a file through to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
