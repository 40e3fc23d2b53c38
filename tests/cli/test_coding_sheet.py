"""`framing coding sheet` and `framing coding import`"""

from __future__ import annotations

from pathlib import Path

import pytest

import framing as package
from tests.cli.running_framing import framing
from tests.coding.sheet_material import sample

LEXICON = """
lexicon: small
version: 1.0.0
language: en
targets:
  china: {label: China, terms: [China]}
frames:
  economy: {label: Economy, definition: Money., terms: [money]}
  conflict: {label: Conflict, definition: War., terms: [war]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yml").write_text(LEXICON, encoding="utf-8")
    sample().to_csv(tmp_path / "sample.csv")
    return tmp_path


def sheet(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, str, str]:
    run = framing(
        capsys, "coding", "sheet", str(folder / "sample.csv"), "--lexicon", str(folder / "small.yml"), *arguments
    )
    return run.code, run.out, run.err


def test_a_page_for_one_coder(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    out = folder / "anna.html"
    assert sheet(capsys, folder, "--coder", "anna", "--out", str(out), "--seed", "3") == (
        0,
        f"\nWritten\n  {out}\n",
        "",
    )
    assert b"Coding sheet of <bdi>anna</bdi>" in out.read_bytes()
    lexicon = package.load_lexicon(folder / "small.yml")
    same = package.write_coding_sheet(sample(), lexicon, folder / "same.html", coder="anna", seed=3)
    assert same.read_bytes() == out.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ((), ["sheet-anna.html", "sheet-ben.html"]),
        (("--format", "csv"), ["sheet-anna.csv", "sheet-ben.csv"]),
        (("--coder", "ben"), ["sheet-ben.html"]),
        (("--format", "label-studio"), ["config.xml", "tasks.json"]),
        (("--format", "doccano", "--coder", "ben"), ["labels.json", "texts.jsonl"]),
    ],
)
def test_a_folder_gets_a_file_for_each(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], names: list[str]
) -> None:
    assert sheet(capsys, folder, "--out", str(folder / "out"), "--quiet", *arguments) == (0, "", "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == names


def test_coders_see_the_source_and_some_frames_only_if_asked(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = folder / "anna.csv"
    sheet(capsys, folder, "--coder", "anna", "--out", str(out), "--show-source", "--only", "conflict")
    header = out.read_text(encoding="utf-8-sig").partition("\n")[0]
    assert header == '"unit_id","coder","source","before","text","after","conflict","note"'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "pdf", "--out", "x"), "Unknown format 'pdf'."),
        (("--out", "x.html"), "several coders (anna, ben) need a folder"),
        (("--format", "csv", "--out", "x.html"), "'x.html' ends in .html, but --format csv is given"),
        (("--format", "doccano", "--coder", "anna", "--coder", "ben", "--out", "x"), "for one coder, or for all"),
    ],
)
def test_wrong_usage(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, error = sheet(capsys, folder, *arguments)
    assert code == 2
    assert said in " ".join(error.replace("│", " ").split())


def test_codes_come_back(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "3.jsonl").write_text('{"unit_id": "d1:1", "label": ["economy", "china: for"]}\n', encoding="utf-8")
    arguments = ("--lexicon", str(folder / "small.yml"), "--sample", str(folder / "sample.csv"))
    run = framing(
        capsys,
        *("coding", "import", str(folder / "3.jsonl"), *arguments),
        *("--rename", "3=anna", "--out", str(folder / "codes.csv")),
    )
    assert run.code == 0
    assert run.out.startswith("3 codes of 1 unit by 1 coder (anna) on 3 frames and targets.\n")
    codes = package.read_codes(folder / "codes.csv")
    assert [(row["coder"], row["name"], row["code"]) for row in codes.rows()] == [
        ("anna", "economy", 1),
        ("anna", "china", 1),
        ("anna", "conflict", 0),
    ]


def test_what_is_wrong_with_codes_is_said_in_options(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "all.jsonl").write_text('{"unit_id": "d1:1", "label": ["economy"]}\n', encoding="utf-8")
    arguments = ("--lexicon", str(folder / "small.yml"), "--out", str(folder / "codes.csv"))
    run = framing(capsys, "coding", "import", str(folder / "all.jsonl"), *arguments)
    assert run.code == 1
    assert "all.jsonl: it does not say who coded. Name the coder with --coder." in run.err
    assert not (folder / "codes.csv").exists()
    run = framing(capsys, "coding", "import", str(folder / "all.jsonl"), *arguments, "--rename", "anna")
    assert run.code == 2
    assert "'anna' is not of the form FROM=TO" in run.err
