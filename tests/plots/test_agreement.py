"""Pictures of agreement: what is drawn is what the tables hold."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.patches import Rectangle

import framing
from framing.plots import plot
from framing.results import Agreement
from tests.coding.agreed import ANNA, BEN, agreed


@pytest.fixture(scope="module")
def result() -> Agreement:
    return agreed()


def test_alpha_and_equal_codes_stand_beside_each_other(result: Agreement) -> None:
    ax = plot(result)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["growth", "danger", "silence"]
    points = {str(line.get_label()): np.asarray(line.get_xydata(), float) for line in ax.lines}
    # Krippendorff's (2011) first example: α = .095, six of ten codes equal. "silence": all codes are equal.
    np.testing.assert_allclose(points["Krippendorff’s α"], np.array([[0.095, 0], [1, 1]]), atol=5e-4)
    np.testing.assert_allclose(points["Equal codes"], np.array([[0.6, 0], [1, 1], [1, 2]]))
    assert [text.get_text() for text in ax.texts] == ["no α: all codes are equal"]


def test_the_levels_of_krippendorff_are_marked(result: Agreement) -> None:
    marked = [np.asarray(line.get_xdata(), float)[0] for line in plot(result).lines]
    assert {0.667, 0.8}.issubset(marked)


def test_pairs_have_a_mark_each(result: Agreement) -> None:
    legend = plot(result, kind="pairs").get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["anna – ben"]


def test_units_are_as_long_as_coders_differ(result: Agreement) -> None:
    ax = plot(result, kind="units")
    differing = [f"u{i}" for i, (one, other) in enumerate(zip(ANNA, BEN, strict=True)) if one != other]
    assert [label.get_text() for label in ax.get_yticklabels()] == differing
    assert [bar.get_width() for bar in ax.patches if isinstance(bar, Rectangle)] == [1.0] * 4
    assert {text.get_text() for text in ax.texts} == {"growth"}


def test_no_unit_that_divides_coders_is_said() -> None:
    rows = [{"unit_id": f"u{i}", "coder": who, "name": "x", "code": i % 2} for i in range(9) for who in "ab"]
    found = framing.agreement(framing.read_codes(rows), level="nominal", n_resamples=200)
    assert [text.get_text() for text in plot(found, kind="units").texts] == ["Coders differ on no unit"]
