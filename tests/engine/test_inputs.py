"""Files that a dataset is read from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.engine.inputs import find_inputs
from framing.errors import InputError
from tests.engine.datasets import articles, write_csv, write_parquet


def test_folders_are_spread_out_in_the_order_of_their_paths(tmp_path: Path) -> None:
    rows = articles(6)
    for name in ("b/2.parquet", "b/1.parquet", "a/3.parquet", "a/x=1%2F2/3.parquet", ".hidden/4.parquet"):
        write_parquet(tmp_path / name, rows)
    found = find_inputs(tmp_path)
    assert [each.path.removeprefix(f"{tmp_path}/") for each in found] == [
        "a/3.parquet",
        "a/x=1%2F2/3.parquet",
        "b/1.parquet",
        "b/2.parquet",
    ]
    assert [each.label for each in found] == ["a/3", "x=1%2F2/3", "1", "2"]
    assert [each.partition for each in found] == [(), (("x", "1/2"),), (), ()]
    assert len({each.key for each in found}) == 4


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (
            [{"text": "a"}],
            "score_dataset() takes a path, the address of a file or folder, or a list of them. Articles in memory "
            "are scored by score(read_corpus(…), lexicon).",
        ),
        ("memory://nowhere/at-all", "There is no file or folder 'memory://nowhere/at-all'."),
    ],
)
def test_what_is_no_file(inputs: Any, message: str) -> None:
    with pytest.raises(InputError) as error:
        find_inputs(inputs)
    assert str(error.value) == message


def test_texts_are_not_read_in_parts(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("An article.")
    with pytest.raises(InputError) as error:
        find_inputs(tmp_path / "one.txt")
    assert str(error.value) == (
        f"A dataset is read from tables, and this is none: '{tmp_path / 'one.txt'}'. Allowed: '.csv', '.tsv', "
        "'.json', '.jsonl', '.ndjson' or '.parquet', all but Parquet also with '.gz' behind. Exports of archives "
        "and texts in single files are scored by score(read_corpus(…), lexicon)."
    )
    with pytest.raises(InputError) as error:
        find_inputs(tmp_path)
    assert str(error.value) == (
        f"'{tmp_path}' is a folder of texts, and a dataset is read from tables. Score it with "
        "score(read_corpus(…), lexicon)."
    )


def test_one_file_twice(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "news.csv", articles(6))
    with pytest.raises(InputError) as error:
        find_inputs([path, tmp_path])
    assert str(error.value) == f"'{path}' is named twice. Name every file once; a folder names all files in it."
