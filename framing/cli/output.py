"""The folder that a command writes to, and the CSV files in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.errors import ReportError

if TYPE_CHECKING:
    import pyarrow as pa

    from framing.results import Comparison, Scores, Study, Table


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


def checked_pictures(pictures: Sequence[Path] | None) -> list[Path]:
    """Return the pictures to draw.

    Raises
    ------
    BadParameter
        One is of a kind that cannot be drawn; this is wrong usage, not failed work.
    """
    from framing.errors import unknown
    from framing.plots.saving import PICTURES

    for path in pictures or ():
        if path.suffix.lower() not in PICTURES:
            raise typer.BadParameter(unknown("kind of picture", path.suffix, PICTURES), param_hint="'--picture'")
    return list(pictures or ())


def score_tables(scores: Scores) -> dict[str, Table]:
    """Return the tables of scores by the names of their files."""
    names = ("documents", "frames", "targets", "terms", "evidence")
    tables = {name: getattr(scores, name) for name in names}
    return {
        **tables,
        "article_speakers": scores.speakers,
        "spellings": scores.spellings,
        "exclusions": scores.exclusions,
    }


_SAID = ("code", "message")


def study_tables(study: Study) -> dict[str, Table]:
    """Return the estimates and contrasts of all measures as one table each, and the tables of all others.

    Each says of its rows, in the column ``status``, whether a locked plan names them: planned or exploratory.
    """
    import pyarrow as pa

    from framing.results import Table

    further = {
        name: Table(_with_status(table.data, getattr(result, "plan", "")))
        for result in study.further
        for name, table in result.tables().items()
    }
    at_once = [(each, each.omnibus.data) for each in study.comparisons if len(each.omnibus)]
    stances = [(each, each.estimates.data) for each in study.comparisons if each.measure == "stance"]
    return {
        **further,
        **({"stance": Table(_stacked(stances))} if stances else {}),
        "estimates": Table(_stacked([(each, each.estimates.data) for each in study.comparisons])),
        **({"omnibus": Table(_stacked(at_once))} if at_once else {}),
        "contrasts": Table(_stacked([(each, each.contrasts.data) for each in study.comparisons])),
        "caveats": Table(
            pa.table(
                {name: pa.array([getattr(each, name) for each in study.caveats], pa.string()) for name in _SAID}
            )
        ),
    }


def write_tables(tables: Mapping[str, Table], folder: Path) -> tuple[list[Path], int]:
    """Write tables as CSV; return the paths, and how many cells were kept from running as a formula."""
    paths = []
    for name, table in tables.items():
        paths.append(folder / f"{name}.csv")
        table.to_csv(paths[-1])
    return paths, sum(table.formula_cells() for table in tables.values())


def _stacked(parts: list[tuple[Comparison, pa.Table]]) -> pa.Table:
    """Put tables of comparisons under each other, each under its measure and voice."""
    import pyarrow as pa

    tables = []
    for result, table in parts:
        named = _with_status(table, result.plan)
        for name in ("voice", "measure"):
            named = named.add_column(0, name, pa.array([getattr(result, name)] * len(table), pa.string()))
        tables.append(named)
    return pa.concat_tables(tables, promote_options="permissive")


def _with_status(table: pa.Table, plan: str) -> pa.Table:
    """Say in each row whether a locked plan names it."""
    import pyarrow as pa

    status = "planned" if plan else "exploratory"
    return table.add_column(0, "status", pa.array([status] * len(table), pa.string()))
