"""`plot`: one function for every kind of result."""

from __future__ import annotations

import pytest

from framing.errors import ReportError
from framing.plots import plot
from tests.plots.compared import comparison
from tests.report.studied import study


def test_the_usual_picture_follows_from_the_result() -> None:
    assert plot(comparison()).get_legend() is not None
    assert plot(comparison("tone")).get_xlabel() == "Tone (−1 to 1)"
    assert len(plot(comparison(groups=[str(i) for i in range(8)])).collections) == 1  # the cells of a heat map
    assert plot(study()).get_xlabel() == "Share of sentences"


def test_options_reach_the_picture() -> None:
    ax = plot(comparison(), kind="profile", group="Pacific Wire", frames=["f1"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Containment of China"]


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ReportError) as refusal:
        plot(comparison(), kind="heatmap")
    assert str(refusal.value) == (
        "Unknown kind of picture 'heatmap'. Did you mean 'heat-map'? "
        "Allowed: 'intervals', 'heat-map', 'frame', 'profile', 'contrasts' or 'tone'."
    )


def test_another_type_is_refused_with_the_types_there_are() -> None:
    with pytest.raises(ReportError) as refusal:
        plot("a result")
    assert (
        str(refusal.value)
        == "There is no picture for a 'str'. Give a result of type 'Comparison', 'Study', 'Distances', "
        "'Agreement', 'Corrected', 'Evaluation', 'Keyness', 'LatentScale', 'Microframes', 'Similarities', "
        "'Power', 'Robustness', 'Timeline', 'WhoseWords' or 'WordShift'."
    )
