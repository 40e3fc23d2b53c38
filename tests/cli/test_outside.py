"""`framing compare --scores`: numbers from elsewhere, and `--language` of dictionaries that say none."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest
import typer

from framing.cli.outside import NOTHING_OUTSIDE, Outside, outside
from tests.cli.running_framing import framing

ARTICLES = """\
id,source,text
a1,Alpha,The port brings jobs. They hire again.
a2,Alpha,The port brings noise.
b1,Beta,The sea rose. Jobs went away.
b2,Beta,People hire boats.
b3,Beta,People hire boats.
"""
LABELS = """\
document_id,item,value
a1,economy,0.9
a2,economy,0.5
b1,economy,0.2
b2,economy,0.4
b3,economy,0.4
"""
RUN = ("compare", "articles.csv", "-l", "jobs.txt", "--resamples", "200", "-o", "out", "-q")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, labels and a list of words."""
    (tmp_path / "articles.csv").write_text(ARTICLES)
    (tmp_path / "labels.csv").write_text(LABELS)
    (tmp_path / "jobs.txt").write_text("jobs\nhire\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _estimates(folder: Path) -> dict[tuple[str, str], float]:
    with (folder / "out" / "estimates.csv").open(newline="") as file:
        return {(row["name"], row["group"]): float(row["estimate"]) for row in csv.DictReader(file)}


def test_numbers_from_elsewhere_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By hand: (.9 + .5) ÷ 2 and (.2 + .4) ÷ 2; b3 has the text of b2 and is left out, with its row."""
    more = ("--scores", f"labels={folder / 'labels.csv'}", "--scores-range", "0:1", "--measure", "labels")
    run = framing(capsys, *RUN, *more, "--language", "en", "-f", "csv,json")
    assert (run.code, run.err) == (0, "")
    assert _estimates(folder) == pytest.approx({("economy", "Alpha"): 0.7, ("economy", "Beta"): 0.3})
    report = json.loads((folder / "out" / "report.json").read_text())
    assert report["provenance"]["command"] == (
        "framing compare articles.csv --language en --lexicon jobs.txt --scores labels=labels.csv "
        "--scores-range 0:1 --by source --measure labels --resamples 200 --seed 0"
    )
    cautions = next(each for each in report["report"]["sections"] if each["id"] == "caveats")
    said = {item["term"]: item["text"] for block in cautions["blocks"] for item in block["items"]}
    assert said["external"] == "‘Labels’ was made outside this library (labels.csv) and is taken as it is."
    assert said["left-out"] == "1 row of ‘Labels’ is not used, since its article was left out."
    assert [book["language"] for book in report["codebooks"]] == ["en"]
    # It is about these numbers, not about the frames of the lexicon beside them.
    assert "frames" not in {section["id"] for section in report["report"]["sections"]}


def test_what_the_options_say() -> None:
    found = outside(
        ["a=labels.csv", "b=labels.csv"],
        ["b=codes of two people", "model=large, 1.2"],
        ["0:", "b=-1:1"],
    )
    assert found == Outside(
        (("a", Path("labels.csv")), ("b", Path("labels.csv"))),
        (("b", "codes of two people"), ("", "model=large, 1.2")),
        (("", 0.0, math.inf), ("b", -1.0, 1.0)),
    )
    assert found.names == ("a", "b")
    assert list(found.words()) == [
        *("--scores", "a=labels.csv", "--scores", "b=labels.csv"),
        *("--scores-about", "b=codes of two people", "--scores-about", "model=large, 1.2"),
        *("--scores-range", "0:", "--scores-range", "b=-1:1"),
    ]
    assert outside(None) is NOTHING_OUTSIDE


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(typer.BadParameter) as raised:
        outside(
            ["labels.csv", "tone=nowhere.csv", "a=labels.csv", "a=labels.csv"],
            ["one", "two", "a=x", "a=y"],
            ["1:0", "a=low"],
        )
    assert str(raised.value).splitlines() == [
        "Write --scores as NAME=FILE, such as labels=labels.csv; given: 'labels.csv'.",
        "--scores tone=nowhere.csv: There is a measure 'tone' already. Give it another name.",
        "--scores tone=nowhere.csv: there is no file 'nowhere.csv'.",
        "Two files are called 'a'. Give each a name of its own.",
        *(
            "Write --scores-range as LOW:HIGH, the lower end first, such as 0:1 (or NAME=0:1, with the name of "
            f"one of the --scores); given: '{given}'."
            for given in ("1:0", "low")
        ),
        "--scores-about is given 2 times for all measures; write NAME= before each, with the name of its measure.",
        "--scores-about is given 2 times for 'a'.",
    ]


def test_what_is_said_of_no_file() -> None:
    with pytest.raises(typer.BadParameter) as raised:
        outside(None, ["a model"])
    assert str(raised.value) == "--scores-about and --scores-range go with --scores NAME=FILE."


def test_ids_of_no_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "labels.csv").write_text(LABELS.replace("a1", "z9"))
    run = framing(capsys, *RUN, "--scores", "labels=labels.csv", "-f", "csv")
    assert (run.code, run.err) == (
        1,
        "framing: --scores labels=labels.csv: 'labels' cannot be put beside the articles.\n"
        "  1 id belongs to no article of these scores: z9. Leave these rows out, or score the articles that they "
        "are about. --id-column names the column of the articles that has their ids.\n",
    )


@pytest.mark.parametrize("command", ["timeline", "robustness"])
def test_other_commands_take_them(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (folder / "articles.csv").read_text().splitlines()
    dated = [f"{row},{'date' if not n else f'2023-0{n}-03'}" for n, row in enumerate(rows)]
    (folder / "articles.csv").write_text("\n".join(dated))
    more = ("--scores", "labels=labels.csv", "--scores-range", "0:1", "--language", "en", "-q")
    given = (command, "articles.csv", "-l", "jobs.txt", *more, "-o", "out.csv")
    run = framing(capsys, *given, "--measure", "labels")
    assert (run.code, run.err) == (0, "")
    with (folder / "out.csv").open(newline="") as file:
        assert {row["name"] for row in csv.DictReader(file)} == {"economy"}
    run = framing(capsys, *given, "--measure", "label")
    assert run.code == 2
    assert "Unknown measure 'label'. Did you mean 'labels'?" in run.err


def test_a_voice_of_a_measure_from_outside(capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--scores", "labels=labels.csv", "--measure", "labels", "--voice", "quoted")
    run = framing(capsys, *RUN, *more)
    assert run.code == 2
    assert "Nothing is known of the voices of 'labels': it was made" in run.err


def test_a_plan_knows_nothing_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--scores", "labels=labels.csv", "--language", "en")
    run = framing(capsys, "compare", "--plan", "plan.toml", *more, "-o", "out")
    assert run.code == 2
    assert "leave out --language, --scores," in " ".join(run.err.replace("│", " ").split())


@pytest.mark.parametrize(
    ("lexicons", "language", "said"),
    [
        (
            ["us-vietnam"],
            "German",
            "--language takes the tag of a language, such as 'en', 'zh' or 'zh-Hant'; given: 'German'. Where "
            "files are in several, read each on its own, or give the articles a column 'language'.",
        ),
        (["jobs.txt"], "German", "'German' is no language. Write a language tag such as en, vi or zh-Hans."),
    ],
)
def test_a_language_that_is_refused(
    lexicons: list[str], language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [part for name in lexicons for part in ("-l", name)]
    run = framing(capsys, "score", "articles.csv", *named, "--language", language, "-o", "out", "-q")
    assert (run.code, run.err) == (1, f"framing: {said}\n")


def test_a_language_is_that_of_those_that_say_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tone is measured in English: the articles of a dictionary without a language have none."""
    for more, there in ((("--language", "en"), True), ((), False)):
        run = framing(capsys, "score", "articles.csv", "-l", "jobs.txt", *more, "-o", "out", "-q")
        assert (run.code, run.err) == (0, "")
        with (folder / "out" / "documents.csv").open(newline="") as file:
            assert all((row["tone"] != "") is there for row in csv.DictReader(file))


def test_a_language_is_that_of_articles_that_say_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "us-vietnam", "--language", "de", "-o", "out")
    assert (run.code, run.err) == (0, "")
    assert "other-language: The lexicon us-vietnam (en) has no terms in the language of some articles" in run.out
    with (folder / "out" / "documents.csv").open(newline="") as file:
        assert {row["language"] for row in csv.DictReader(file)} == {"de"}
