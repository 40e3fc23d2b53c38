"""What a code may be, and how it may be written."""

from __future__ import annotations

from collections.abc import Sequence

from framing.errors import InputError, did_you_mean, one_of
from framing.lexicon import Lexicon

CANNOT_SAY = "?"
_ALLOWED = {"frame": (1, 0), "target": (-1, 0, 1), None: (-1, 0, 1)}
_WORDING = {
    "frame": "Of a frame 1, 0 or ? is allowed.",
    "target": "Of a target -1, 0, 1 or ? is allowed.",
    None: "Allowed: 1, 0 or ? of a frame; -1, 0, 1 or ? of a target.",
}
# Spreadsheets and keyboards write a minus and a question mark in several ways.
_SIGNS = str.maketrans({"−": "-", "–": "-", "－": "-", "？": CANNOT_SAY})


def kinds_of(lexicon: Lexicon | Sequence[Lexicon] | None) -> dict[str, str] | None:
    """Return what is coded, by name, as "frame" or "target"; None where anything may be.

    Raises
    ------
    InputError
        Two of them have one name.
    """
    if lexicon is None:
        return None
    lexicons = [lexicon] if isinstance(lexicon, Lexicon) else list(lexicon)
    named = [(entry.name, "frame") for each in lexicons for entry in each.frames]
    named += [(entry.name, "target") for each in lexicons for entry in each.targets]
    doubled = sorted({name for name, _ in named if sum(name == other for other, _ in named) > 1})
    if doubled:
        raise InputError(
            f"More than one frame or target is called {one_of(doubled).replace(' or ', ' and ')}, so a code would "
            "not say which is meant. Code one lexicon at a time, or rename them."
        )
    return dict(named)


def code_of(given: str, kind: str | None) -> tuple[int | None, bool]:
    """Return a code as a number, None for cannot say, and whether it is one that is allowed."""
    text = given.strip().translate(_SIGNS)
    if text == CANNOT_SAY:
        return None, True
    try:
        number = float(text)
    except ValueError:
        return None, False
    return (int(number), True) if number in _ALLOWED[kind] else (None, False)


def wrong_code(name: str | None, code: str, kinds: dict[str, str] | None) -> list[str]:
    """Say what is wrong with a name and its code."""
    problems = []
    kind = None if kinds is None or name is None else kinds.get(name)
    if kinds is not None and name is not None and kind is None:
        problems.append(
            f"no frame or target is called '{name}'.{did_you_mean(name, sorted(kinds))} "
            f"There are: {', '.join(kinds)}."
        )
    if not code_of(code, kind)[1]:
        problems.append(f"'{code.strip()}' stands under 'code'. {_WORDING[kind]}")
    return problems
