"""`framing coding sample`, `agreement` and `merge`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.coding import read_codes, read_gold, read_sample
from framing.corpus import sample_corpus
from tests.cli.running_framing import framing

DRAWING = ("coding", "sample", "articles.csv", "--lexicon", "us-vietnam", "--unit", "sentence")
WHO = ("--coder", "anna", "--coder", "ben", "--coder", "cleo", "--overlap", "0.5")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample corpus, a sample of it for coding, and three coders' codes."""
    folder = tmp_path_factory.mktemp("coding")
    sample_corpus().to_pandas()[["document_id", "source", "title", "text"]].rename(
        columns={"document_id": "id"}
    ).to_csv(folder / "articles.csv", index=False)
    return folder


@pytest.fixture
def there(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(folder)
    if not (folder / "sample.csv").exists():
        run = framing(capsys, *DRAWING, "-n", "60", "--strata", "hit,source", *WHO, "--out", "sample.csv")
        assert (run.code, run.err) == (0, "")
        assert "60 of 1,050 sentences drawn from 8 strata for coding, for anna, ben, cleo." in run.out
        write_codes(folder)
    return folder


def write_codes(folder: Path) -> None:
    for number, coder in enumerate(("anna", "ben", "cleo")):
        with (folder / f"{coder}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["unit_id", "coder", "name", "code", "note"])
            for i, row in enumerate(read_sample(folder / "sample.csv").for_coder(coder)):
                hit = int(row["stratum"].startswith("hit"))
                writer.writerow([row["unit_id"], coder, "us_business_opportunity", hit ^ (i % 7 == number), ""])
                writer.writerow([row["unit_id"], coder, "china", -hit, ""])


def test_a_sample(there: Path) -> None:
    sample = read_sample(there / "sample.csv")
    assert len(sample) == 60
    assert sum(1 / p for p in sample.table.column("probability")) == pytest.approx(1050)
    assert sum(len(names) == 2 for names in sample.table.column("coders")) == 30


def test_agreement(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "coding", "agreement", "anna.csv", "ben.csv", "cleo.csv", "--level", "ordinal", "--sample",
        "sample.csv", "--lexicon", "us-vietnam", "--out", "agreed",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    assert "Agreement of 3 coders (anna, ben, cleo), level: ordinal, 95% intervals over articles." in run.out
    assert "units that divide coders most" in run.out
    with (there / "agreed" / "agreement.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["us_business_opportunity", "china"]
    assert (rows[1]["alpha"], rows[1]["alpha_low"]) == ("1", "")
    assert {path.name for path in (there / "agreed").iterdir()} == {
        *("agreement.html", "agreement.png", "divided_units.png"),
        *("agreement.csv", "agreement_pairs.csv", "divided_units.csv"),
    }


def test_the_level_has_to_be_named(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "coding", "agreement", "anna.csv", "ben.csv")
    assert run.code == 2
    assert (
        "Missing option '--level', of measurement. It decides what agreement is, so there is no usual one: "
        "nominal, ordinal (stance; of frames the same as nominal), interval, ratio, or masi (all frames "
        "together, as sets)."
    ) in " ".join(run.err.replace("│", " ").split())


def test_merging(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ("anna.csv", "ben.csv", "cleo.csv")
    merging = ("coding", "merge", *files, "--sample", "sample.csv", "--out", "gold", "--rule", "majority")
    run = framing(capsys, *merging, "--arbiter", "anna")
    assert (run.code, run.err) == (0, "")
    gold, codes = read_gold(there / "gold" / "gold.csv"), read_codes(there / "gold" / "codes.csv")
    assert len(gold) == 120
    assert gold.has_probabilities
    assert codes.rows() == read_codes([there / name for name in files]).rows()
    assert (there / "gold" / "ties.csv").is_file()
    assert framing(capsys, *merging, "--arbiter", "anna", "--quiet").code == 0  # the same again
    run = framing(capsys, *merging)
    assert run.code == 1
    assert "What was decided is never overwritten" in run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            (*DRAWING, "--out", "s.csv", "-q"),
            "framing: Say how many units to draw: give --n, or --width, the width of "
            "the interval that is wanted.\n",
        ),
        (
            (*DRAWING, "--out", "s.csv", "-q", "-n", "4", "--document", "pcw-99"),
            "framing: Not among the articles that were scored: 'pcw-99'. Did you mean 'pcw-07'?\n",
        ),
        (
            ("coding", "merge", "anna.csv", "--out", "x"),
            "framing: Say how to decide: give --rule majority, or --arbiter with a name, or both.\n",
        ),
        (
            ("coding", "agreement", "anna.csv", "--level", "masi"),
            None,
        ),
        (
            ("coding", "agreement", "none.csv", "--level", "nominal"),
            "framing: There is no file 'none.csv' with codes. Give the path of a CSV file.\n",
        ),
        (
            ("coding", "agreement", "anna.csv", "--level", "nominal", "--resamples", "10"),
            "framing: --resamples 10 are too few for intervals at 95%: no resample would lie outside.\n",
        ),
    ],
)
@pytest.mark.usefixtures("there")
def test_mistakes_are_told_in_options(
    arguments: tuple[str, ...], message: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    run = framing(capsys, *arguments)
    if message is None:
        assert run.code == 0
    else:
        assert (run.code, run.err) == (1, message)
