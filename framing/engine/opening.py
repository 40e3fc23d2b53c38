"""Scores of a dataset, opened again."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from framing.engine.folder import Folder
from framing.engine.manifest import caveats_from_json, codebooks_from_json, manifest_of, provenance_from_json
from framing.engine.stored import StoredTable
from framing.errors import DatasetError
from framing.results import Scores, Table


def open_scores(path: str | Path) -> Scores:
    """Open the scores of a dataset.

    Nothing is read at once but what was left out and which names were merged: what works with the scores reads the
    columns that it needs, and the evidence one part at a time.

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
    manifest = manifest_of(folder)
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
    parts = manifest["parts"]
    if not parts:
        raise DatasetError(f"There are no scores in '{path}': none of its inputs could be read.")

    def stored(name: str, *, keeps: bool = False) -> Table:
        files = [folder.table(name, each["part"]) for each in parts]
        return StoredTable(files, [each["rows"][name] for each in parts], keeps=keeps)

    return Scores(
        documents=stored("documents", keeps=True),
        frames=stored("frames"),
        targets=stored("targets"),
        terms=stored("terms"),
        evidence=stored("evidence"),
        suppressed=stored("suppressed"),
        speakers=stored("speakers"),
        spellings=Table(pq.read_table(folder.spellings)),
        exclusions=Table(pq.read_table(folder.exclusions)),
        codebooks=codebooks_from_json(manifest["codebooks"]),
        provenance=provenance_from_json(manifest["provenance"]),
        caveats=caveats_from_json(manifest["caveats"]),
        words=stored("words") if "words" in parts[0]["rows"] else None,
    )
