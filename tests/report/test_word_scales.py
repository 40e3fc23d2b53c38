"""Sections and pictures of latent scales, microframes and likeness."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.plots import word_polarity
from framing.report.build import build, section_of
from framing.report.model import FigureBlock, Stamp, TableBlock
from framing.results import LatentScale, Microframes
from tests.comparisons.test_likeness import _ROWS, letters
from tests.scoring.test_vector_fitting import WORLDS, two_worlds


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    return two_worlds(120)


@pytest.fixture(scope="module")
def vectors(corpus: framing.Corpus) -> framing.Vectors:
    return framing.fit_vectors(corpus, dimensions=8)


@pytest.fixture(scope="module")
def scale(corpus: framing.Corpus, vectors: framing.Vectors) -> LatentScale:
    seeds = {"bright": 1, "hope": 1, "gloomy": -1, "fear": -1, "nowhere": -1}
    return framing.lss(corpus, seeds, poles=("light", "dark"), vectors=vectors, n_resamples=200)


@pytest.fixture(scope="module")
def poles(corpus: framing.Corpus, vectors: framing.Vectors) -> Microframes:
    return framing.microframes(corpus, {"mood": (["bright"], ["gloomy"])}, vectors=vectors, n_resamples=200)


def test_a_scale_shows_its_words_before_its_numbers(scale: LatentScale) -> None:
    section = section_of(scale)
    assert isinstance(section.blocks[0], Stamp)
    figures = [block for block in section.blocks if isinstance(block, FigureBlock)]
    tables = {block.title: block for block in section.blocks if isinstance(block, TableBlock)}
    assert figures[0].title == "Words Between Dark and Light"
    assert all(word in figures[0].alt for word in WORLDS[0][2:])
    seeds = tables["What Each Seed Word Does"]
    assert [row[0].parts[0] for row in seeds.rows] == ["bright", "hope", "gloomy", "fear"]
    assert seeds.note.endswith("Not used: nowhere.")
    assert {row[0].parts[0] for row in tables["Sentences Farthest Out"].rows} == {"light", "dark", ""}


def test_microframes_say_that_bias_is_no_media_bias(poles: Microframes) -> None:
    section = section_of(poles)
    assert "a signed mean, and no media bias" in str(section.blocks[1])
    tables = {block.title: block for block in section.blocks if isinstance(block, TableBlock)}
    assert [row[1].parts[0] for row in tables["Bias and Intensity of Each Microframe, by Source"].rows] == [
        "A",
        "B",
    ]
    assert "gain" in tables["Poles, and the Words Near Them"].rows[0][2].parts[0]
    assert "Words That Part Each Group From the Corpus" in tables


@pytest.mark.parametrize("suffix", ["html", "md", "json", "pdf"])
def test_reports_of_each_are_written(scale: LatentScale, poles: Microframes, suffix: str, tmp_path: Path) -> None:
    for name, result in (("scale", scale), ("poles", poles)):
        path = framing.write_report(result, tmp_path / f"{name}.{suffix}")
        assert path.stat().st_size > 1_000


def test_csv_files_that_are_named_are_there(scale: LatentScale, poles: Microframes) -> None:
    for result in (scale, poles):
        named = {block.csv for block in section_of(result).blocks if isinstance(block, TableBlock) and block.csv}
        assert named <= set(result.tables())


def test_a_study_takes_them_as_further_results(
    corpus: framing.Corpus, scale: LatentScale, poles: Microframes, tmp_path: Path
) -> None:
    path = tmp_path / "worlds.yml"
    path.write_text("lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n  f: {label: F, terms: [bright]}\n")
    scores = framing.score(corpus, framing.load_lexicon(path), progress=False)
    study = framing.study(scores, n_resamples=200).with_result(scale).with_result(poles).with_result(scale)
    assert study.result(LatentScale) is scale
    assert [type(each).__name__ for each in study.further].count("LatentScale") == 1
    # Of words of the lexicon, of the scale and of the poles: each once.
    assert [each.code for each in study.caveats].count("not-validated") == 3
    assert study.caveats[-1].code == "not-validated"
    assert {"watanabe2021", "kwak2021"} <= set(study.references)
    titles = [section.title for section in build(study).sections]
    assert {"Between two sets of seed words", "Microframes"} <= set(titles)


def test_likeness_has_a_section(tmp_path: Path) -> None:
    path = tmp_path / "letters.yml"
    path.write_text(
        "lexicon: letters\nversion: 1.0.0\nlanguage: en\nframes:\n  all_a: "
        "{label: All a, definition: aaaa, terms: [aaa]}\n"
    )
    corpus = framing.read_corpus(_ROWS, progress=False)
    result = framing.similarity(corpus, framing.load_lexicon(path), letters, n_resamples=200)
    section = section_of(result)
    assert section.title == "Likeness to what frames mean"
    written = framing.write_report(result, tmp_path / "likeness.md").read_text(encoding="utf-8")
    # Passages stand under the frame's label, not under its name in the file.
    assert "All a" in written
    assert "all_a" not in written
    assert framing.plot(result).get_xlabel() == "Likeness"


def test_words_are_drawn_with_their_names(scale: LatentScale) -> None:
    axes = word_polarity(scale, limit=6)
    names = {text.get_text() for text in axes.texts}
    assert {"bright", "hope", "gloomy", "fear", *WORLDS[0][2:]} <= names
    bold = {text.get_text() for text in axes.texts if text.get_fontweight() == "bold"}
    assert bold == {"bright", "hope", "gloomy", "fear"}
    assert axes.get_xlabel() == "Polarity\n← dark · light →"


def test_each_is_drawn_in_its_usual_kind(scale: LatentScale, poles: Microframes) -> None:
    assert framing.plot(scale, kind="positions").get_xlabel().startswith("Position (0 is the mean article")
    assert framing.plot(poles).get_xlabel() == "Microframe bias (−1 toward B to 1 toward A)"
    assert framing.plot(poles, kind="intensity").get_xlabel() == "Microframe intensity (mean square)"
