"""Hits by voice as bars."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from framing.errors import ReportError
from framing.plots import plot, voice_bars
from framing.plots.voices import bars_of
from tests.report.studied import FRAMES, NEWS, whose_words

WORDS = whose_words(NEWS, FRAMES)


def test_a_bar_is_divided_by_voice_up_to_the_whole() -> None:
    ax = voice_bars(WORDS, frames=["f0"], groups=[NEWS[0]])
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [bar.get_width() for bar in bars] == pytest.approx([0.2, 0.7, 0.1])
    assert bars[-1].get_x() + bars[-1].get_width() == pytest.approx(1)


def test_bars_come_in_the_order_of_the_result_and_name_their_hits() -> None:
    bars = bars_of(WORDS)
    assert [(bar.frame.name, bar.group) for bar in bars] == [
        (f"f{i}", group) for i in range(len(FRAMES)) for group in NEWS
    ]
    texts = [text.get_text() for text in plot(WORDS).texts]
    assert texts.count("10 hits") == len(bars)


def test_unknown_frames_and_groups_are_refused() -> None:
    with pytest.raises(ReportError, match=r"Unknown frame 'f99'\. Allowed: 'f0', 'f1' or 'f2'\."):
        voice_bars(WORDS, frames=["f99"])
    with pytest.raises(ReportError, match=r"Unknown group 'Nobody'\."):
        voice_bars(WORDS, groups=["Nobody"])
