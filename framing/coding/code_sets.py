"""The codes of one frame or target, or of all frames as sets, unit by unit and coder by coder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from framing.errors import InputError, unknown
from framing.results import Codes
from framing.stats import masi_difference

ALL_FRAMES = "all frames"

Rated = int | frozenset[str]


@dataclass(frozen=True, slots=True)
class Tally:
    """The codes of one thing; n in all.

    Attributes
    ----------
    name : str
    units : tuple of str
        All units that were coded on anything.
    unit : array of int64, shape (n,)
        Which of them each code is of.
    coder : tuple of str, length n
    values : tuple, length n
        1, 0, −1; or sets of names.
    n_cannot_say : int
        Codes that say so, or at "masi" units of a coder whose set is not known in full.
    """

    name: str
    units: tuple[str, ...]
    unit: npt.NDArray[np.int64]
    coder: tuple[str, ...]
    values: tuple[Rated, ...]
    n_cannot_say: int

    def by_coder(self) -> dict[str, dict[int, Rated]]:
        """Return each coder's codes by unit."""
        given: dict[str, dict[int, Rated]] = {}
        for unit, coder, value in zip(self.unit.tolist(), self.coder, self.values, strict=True):
            given.setdefault(coder, {})[unit] = value
        return given

    def disagreements(self) -> Iterator[tuple[str, float, str]]:
        """Yield each unit with two codes or more, how far its coders differ (0–1), and what they said."""
        given: dict[int, list[tuple[str, Rated]]] = {}
        for unit, coder, value in zip(self.unit.tolist(), self.coder, self.values, strict=True):
            given.setdefault(unit, []).append((coder, value))
        for unit, codes in given.items():
            if len(codes) > 1:
                apart = [difference(one, other) for (_, one), (_, other) in combinations(codes, 2)]
                said = "; ".join(f"{coder}: {_shown(value)}" for coder, value in sorted(codes, key=lambda c: c[0]))
                yield self.units[unit], sum(apart) / len(apart), said


def difference(one: Rated, other: Rated) -> float:
    """Return how different two codes are: 0 or 1; of sets their MASI distance."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return masi_difference(one, other)
    return float(one != other)


def rated_names(codes: Codes, names: Sequence[str] | None, level: str) -> tuple[str, ...]:
    """Return what agreement is worked out for.

    Raises
    ------
    InputError
        A name was not coded, or the level is not one of the codes.
    """
    if isinstance(names, str):
        raise InputError(f"names is a list of frames and targets; given: the text {names!r}.")
    chosen = codes.names if names is None else tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in codes.names:
            raise InputError(unknown("frame or target", name, codes.names))
    if not chosen:
        raise InputError("names is an empty list, so there is nothing to work out agreement for.")
    rows = zip(codes.table.column("name"), codes.table.column("kind"), codes.table.column("code"), strict=True)
    stances = {name for name, kind, code in rows if kind == "target" or code == -1}
    if level == "masi":
        if names is None:
            chosen = tuple(name for name in chosen if name not in stances)
        if not chosen or stances.intersection(chosen):
            raise InputError(
                "The level 'masi' compares sets of frames, and there is stance among the codes: "
                f"{', '.join(sorted(stances))}. Say with names= which are frames."
            )
    if level == "ratio" and stances.intersection(chosen):
        raise InputError(
            f"At the level 'ratio' no code is below 0, and stance has −1: {', '.join(sorted(stances))}. "
            "Stance is 'ordinal'."
        )
    return chosen


def tallies(codes: Codes, names: Sequence[str], level: str) -> list[Tally]:
    """Return the codes by frame or target; at the level "masi" as sets, in one."""
    if level == "masi":
        return [_sets(codes, names)]
    columns = [codes.table.column(name) for name in ("unit_id", "coder", "name", "code")]
    place = {unit: i for i, unit in enumerate(codes.units)}
    found: dict[str, list[tuple[int, str, int]]] = {name: [] for name in names}
    silent = dict.fromkeys(names, 0)
    for unit, coder, name, code in zip(*columns, strict=True):
        if name in found and code is None:
            silent[name] += 1
        elif name in found:
            found[name].append((place[unit], coder, code))
    return [_tally(name, codes.units, rows, silent[name]) for name, rows in found.items()]


def _sets(codes: Codes, names: Sequence[str]) -> Tally:
    """Return the set of frames that each coder sees in each unit, where they coded all frames of it."""
    columns = [codes.table.column(name) for name in ("unit_id", "coder", "name", "code")]
    place = {unit: i for i, unit in enumerate(codes.units)}
    given: dict[tuple[int, str], dict[str, int | None]] = {}
    for unit, coder, name, code in zip(*columns, strict=True):
        if name in names:
            given.setdefault((place[unit], coder), {})[name] = code
    whole = {
        key: frozenset(name for name, code in said.items() if code == 1)
        for key, said in given.items()
        if len(said) == len(names) and None not in said.values()
    }
    rows = [(unit, coder, seen) for (unit, coder), seen in whole.items()]
    return _tally(ALL_FRAMES, codes.units, rows, len(given) - len(whole))


def _tally(name: str, units: tuple[str, ...], rows: Sequence[tuple[int, str, Rated]], n_cannot_say: int) -> Tally:
    return Tally(
        name=name,
        units=units,
        unit=np.array([unit for unit, _, _ in rows], np.int64),
        coder=tuple(coder for _, coder, _ in rows),
        values=tuple(value for _, _, value in rows),
        n_cannot_say=n_cannot_say,
    )


def _shown(value: Rated) -> str:
    return f"{{{', '.join(sorted(value))}}}" if isinstance(value, frozenset) else str(value)
