"""What a code may be, and how it may be written."""

from __future__ import annotations

from collections.abc import Sequence

from framing.coding.names import FRAME, TARGET, named
from framing.errors import did_you_mean
from framing.lexicon import Frame, Lexicon

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
        Two of them cannot be told apart by name.
    """
    if lexicon is None:
        return None
    return {name: FRAME if isinstance(entry, Frame) else TARGET for name, _, entry in named(lexicon)}


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
