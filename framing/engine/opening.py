"""Scores of a dataset, opened again."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from framing.engine.folder import Folder
from framing.engine.manifest import caveats_from_json, codebooks_from_json, provenance_from_json
from framing.engine.writing import read_json
from framing.errors import DatasetError
from framing.results import Scores, Table

_STAGES = ("reading", "cleaning", "where")


def open_scores(path: str | Path) -> Scores:
    """Open the scores of a dataset.

    Parameters
    ----------
    path : str or Path
        The folder that `score_dataset` wrote.

    Returns
    -------
    Scores

    Raises
    ------
    DatasetError
        There are none in the folder, or the run that writes them has not ended.
    """
    folder = Folder(Path(path).expanduser())
    manifest = read_json(folder.manifest)
    if manifest is None:
        raise DatasetError(
            f"There are no scores of a dataset in '{path}': it has no manifest.json. score_dataset() and "
            "framing score --jobs write such folders."
        )
    if manifest["state"] == "begun":
        raise DatasetError(
            f"The scores in '{path}' are not finished: the run that makes them was ended, or goes on. Run it again"
            " to go on from where it stood."
        )
    parts = [each["part"] for each in manifest["parts"]]
    left_out = _table(folder, "exclusions", parts).data
    by_stage = [left_out.filter(pa.compute.equal(left_out.column("stage"), stage)) for stage in _STAGES]
    return Scores(
        documents=_table(folder, "documents", parts),
        frames=_table(folder, "frames", parts),
        targets=_table(folder, "targets", parts),
        terms=_table(folder, "terms", parts),
        evidence=_table(folder, "evidence", parts),
        suppressed=_table(folder, "suppressed", parts),
        speakers=_table(folder, "speakers", parts),
        spellings=Table(pq.read_table(folder.spellings)),
        exclusions=Table(pa.concat_tables(by_stage)),
        codebooks=codebooks_from_json(manifest["codebooks"]),
        provenance=provenance_from_json(manifest["provenance"]),
        caveats=caveats_from_json(manifest["caveats"]),
    )


def _table(folder: Folder, name: str, parts: list[str]) -> Table:
    table = pa.concat_tables([pq.read_table(folder.table(name, part)) for part in parts])
    for place, column in enumerate(table.column_names):
        if pa.types.is_dictionary(table.schema.field(place).type) and column != "passage":
            table = table.set_column(place, column, table.column(place).unify_dictionaries())
    return Table(table)
