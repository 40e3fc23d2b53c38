"""What a study is planned for, checked before anything is simulated."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from framing.comparisons.arguments import Settings, check_measure, checked_settings, is_number, is_whole
from framing.comparisons.populations import HIGHEST_RATE, MEASURES, Assumed, Pilot, pilot_values
from framing.errors import ComparisonError, one_of, unknown
from framing.results import Scores

FEWEST_RUNS = 20
_MOST_GROUPS, _MOST_FRAMES = 100, 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is simulated.

    Attributes
    ----------
    measure : str
    difference, at : float
        `at` is the pilot's own value where there is one.
    articles : tuple of int
        In ascending order.
    groups, runs : int
    population : Assumed or Pilot
    label : str
        Of the pilot's frame that differs; empty without a pilot.
    settings : Settings
    """

    measure: str
    difference: float
    at: float
    articles: tuple[int, ...]
    groups: int
    runs: int
    population: Assumed | Pilot
    label: str
    settings: Settings


def asked(
    difference: object,
    at: object,
    measure: object,
    *,
    articles: object,
    groups: object,
    frames: object,
    length: object,
    spread: object,
    heterogeneity: object,
    pilot: object,
    frame: object,
    voice: str,
    runs: object,
    settings: tuple[object, object, object, object],
) -> Asked:
    """Return what is simulated.

    Raises
    ------
    ComparisonError
        Naming every argument that is wrong.
    """
    problems: list[str] = []
    if measure not in MEASURES:
        problems.append(f"Power is simulated for {one_of(MEASURES)}; given: {measure!r}.")
    sizes = _sizes(articles, problems)
    _whole("groups", groups, 2, _MOST_GROUPS, problems)
    _whole("runs", runs, FEWEST_RUNS, 10**6, problems)
    if not is_number(difference) or not math.isfinite(difference) or difference == 0:
        problems.append(f"difference must be a number other than 0; given: {difference!r}.")
    try:
        chosen = checked_settings(*settings)
    except ComparisonError as error:
        problems.append(str(error))
    if pilot is None:
        _assumptions(at, frames, length, spread, heterogeneity, frame, problems)
    elif not isinstance(pilot, Scores):
        problems.append(f"pilot must be scores, as `score` returns them; given: {type(pilot).__name__}.")
    else:
        for name, value in (("at", at), ("frames", frames)):
            if value is not None:
                problems.append(f"{name} comes from the pilot; leave it out, or leave out the pilot.")
    if problems:
        raise ComparisonError("\n".join(problems))
    name, moved = str(measure), _number(difference)
    population: Assumed | Pilot
    if isinstance(pilot, Scores):
        population, label = _pilot(pilot, name, frame, voice)
    else:
        n_frames = frames if is_whole(frames) else 1
        population = Assumed(
            name, _number(at), int(n_frames), _number(length), _number(spread), _number(heterogeneity)
        )
        label = ""
    _check_ends(name, population.at, moved, population)
    whole_groups, whole_runs = (int(_number(value)) for value in (groups, runs))
    return Asked(name, moved, population.at, sizes, whole_groups, whole_runs, population, label, chosen)


def _sizes(articles: object, problems: list[str]) -> tuple[int, ...]:
    listed = list(articles) if isinstance(articles, Iterable) and not isinstance(articles, str) else [articles]
    whole = [int(n) for n in listed if is_whole(n) and n >= 2]
    if len(whole) < len(listed) or not whole:
        problems.append(f"articles must be whole numbers of at least 2, such as [30, 100]; given: {articles!r}.")
    return tuple(sorted(set(whole)))


def _assumptions(
    at: object,
    frames: object,
    length: object,
    spread: object,
    heterogeneity: object,
    frame: object,
    problems: list[str],
) -> None:
    if at is None:
        problems.append("Say at= what value the other groups have, such as at=0.1, or give a pilot.")
    else:
        _between("at", at, 0, 1000, problems)
    if frame is not None:
        problems.append(f"frame= names a frame of a pilot, and there is none; given: {frame!r}.")
    if frames is not None:
        _whole("frames", frames, 1, _MOST_FRAMES, problems)
    _between("length", length, 2, 10_000, problems)
    _between("spread", spread, 0, 3, problems)
    _between("heterogeneity", heterogeneity, 0, 0.99, problems)


def _pilot(scores: Scores, measure: str, frame: object, voice: str) -> tuple[Pilot, str]:
    check_measure(measure, voice)
    coded, h, s = pilot_values(scores, measure, voice)
    names = [each.name for each in coded]
    if len(s) < 2:
        raise ComparisonError(f"A pilot needs at least 2 articles; given: {len(s)}.")
    if frame is None and len(names) > 1:
        raise ComparisonError(f"Say with frame= which of the pilot's frames differs: {one_of(names)}.")
    if frame is not None and frame not in names:
        raise ComparisonError(unknown("frame", str(frame), names))
    number = 0 if frame is None else names.index(str(frame))
    return Pilot(measure, h, s, number), coded[number].label


def _check_ends(measure: str, at: float, difference: float, population: Assumed | Pilot) -> None:
    """Refuse a difference that leads out of the measure's range, or from nothing in proportion."""
    if measure == "rate" and isinstance(population, Pilot):
        if at == 0:
            raise ComparisonError(
                "The pilot has no hit of this frame, and a rate is moved in proportion. Choose another frame, or "
                "leave out the pilot and say at= what rate to expect."
            )
        highest = math.inf
    else:
        highest = HIGHEST_RATE if measure == "rate" else 1.0
    if not 0 <= at <= highest or not 0 <= at + difference <= highest:
        limits = f"from 0 to {highest:g}" if math.isfinite(highest) else "of at least 0"
        raise ComparisonError(
            f"Both groups must have a {measure} {limits}: the others {at:.4g}, the first {at + difference:.4g} "
            f"(at + difference)."
        )


def _whole(name: str, value: object, low: int, high: int, problems: list[str]) -> None:
    if not is_whole(value) or not low <= value <= high:
        problems.append(f"{name} must be a whole number from {low:,} to {high:,}; given: {value!r}.")


def _between(name: str, value: object, low: float, high: float, problems: list[str]) -> None:
    if not is_number(value) or not low <= value <= high:
        problems.append(f"{name} must be a number from {low:g} to {high:,g}; given: {value!r}.")


def _number(value: object) -> float:
    """Return a number that was checked already."""
    return float(value) if is_number(value) else math.nan
