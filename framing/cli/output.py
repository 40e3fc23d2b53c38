"""The folder that a command writes to, and the CSV files in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ReportError

if TYPE_CHECKING:
    import pyarrow as pa

    from framing.results import Scores, Study, Table


def prepare_folder(folder: Path) -> None:
    """Make sure, before any work is done, that files can be written to a folder.

    Raises
    ------
    ReportError
        They cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = "there is a file of this name" if isinstance(error, FileExistsError) else error.strerror
        raise ReportError(
            f"Nothing can be written to the folder '{folder}': {reason}. Name another with --out."
        ) from None


def prepare_file(path: Path) -> None:
    """Make sure, before any work is done, that a file can be written.

    Raises
    ------
    ReportError
        It cannot.
    """
    if path.is_dir():
        raise ReportError(f"Nothing can be written to '{path}': it is a folder. Name a file in it with --out.")
    prepare_folder(path.parent)


def score_tables(scores: Scores) -> dict[str, Table]:
    """Return the tables of scores by the names of their files."""
    names = ("documents", "frames", "targets", "terms", "evidence", "exclusions")
    return {name: getattr(scores, name) for name in names}


def study_tables(study: Study) -> dict[str, Table]:
    """Return the estimates and contrasts of all measures as one table each."""
    from framing.results import Table

    return {
        "estimates": Table(_stacked([(each.measure, each.estimates.data) for each in study.comparisons])),
        "contrasts": Table(_stacked([(each.measure, each.contrasts.data) for each in study.comparisons])),
    }


def write_tables(tables: Mapping[str, Table], folder: Path) -> tuple[list[Path], int]:
    """Write tables as CSV; return the paths, and how many cells were kept from running as a formula."""
    paths = []
    for name, table in tables.items():
        paths.append(folder / f"{name}.csv")
        table.to_csv(paths[-1])
    return paths, sum(table.formula_cells() for table in tables.values())


def _stacked(parts: list[tuple[str, pa.Table]]) -> pa.Table:
    import pyarrow as pa

    tables = [table.add_column(0, "measure", pa.array([name] * len(table), pa.string())) for name, table in parts]
    return pa.concat_tables(tables, promote_options="permissive")
