"""Pictures of evaluations and corrections: what is drawn is what the tables hold."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.lines import Line2D

import framing
from framing.errors import ReportError
from framing.plots import plot
from framing.results import Corrected, Evaluation
from tests.coding.coded_articles import gold, sampled, scored
from tests.coding.coded_stances import gold_of, scored_stances

HITS = {f"{'ab'[i % 2]}{i}": (0,) if i % 3 else () for i in range(12)}
CODES = {name: int(i % 3 == 1) for i, name in enumerate(HITS)}


@pytest.fixture(scope="module")
def result() -> Evaluation:
    return framing.evaluate(scored(HITS), gold(CODES), n_resamples=200)


@pytest.fixture(scope="module")
def corrected() -> Corrected:
    scores = scored(HITS)
    codes = {f"{name}#s0": code for name, code in CODES.items()}
    sample = sampled([(name, 0, name[0], 0.25) for name in HITS])
    return framing.correct(framing.compare(scores, n_resamples=200), gold(codes), scores=scores, sample=sample)


def points(line: Line2D) -> npt.NDArray[np.float64]:
    return np.asarray(line.get_xydata(), np.float64)


def test_metrics_stand_by_source(result: Evaluation) -> None:
    ax = plot(result)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["All sources", "Alpha", "Beta"]
    precision = next(line for line in ax.lines if line.get_label() == "Precision")
    np.testing.assert_allclose(points(precision)[:, 0], [0.5, 0.5, 0.5])


def test_the_threshold_in_use_is_marked(result: Evaluation) -> None:
    ax = plot(result, kind="thresholds")
    assert any(np.array_equal(points(line)[:, 0], [1, 1]) for line in ax.lines)
    assert ax.get_xlabel() == "Hits from which an article counts"


def test_calibration_and_articles_are_drawn(result: Evaluation) -> None:
    np.testing.assert_allclose(points(plot(result, kind="calibration").lines[0])[:, 1], [0, 0.5])
    dots = [line for line in plot(result, kind="bland-altman").lines if line.get_label() in ("Alpha", "Beta")]
    assert sum(len(points(line)) for line in dots) == 12


def test_a_frame_that_was_not_coded_is_refused(result: Evaluation) -> None:
    with pytest.raises(ReportError) as refusal:
        plot(result, frame="rights")
    assert str(refusal.value) == "Unknown frame 'rights'. Allowed: 'made/trade'."


def test_raw_and_corrected_gaps_stand_below_each_other(corrected: Corrected) -> None:
    ax = plot(corrected)
    drawn = [points(line)[0, 0] for line in ax.lines if line.get_marker() in ("s", "o")]
    (row,) = corrected.table.rows()
    np.testing.assert_allclose(drawn, [row["raw"], row["corrected"]])
    assert [text.get_text() for text in ax.texts] == [row["verdict"]]


def test_stance_as_coded_and_as_measured() -> None:
    """Each row adds up to 1; drawn as shapes, since a page with a report shows no pictures within pictures."""
    said: dict[str, tuple[float | None, ...]] = {"a1": (0.5,), "a2": (0.02,), "b1": (-0.6,), "b2": (None,)}
    result = framing.evaluate(
        scored_stances(said), gold_of({"a1": 1, "a2": 1, "b1": -1, "b2": -1}), n_resamples=200
    )
    ax = plot(result)
    assert [text.get_text() for text in ax.texts] == [
        *(".50\n1 unit", ".00\n0 units", ".00\n0 units", ".50\n1 unit"),
        *("–",) * 4,
        *(".00\n0 units", ".50\n1 unit", ".50\n1 unit", ".00\n0 units"),
    ]
    assert len(ax.images) == 0
    with pytest.raises(ReportError) as refusal:
        plot(result, kind="stance", target="town")
    assert str(refusal.value) == "Unknown target 'town'. Allowed: 'made/city'."
    assert ax.get_title(loc="left") == "City"


def test_articles_stand_against_their_length(result: Evaluation) -> None:
    ax = plot(result, kind="length")
    # Articles of 80 tokens and one more each; ρ of the table stands in the title.
    measured = next(line for line in ax.lines if line.get_label() == "measured")
    np.testing.assert_allclose(points(measured)[:, 0], [80 + i for i in range(12)])
    np.testing.assert_allclose(points(measured)[:, 1], [float(bool(HITS[name])) for name in HITS])
    (row,) = result.lengths.rows()
    assert f"measured {row['rho_measured']:.2f}".replace("0.", ".").replace("-", "−") in ax.get_title(loc="left")
    assert ax.get_xlabel() == "Tokens of the article"
