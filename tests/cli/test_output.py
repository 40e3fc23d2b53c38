"""The folder that is written to, and the tables in it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from framing.cli.output import prepare_folder, write_tables
from framing.errors import ReportError
from framing.results import Table


def test_a_folder_is_made(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
    prepare_folder(tmp_path / "a" / "b")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(ReportError) as caught:
        prepare_folder(file)
    assert str(caught.value) == (
        f"Nothing can be written to the folder '{file}': there is a file of this name. Name another with --out."
    )
    with pytest.raises(ReportError) as caught:
        prepare_folder(file / "below")
    assert str(caught.value) == (
        f"Nothing can be written to the folder '{file / 'below'}': Not a directory. Name another with --out."
    )


def test_cells_that_would_run(tmp_path: Path) -> None:
    table = Table(
        pa.table({"text": ["=1+1", "a", None, "-2", "-b", "'=x", "\ta"], "number": [-1, 2, 3, 4, 5, 6, 7]})
    )
    coded = Table(pa.table({"source": pa.array(["@x", "y", "@x"]).dictionary_encode()}))
    paths, cells = write_tables({"one": table, "two": coded}, tmp_path)
    assert [path.name for path in paths] == ["one.csv", "two.csv"]
    assert cells == 5
    assert paths[1].read_text().splitlines() == ['"source"', '"\'@x"', '"y"', '"\'@x"']
