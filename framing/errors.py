"""Errors that say what was wrong, what was given, what is allowed and what to do.

FramingError
├── InputError          an article file, a table or a column (also a ValueError)
├── LexiconError        a lexicon file; carries every problem of the file (also a ValueError)
├── ComparisonError     a comparison that cannot be made (also a ValueError)
├── ReportError         a report that cannot be written (also a ValueError)
├── DatasetError        scores in a folder that cannot be made, gone on with or opened
├── PatternError        a text that is no pattern of the term language (in framing.lexicon; also a ValueError)
└── MissingExtraError   an optional dependency is not installed (also an ImportError)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class FramingError(Exception):
    """Everything that `framing` raises on purpose."""


class InputError(FramingError, ValueError):
    """Articles could not be read, or an argument about them is wrong."""


class ComparisonError(FramingError, ValueError):
    """A comparison cannot be made as asked."""


class ReportError(FramingError, ValueError):
    """A report or a picture cannot be made as asked."""


class DatasetError(FramingError):
    """Scores of a dataset cannot be written to a folder, gone on with there, or opened."""


class MissingExtraError(FramingError, ImportError):
    """An optional part is used that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra '{extra}'. Install it with:  pip install 'framing[{extra}]'")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a user's file; `line` counts from 1 and is None where no line applies."""

    line: int | None
    message: str

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"


class LexiconError(FramingError, ValueError):
    """A lexicon file has problems; `problems` holds all of them, in the order of their lines."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(problems, key=lambda p: (p.line or 0, p.message)))
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        listing = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{name}: {count} in this lexicon.\n{listing}")


def counted(n: int, one: str, many: str = "") -> str:
    """Word a number with its noun: "1 frame", "1,200 frames"; `many` where it is not `one` with an s."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def one_of(allowed: Iterable[str]) -> str:
    """Word a list of allowed values: "'a', 'b' or 'c'"."""
    quoted = [f"'{value}'" for value in allowed]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """Word the nearest allowed value as a sentence with a leading space, or nothing where none is near."""
    folded = {value.casefold(): value for value in allowed}
    near = difflib.get_close_matches(given.casefold(), folded, n=1, cutoff=0.6)
    return f" Did you mean '{folded[near[0]]}'?" if near else ""


def unknown(what: str, given: str, allowed: Sequence[str]) -> str:
    """Word the refusal of a value outside a closed list: what was given, the nearest, what is allowed."""
    return f"Unknown {what} '{given}'.{did_you_mean(given, allowed)} Allowed: {one_of(allowed)}."
