"""`framing voices`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running_framing import framing

HARBOUR = "Ann Lee met the press. “The harbour will grow,” she said.\r\nOfficials warned that prices would rise."
COPY = f"{HARBOUR}\n\nShare this article"
TEXTS = {"01": HARBOUR, "2": HARBOUR, "3": COPY, "4": ""}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four articles: two of the same text, one with a line that cleaning takes, one empty."""
    with (tmp_path / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "headline", "story"])
        writer.writerows([name, "Lee says that the harbour will grow", text] for name, text in TEXTS.items())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("folder")
def test_the_table(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run = framing(capsys, "voices", "articles.csv", "--id-column", "key", "--text", "story", "--out", "new/v.csv")
    assert (run.code, run.err) == (0, "")
    found = rows(folder / "new" / "v.csv")
    assert list(found[0]) == [
        *("document_id", "start", "end", "voice", "speaker", "speaker_start", "speaker_end", "speaker_kind"),
        *("cue", "cue_start", "cue_end"),
    ]
    # Copies are articles too, ids stay as written, and line ends count as the file has them.
    assert [(row["document_id"], row["voice"], row["speaker"]) for row in found] == [
        (name, voice, speaker)
        for name in ("01", "2", "3")
        for voice, speaker in (("quoted", "Ann Lee"), ("attributed", "Officials"))
    ]
    for row in found:
        text = TEXTS[row["document_id"]]
        said = text[int(row["start"]) : int(row["end"])]
        assert said == ("“The harbour will grow,”" if row["voice"] == "quoted" else "that prices would rise")
        assert text[int(row["cue_start"]) : int(row["cue_end"])] == row["cue"]


@pytest.mark.usefixtures("folder")
def test_what_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("voices", "articles.csv", "--id-column", "key", "--text", "story", "-o", "v.csv")
    run = framing(capsys, *arguments)
    assert [line.rstrip() for line in run.out.splitlines()] == [
        "4 articles read: 3 used, 1 left out.",
        "  1 left out (reading): empty text",
        "Sources: articles (3).",
        "  columns-guessed: Columns were guessed from their names: title from 'headline'.",
        "  one-source: No column names a source, so what was read counts as one source, named after the input: "
        "'articles'. Name the column with --source.",
        "",
        "6 spans of reported speech: 3 quoted, 3 attributed.",
        "With a speaker known by name or phrase: 6; without: 0.",
        "",
        "most frequent speakers   spans",
        "──────────────────────────────",
        "Ann Lee                      3",
        "Officials                    3",
        "",
        "  articles-left-out: 1 article was left out and has no rows; the exclusions say why.",
        "  titles-left-out: 3 spans of speech in titles are left out: all offsets count in the text.",
        "",
        "Written",
        "  v.csv",
    ]
    quiet = framing(capsys, *arguments, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


@pytest.mark.usefixtures("folder")
def test_cleaning_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("voices", "articles.csv", "--id-column", "key", "--text", "story", "-o", "v.csv")
    assert "cuts-not-read" not in framing(capsys, *arguments, "--no-clean").out
    assert "cuts-not-read: 1 passage that cleaning set aside" in framing(capsys, *arguments, "--clean").out


def test_aliases(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "who.csv").write_text("name,canonical\nAnn Lee,Anna Marlow\n")
    arguments = ("voices", "articles.csv", "--text", "story", "-o", "v.csv", "--aliases", "who.csv", "-q")
    assert framing(capsys, *arguments).code == 0
    assert rows(folder / "v.csv")[0]["speaker"] == "Anna Marlow"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".", "framing: Nothing can be written to '.': it is a folder. Name a file in it with --out.\n"),
        (
            "articles.csv/v.csv",
            "framing: Nothing can be written to the folder 'articles.csv': there is a file of this name. Name "
            "another with --out.\n",
        ),
    ],
)
def test_the_place_is_tried_before_any_work(capsys: pytest.CaptureFixture[str], out: str, said: str) -> None:
    run = framing(capsys, "voices", "nosuch.csv", "-o", out)
    assert (run.code, run.out, run.err) == (1, "", said)
