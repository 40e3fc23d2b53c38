"""`framing keyness`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running_framing import framing

ARTICLES = [("Gazette", "war"), ("Herald", "deal"), ("Courier", "eel")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ninety articles of three papers that write of different things."""
    rows = [
        {
            "id": f"{outlet}{i}",
            "outlet": outlet,
            "body": f"The sea and a {word} {i} of {'the' if i % 2 else 'a'} US.",
        }
        for outlet, word in ARTICLES
        for i in range(30)
    ]
    with (tmp_path / "articles.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_two_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "keyness", "articles.csv", "--source", "outlet", "--focus", "Gazette", "--reference", "Herald",
        "--ngrams", "1", "--out", "out/keyness.csv", "--picture", "key.png",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    key = [(row["word"], row["side"]) for row in _rows(folder / "out" / "keyness.csv") if row["key"] == "true"]
    assert key == [("war", "focus"), ("deal", "reference")]
    assert (folder / "key.png").read_bytes().startswith(b"\x89PNG")
    assert (
        "Gazette (30 articles) against Herald (30): 8 words and phrases tested\n  more often in Gazette: war\n"
        in (run.out)
    )
    assert run.out.endswith("\nWritten\n  out/keyness.csv\n  key.png\n")


def test_options_reach_the_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "keyness", "articles.csv", "--source", "outlet", "-o", "k.csv", "-q", "--ngrams", "2,1", "--case",
        "--stop-words", "english", "--exclude", "war", "--exclude", "sea", "--measure", "g2", "--limit", "3",
    )  # fmt: skip
    assert (run.code, run.out, run.err) == (0, "", "")
    words = {row["word"] for row in _rows(folder / "k.csv")}
    assert words <= {"US", "The", "deal", "eel"}
    assert {"deal", "eel", "US"} <= words


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("--focus", "Herold"),
            1,
            "framing: No group of 'source' is called 'Herold', so it cannot be the focus. Did",
        ),
        (("--ngrams", "1;2"), 2, "Give whole numbers with commas between, such as 1,2; given: '1;2'."),
        (
            ("--ngrams", "9"),
            2,
            "--ngrams must name lengths from 1 (words) to 5 (phrases of 5 words), such as 1,2",
        ),
        (("--min-documents", "0"), 2, "--min-documents must be a whole number of at least 1; given: 0."),
        (("--picture", "a.gif"), 2, "Unknown kind of picture '.gif'."),
        (
            ("--picture", "a.png"),
            1,
            "framing: A picture shows one contrast, and there are 3. Name a --focus, or leave",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_failures(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str) -> None:
    run = framing(capsys, "keyness", "articles.csv", "--source", "outlet", "-o", "k.csv", "-q", *arguments)
    assert run.code == code
    assert said in " ".join(run.err.replace("│", " ").split())  # wrong usage is said in a box
    assert "Traceback" not in run.err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "keyness", "-h")
    assert run.code == 0
    assert "\n   framing keyness articles.csv" in run.out
