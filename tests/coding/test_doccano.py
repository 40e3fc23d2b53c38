"""doccano: labels and texts out, its JSONL export in.

The export is shaped as doccano writes it for text classification: a line a text with `id`, `text`, the columns
that came with it, `label` (a sorted list of names) and `Comments`; one file a member, called after them, in a zip,
or "all.jsonl" where members share the labels.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import framing
from framing.coding import write_doccano
from framing.errors import InputError
from tests.coding.sheet_material import HOSTILE, LEXICON, hostile_sample, sample


def line(i: int, *labels: str, comments: tuple[str, ...] = ()) -> str:
    row = {"id": 70 + i, "text": "…", "unit_id": f"d{i}:{i}", "label": sorted(labels), "Comments": list(comments)}
    return json.dumps(row) + "\n"


def test_labels_say_what_can_be_coded(tmp_path: Path) -> None:
    labels, texts = write_doccano(sample(), LEXICON, tmp_path)
    written = json.loads(labels.read_text(encoding="utf-8"))
    assert [each["text"] for each in written] == [
        *("economy", "economy: cannot say", "conflict", "conflict: cannot say", "note", "note: cannot say"),
        *("china: against", "china: neither", "china: for", "china: cannot say"),
        *("us: against", "us: neither", "us: for", "us: cannot say"),
        "no frame",
    ]
    assert {frozenset(each) for each in written} == {
        frozenset({"text", "prefix_key", "suffix_key", "background_color", "text_color"})
    }
    assert len({each["suffix_key"] for each in written}) == 15
    lines = [json.loads(each) for each in texts.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 20
    assert {frozenset(each) for each in lines} == {frozenset({"text", "label", "unit_id"})}
    first = next(each for each in lines if each["unit_id"] == "d1:1")
    assert first["text"] == "Before it.\n\n⟦Text number 1 says something.⟧\n\nAfter it."


def test_hostile_texts_are_one_line_each(tmp_path: Path) -> None:
    _, texts = write_doccano(hostile_sample(), LEXICON, tmp_path, blind=False)
    lines = [json.loads(each) for each in texts.read_text(encoding="utf-8").split("\n") if each]
    assert {each["text"].partition("⟦")[2].partition("⟧")[0] for each in lines} == set(HOSTILE)
    assert {each["source"] for each in lines} == {"Outlet 0", "Outlet 1"}


def test_an_export_becomes_codes_of_those_whom_its_files_are_called_after(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("anna.jsonl", line(1, "economy", "china: for", comments=("sure",)) + line(2, "no frame"))
        archive.writestr("user3.jsonl", line(1, "economy: cannot say") + line(2))  # the second is not coded
    codes = framing.import_codes(
        tmp_path / "export.zip", lexicon=LEXICON, sample=sample(), coders={"user3": "ben"}
    )
    assert [(row["unit_id"], row["coder"], row["name"], row["code"], row["note"]) for row in codes.rows()] == [
        ("d1:1", "anna", "china", 1, "sure"),
        ("d1:1", "anna", "economy", 1, "sure"),
        ("d1:1", "anna", "conflict", 0, "sure"),
        ("d1:1", "anna", "note", 0, "sure"),
        ("d2:2", "anna", "economy", 0, None),
        ("d2:2", "anna", "conflict", 0, None),
        ("d2:2", "anna", "note", 0, None),
        ("d1:1", "ben", "economy", None, None),
        ("d1:1", "ben", "conflict", 0, None),
        ("d1:1", "ben", "note", 0, None),
    ]


def test_all_that_is_wrong_with_an_export_is_said_at_once(tmp_path: Path) -> None:
    content = line(1, "no frame", "economy") + line(2, "china: for", "china: against") + line(3, "Economy")
    (tmp_path / "anna.jsonl").write_text(
        content + line(99, "economy") + '{"id": 5, "text": "…"}\n', encoding="utf-8"
    )
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "anna.jsonl", lexicon=LEXICON, sample=sample())
    assert str(error.value) == (
        "anna.jsonl: 5 problems in these codes.\n"
        "  anna.jsonl, line 1: it has the label 'no frame' and a frame. Keep one of the two.\n"
        "  anna.jsonl, line 2: anna coded 'china' of the unit 'd2:2' as 1 here and as -1 in anna.jsonl, line 2. "
        "Keep one of the two.\n"
        "  anna.jsonl, line 3: 'Economy' is none of the labels of this lexicon.\n"
        "  anna.jsonl, line 4: the unit 'd99:99' is not in the sample. Did you mean 'd9:9'?\n"
        "  anna.jsonl, line 5: it has no list of labels. Export the dataset as JSONL."
    )


def test_a_shared_project_does_not_say_who_coded(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(line(1, "economy"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / "all.jsonl", lexicon=LEXICON)
    assert str(error.value) == (
        "all.jsonl: 1 problem in these codes.\n  all.jsonl: it does not say who coded. Name the coder with coder=."
    )
    assert framing.import_codes(tmp_path / "all.jsonl", lexicon=LEXICON, coder="team").coders == ("team",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", b"PK no", "a.zip is no zip file, or a damaged one. Export from doccano again."),
        ("a.jsonl", b'{"id"\n', "a.jsonl, line 1: this is no JSON (column 6: Expecting ':' delimiter)."),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        framing.import_codes(tmp_path / name, lexicon=LEXICON)
    assert str(error.value) == said
