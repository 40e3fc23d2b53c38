"""A difference under every alternative, as a curve."""

from __future__ import annotations

import numpy as np
import pytest

from framing.comparisons import robustness
from framing.errors import ReportError
from framing.plots import plot, specification_curve
from framing.plots.specifications import curve_of
from framing.report.svg import svg_of
from framing.results import Robustness
from tests.making import made_scores


def result_of(n: int = 3) -> Robustness:
    articles = [
        {"source": source, "frames": {"trade": 1 + number % 3 + 3 * (source == "A"), "security": 2}}
        for number in range(n)
        for source in "ABC"
    ]
    return robustness(made_scores(articles), alternatives=["articles", "measure", "threshold"])


RESULT = result_of()


def test_alternatives_are_drawn_from_the_smallest_to_the_largest() -> None:
    curve = curve_of(RESULT, "trade", "A", "B")
    rows = RESULT.specifications.where(name="trade", group="A", reference="B").rows()
    assert curve.values.tolist() == sorted(row["comparable"] for row in rows)
    assert curve.main == RESULT.summary.where(name="trade", group="A", reference="B").rows()[0]["difference"]
    assert curve.rows == (
        "an article left out",
        "hits per 1,000 tokens",
        *[f"presence{words}" for words in (" at the frame’s threshold", ", threshold one higher")],
    )
    assert curve.chosen.sum(axis=1).tolist() == [6, 1, 1, 1]
    assert curve.chosen.sum(axis=0).tolist() == [1] * 9


def test_open_dots_have_another_sign_and_filled_ones_the_same() -> None:
    ax = specification_curve(RESULT, frame="trade", group="A", reference="B")
    filled, opened = (line for line in ax.lines if line.get_marker() == "o")
    curve = curve_of(RESULT, "trade", "A", "B")
    assert np.asarray(filled.get_ydata()).tolist() == [value for value in curve.values if value > 0]
    assert np.asarray(opened.get_ydata()).tolist() == [value for value in curve.values if value <= 0]


def test_without_a_choice_the_largest_difference_is_drawn() -> None:
    largest = max(RESULT.summary, key=lambda row: abs(row["difference"]))
    ax = plot(RESULT)
    assert ax.get_title(loc="left").splitlines()[1] == f"{largest['group']} − {largest['reference']}"
    assert ax.get_title(loc="left").startswith("Trade: share of sentences, 9 alternatives")


def test_hundreds_of_alternatives_are_one_line_and_one_path_a_row() -> None:
    ax = plot(result_of(120))
    assert len(ax.lines) < 12
    assert len(svg_of(ax.figure)) < 150_000


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(ReportError, match=r"Unknown frame 'trad'\. Did you mean 'trade'\?"):
        specification_curve(RESULT, frame="trad")
    with pytest.raises(ReportError, match=r"Unknown group 'D'\. Allowed: 'A', 'B' or 'C'\."):
        specification_curve(RESULT, group="D")
    with pytest.raises(ReportError) as refused:
        specification_curve(RESULT, group="B", reference="A")
    assert str(refused.value) == "There is no difference B − A. Differences: A − B; A − C; B − C."
    alone = robustness(made_scores([{"source": "A"}]))
    with pytest.raises(ReportError, match=r"This result holds no difference, so there is nothing to draw\."):
        plot(alone)
