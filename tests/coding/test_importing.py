"""Codes back from tables and pages."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.coding import write_label_studio
from framing.errors import InputError
from framing.lexicon import Frame, Lexicon
from framing.results import Codes
from tests.coding.sheet_material import LEXICON, sample

Filled = dict[str, dict[str, str]]


def filled_in(path: Path, cells: Filled) -> Path:
    """Fill in a sheet as a spreadsheet would, and save it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= cells.get(row["unit_id"], {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def codes_of(codes: Codes) -> list[tuple[Any, ...]]:
    return [(row["unit_id"], row["coder"], row["name"], row["code"], row["note"]) for row in codes.rows()]


def test_a_sheet_filled_in_with_a_spreadsheet_becomes_codes(tmp_path: Path) -> None:
    path = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "ben.csv", coder="ben")
    filled_in(
        path,
        {
            "d1:1": {"economy": "1", "conflict": "0", "frame note": "?", "china": "−1", "note": "hm"},
            "d3:3": {"economy": "1.0"},
            "d5:5": {"note": "nothing coded"},
        },
    )
    codes = framing.import_codes(path, lexicon=LEXICON, sample=sample())
    assert sorted(codes_of(codes), key=str) == [
        ("d1:1", "ben", "china", -1, "hm"),
        ("d1:1", "ben", "conflict", 0, "hm"),
        ("d1:1", "ben", "economy", 1, "hm"),
        ("d1:1", "ben", "note", None, "hm"),
        ("d3:3", "ben", "economy", 1, None),
    ]
    assert [caveat.code for caveat in codes.caveats] == ["not-coded", "units-not-coded"]


def test_codes_in_rows_and_what_a_page_saved_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "anna.csv").write_text(
        "unit_id,coder,name,code,note\nd1:1,anna,economy,1,\nd1:1,anna,china,-1,'=x\n", encoding="utf-8"
    )
    page = {
        "format": "framing-coding-sheet",
        "version": 1,
        "coder": "ben",
        "units": [
            {"unit_id": "d1:1", "codes": [["economy", "0"], ["us", "?"]], "note": "", "done": True},
            {"unit_id": "d3:3", "codes": [], "note": "", "done": False},
        ],
    }
    (tmp_path / "ben.json").write_text(json.dumps(page), encoding="utf-8")
    codes = framing.import_codes([tmp_path / "anna.csv", tmp_path / "ben.json"], lexicon=LEXICON)
    assert codes_of(codes) == [
        ("d1:1", "anna", "economy", 1, None),
        ("d1:1", "anna", "china", -1, "=x"),
        ("d1:1", "ben", "economy", 0, None),
        ("d1:1", "ben", "us", None, None),
    ]
    codes.to_csv(tmp_path / "codes.csv")
    assert codes_of(framing.read_codes(tmp_path / "codes.csv", lexicon=LEXICON)) == codes_of(codes)


def test_all_problems_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    path = framing.write_coding_sheet(sample(), LEXICON, tmp_path / "ben.csv", coder="ben")
    filled_in(path, {"d1:1": {"economy": "x"}, "d3:3": {"china": "2"}})
    (tmp_path / "anna.csv").write_text("unit_id,name,code\nd99:9,economy,1\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        framing.import_codes([path, tmp_path / "anna.csv"], lexicon=LEXICON, sample=sample())
    lines = str(error.value).splitlines()
    assert lines[0] == "ben.csv, anna.csv: 4 problems in these codes."
    assert sorted(line.partition(": ")[2] for line in lines[1:3]) == [
        "'2' is no code of 'china'. Allowed: '-1', '0', '1' or '?'.",
        "'x' is no code of 'economy'. Allowed: '1', '0' or '?'.",
    ]
    assert lines[3:] == [
        "  anna.csv, row 1: the unit 'd99:9' is not in the sample. Did you mean 'd9:9'?",
        "  anna.csv, row 1: it does not say who coded. Name the coder with coder=.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "codes.xlsx",
            "",
            "'codes.xlsx' is no file with codes. Allowed: files that end in "
            "'.csv', '.tsv', '.json', '.jsonl' or '.zip'.",
        ),
        (
            "codes.json",
            "{",
            "codes.json: this is no JSON (column 2: Expecting property name enclosed in double quotes).",
        ),
        ("codes.json", "{}", "codes.json was saved neither by a coding page nor by Label Studio (as JSON)."),
        (
            "codes.csv",
            "unit_id,coder,ecomony\nd1:1,anna,1\n",
            "codes.csv: nothing has been coded. Codes stand in rows under 'name' and 'code', or in columns called "
            "'economy', 'conflict', 'frame note', 'china' or 'us'.",
        ),
    ],
)
def test_a_file_of_no_known_form_is_refused(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / name, lexicon=LEXICON)
    assert str(error.value) == said


