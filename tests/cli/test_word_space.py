"""`framing lss`, `framing microframes` and `framing suggest`, on a corpus of two worlds of words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running_framing import framing
from tests.scoring.test_vector_fitting import two_worlds

_LEXICON = (
    "lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n"
    "  light: {label: Light, terms: [bright, 'hop*'], opposed_to: [dark]}\n"
    "  dark: {label: Dark, terms: [gloomy, fear], opposed_to: [light]}\n"
)


@pytest.fixture(scope="module")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("corpus") / "articles.csv"
    rows = two_worlds().to_pandas()[["document_id", "source", "text"]]
    rows.to_csv(path, index=False)
    return path


@pytest.fixture
def folder(tmp_path: Path, corpus_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles.csv").write_bytes(corpus_file.read_bytes())
    (tmp_path / "worlds.yml").write_text(_LEXICON)
    (tmp_path / "v.txt").write_text(
        "".join(
            f"{word} {x} {y}\n"
            for word, x, y in (
                ("bright", 1, 0),
                ("hope", 1, 0.1),
                ("gain", 0.9, 0.1),
                ("gloomy", -1, 0),
                ("fear", -1, 0.1),
            )
        )
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_scale_of_seed_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "lss", "articles.csv", "--positive", "bright, hope", "--negative", "gloomy,fear", "--poles",
        "light,dark", "--vectors", "v.txt", "--resamples", "200", "--out", "scale", "--format", "csv,md",
        "--id-column", "document_id",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    estimates = _rows(folder / "scale" / "position_estimates.csv")
    assert [row["group"] for row in estimates if float(row["estimate"]) > 0] == ["A"]
    report = (folder / "scale" / "report.md").read_text(encoding="utf-8")
    assert "Between two sets of seed words" in report
    assert "Experimental: how well these numbers agree with human readers has not been shown." in report
    assert "framing lss articles.csv --id-column document\\_id --positive 'bright, hope'" in report
    assert "Position of 240 articles between dark (below 0) and light (above 0), from 4 of 4 seeds." in run.out


def test_a_lexicon_gives_seeds_and_poles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys,
        "lss",
        "articles.csv",
        "-l",
        "worlds.yml",
        "--vectors",
        "v.txt",
        "--resamples",
        "200",
        "-f",
        "csv",
        "-q",
    )
    assert (run.code, run.err, run.out) == (0, "", "")
    assert [row["seed"] for row in _rows(folder / "scale" / "seeds.csv")] == ["bright", "hop*", "gloomy", "fear"]
    run = framing(
        capsys, "microframes", "articles.csv", "-l", "worlds.yml", "--vectors", "v.txt", "--resamples", "200",
        "-f", "csv", "-q",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    (axis,) = _rows(folder / "microframes" / "microframe_axes.csv")
    assert (axis["item"], axis["pole_a"], axis["pole_b"]) == ("Light – Dark", "Light", "Dark")


def test_microframes_of_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "microframes", "articles.csv", "--axis", "mood: bright, hope | gloomy", "--axis",
        "gains:gain|fear", "--vectors", "v.txt", "--resamples", "200", "--out", "m", "-f", "csv,html",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    rows = _rows(folder / "m" / "microframe_groups.csv")
    assert [(row["item"], row["group"]) for row in rows] == [
        ("mood", "A"),
        ("mood", "B"),
        ("gains", "A"),
        ("gains", "B"),
    ]
    assert "no media bias" in (folder / "m" / "report.html").read_text(encoding="utf-8")


def test_suggestions_as_a_table_and_as_lines_of_a_lexicon(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "gold.csv").write_text("unit_id,document_id\n1,d0\n2,d1\n")
    arguments = (
        "suggest",
        "articles.csv",
        "-l",
        "worlds.yml",
        "--frame",
        "light",
        "--vectors",
        "v.txt",
        "--no-phrases",
    )
    run = framing(capsys, *arguments, "--exclude", "gold.csv", "--out", "s.csv", "--id-column", "document_id")
    assert (run.code, run.err) == (0, "")
    assert _rows(folder / "s.csv")[0]["term"] == "gain"
    assert "2 gold articles were not read." in run.out
    run = framing(capsys, *arguments, "--out", "s.yml", "-q")
    assert (folder / "s.yml").read_text(encoding="utf-8").startswith("      # - gain    # ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lss", "articles.csv"), "Give --positive and --negative, or --lexicon: one of the two."),
        (("lss", "articles.csv", "--positive", "a"), "Give at least one seed word, such as growth,opportunit*."),
        (
            ("lss", "articles.csv", "--positive", "a", "--negative", "b,a"),
            "A seed word is of one end only; of both: a.",
        ),
        (
            ("lss", "articles.csv", "--positive", "a", "--negative", "b", "--poles", "x"),
            "Give two names with a comma between, such as growth,threat; given: 'x'.",
        ),
        (("lss", "articles.csv", "--positive", "a", "--negative", "b", "-f", "doc"), "Unknown format 'doc'."),
        (("microframes", "articles.csv"), "Give --axis, once or several times, or --lexicon: one of the two."),
        (
            ("microframes", "articles.csv", "--axis", "mood bright"),
            "Write a name, a colon, and two lists of words",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *arguments)
    assert run.code == 2
    assert " ".join(said.split()) in " ".join(run.err.replace("│", " ").split())


@pytest.mark.usefixtures("folder")
def test_what_fails_is_said_in_options(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "suggest", "articles.csv", "-l", "worlds.yml", "--frame", "lihgt", "--out", "s.csv")
    assert (run.code, "Did you mean 'light'?" in run.err) == (1, True)
    run = framing(
        capsys, "lss", "articles.csv", "--positive", "a", "--negative", "b", "--vectors", "nothing.txt", "-q"
    )
    assert (run.code, run.err.count("There is no file 'nothing.txt'.")) == (1, 1)
