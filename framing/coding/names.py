"""By which name what is coded goes: its own, with its lexicon before it where several have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.errors import InputError, one_of
from framing.lexicon import Frame, Lexicon, Target

FRAME, TARGET = "frame", "target"


def named(lexicon: Lexicon | Sequence[Lexicon]) -> list[tuple[str, Lexicon, Frame | Target]]:
    """Return all frames, then all targets, of lexicons, each with the name by which codes go.

    That is its own; where two lexicons have it, "lexicon/name".

    Raises
    ------
    InputError
        That does not tell them apart: a frame and a target of one lexicon, or two lexicons, share a name.
    """
    lexicons = [lexicon] if isinstance(lexicon, Lexicon) else list(lexicon)
    entries: list[tuple[Lexicon, Frame | Target]] = [(each, frame) for each in lexicons for frame in each.frames]
    entries += [(each, target) for each in lexicons for target in each.targets]
    often = Counter(entry.name for _, entry in entries)
    names = [path_of(each.name, entry.name) if often[entry.name] > 1 else entry.name for each, entry in entries]
    again = Counter(names)
    doubled = sorted({entry.name for name, (_, entry) in zip(names, entries, strict=True) if again[name] > 1})
    if doubled:
        raise InputError(
            f"More than one frame or target is called {one_of(doubled).replace(' or ', ' and ')}, so a code would "
            "not say which is meant. Code one lexicon at a time, or rename them."
        )
    return [(name, each, entry) for name, (each, entry) in zip(names, entries, strict=True)]


def path_of(lexicon: str, name: str) -> str:
    """Return the name that says which lexicon is meant."""
    return f"{lexicon}/{name}"
