"""`framing train`, `framing predict` and `framing compare --model`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.classify import read_card
from tests.classify.coded import PLACES, mentions, passages
from tests.cli.running_framing import framing

LEXICON = """\
lexicon: mine
version: 1.0.0
language: en
targets:
  arland: {label: Arland, terms: [Arland]}
frames:
  economy: {label: Money, definition: Who gains., terms: [tariff*, trade]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with coded texts, coded mentions, articles and a lexicon."""
    texts, frames = passages()
    monkeypatch.chdir(tmp_path)
    stories = [next(place for place in PLACES if place in text) for text in texts]
    _write(
        "coded.csv", [{"text": t, "frame": f, "story": s} for t, f, s in zip(texts, frames, stories, strict=True)]
    )
    given, stances = mentions()
    _write(
        "mentions.csv",
        [
            {"text": text, "start": start, "end": end, "stance": stance}
            for (text, start, end), stance in zip(given, stances, strict=True)
        ],
    )
    _write(
        "articles.csv",
        [
            {
                "id": n,
                "source": "AB"[n % 2],
                "date": f"2023-09-{n + 1:02d}",
                "text": " ".join(texts[8 * n : 8 * n + 8]),
            }
            for n in range(8)
        ],
    )
    Path("mine.yml").write_text(LEXICON)
    return tmp_path


def _write(name: str, rows: list[dict[str, object]]) -> None:
    with Path(name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("folder")
def test_train_and_predict_and_compare(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys,
        "train",
        "coded.csv",
        "--label",
        "frame",
        "--story",
        "story",
        "-l",
        "mine.yml",
        "-o",
        "f.framing",
        "--folds",
        "3",
    )
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("64 coded texts.\n\ntexts held back: macro-F1 of classifier 1.000")
    assert "\nstory held back: macro-F1 of classifier 1.000" in run.out
    assert run.out.endswith("Written: f.framing\n")
    card = read_card("f.framing")
    assert (card.data, card.unit, card.labels) == ("coded.csv", "sentence", {"economy": 32, "security": 32})
    assert card.metrics["macro-F1, story held back"] == 1.0

    run = framing(capsys, "predict", "articles.csv", "-m", "f.framing", "-l", "mine.yml", "-o", "scores", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    hits = [
        float(row["hits"]) for row in _rows("scores/frames.csv") if (row["lexicon"], row["voice"]) == ("f", "all")
    ]
    assert hits == [4.0] * 16  # four sentences of each frame in each of eight articles

    run = framing(
        capsys,
        "compare",
        "articles.csv",
        "--model",
        "f.framing",
        "-l",
        "mine.yml",
        "-o",
        "out",
        "-f",
        "csv,json",
        "--resamples",
        "200",
    )
    assert (run.code, run.err) == (0, "")
    assert "predicted: The frames of 'f' were found by FrameClassifier (trained on 64 coded texts)" in run.out
    assert {row["lexicon"] for row in _rows("out/estimates.csv")} >= {"f", "mine"}
    assert "--model f.framing" in Path("out/report.json").read_text(encoding="utf-8")

    run = framing(capsys, "distances", "articles.csv", "-m", "f.framing", "-o", "apart.csv", "-q")
    assert (run.code, run.err) == (0, "")
    assert len(_rows("apart-profiles.csv")) == len({row["group"] for row in _rows("out/estimates.csv")}) * len(
        {row["name"] for row in _rows("out/estimates.csv") if row["lexicon"] == "f"}
    )


@pytest.mark.usefixtures("folder")
def test_stance(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys,
        "train",
        "mentions.csv",
        "--kind",
        "stance",
        "--label",
        "stance",
        "-o",
        "s.framing",
        "--folds",
        "3",
        "-q",
    )
    assert (run.code, run.out, run.err) == (0, "", "")
    assert read_card("s.framing").unit == "mention"
    run = framing(capsys, "predict", "articles.csv", "-m", "s.framing", "-l", "mine.yml", "-o", "scores", "-q")
    assert (run.code, run.err) == (0, "")
    assert sum(int(row["mentions"]) for row in _rows("scores/targets.csv") if row["voice"] == "all") == 8


@pytest.mark.usefixtures("folder")
def test_a_sample_with_codes(capsys: pytest.CaptureFixture[str]) -> None:
    texts, frames = passages()
    _write(
        "sample.csv", [{"unit_id": n, "text": text, "source": "AB"[n // 8 % 2]} for n, text in enumerate(texts)]
    )
    _write(
        "gold.csv",
        [{"unit_id": n, "name": "economy", "code": int(frame == "economy")} for n, frame in enumerate(frames)],
    )
    run = framing(
        capsys,
        "train",
        "sample.csv",
        "--codes",
        "gold.csv",
        "-o",
        "f.framing",
        "--folds",
        "2",
        "--no-validate",
        "--about",
        "Jobs.",
    )
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("64 coded texts.\n\nFrameClassifier, trained on 64 sentences (")
    assert read_card("f.framing").about == "Jobs."


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("train", "coded.csv", "-o", "f.framing"),
            "Name the column with the labels (--label), or those with 0 and 1",
        ),
        (
            ("train", "coded.csv", "--label", "frame", "-o", "f.pkl"),
            "A model's file ends in .framing; given: 'f.pkl'.",
        ),
        (
            ("train", "coded.csv", "--label", "frame", "--kind", "frame", "-o", "f.framing"),
            "Unknown kind of model 'frame'. Did you mean 'frames'? Allowed: 'frames' or 'stance'.",
        ),
        (
            ("train", "coded.csv", "--kind", "stance", "--label", "x", "--language", "de", "-o", "s.framing"),
            "Invalid value for '--language': Stance is learnt from English texts; given: 'de'. Leave it out.",
        ),
        (
            ("train", "coded.csv", "--label", "frame", "--unit", "word", "-o", "f.framing"),
            "Unknown unit 'word'. Allowed: 'sentence', 'paragraph' or 'article'.",
        ),
        (
            ("train", "coded.csv", "--codes", "x.csv", "--label", "frame", "-o", "f.framing"),
            "A sample has columns of its own; leave out --label.",
        ),
        (("compare", "articles.csv", "-o", "out"), "Missing option '--lexicon', what to look for"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    run = framing(capsys, *arguments)
    assert run.code == 2
    assert said.replace(" ", "") in "".join(run.err.replace("│", "").split())


@pytest.mark.usefixtures("folder")
def test_failed_work(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "train", "coded.csv", "--label", "theme", "-o", "f.framing")
    assert run.code == 1
    assert "the column 'theme' is missing" in run.err
    Path("bad.framing").write_bytes(b"\x80\x04.")
    run = framing(capsys, "predict", "articles.csv", "-m", "bad.framing", "-o", "scores", "-q")
    assert run.code == 1
    assert "bad.framing: this is a pickle." in run.err
