"""What goes wrong on the way: nothing is lost, counted twice, or taken for whole that is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from framing.engine import deciding, open_scores, scored
from framing.engine.folder import TABLES, Folder
from framing.errors import DatasetError, InputError
from framing.lexicon import Lexicon
from tests.engine.attempts import KILLS, die_once
from tests.engine.datasets import (
    articles,
    in_one,
    in_parts,
    lexicon_in,
    rows_of,
    write_csv,
    write_lines,
    write_parquet,
)

_TOP = Path(__file__).parents[2]


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return lexicon_in(tmp_path)


def content(out: Path) -> dict[str, bytes]:
    """Return every file that a reader of scores sees, but for where it lies."""
    files = [
        out / "manifest.json",
        out / "exclusions.parquet",
        out / "spellings.parquet",
        *(path for name in TABLES for path in (out / name).glob("*")),
    ]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def attempts(name: str, folder: Path) -> str:
    """Run one of the programs of `attempts`; return what it prints."""
    command = [sys.executable, "-m", "tests.engine.attempts", name, str(folder)]
    done = subprocess.run(command, cwd=_TOP, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_program_killed_at_any_moment_goes_on_where_it_stood(tmp_path: Path, lexicon: Lexicon) -> None:
    write_csv(tmp_path / "news.csv", articles())
    said = attempts("killed", tmp_path)
    assert said.startswith(f"{KILLS} kills, ")
    whole = content(tmp_path / "undisturbed")
    folders = sorted(tmp_path.glob("out*"))
    assert len(folders) == int(said.split()[2])
    for out in folders:
        assert content(out) == whole
        assert not list(out.rglob("*.tmp"))
    assert rows_of(open_scores(folders[0])) == rows_of(in_one(tmp_path / "news.csv", lexicon))


def test_a_worker_killed_stops_the_run_which_can_go_on(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    in_parts(path, lexicon, tmp_path / "undisturbed")
    monkeypatch.setattr(scored, "score_part", die_once)
    with pytest.raises(
        DatasetError, match=r"^A worker was ended from outside, perhaps because memory ran out\. \d of 8 "
    ):
        in_parts(path, lexicon, out, n_jobs=2)
    with pytest.raises(DatasetError, match="are not finished: the run that makes them was ended, or goes on"):
        open_scores(out)
    in_parts(path, lexicon, out, n_jobs=2)
    assert content(out) == content(tmp_path / "undisturbed")


@pytest.mark.filterwarnings("ignore")
def test_a_worker_of_a_cluster_killed_does_not_stop_the_run(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    import joblib
    from distributed import Client, LocalCluster

    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    in_parts(path, lexicon, tmp_path / "undisturbed")
    monkeypatch.setattr(scored, "score_part", die_once)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        Client(cluster),
        joblib.parallel_config(backend="dask"),
    ):
        in_parts(path, lexicon, out)
    assert (out / "work" / "died").exists()
    assert content(out) == content(tmp_path / "undisturbed")


def test_a_full_disk(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles())
    said = attempts("full", tmp_path)
    out = tmp_path / "out"
    assert said.startswith(f"'{out}/evidence/news-")
    assert said.endswith(
        "could not be written: File too large. What was finished before is kept; make room or mend the rights, "
        "and run the same again to go on from there.\n"
    )
    assert not list(out.rglob("*.tmp"))
    for file in (path for name in TABLES for path in (out / name).glob("*")):
        pq.read_table(file)  # what is there is whole
    assert rows_of(in_parts(path, lexicon, out)) == rows_of(in_one(path, lexicon))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into; those of pytest are its user's own."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


def test_missing_rights_are_told_before_any_work(open_folder: Path) -> None:
    lexicon_in(open_folder)
    write_csv(open_folder / "closed.csv", articles())
    write_parquet(open_folder / "news.parquet", articles())
    assert attempts("barred", open_folder).splitlines() == [
        f"No right to read '{open_folder / 'closed.csv'}'. Ask for the right, or leave them out.",
        f"Nothing can be written to the folder '{open_folder / 'locked'}': Permission denied. Name another one, "
        "or mend its rights.",
    ]


def test_a_second_run_into_one_folder_refuses(tmp_path: Path, lexicon: Lexicon) -> None:
    path, out = write_parquet(tmp_path / "news.parquet", articles()), tmp_path / "out"
    with Folder(out).locked(), pytest.raises(DatasetError) as error:
        in_parts(path, lexicon, out)
    assert str(error.value) == (
        f"Another run (process {os.getpid()}) writes to the folder '{out}'. Wait until it has ended, or name "
        "another folder."
    )
    in_parts(path, lexicon, out)


def test_a_folder_that_is_a_file(tmp_path: Path, lexicon: Lexicon) -> None:
    path = write_parquet(tmp_path / "news.parquet", articles())
    with pytest.raises(DatasetError) as error:
        in_parts(path, lexicon, path)
    assert str(error.value) == (
        f"Nothing can be written to the folder '{path}': there is a file of this name. Name another one, or mend "
        "its rights."
    )


def test_bad_files_are_named_with_the_place_and_the_others_are_done(tmp_path: Path, lexicon: Lexicon) -> None:
    folder, out, rows = tmp_path / "news", tmp_path / "out", articles(60)
    good = [write_parquet(folder / "a.parquet", rows[:20]), write_lines(folder / "b.jsonl", rows[20:40])]
    cut = write_parquet(folder / "cut.parquet", rows[40:50])
    cut.write_bytes(cut.read_bytes()[:-500])
    late = write_csv(folder / "late.csv", rows[50:])
    late.write_text(late.read_text() + "x,y\n")
    write_parquet(folder / "other.parquet", [{**row, "words": "many"} for row in rows[50:]])
    page = write_parquet(folder / "page.parquet", rows[40:50])
    _spoil(page)
    with pytest.raises(InputError) as error:
        in_parts(folder, lexicon, out)
    first, *others, last = str(error.value).splitlines()
    assert first == "4 inputs are not scored, of 6."
    assert [line.partition(" (")[0] for line in others] == [
        "  cut.parquet is not a whole Parquet file",
        "  late.csv: 1 row does not have the 7 fields of the header.",
        f"    line {late.read_text().count(chr(10))}: 2 fields",
        "  A value that holds the separator or a line break has to stand in quotation marks.",
        "  other.parquet: 'words' holds string, and int64 in inputs before it. Write the columns of all inputs "
        "alike.",
        "  page.parquet is not a whole Parquet file",
    ]
    assert last == (
        f"The other 2 can be opened from '{out}'; mend or leave out what is named here, and run the same again."
    )
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["state"] == "incomplete"
    assert [each["input"] for each in manifest["inputs"] if each["problem"]] == [
        "cut.parquet",
        "late.csv",
        "other.parquet",
        "page.parquet",
    ]
    scores, whole = rows_of(open_scores(out)), rows_of(in_one(good, lexicon))
    missing = [each for each in scores.pop("caveats") if each.code == "inputs-missing"]
    assert len(missing) == 4
    assert str(missing[1]).startswith(
        "inputs-missing: Not read, and in none of these numbers: late.csv: 1 row does"
    )
    del whole["caveats"]
    assert scores == whole

    for path in folder.iterdir():
        if path not in good:
            path.unlink()
    assert rows_of(in_parts(folder, lexicon, out)) == rows_of(in_one(folder, lexicon))


def _spoil(path: Path) -> None:
    """Overwrite the values of a Parquet file, and leave what tells their places."""
    whole = bytearray(path.read_bytes())
    place = pq.read_metadata(path).row_group(1).column(4).data_page_offset
    whole[place : place + 40] = bytes(40)
    path.write_bytes(whole)


def test_an_input_that_changes_while_it_is_scored(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = articles()
    first, second = (
        write_parquet(tmp_path / "a.parquet", rows[:20]),
        write_parquet(tmp_path / "b.parquet", rows[20:]),
    )
    decide = deciding.decide

    def change(*arguments: Any) -> Any:
        write_parquet(second, rows[20:30], group=3)
        return decide(*arguments)

    monkeypatch.setattr(scored, "decide", change)
    with pytest.raises(InputError) as error:
        in_parts([first, second], lexicon, tmp_path / "out")
    assert str(error.value).splitlines()[1] == (
        "  b.parquet has changed while it was read: 3 rows stand where there were 5. Run again when nothing "
        "writes to it any more."
    )
    monkeypatch.undo()
    assert rows_of(in_parts([first, second], lexicon, tmp_path / "out")) == rows_of(
        in_one([first, second], lexicon)
    )
