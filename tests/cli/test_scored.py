"""A folder of scores in the place of articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from framing.cli import main
from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = str(packaged_folder("examples") / "us_vietnam.jsonl")
SCORED = ("-l", "us-vietnam", "--jobs", "1", "-q")
FIRST = "Scores of 28 articles from 4 sources: 8 frames, 4 targets, 954 matches; 0 articles excluded."


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's scores, made once."""
    scores = tmp_path_factory.mktemp("scored") / "scores"
    assert main(["score", SAMPLE, *SCORED, "-o", str(scores)]) == 0
    return scores


@pytest.fixture
def folder(scored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the sample's scores are."""
    shutil.copytree(scored, tmp_path / "scores")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_numbers_are_those_of_the_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shift = ("--of", "containment_of_china", "--focus", "Mekong Courier", "--resamples", "200")
    asked: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "compare": (("--resamples", "200", "--format", "csv", "--measure", "share"), ("estimates", "contrasts")),
        "timeline": (("--resamples", "200"), ("timeline",)),
        "distances": (("--resamples", "200"), ("distances", "distances-profiles")),
        "robustness": (("--alternative", "articles"), ("robustness", "robustness-summary")),
        "keyness": (("--focus", "Mekong Courier"), ("keyness",)),
        "word-shift": (shift, ("word-shift",)),
    }
    for command, (options, tables) in asked.items():
        for given, out in (
            (("scores",), "of_scores"),
            ((SAMPLE, *(() if command == "keyness" else ("-l", "us-vietnam"))), "of_articles"),
        ):
            where = out if command == "compare" else f"{out}/{command}.csv"
            run = framing(capsys, command, *given, *options, "--out", where)
            assert (run.code, run.err) == (0, "")
            assert (run.out.splitlines()[0] == FIRST) == (out == "of_scores")
        for name in tables:
            of_scores, of_articles = (folder / out / f"{name}.csv" for out in ("of_scores", "of_articles"))
            assert of_scores.read_bytes() == of_articles.read_bytes()
    assert not (folder / "of_scores" / "evidence.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("compare", "scores", "-l", "us-vietnam", "--since", "2023-09-01", "-o", "out"),
            "'scores' holds scores, for which --lexicon, --since came before: leave it out here, or run framing "
            "score with it.",
        ),
        (
            ("compare", "scores", SAMPLE, "-o", "out"),
            "'scores' holds scores, and stands alone: score all articles into one folder, and name that.",
        ),
        (
            ("timeline", SAMPLE, "-o", "out.csv"),
            "Missing option '--lexicon', what to look for in the articles; framing lexicon list shows those that "
            "come along.",
        ),
    ],
)
def test_what_does_not_go_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    run = framing(capsys, *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.replace("│", " ").split())


def test_commands_that_need_articles_say_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "voices", "scores", "-o", "out")
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "framing: 'scores' is a folder of scores, and articles are wanted here. open_scores('scores') opens it; "
        "framing compare, timeline, distances, robustness, word-shift and keyness take it in the place of "
        "articles.\n"
    )
