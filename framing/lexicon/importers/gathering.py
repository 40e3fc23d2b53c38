"""What a reader of a format has to do with: the file's lines, and where to put what stands in them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from framing.errors import Problem

Path = tuple[str, ...]  # the names of a category, from the outermost level to the innermost

_SEPARATOR = re.compile(r"\"?sep=.\"?", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[-+−]?(?:[0-9]{1,15}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?")

SAMPLED = 200  # lines that a format is recognised by
LONGEST = 5_000  # characters of a line that holds one entry
LONGEST_NAME = 500  # characters of a category's name, which stands in every table
MAX_LEVELS = 20  # of categories in one another; people's dictionaries have up to four


@dataclass(frozen=True, slots=True)
class Source:
    """A dictionary's file as text.

    Attributes
    ----------
    name : str
        The file's name without its folder.
    text : str
        The whole of it, without a byte-order mark.
    lines : tuple of str
        Its lines; the first is line 1.
    """

    name: str
    text: str
    lines: tuple[str, ...]

    @staticmethod
    def of(name: str, text: str) -> Source:
        """Make one from a text."""
        lines = _LINE_ENDS.split(text)
        if _SEPARATOR.fullmatch(lines[0]):
            # "sep=;" tells Excel how to read a table, and is no row of it; the lines keep their numbers.
            text, lines[0] = text[len(lines[0]) :], ""
        return Source(name, text, tuple(lines))

    @property
    def stem(self) -> str:
        """The file's name without its ending: the category of a file that names none."""
        return self.name.rsplit(".", 1)[0] or self.name

    def numbered(self, found: Dictionary, first: int = 0, last: int | None = None) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not blank, each with its number from 1; too long ones are left out."""
        for row, line in enumerate(self.lines[first:last], first + 1):
            if len(line) > LONGEST:
                said = f"the line has {len(line):,} characters; at most {LONGEST:,} are read."
                found.leave_out(row, line, said)
            elif line.strip():
                yield row, line

    def sample(self, comment: str = "") -> list[str]:
        """Return the first lines that say something, clipped; those that start with `comment` say nothing."""
        found: list[str] = []
        for line in self.lines:
            if line.strip() and not (comment and line.lstrip().startswith(comment)):
                found.append(line[:LONGEST])
                if len(found) == SAMPLED:
                    break
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a dictionary in one category; `text` and `unless` are patterns of the term language."""

    text: str
    category: Path
    line: int
    weight: float = 1.0
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a reader found in a file.

    Attributes
    ----------
    categories : dict of tuple of str to int
        The categories in the order of the file, each with its line.
    entries : list of Entry
    left_out : list of Problem
        Entries that the term language cannot say, each with its line and the reason.
    notes : list of Problem
        What else a user should know.
    problems : list of Problem
        Why the file cannot be read; it is refused if there is one.
    """

    categories: dict[Path, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def declare(self, category: Path, line: int) -> None:
        """Put a category in its place in the order of the file; refuse the file where it is too deep."""
        if category in self.categories:
            return
        if len(category) == MAX_LEVELS + 1:
            self.refuse(line, f"categories stand more than {MAX_LEVELS} deep in one another.")
        self.categories[category] = line

    def add(self, text: str, category: Path, line: int, weight: float = 1.0, unless: Sequence[str] = ()) -> None:
        """Add an entry; one that weighs nothing or less is left out."""
        self.declare(category, line)
        if weight > 0:
            self.entries.append(Entry(text, category, line, weight, tuple(unless)))
        else:
            self.leave_out(line, text, f"its weight is {weight:g}; a weight is above 0.")

    def leave_out(self, line: int, text: str, reason: str) -> None:
        """List an entry that cannot be kept."""
        self.left_out.append(Problem(line, f"'{clipped(text)}': {reason}"))

    def note(self, line: int | None, message: str) -> None:
        """List something that a user should know."""
        self.notes.append(Problem(line, message))

    def refuse(self, line: int | None, message: str) -> None:
        """List a reason why the file cannot be read."""
        self.problems.append(Problem(line, message))


def clipped(text: str) -> str:
    """Shorten a text for a message, and keep it on one line."""
    line = " ".join(text[:400].split())
    return line if len(line) <= 60 else line[:59] + "…"


def mostly(answers: Iterable[bool]) -> bool:
    """Whether nine of ten answers are yes: a few odd lines shall not hide what a file is."""
    given = list(answers)
    return bool(given) and 10 * sum(given) >= 9 * len(given)


def number(text: str) -> float | None:
    """Return a number as files have them, with a sign and a decimal point or comma, or None."""
    written = text.strip()
    if not _NUMBER.fullmatch(written):
        return None
    value = float(written.replace("−", "-").replace(",", "."))
    return value if math.isfinite(value) else None  # 1e400 is more than a number can hold


def indent(line: str) -> int:
    """Return how many spaces and tabs a line starts with."""
    return len(line) - len(line.lstrip())
