"""How many passages a report has room for: a page of tens of thousands of them is neither read nor loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.model import Passage

MOST_GROUPS = 6  # side by side for one frame
MOST_BESIDE = 2_000  # passages side by side in a whole report; a thousand are about 1 MB of HTML
MOST_BELOW = 3_000  # passages below them

Passages = Sequence[Passage]


@dataclass(frozen=True, slots=True)
class Room:
    """What there is room for.

    Attributes
    ----------
    beside : int
        Passages of each draw in a column that stands side by side with others.
    only_first : bool
        Whether a column below those has its first passage alone, and not one of each draw.
    below : int
        How many columns stand below, for one frame.
    is_thinned : bool
        Whether columns side by side have fewer passages than were drawn.
    """

    beside: int
    only_first: bool
    below: int
    is_thinned: bool


def room_for(n_groups: int, beside: Sequence[Sequence[Passages]], below: Sequence[Sequence[Passages]]) -> Room:
    """Say how thinly to sample.

    Parameters
    ----------
    n_groups : int
        Of the study.
    beside, below : sequence of sequence of sequence of Passage
        All passages that were drawn, by frame or target and column: those side by side, and those below them.
    """
    columns = [column for frame in beside for column in frame]
    drawn = max((count for column in columns for count in _draws(column).values()), default=1)
    most = min(drawn, 1) if n_groups > MOST_GROUPS else drawn
    while most > 1 and sum(len(thinned(column, most)) for column in columns) > MOST_BESIDE:
        most -= 1
    only_first = sum(len(thinned(column, 1)) for frame in below for column in frame) > MOST_BELOW
    n_below = max(map(len, below), default=0)
    while only_first and n_below and sum(len(frame[:n_below]) for frame in below) > MOST_BELOW:
        n_below -= 1
    return Room(most, only_first, n_below, most < drawn)


def thinned(passages: Passages, most: int, only_first: bool = False) -> tuple[Passage, ...]:
    """Return the first passages of each draw, or the very first alone."""
    kept: list[Passage] = []
    met: Counter[str] = Counter()
    for passage in passages[:1] if only_first else passages:
        met[passage.draw] += 1
        if met[passage.draw] <= most:
            kept.append(passage)
    return tuple(kept)


def _draws(passages: Passages) -> Counter[str]:
    return Counter(passage.draw for passage in passages)
