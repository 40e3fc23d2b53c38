"""A comparison's rows as pictures and reports need them: looked up by frame and group, chosen and ordered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.errors import ReportError, unknown
from framing.results import Comparison
from framing.results.caveats import CARRIED_BY_FEW

Key = tuple[str, str]  # lexicon, name
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a row of a comparison is about: a frame or a target of a lexicon, or a measure of the whole article."""

    lexicon: str
    name: str
    label: str

    @property
    def key(self) -> Key:
        """Lexicon and name, which together are unique."""
        return self.lexicon, self.name

    @property
    def path(self) -> str:
        """Lexicon and name as one string, by which pictures find a frame."""
        return f"{self.lexicon}/{self.name}"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One frame in one group; `value`, `low` and `high` are None where there is nothing to say."""

    value: float | None
    low: float | None
    high: float | None
    interval: str | None
    n_articles: int
    n_with_hit: int | None
    caveats: tuple[str, ...]

    @property
    def is_zero(self) -> bool:
        """Whether no article has a hit, so that only a bound can be given."""
        return self.interval == "exact-bound" and self.value == 0

    @property
    def has_no_hit(self) -> bool:
        """Whether the estimate is zero because nothing was found, whatever its interval is."""
        return self.value == 0 and self.n_with_hit == 0

    @property
    def is_full(self) -> bool:
        """Whether all articles have it, so that only a bound can be given."""
        return self.interval == "exact-bound" and self.value == 1


NOTHING = Estimate(None, None, None, None, 0, None, ())


@dataclass(frozen=True, slots=True)
class Grid:
    """All estimates of a comparison; `frames` and `groups` in the order of the result."""

    frames: tuple[Frame, ...]
    groups: tuple[str, ...]
    cells: Mapping[tuple[str, str, str], Estimate]
    n_articles: Mapping[str, int]

    def at(self, frame: Frame, group: str) -> Estimate:
        """Return the estimate of a frame in a group, an empty one where the result has none."""
        return self.cells.get((frame.lexicon, frame.name, group), NOTHING)


def noun_of(result: Comparison) -> str:
    """Return what the rows of a result are called: frames, targets, or, of the whole article, the measure."""
    return "measure" if result.kind == "article" else result.kind


def grid_of(result: Comparison) -> Grid:
    """Index a comparison's estimates by frame and group."""
    frames: dict[Key, Frame] = {}
    cells: dict[tuple[str, str, str], Estimate] = {}
    n_articles = dict.fromkeys(result.groups, 0)
    for row in result.estimates:
        lexicon, name, group = row["lexicon"] or "", row["name"], row["group"]
        frames.setdefault((lexicon, name), Frame(lexicon, name, row["label"] or name))
        cells[lexicon, name, group] = estimate_of(row)
        n_articles[group] = max(n_articles.get(group, 0), row["n_articles"] or 0)
    return Grid(told_apart(frames), result.groups, cells, n_articles)


def told_apart(frames: Mapping[Key, Frame]) -> tuple[Frame, ...]:
    """Name the lexicon in the label where two lexicons have frames of one label."""
    labels = [frame.label for frame in frames.values()]
    return tuple(
        Frame(frame.lexicon, frame.name, f"{frame.label} ({frame.lexicon})")
        if labels.count(frame.label) > 1
        else frame
        for frame in frames.values()
    )


def estimate_of(row: Mapping[str, Any]) -> Estimate:
    """Return a row of estimates as pictures need it."""
    return Estimate(
        row["estimate"],
        row["low"],
        row["high"],
        row["interval"],
        row["n_articles"] or 0,
        row["n_with_hit"],
        tuple(row["caveats"] or ()),
    )


