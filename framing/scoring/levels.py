"""A lexicon's frames joined by the levels of their names: "economy.trade" and "economy.jobs" to "economy"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from framing.errors import InputError
from framing.lexicon import Frame, Lexicon

LEVEL = "."
LABEL_LEVEL = " › "


def levels_of(given: int | Iterable[int] | None) -> tuple[int, ...] | None:
    """Return the levels that are meant, in order; None for all.

    Raises
    ------
    InputError
        One is no whole number from 1.
    """
    if given is None:
        return None
    several: list[Any] = list(given) if isinstance(given, Iterable) else [given]
    wrong = [each for each in several if not isinstance(each, int) or isinstance(each, bool) or each < 1]
    if wrong or not several:
        what = repr(wrong[0]) if wrong else "an empty list"
        raise InputError(
            f"levels= holds {what}. It takes whole numbers from 1, the outermost level, or None for all."
        )
    return tuple(sorted(set(several)))


def joined_by_level(lexicon: Lexicon, levels: Collection[int] | None) -> tuple[Lexicon, tuple[str, ...]]:
    """Join the frames that are alike on some levels.

    Parameters
    ----------
    levels : collection of int, optional
        From 1, the outermost. A frame keeps those of its levels that are named, and gives its terms to the frame
        of that name.

    Returns
    -------
    lexicon : Lexicon
        Without targets.
    left_out : tuple of str
        Frames that have none of the levels.

    Raises
    ------
    InputError
        No frame has any of the levels, or the lexicon has no frames.
    """
    if not lexicon.frames:
        raise InputError(f"The lexicon {lexicon.name} has no frames to count.")
    if levels is None:
        return replace(lexicon, targets=()), ()
    parts: dict[str, list[Frame]] = {}
    left_out = []
    for frame in lexicon.frames:
        kept = [level for level in levels if level <= len(frame.path)]
        if kept:
            parts.setdefault(LEVEL.join(frame.path[level - 1] for level in kept), []).append(frame)
        else:
            left_out.append(frame.name)
    if not parts:
        deepest = max(len(frame.path) for frame in lexicon.frames)
        raise InputError(
            f"No frame of {lexicon.name} has level {' or '.join(map(str, levels))}; the deepest is {deepest}. "
            "Levels are parted by full stops in frames' names: economy.trade."
        )
    frames = tuple(
        Frame(name, _label(name, own, levels), tuple(term for frame in own for term in frame.terms))
        for name, own in parts.items()
    )
    return replace(lexicon, frames=frames, targets=()), tuple(left_out)


def _label(name: str, frames: list[Frame], levels: Collection[int]) -> str:
    """Return what the joined frames are called: their own label, or those of its levels that were kept."""
    first = frames[0]
    if name == first.name:
        return first.label
    labels = first.label.split(LABEL_LEVEL)
    if len(labels) != len(first.path):
        return name
    return LABEL_LEVEL.join(labels[level - 1] for level in levels if level <= len(labels))