def test_damaged_and_odd_values_are_said_or_mended_never_a_crash(tmp_path: Path) -> None:
    page = {
        "format": "framing-coding-sheet",
        "coder": "ben\ud800",
        "units": [7, {"unit_id": "d1:1", "codes": [1]}],
    }
    (tmp_path / "ben.json").write_text(json.dumps(page), encoding="ascii")
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "ben.json", lexicon=LEXICON)
    assert str(error.value) == (
        "ben.json: 2 problems in these codes.\n"
        "  ben.json, text 1: it is damaged. Save from the coding page again.\n"
        "  ben.json, text 2: it is damaged. Save from the coding page again."
    )
    page["units"] = [{"unit_id": "d1:1", "codes": [["economy", "1"]], "note": "half \udc00"}]
    (tmp_path / "ben.json").write_text(json.dumps(page), encoding="ascii")
    assert codes_of(framing.import_codes(tmp_path / "ben.json", lexicon=LEXICON)) == [
        ("d1:1", "ben?", "economy", 1, "half ?")
    ]
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="ascii")
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "deep.json", lexicon=LEXICON)
    assert str(error.value) == "deep.json: this JSON is nested too deeply for anything that coders save."


@pytest.mark.parametrize(
    "task",
    [
        3,
        {"annotations": [None, 4]},
        {
            "annotations": [{"completed_by": 3, "result": [7, {"value": 5}, {"value": {"choices": None}}]}],
            "data": 1,
        },
    ],
)
def test_an_odd_export_of_label_studio_is_never_a_crash(tmp_path: Path, task: object) -> None:
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(InputError, match=r"^export\.json: "):
        framing.import_codes(tmp_path / "export.json", lexicon=LEXICON)


def test_a_missing_file_and_no_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "none.json", lexicon=LEXICON)
    assert str(error.value) == f"'{tmp_path}/none.json' cannot be read: No such file or directory."
    with pytest.raises(InputError) as error:
        framing.import_codes([], lexicon=LEXICON)
    assert str(error.value) == "No file with codes is given."


def test_a_zip_that_would_fill_the_memory_or_is_locked_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "huge.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("anna.jsonl", b"")
    small = (tmp_path / "huge.zip").read_bytes()
    # The size that the directory states: 2 GB.
    stated = small.rindex(b"PK\x01\x02") + 24
    (tmp_path / "huge.zip").write_bytes(
        small[:stated] + (2_000_000_000).to_bytes(4, "little") + small[stated + 4 :]
    )
    with pytest.raises(InputError) as raised:
        framing.import_codes(tmp_path / "huge.zip", lexicon=LEXICON)
    assert str(raised.value) == (
        "huge.zip holds 2,000 MB of codes, far more than coders write. Give the .jsonl files in it one by one."
    )
    locked = bytearray(small)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[small.rindex(mark) + offset] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    with pytest.raises(InputError) as raised:
        framing.import_codes(tmp_path / "locked.zip", lexicon=LEXICON)
    assert str(raised.value) == "locked.zip cannot be unpacked. Export from doccano without a password."


OTHER = Lexicon("other", "1", "en", frames=(Frame("economy", "Economy", ()),))


def test_names_of_two_lexicons_come_back_from_every_form(tmp_path: Path) -> None:
    both, names = [LEXICON, OTHER], ["small/economy", "other/economy"]
    sheet = framing.write_coding_sheet(sample(), both, tmp_path / "ben.csv", coder="ben", only=["economy"])
    filled_in(sheet, {"d1:1": {names[0]: "1", names[1]: "0"}})
    config, _ = write_label_studio(sample(), both, tmp_path, only=["economy"])
    controls = re.findall('<Choices name="([^"]+)"', config.read_text(encoding="utf-8"))
    assert controls == ["code_small.economy", "code_other.economy"]
    results = [
        {"from_name": control, "value": {"choices": [code]}} for control, code in zip(controls, "10", strict=True)
    ]
    task = {"data": {"unit_id": "d1:1"}, "annotations": [{"completed_by": "ben", "result": results}]}
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    labels = {"unit_id": "d1:1", "text": "…", "label": ["small/economy"]}
    (tmp_path / "ben.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    for name in ("ben.csv", "export.json", "ben.jsonl"):
        codes = framing.import_codes(tmp_path / name, lexicon=both, sample=sample())
        found = {row["name"]: row["code"] for row in codes if row["name"] in names}
        assert found == {"small/economy": 1, "other/economy": 0}, name