def chosen_frames(grid: Grid, names: Sequence[str] | None) -> tuple[Frame, ...]:
    """Return the frames of some names, in the order asked for, or all of them.

    A frame goes by its name, its label, or, where two lexicons share names, "lexicon/name".

    Raises
    ------
    ReportError
        The result has no frame of that name.
    """
    if names is None:
        return grid.frames
    known = {name: frame for frame in reversed(grid.frames) for name in (frame.label, frame.name, frame.path)}
    for name in names:
        if name not in known:
            raise ReportError(unknown("frame", name, [frame.name for frame in grid.frames]))
    return tuple(known[name] for name in names)


def chosen_groups(grid: Grid, names: Sequence[str] | None, limit: int) -> tuple[str, ...]:
    """Return the groups asked for, or those with the most articles, at most `limit`, in the order of the result.

    Raises
    ------
    ReportError
        The result has no group of that name.
    """
    for name in names or ():
        if name not in grid.groups:
            raise ReportError(unknown("group", name, grid.groups))
    asked = grid.groups if names is None else tuple(names)
    if len(asked) <= limit:
        return asked
    largest = set(sorted(asked, key=lambda group: -grid.n_articles[group])[:limit])
    return tuple(group for group in asked if group in largest)


def left_out(shown: int, there_are: int, what: str = "groups") -> str:
    """Say that a picture does not show everything, or nothing where it does."""
    return "" if shown >= there_are else f"The {shown:,} {what} with the most articles, of {there_are:,}."


def joined(*sentences: str) -> str:
    """Join what there is of some sentences, each on a line."""
    return "\n".join(sentence for sentence in sentences if sentence)


def largest_contrasts(result: Comparison, limit: int, frame: Frame | None = None) -> list[dict[str, Any]]:
    """Return the contrasts whose interval stays farthest from zero, then the rest by size of the difference.

    Sorting by the difference alone would put the noisiest pairs first, those with the fewest articles. The end of
    the interval that lies nearer to zero says how large a difference is at least. Of those that leave out zero the
    ones that few articles carry come last, by p: two articles that happen to be alike have far too narrow an
    interval, while shuffling labels stays right.
    Contrasts without a difference are left out, and those without an interval come last.
    """
    data = result.contrasts.data
    if frame is not None:
        data = data.filter(pc.equal(data.column("name"), frame.name))
        if frame.lexicon:
            data = data.filter(pc.equal(data.column("lexicon"), frame.lexicon))
    difference, low, high = (_floats(data.column(name)) for name in ("difference", "low", "high"))
    least = at_least(low, high)
    rank = np.where(least > 0, np.isin(np.arange(len(data)), _carried_by_few(data)), 2)
    p = np.where(rank == 1, np.nan_to_num(_floats(data.column("p")), nan=np.inf), 0)
    order = np.lexsort((-np.abs(difference), -least, p, rank))
    order = order[~np.isnan(difference[order])][:limit]
    return list(data.take(order).to_pylist())


def _carried_by_few(contrasts: pa.Table) -> npt.NDArray[np.int64]:
    """Return the numbers of the rows that hardly anything carries."""
    codes = contrasts.column("caveats").combine_chunks()
    found = pc.is_in(codes.flatten(), value_set=pa.array(CARRIED_BY_FEW, codes.type.value_type))
    return np.asarray(pc.list_parent_indices(codes).filter(found), np.int64)


def is_carried_by_few(row: Mapping[str, Any]) -> bool:
    """Whether hardly anything carries a row."""
    return not set(CARRIED_BY_FEW).isdisjoint(row["caveats"] or ())


def at_least(low: Floats | float | None, high: Floats | float | None) -> Floats:
    """Return how large differences are at least, whatever their sign, from the limits of their intervals.

    The end of the interval that lies nearer to zero, 0 where zero is inside, −1 where there is no interval.
    """
    size = np.maximum(np.maximum(np.asarray(low, np.float64), -np.asarray(high, np.float64)), 0)
    return np.where(np.isnan(size), -1.0, size)


def _floats(column: Any) -> Floats:
    return np.asarray(column.cast("float64").to_numpy(), dtype=np.float64)
