"""A timeline's rows as pictures need them: one series a frame and group, and the words along the axis of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.plots.rows import NOTHING, Estimate, Frame, Grid, Key, estimate_of, told_apart
from framing.results import Timeline

Floats = npt.NDArray[np.float64]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Series:
    """One line: m points in the order of time.

    Attributes
    ----------
    points : tuple of Estimate
        Empty ones where there is no article.
    """

    points: tuple[Estimate, ...]

    def values(self) -> Floats:
        """Return the estimates, NaN where there is none, shape (m,)."""
        return _numbers([point.value for point in self.points])

    def limits(self) -> tuple[Floats, Floats]:
        """Return the limits of the intervals over articles, NaN where there is none, shape (m,) each.

        An exact bound of a zero is one on articles whatever the measure, and an interval within one article says
        nothing about the line: neither is drawn.
        """
        drawn = [p if p.interval == "bootstrap-t" or p.is_full else NOTHING for p in self.points]
        return _numbers([p.low for p in drawn]), _numbers([p.high for p in drawn])

    def end(self) -> tuple[int, float] | None:
        """Return the place and value of the last estimate, None where there is none at all."""
        known = [(i, point.value) for i, point in enumerate(self.points) if point.value is not None]
        return known[-1] if known else None


def grid_of_timeline(result: Timeline) -> tuple[Grid, Mapping[tuple[Key, str], Series]]:
    """Return the frames and groups of a timeline, to choose from, and the series of each frame and group."""
    place = {period: i for i, period in enumerate(result.periods.column("period"))}
    frames: dict[Key, Frame] = {}
    points: dict[tuple[Key, str], list[Estimate]] = {}
    for row in result.estimates:
        key = (row["lexicon"] or "", row["name"])
        frames.setdefault(key, Frame(*key, row["label"] or row["name"]))
        line = points.setdefault((key, row["group"]), [NOTHING] * len(place))
        line[place[row["period"]]] = estimate_of(row)
    n_articles = dict.fromkeys(result.groups, 0)
    for (_, group), line in points.items():
        n_articles[group] = max(n_articles.get(group, 0), sum(point.n_articles for point in line))
    series = {where: Series(tuple(line)) for where, line in points.items()}
    return Grid(told_apart(frames), result.groups, {}, n_articles), series


def differences_of(result: Timeline) -> tuple[Grid, Mapping[Key, Series]]:
    """Return the frames that have contrasts, to choose from, and the series of each frame's differences."""
    place = {period: i for i, period in enumerate(result.periods.column("period"))}
    frames: dict[Key, Frame] = {}
    points: dict[Key, list[Estimate]] = {}
    for row in result.contrasts:
        key = (row["lexicon"] or "", row["name"])
        frames.setdefault(key, Frame(*key, row["label"] or row["name"]))
        kind, n = "bootstrap-t" if row["low"] is not None else None, row["n_group"] + row["n_reference"]
        point = Estimate(row["difference"], row["low"], row["high"], kind, n, None, tuple(row["caveats"] or ()))
        points.setdefault(key, [NOTHING] * len(place))[place[row["period"]]] = point
    return Grid(told_apart(frames), (), {}, {}), {key: Series(tuple(line)) for key, line in points.items()}


def tick_places(n: int, most: int) -> list[int]:
    """Return which of n periods are named along an axis, evenly, the first among them."""
    step = max(1, -(-n // most))
    return list(range(0, n, step))


def tick_labels(result: Timeline, places: Sequence[int]) -> list[str]:
    """Return what some periods are called along an axis; the year stands below where it is new."""
    starts = [result.periods.column("start")[i] for i in places]
    if result.every == "year":
        return [str(day.year) for day in starts]
    said, year = [], None
    for day in starts:
        short = {
            "quarter": f"Q{(day.month + 2) // 3}",
            "month": _MONTHS[day.month - 1],
        }.get(result.every, f"{day.day} {_MONTHS[day.month - 1]}")
        said.append(short if day.year == year else f"{short}\n{day.year}")
        year = day.year
    return said


def _numbers(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float64)
