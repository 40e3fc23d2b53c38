"""One measure by voice."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from framing.errors import ReportError
from framing.plots.by_voice import by_voice
from framing.results import VOICES
from tests.plots.compared import comparison

RESULTS = [dataclasses.replace(comparison("stance"), voice=voice) for voice in VOICES[1:]]


def test_each_row_has_a_dot_a_voice_and_zero_a_line() -> None:
    ax = by_voice(RESULTS, frames=["f0"])
    groups = RESULTS[0].groups
    dots = [line for line in ax.lines if line.get_marker() in ("o", "s", "^")]
    assert len(dots) == 3 * len(groups)
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["journalist’s own", "quoted", "reported"]
    assert any(np.array_equal(line.get_xdata(), [0, 0]) for line in ax.lines)


def test_results_of_several_measures_are_refused() -> None:
    with pytest.raises(ReportError) as caught:
        by_voice([*RESULTS, comparison("tone")])
    assert str(caught.value) == (
        "Give comparisons of one measure by one column, which differ in their voice alone."
    )
