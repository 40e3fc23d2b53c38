"""Codes as they are found in a file of any form, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from framing.coding.asked import CANNOT_SAY, Asked
from framing.errors import did_you_mean, one_of

_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "-": "-", "？": CANNOT_SAY})


@dataclass(slots=True)
class FoundCodes:
    """Rows for `read_codes`, gathered from files of one kind after the other.

    Attributes
    ----------
    asked : mapping of str to Asked
        Frames and targets by their names.
    units : frozenset of str or None
        The units that there are, where a sample says.
    coder : str or None
        Who coded, where a file does not say.
    coders : mapping of str to str
        Names as files have them to names as codes have them.
    """

    asked: Mapping[str, Asked]
    units: frozenset[str] | None = None
    coder: str | None = None
    coders: Mapping[str, str] = field(default_factory=dict)
    rows: list[dict[str, str | None]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    places: dict[tuple[str, str, str], tuple[str, str | None]] = field(default_factory=dict)

    def unit(self, place: str, given: object) -> str | None:
        """Return a unit's id, or note that it is none."""
        unit = plain(given)
        if not unit:
            self.problems.append(f"{place}: it does not say which unit it is about ('unit_id').")
            return None
        if self.units is not None and unit not in self.units:
            near = did_you_mean(unit, sorted(self.units))
            self.problems.append(f"{place}: the unit '{unit}' is not in the sample.{near}")
            return None
        return unit

    def who(self, place: str, given: object) -> str | None:
        """Return who coded, or note that nobody is named."""
        name = plain(given)
        name = self.coders.get(name, name) or self.coder or ""
        if not name:
            self.problems.append(f"{place}: it does not say who coded. Name the coder with coder=.")
        return name or None

    def code(self, place: str, unit: str, coder: str, name: str, given: object, note: str | None) -> None:
        """Take one code, or note what is wrong with it; None stands for a code that is not given yet."""
        if name not in self.asked:
            near = did_you_mean(name, list(self.asked))
            self.problems.append(
                f"{place}: no frame or target is called '{name}'.{near} There are: {', '.join(self.asked)}."
            )
            return
        code = None if given is None else _normal(str(given))
        allowed = self.asked[name].answers
        if code is not None and code not in allowed:
            self.problems.append(f"{place}: '{plain(given)}' is no code of '{name}'. Allowed: {one_of(allowed)}.")
            return
        key = (unit, coder, name)
        before, first = self.places.setdefault(key, (place, code))
        if first != code:
            self.problems.append(
                f"{place}: {coder} coded '{name}' of the unit '{unit}' as {code or 'nothing'} here and as "
                f"{first or 'nothing'} in {before}. Keep one of the two."
            )
            return
        self.rows.append(
            {"unit_id": unit, "coder": coder, "name": name, "code": code, "note": plain(note) or None}
        )


def joined(notes: Sequence[object]) -> str | None:
    """Return several notes as one text, None where there is nothing in them."""
    return "; ".join(filter(None, map(plain, notes))) or None


def plain(given: object) -> str:
    """Return what a file gives as text that can be written again, "" for nothing: half characters become "?"."""
    return "" if given is None else str(given).encode("utf-8", "replace").decode("utf-8").strip()


def _normal(text: str) -> str:
    """Return "1" for "1.0" and the like: spreadsheets write whole numbers in several ways."""
    text = text.strip().translate(_MINUS)
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() else text
