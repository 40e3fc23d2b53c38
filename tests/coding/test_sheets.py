"""Sheets as files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import framing
from framing.errors import InputError
from tests.coding.sheet_material import LEXICON, hostile_sample, sample


def test_a_page_is_the_same_bytes_each_time_and_shows_a_blind_coder_no_source(tmp_path: Path) -> None:
    first = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "a.html", coder="anna").read_bytes()
    second = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "b.html", coder="anna").read_bytes()
    assert first == second
    for hidden in (b"Outlet 0", b"secret stratum", b"0.25"):
        assert hidden not in first
    seeing = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "c.html", coder="anna", blind=False)
    assert b"Outlet 0" in seeing.read_bytes()
    assert b"secret stratum" not in seeing.read_bytes()


def test_a_table_for_a_spreadsheet_has_a_row_a_unit_and_runs_nothing(tmp_path: Path) -> None:
    path = framing.write_coding_sheet(hostile_sample(), LEXICON, tmp_path / "anna.csv", coder="anna")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [
        *("unit_id", "coder", "before", "text", "after"),
        *("economy", "conflict", "frame note", "china", "us", "note"),
    ]
    assert len(rows) == 9
    assert {row[1] for row in rows[1:]} == {"anna"}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_sample_may_be_a_file(tmp_path: Path) -> None:
    sample().to_csv(tmp_path / "sample.csv")
    path = framing.write_coding_sheet(tmp_path / "sample.csv", LEXICON, tmp_path / "ben.html", coder=" ben ")
    assert b"Coding sheet of <bdi>ben</bdi>" in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "coder", "said"),
    [
        (
            "anna.pdf",
            "anna",
            "A coding sheet is a file that ends in '.html' or '.csv'; given: '{place}/anna.pdf'.",
        ),
        ("anna.html", " ", "A coder's name is a text that is not blank; given: ' '."),
        ("anna.html", "ana", "Unknown coder 'ana'. Did you mean 'anna'? Allowed: 'anna' or 'ben'."),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str, coder: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        framing.write_coding_sheet(sample(), LEXICON, tmp_path / name, coder=coder)
    assert str(error.value) == said.format(place=tmp_path)
    assert list(tmp_path.iterdir()) == []
