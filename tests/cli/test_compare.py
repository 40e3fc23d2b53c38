"""`framing compare` and `framing demo`, from articles to the files of a report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = packaged_folder("examples") / "us_vietnam.jsonl"
TABLES = [
    *(
        "article_speakers",
        "caveats",
        "contrasts",
        "documents",
        "estimates",
        "evidence",
        "exclusions",
        "frame_voices",
    ),
    *(
        "frames",
        "omnibus",
        "robustness",
        "robustness_kinds",
        "speakers",
        "specifications",
        "spellings",
        "stance",
        "targets",
    ),
    *("terms", "timeline", "word_shifts"),
]
QUICK = ("--lexicon", "us-vietnam", "--resamples", "200")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, "-o", "out", "-f", "csv,md,json", "--title", "Hanoi")
    assert (run.code, run.err) == (0, "")
    written = ["report.md", "report.json", *(f"{name}.csv" for name in TABLES)]
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(written)
    assert run.out.startswith("28 articles read: 28 used, 0 left out.\nSources: ")
    assert "\nShare of sentences, with intervals at 95%\n" in run.out
    assert "\nCautions\n" in run.out
    assert "\nWritten\n  out/report.md\n  out/report.json\n  out/documents.csv\n" in run.out
    assert "\nIn full: the report and caveats.csv (by row: the column caveats of the other tables).\n" in run.out
    said = {(row["code"], row["message"]) for row in _rows(folder / "out" / "caveats.csv")}
    assert "not-validated" in {code for code, _ in said}
    for code, message in said:
        assert code in run.out
        assert message.split(". ")[0].split(": ")[0] in (folder / "out" / "report.md").read_text().replace(
            "\\", ""
        )
    assert "# Hanoi" in (folder / "out" / "report.md").read_text()


def test_all_measures_are_in_the_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framing(capsys, "compare", str(SAMPLE), *QUICK, "-o", "out", "-f", "csv", "-q")
    estimates = _rows(folder / "out" / "estimates.csv")
    assert {"share", "present", "salience", "tone"} <= {row["measure"] for row in estimates}
    share = [row for row in estimates if row["measure"] == "share"]
    assert len(share) == 8 * 4  # frames × sources
    assert {row["measure"] for row in _rows(folder / "out" / "contrasts.csv")} == {
        row["measure"] for row in estimates
    }


def test_aliases_give_speakers_their_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aliases.csv").write_text("name,canonical\nCarla Whitsett,Carla Anne Whitsett\n")
    more = ("--aliases", "aliases.csv")
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, *more, "-o", "out", "-f", "csv,json", "-q")
    assert (run.code, run.err) == (0, "")
    names = {row["speaker"] for row in _rows(folder / "out" / "speakers.csv")}
    assert "Carla Anne Whitsett" in names
    assert "Carla Whitsett" not in names
    command = json.loads((folder / "out" / "report.json").read_text())["provenance"]["command"]
    assert "--lexicon us-vietnam --aliases aliases.csv --by source" in command


def test_the_command_makes_the_report_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It names no folder; what it names gives the same bytes in another folder."""
    arguments = [str(SAMPLE), *QUICK, "--seed", "7", "--since", "2023-09-01", "--author", "A. Nonymous"]
    framing(capsys, "compare", *arguments, "-o", "one", "-f", "json,md", "-q")
    command = json.loads((folder / "one" / "report.json").read_text())["provenance"]["command"]
    assert command == (
        "framing compare us_vietnam.jsonl --since 2023-09-01 --lexicon us-vietnam --by source --resamples 200 "
        "--seed 7 --author 'A. Nonymous'"
    )
    framing(capsys, "compare", *arguments, "-o", "deeper/two", "-f", "md,json,csv")
    for name in ("report.json", "report.md"):
        assert (folder / "one" / name).read_bytes() == (folder / "deeper" / "two" / name).read_bytes()


def test_a_reference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference = "Mekong Courier"
    framing(capsys, "compare", str(SAMPLE), *QUICK, "-o", "out", "-f", "csv", "-q", "--reference", reference)
    assert {row["reference"] for row in _rows(folder / "out" / "contrasts.csv")} == {reference}


