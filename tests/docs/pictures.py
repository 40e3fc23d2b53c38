"""Pictures of the pages: drawn by the code that the page shows, and kept under docs/pictures/."""

from __future__ import annotations

import os
import re
from pathlib import Path

import numpy as np

from tests.docs.pages import REPOSITORY, links_of

# `make pictures` sets it: pictures are then written instead of compared.
DRAW = "FRAMING_DRAW"
KEPT = REPOSITORY / "docs" / "pictures"

_DATE = re.compile(r"\s*<dc:date>.*?</dc:date>")
_WORDS = re.compile(r"<!-- (.*?) -->")
_NUMBER = re.compile(r"-?\d+\.\d+")
_VERSION = re.compile(r"Matplotlib v[\d.]+")
_NEAR = 0.5  # points: libraries of other machines round otherwise


def shown_on(page: str) -> list[str]:
    """Return the names of the pictures that a page shows."""
    return sorted(Path(link).name for link in links_of(page) if Path(link).parent.name == KEPT.name)


def check_pictures(page: str, drawn_in: Path) -> None:
    """Hold the pictures of a page to those that its code has just drawn, or keep these where that is asked for.

    Words are always compared; places only where the same matplotlib drew them, since others lay out otherwise.
    """
    for name in shown_on(page):
        if f'savefig("{name}")' not in page:
            continue  # another page draws it
        drawn = _DATE.sub("", (drawn_in / name).read_text(encoding="utf-8"))
        if os.environ.get(DRAW):
            KEPT.mkdir(exist_ok=True)
            (KEPT / name).write_text(drawn, encoding="utf-8")
            continue
        kept = (KEPT / name).read_text(encoding="utf-8")
        stale = f"docs/pictures/{name} is not what its page draws: run `make pictures`"
        assert _WORDS.findall(kept) == _WORDS.findall(drawn), stale
        if _VERSION.findall(kept) == _VERSION.findall(drawn):
            places, wanted = (np.array(_NUMBER.findall(text), dtype=float) for text in (kept, drawn))
            assert places.shape == wanted.shape, stale
            assert np.allclose(places, wanted, rtol=0, atol=_NEAR), stale
