"""Pairs of poles as they are given: by name, or as opposed frames of a lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.errors import ComparisonError
from framing.lexicon import Lexicon
from framing.scoring.seed_words import patterns_of


@dataclass(frozen=True, slots=True)
class Poles:
    """One microframe: its name, and the label and the patterns of either pole."""

    name: str
    label_a: str
    label_b: str
    pole_a: tuple[str, ...]
    pole_b: tuple[str, ...]


def checked_poles(given: object) -> tuple[Poles, ...]:
    """Return the microframes that are asked for.

    Raises
    ------
    ComparisonError
        Naming everything that is wrong.
    """
    if isinstance(given, Lexicon):
        return _of_lexicon(given)
    if not isinstance(given, Mapping) or not given:
        raise ComparisonError(
            "Microframes are a mapping of names to two lists of words, such as {'prospects': (['opportunity'], "
            f"['threat'])}}, or a lexicon with opposed frames; given: a value of type {type(given).__name__}."
        )
    found, problems = [], []
    for name, poles in given.items():
        if isinstance(poles, Mapping):
            labels, sides = tuple(str(each) for each in poles), tuple(poles.values())
        else:
            sides = tuple(poles) if isinstance(poles, Sequence) and not isinstance(poles, str) else ()
            labels = ()
        words = [_words(each) for each in sides]
        if len(words) != 2 or not all(words):
            problems.append(
                f"'{name}': a microframe has two poles with at least one word each, such as (['opportunity'], "
                f"['threat']); given: {poles!r}."
            )
            continue
        labels = labels or tuple(each[0] for each in words)
        found.append(Poles(str(name), labels[0], labels[1], words[0], words[1]))
    if problems:
        raise ComparisonError("\n".join(problems))
    return tuple(found)


def _words(given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,) if given.strip("*? ") else ()
    if not isinstance(given, Sequence) or not all(isinstance(each, str) and each.strip("*? ") for each in given):
        return ()
    return tuple(given)


def _of_lexicon(lexicon: Lexicon) -> tuple[Poles, ...]:
    """Return each pair of opposed frames; of two frames in all, these."""
    names = [frame.name for frame in lexicon.frames]
    pairs = [(frame.name, other) for frame in lexicon.frames for other in frame.opposed_to if other in names]
    pairs = list({frozenset(pair): pair for pair in reversed(pairs)}.values())[::-1]
    if not pairs and len(names) == 2:
        pairs = [(names[0], names[1])]
    if not pairs:
        raise ComparisonError(
            f"The lexicon {lexicon.name} has no opposed frames, so there are no poles. Write 'opposed_to' in its "
            "file, or give pairs of words: {'prospects': (['opportunity'], ['threat'])}."
        )
    found = []
    for a, b in pairs:
        one, other = lexicon.frame(a), lexicon.frame(b)
        words = [tuple(pattern for pattern, _ in patterns_of(each)) for each in (one, other)]
        found.append(Poles(f"{one.label} – {other.label}", one.label, other.label, words[0], words[1]))
    return tuple(found)
