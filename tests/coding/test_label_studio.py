"""Label Studio: its set-up as its tags allow it, and its JSON export.

The export is shaped as Label Studio documents it ("Label Studio JSON format of annotated tasks"): tasks with
`data` and `annotations`, each with `completed_by`, `was_cancelled` and `result`, whose entries have `from_name`,
`to_name`, `type` and `value`; a choice's alias stands in the result in place of its value.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

import framing
from framing.coding import write_label_studio
from framing.errors import InputError
from framing.lexicon import Frame, Lexicon
from tests.coding.sheet_material import HOSTILE, LEXICON, hostile_sample, sample


def choice(control: str, code: str) -> dict[str, Any]:
    return {
        "id": "yrSY-dipPI",
        "from_name": control,
        "to_name": "text",
        "type": "choices",
        "origin": "manual",
        "value": {"choices": [code]},
    }


def annotation(who: Any, *results: dict[str, Any], cancelled: bool = False) -> dict[str, Any]:
    return {
        "id": 1001,
        "completed_by": who,
        "result": list(results),
        "was_cancelled": cancelled,
        "ground_truth": False,
        "lead_time": 4.288,
        "result_count": len(results),
    }


def export(path: Path, *tasks: tuple[str, list[dict[str, Any]]]) -> Path:
    content = [
        {
            "id": i,
            "data": {"unit_id": unit, "text": "…"},
            "annotations": annotations,
            "predictions": [],
            "project": 8,
        }
        for i, (unit, annotations) in enumerate(tasks, 1)
    ]
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_set_up_asks_for_each_frame_and_target(tmp_path: Path) -> None:
    config, tasks = write_label_studio(sample(), LEXICON, tmp_path)
    root = xml.parse(config).getroot()
    asked = {each.get("name"): each for each in root.iter("Choices")}
    assert list(asked) == ["code_economy", "code_conflict", "code_note", "code_china", "code_us"]
    assert {name: each.get("required") for name, each in asked.items()}["code_china"] is None
    assert asked["code_economy"].get("required") == "true"
    assert [(each.get("value"), each.get("alias")) for each in asked["code_china"]] == [
        ("against", "-1"),
        ("neither", "0"),
        ("for", "1"),
        ("cannot say", "?"),
    ]
    variables = {each.get("value") for each in root.iter("Text")}
    data = json.loads(tasks.read_text(encoding="utf-8"))
    assert variables == {"$before", "$text", "$after"}
    assert {frozenset(task["data"]) for task in data} == {frozenset({"unit_id", "text", "before", "after"})}
    assert len(data) == 20
    assert len(json.loads(write_label_studio(sample(), LEXICON, tmp_path, coder="ben")[1].read_text())) == 10


def test_hostile_labels_and_texts_are_text(tmp_path: Path) -> None:
    lexicon = Lexicon("x", "1", "en", frames=(Frame("f", '"><b>$text ${a} $5\x01', ()),))
    config, tasks = write_label_studio(hostile_sample(), lexicon, tmp_path, blind=False)
    headers = [each.get("value") for each in xml.parse(config).getroot().iter("Header")]
    assert headers == ["Code this text:", '"><b>$\u2060text $\u2060{a} $\u20605 ']
    assert {task["data"]["text"] for task in json.loads(tasks.read_text(encoding="utf-8"))} == set(HOSTILE)


def test_an_export_becomes_codes(tmp_path: Path) -> None:
    note = {"from_name": "note", "to_name": "text", "type": "textarea", "value": {"text": ["unsure"]}}
    path = export(
        tmp_path / "export.json",
        ("d1:1", [annotation(3, choice("code_economy", "1"), choice("code_china", "-1"), note)]),
        ("d2:2", [annotation({"id": 4, "email": "ben@example.org"}, choice("code_economy", "?"))]),
        ("d3:3", [annotation(3, choice("code_economy", "1"), cancelled=True)]),
        ("d4:4", []),
    )
    codes = framing.import_codes(
        path, lexicon=LEXICON, sample=sample(), coders={"3": "anna", "ben@example.org": "ben"}
    )
    assert [(row["unit_id"], row["coder"], row["name"], row["code"], row["note"]) for row in codes.rows()] == [
        ("d1:1", "anna", "economy", 1, "unsure"),
        ("d1:1", "anna", "china", -1, "unsure"),
        ("d2:2", "ben", "economy", None, None),
    ]
    assert framing.import_codes(path, lexicon=LEXICON).coders == ("3", "ben@example.org")


def test_all_that_is_wrong_with_an_export_is_said_at_once(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.json",
        ("d99:9", [annotation(3, choice("code_economy", "1"))]),
        ("d1:1", [annotation(3, choice("code_economy", "yes")), annotation(None, choice("code_economy", "1"))]),
        ("d2:2", [annotation(3, choice("code_eco", "1"))]),
    )
    with pytest.raises(InputError) as error:
        framing.import_codes(path, lexicon=LEXICON, sample=sample())
    assert str(error.value) == (
        "export.json: 4 problems in these codes.\n"
        "  export.json, task 1: the unit 'd99:9' is not in the sample. Did you mean 'd9:9'?\n"
        "  export.json, task 2: 'yes' is no code of 'economy'. Allowed: '1', '0' or '?'.\n"
        "  export.json, task 2: it does not say who coded. Name the coder with coder=.\n"
        "  export.json, task 3: no frame or target is called 'eco'. Did you mean 'economy'? "
        "There are: economy, conflict, note, china, us."
    )


def test_the_short_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "min.json").write_text('[{"id": 7, "text": "…", "code_economy": "1"}]', encoding="utf-8")
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "min.json", lexicon=LEXICON)
    assert str(error.value) == (
        "min.json: 1 problem in these codes.\n"
        "  min.json, task 7: it has no 'annotations'. Export the project as JSON, not as JSON-MIN."
    )
