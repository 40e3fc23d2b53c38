"""Pictures as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import ReportError
from framing.plots import lines
from framing.plots.saving import PICTURES, save_picture
from tests.plots.timelines import timeline


@pytest.mark.parametrize("ending", PICTURES)
def test_the_same_picture_is_the_same_file(tmp_path: Path, ending: str) -> None:
    one, two = (save_picture(lines(timeline()), tmp_path / f"{name}{ending}") for name in "ab")
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 1000


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refusal:
        save_picture(lines(timeline()), tmp_path / "picture.gif")
    assert str(refusal.value) == "Unknown kind of picture '.gif'. Allowed: '.png', '.pdf' or '.svg'."
