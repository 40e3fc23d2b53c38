"""Codes out of files and tables: how they may be written, and what is wrong with them, all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import framing
from framing.coding import read_codes
from framing.errors import InputError
from framing.results import Codes
from tests.coding.coded import codes_of, lexicon_of, sample_of, unit_at

HEAD = "unit_id,coder,name,code,note\n"


def row(unit: str = "u1", coder: str = "anna", name: str = "growth", code: Any = 1, **more: Any) -> dict[str, Any]:
    return {"unit_id": unit, "coder": coder, "name": name, "code": code, **more}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *[(given, 1) for given in (1, 1.0, "1", " 1 ", "1.0", "+1", "'+1", True)],
        *[(given, 0) for given in (0, "0", "0.0", "-0", False)],
        *[(given, -1) for given in (-1, "-1", "−1", "–1", "'-1", "-1.0")],
        *[(given, None) for given in ("?", " ? ", "？")],
    ],
)
def test_a_code_may_be_written_in_many_ways(written: Any, expected: int | None) -> None:
    assert read_codes([row(code=written)]).table.column("code") == [expected]


@pytest.mark.parametrize("written", ["2", "yes", "0.5", "nan", "1e400", "-2", "1,0", "TRUE"])
def test_other_codes_are_refused(written: str) -> None:
    with pytest.raises(InputError) as raised:
        read_codes([row(code=written)])
    assert str(raised.value) == (
        f"table: 1 problem in these codes.\n  row 1: '{written}' stands under 'code'. Allowed: 1, 0 or ? of a "
        "frame; -1, 0, 1 or ? of a target."
    )


def test_everything_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "anna.csv").write_text(
        HEAD + f"u0,anna,growth,1,\nx,anna,growht,1,\n{unit_at('a0', 1)},anna,growth,-1,\n,,growth,1,\n", "utf-8"
    )
    unit = unit_at("a0", 1)
    (tmp_path / "ben.csv").write_text(
        HEAD + "".join(f"{unit},ben,city,{code},\n" for code in (1, -1, 2)), encoding="utf-8"
    )
    with pytest.raises(InputError) as raised:
        read_codes(
            [tmp_path / "anna.csv", tmp_path / "ben.csv"], lexicon=lexicon_of(tmp_path), sample=sample_of(168)
        )
    assert str(raised.value) == (
        "anna.csv, ben.csv: 8 problems in these codes.\n"
        "  anna.csv, row 1: the unit 'u0' is not in the sample.\n"
        "  anna.csv, row 2: the unit 'x' is not in the sample.\n"
        "  anna.csv, row 2: no frame or target is called 'growht'. Did you mean 'growth'? There are: growth, "
        "danger, city.\n"
        "  anna.csv, row 3: '-1' stands under 'code'. Of a frame 1, 0 or ? is allowed.\n"
        "  anna.csv, row 4: nothing stands under 'unit_id'.\n"
        "  anna.csv, row 4: nothing stands under 'coder'.\n"
        f"  ben.csv, row 2: ben coded 'city' of the unit '{unit}' as -1 here and as 1 in ben.csv, row 1. Keep "
        "one of the two.\n"
        "  ben.csv, row 3: '2' stands under 'code'. Of a target -1, 0, 1 or ? is allowed."
    )


def test_many_problems_are_counted_and_not_all_listed() -> None:
    with pytest.raises(InputError) as raised:
        read_codes([row(unit=str(i), code="x") for i in range(1500)])
    lines = str(raised.value).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("table: 1,500 problems in these codes.", "  … 1,480 more", 22)


def test_what_was_not_coded_yet_is_left_out_and_counted() -> None:
    codes = read_codes([row(), row("u2", code=None), row("u3", code="")])
    assert [caveat.code for caveat in codes.caveats] == ["not-coded"]
    assert codes.caveats[0].message == "2 rows have no code and count as not coded."
    assert codes.units == ("u1",)
    with pytest.raises(InputError) as raised:
        read_codes([row(code=None)])
    assert str(raised.value) == "table: nothing has been coded, there is no code in any row."


def test_the_same_row_twice_counts_once() -> None:
    codes = read_codes([row(), row(code="1.0")])
    assert len(codes) == 1
    assert [str(caveat) for caveat in codes.caveats] == [
        "repeated-codes: 1 code was given twice alike and count once."
    ]


def test_units_that_nobody_coded_are_counted() -> None:
    sample = sample_of(40)
    codes = read_codes([row(sample.rows()[0]["unit_id"])], sample=sample)
    assert [str(caveat) for caveat in codes.caveats] == [
        "units-not-coded: 39 units of the sample were coded by nobody."
    ]


@pytest.mark.parametrize("kind", ["records", "pandas", "polars", "file", "tsv", "list of tables"])
def test_tables_of_any_kind(kind: str, tmp_path: Path) -> None:
    rows = [row(), row("u2", code="?"), row("u1", "ben", code=0, note="odd")]
    frame = pd.DataFrame(rows)
    frame["code"] = frame["code"].astype(str)
    frame.to_csv(tmp_path / "codes.csv", index=False)
    frame.to_csv(tmp_path / "codes.tsv", index=False, sep="\t")
    given: Any = {
        "records": rows,
        "pandas": frame,
        "polars": pl.from_dicts([each | {"code": str(each["code"])} for each in rows], infer_schema_length=None),
        "file": str(tmp_path / "codes.csv"),
        "tsv": tmp_path / "codes.tsv",
        "list of tables": [frame[:2], frame[2:]],
    }[kind]
    codes = framing.read_codes(given)
    assert codes.table.column("code") == [1, None, 0]
    assert codes.table.column("note") == [None, None, "odd"]
    assert (codes.coders, codes.units, codes.names) == (("anna", "ben"), ("u1", "u2"), ("growth",))


def test_something_else_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        read_codes(3)
    assert str(raised.value) == (
        "No codes can be read from a value of type int. Give the path of a CSV file, a pandas DataFrame, a table "
        "that speaks Arrow (Polars, DuckDB, pyarrow), or a list of mappings."
    )


def test_one_lexicon_twice_is_refused(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path)
    with pytest.raises(InputError) as raised:
        read_codes([row()], lexicon=[lexicon, lexicon])
    assert str(raised.value) == (
        "More than one frame or target is called 'city', 'danger' and 'growth', so a code would not say which is "
        "meant. Code one lexicon at a time, or rename them."
    )


def test_names_of_two_lexicons_go_with_the_lexicon(tmp_path: Path) -> None:
    one = lexicon_of(tmp_path)
    other = replace(one, name="port", targets=())
    codes = read_codes([row(name="port/growth", code=0), row(name="city", code=-1)], lexicon=[one, other])
    assert [(each["name"], each["kind"]) for each in codes] == [("port/growth", "frame"), ("city", "target")]
    with pytest.raises(InputError) as raised:
        read_codes([row()], lexicon=[one, other])
    assert str(raised.value) == (
        "table: 1 problem in these codes.\n"
        "  row 1: no frame or target is called 'growth'. Did you mean 'port/growth'? There are: harbour/growth, "
        "harbour/danger, port/growth, port/danger, city."
    )


def test_kinds_come_from_the_lexicon(tmp_path: Path) -> None:
    codes = read_codes([row(), row(name="city", code=-1)], lexicon=lexicon_of(tmp_path))
    assert codes.table.column("kind") == ["frame", "target"]


def test_codes_go_to_csv_and_back(tmp_path: Path) -> None:
    """−1 stays a number there; text that a spreadsheet would run does not."""
    codes = read_codes(
        [row(), row("=u", code="?", note="=1+1"), row("u1", name="city", code=-1, note='a "b",\nc')]
    )
    assert codes.to_csv() == (
        HEAD + "u1,anna,growth,1,\n'=u,anna,growth,?,'=1+1\n" + 'u1,anna,city,-1,"a ""b"",\nc"\n'
    )
    codes.to_csv(tmp_path / "codes.csv")
    assert read_codes(tmp_path / "codes.csv").rows() == codes.rows()


def test_what_codes_print() -> None:
    codes = codes_of({"anna": [1, 0], "ben": [1]})
    assert isinstance(codes, Codes)
    assert codes.summary == "3 codes of 2 units by 2 coders (anna, ben) on 1 frame or target"
    assert str(codes).startswith(codes.summary)
    assert codes.to_dict()["coders"] == ["anna", "ben"]