def test_clusters_and_strata(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--measure", "share", "--cluster", "date", "--strata", "week")
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, *asked, "-o", "out", "-f", "csv,json", "-q")
    assert (run.code, run.err) == (0, "")
    assert all(int(row["n_clusters"]) <= 7 for row in _rows(folder / "out" / "estimates.csv"))
    assert any(row["within_strata"] for row in _rows(folder / "out" / "contrasts.csv"))
    assert {row["groups"] for row in _rows(folder / "out" / "omnibus.csv")} == {"4"}
    command = json.loads((folder / "out" / "report.json").read_text())["provenance"]["command"]
    assert " --by source --measure share --cluster date --strata week --resamples 200 " in command


def test_measures_and_a_voice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--measure", "stance", "--measure", "mentions", "--voice", "journalist")
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, *asked, "-o", "out", "-f", "csv,md,json")
    assert (run.code, run.err) == (0, "")
    assert "\nStance (−1 against to 1 for), with intervals at 95%\n" in run.out
    for name in ("estimates", "contrasts"):
        rows = _rows(folder / "out" / f"{name}.csv")
        assert {(row["measure"], row["voice"]) for row in rows} == {
            ("stance", "journalist"),
            ("mentions", "journalist"),
        }
        assert {row["name"] for row in rows} == {"us", "china", "vietnam", "russia"}
    text = (folder / "out" / "report.md").read_text()
    assert "Stance Toward Each Target, by Source (Voice: Journalist)" in text
    assert "Evidence side by side" not in text
    command = json.loads((folder / "out" / "report.json").read_text())["provenance"]["command"]
    assert " --by source --measure stance --measure mentions --voice journalist --resamples 200 " in command


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("-f", "pdf,odt"), 2, "Unknown format 'odt'."),
        (("-f", ""), 2, "Unknown format ''."),
        (("--by", "sauce"), 1, "Did you mean 'source'?"),
        (("--reference", "Mekong Currier"), 1, "Did you mean 'Mekong Courier'?"),
        (("--cluster", "storey"), 1, "Unknown column for cluster 'storey'."),
        (("--strata", "source"), 1, "strata='source' is the column that makes the groups"),
        (("--confidence", "95"), 2, "confidence must lie between 0.5 and 1, such as 0.95; given: 95.0."),
        (("--measure", "stanze"), 2, "Unknown measure 'stanze'. Did you mean 'stance'?"),
        (("--voice", "qouted"), 2, "Unknown voice 'qouted'. Did you mean 'quoted'?"),
        (("--seed", "-1"), 2, "seed must be a whole number of at least 0; given: -1."),
        (("--resamples", "9"), 2, "--resamples must be a whole number of at least 200"),
        (("--correction", "bonferoni"), 2, "Unknown correction 'bonferoni'."),
        (("--since", "2024-01-01"), 1, "framing: "),
    ],
)
@pytest.mark.usefixtures("folder")
def test_failures(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str) -> None:
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, "-o", "out", *options)
    assert run.code == code
    assert said in " ".join(run.err.replace("│", " ").split())
    assert "went wrong" not in run.err


@pytest.mark.usefixtures("folder")
def test_settings_are_refused_before_any_work(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "compare", "nosuch.csv", *QUICK, "-o", "out", "--seed", "-1")
    assert (run.code, run.out) == (2, "")
    assert not Path("out").exists()


def test_tables_are_written_even_where_a_report_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "out" / "report.md").mkdir(parents=True)
    run = framing(capsys, "compare", str(SAMPLE), *QUICK, "-o", "out", "-f", "md,csv", "-q")
    assert run.code == 1
    assert all((folder / "out" / f"{name}.csv").is_file() for name in TABLES)


def test_the_demo(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "demo")
    assert (run.code, run.err) == (0, "")
    reports = ["report.html", "report.json", "report.md", "report.pdf"]
    written = sorted([*reports, *(f"{name}.csv" for name in TABLES)])
    assert sorted(path.name for path in (folder / "demo-report").iterdir()) == written
    last = run.out.split("\nWritten\n")[1]
    assert all(f"  demo-report/{name}\n" in last for name in written)
    command = json.loads((folder / "demo-report" / "report.json").read_text())["provenance"]["command"]
    assert command == "framing demo"
