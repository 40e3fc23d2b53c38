"""Reports on frames that a trained model found: they speak of passages and probabilities, not of terms."""

from __future__ import annotations

from typing import Any

import pytest

import framing
from framing.classify import ProbabilityModel, predict_scores
from framing.plots.specifications import specification_curve
from framing.report import build
from framing.report.markdown import markdown_of
from framing.report.model import FigureBlock, Paragraph, Statements
from framing.report.svg import svg_of
from framing.results import Robustness, Scores, Study, WordShifts
from framing.results.bands import BANDS


def _probabilities(texts: list[str]) -> Any:
    return [
        [(0.95 if len(text) % 3 else 0.8) if "China" in text else 0.3, 0.6 if "export" in text else 0.1]
        for text in texts
    ]


def _scores(**options: Any) -> Scores:
    model = ProbabilityModel(_probabilities, ["rivalry", "commerce"], name="finder")
    return predict_scores(framing.sample_corpus(), model, progress=False, name="finder", **options)


@pytest.fixture(scope="module")
def study() -> Study:
    return framing.study(_scores(), n_resamples=200)


@pytest.fixture(scope="module")
def said(study: Study) -> str:
    return markdown_of(build.build(study)).decode().replace("\u00a0", " ")


def test_it_names_the_model(said: str, study: Study) -> None:
    (book,) = study.codebooks
    assert book.is_model
    assert f"4 sources; model finder {book.version}" in said
    assert f"**Model finder {book.version}.**" in said
    assert f"- **Model**: finder {book.version}, SHA-256 {book.sha256}" in said


def test_it_says_what_was_not_checked(said: str) -> None:
    assert (
        "Not validated against human coding. These numbers say how often a trained model finds the frame; whether "
        "a human reader would find it there has not been checked."
    ) in said


def test_frames_have_no_terms(said: str) -> None:
    assert said.count("- *Found by:* a trained model; a hit is a passage that it gives the frame to") == 2
    assert "*Terms:*" not in said


def test_bands_are_no_terms(said: str) -> None:
    assert not [band for band in BANDS if f"“{band}”" in said or f"the term {band}" in said]
    assert "without each term (here, each band of the model’s probabilities), without quotations" in said
    assert "without passages of probability" in said.lower()


def test_what_makes_a_difference_is_in_passages() -> None:
    shift = framing.word_shift(
        _scores(), "rivalry", "East Harbour Review", "Mekong Courier", n_resamples=200, progress=False
    )
    introduction, statements, figure = build.section_of(WordShifts((shift,))).blocks
    assert isinstance(introduction, Paragraph)
    assert introduction.text == (
        "Where a trained model finds the frame, bands of its probabilities stand in the place of terms. A "
        "difference that comes from passages of which the model is unsure is an unsure one."
    )
    assert isinstance(statements, Statements)
    assert ", the largest parts are passages of probability " in statements.items[0].text
    assert isinstance(figure, FigureBlock)
    assert figure.alt.startswith(
        "Bars of what each of 2 bands of a model’s probabilities adds to a difference of "
    )
    assert figure.note == (
        "Bars add up to the difference. Each is of passages to which the model gave the frame with such a "
        "probability. Lines are 95% confidence intervals over articles, for bands that three or more of them "
        "have; they are not corrected for how many bands there are."
    )


def test_no_frame_hangs_on_a_band(study: Study) -> None:
    """One band makes most hits of each frame here, and that is no caution about a word."""
    assert "single-term" not in {caveat.code for caveat in study.caveats}


def test_a_finding_without_a_band(study: Study) -> None:
    robustness = study.result(Robustness)
    assert robustness is not None
    sentences = [finding.sentence(lambda value: f"{value:.2f}") for finding in robustness.findings("terms")]
    assert sentences
    assert all(sentence.startswith("Without passages of probability ") for sentence in sentences)


def test_pictures_speak_of_bands(study: Study) -> None:
    robustness = study.result(Robustness)
    assert robustness is not None
    svg = svg_of(specification_curve(robustness).figure)
    assert "a band of probability left out" in svg
    assert "a term left out" not in svg


def test_beside_a_lexicon() -> None:
    scores = _scores(lexicon=framing.load_lexicon("us-vietnam"))
    result = framing.compare(scores, measure="share", n_resamples=200)
    said = markdown_of(build.build(result)).decode()
    model = next(book for book in scores.codebooks if book.is_model)
    assert f"Share; lexicon us-vietnam 1.0.0; model finder {model.version}" in said
    assert "how often the lexicon’s terms, or a trained model, find the frame" in said


def test_a_lexicon_alone() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    said = markdown_of(build.build(framing.compare(scores, measure="share", n_resamples=200))).decode()
    assert "These numbers say how often the lexicon’s terms find the frame; whether" in said
