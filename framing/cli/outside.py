"""Measures from outside as the command line names them: which file, who made the numbers, from where to where."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.errors import InputError

if TYPE_CHECKING:
    from framing.results import Scores

_PANEL = "Scores from elsewhere"
ScoresFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--scores",
        metavar="NAME=FILE",
        help="A CSV of numbers made elsewhere (document_id, value; item, weight), compared as NAME. Repeatable.",
        rich_help_panel=_PANEL,
    ),
]
ScoresAbout = Annotated[
    list[str] | None,
    typer.Option(
        "--scores-about",
        metavar="[NAME=]TEXT",
        help="Who or what made the numbers, and which version; the file's name unless given. Repeatable.",
        rich_help_panel=_PANEL,
    ),
]
ScoresRange = Annotated[
    list[str] | None,
    typer.Option(
        "--scores-range",
        metavar="[NAME=]LOW:HIGH",
        help="The range that a number can have, such as 0:1, -1:1 or 0: (no upper end). Repeatable.",
        rich_help_panel=_PANEL,
    ),
]


@dataclass(frozen=True, slots=True)
class Outside:
    """Measures from outside; none where no file is named.

    Attributes
    ----------
    files : tuple of (str, Path)
        Names of measures, with their files.
    about : tuple of (str, str)
        What is said of a measure, or, with an empty name, of all of them.
    ranges : tuple of (str, float, float)
        From where to where, of a measure or of all of them.
    """

    files: tuple[tuple[str, Path], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    ranges: tuple[tuple[str, float, float], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What the measures are called."""
        return tuple(name for name, _ in self.files)

    def beside(self, scores: Scores) -> Scores:
        """Return scores with these measures beside their own.

        Raises
        ------
        InputError
            What `Scores.with_column` says of a file, naming it.
        """
        said = dict(self.about)
        ranges = {name: (low, high) for name, low, high in self.ranges}
        for name, path in self.files:
            low, high = ranges.get(name, ranges.get("", (-math.inf, math.inf)))
            about = said.get(name, said.get("", path.name))
            try:
                scores = scores.with_column(name, path, about=about, low=low, high=high)
            except InputError as error:
                raise InputError(f"--scores {name}={path}: {_in_options(str(error))}") from None
        return scores

    def words(self) -> Iterator[str]:
        """Return the arguments that name the same files, without folders."""
        for name, path in self.files:
            yield from ("--scores", f"{name}={path.name}")
        for name, text in self.about:
            yield from ("--scores-about", _named(name, text))
        for name, low, high in self.ranges:
            ends = ["" if math.isinf(end) else f"{end:g}" for end in (low, high)]
            yield from ("--scores-range", _named(name, ":".join(ends)))


NOTHING_OUTSIDE = Outside()


def outside(
    scores: Sequence[str] | None, about: Sequence[str] | None = None, ranges: Sequence[str] | None = None
) -> Outside:
    """Return what the options say, checked before any work.

    Raises
    ------
    BadParameter
        Naming everything that is wrong; this is wrong usage.
    """
    if not scores:
        if about or ranges:
            raise typer.BadParameter("--scores-about and --scores-range go with --scores NAME=FILE.")
        return NOTHING_OUTSIDE
    files, problems = _files(scores)
    names = [name for name, _ in files]
    texts = [_of_measure(each, names) for each in about or ()]
    ends = [(name, *_range(text, problems)) for name, text in (_of_measure(each, names) for each in ranges or ())]
    for option, named in (("--scores-about", texts), ("--scores-range", ends)):
        given = [each[0] for each in named]
        for name in dict.fromkeys(name for name in given if given.count(name) > 1):
            whom = f"'{name}'" if name else "all measures; write NAME= before each, with the name of its measure"
            problems.append(f"{option} is given {given.count(name)} times for {whom}.")
    if problems:
        raise typer.BadParameter("\n".join(problems))
    return Outside(tuple(files), tuple(texts), tuple(ends))


def _files(scores: Sequence[str]) -> tuple[list[tuple[str, Path]], list[str]]:
    """Return the named files, and what is wrong with them."""
    from framing.results.external_values import problems_of_name

    files: list[tuple[str, Path]] = []
    problems: list[str] = []
    for each in scores:
        name, equals, path = (part.strip() for part in each.partition("="))
        if not equals or not name or not path:
            problems.append(f"Write --scores as NAME=FILE, such as labels=labels.csv; given: {each!r}.")
            continue
        problems += [f"--scores {each}: {said}" for said in problems_of_name(name)]
        if name in (known for known, _ in files):
            problems.append(f"Two files are called '{name}'. Give each a name of its own.")
        if not Path(path).is_file():
            problems.append(f"--scores {each}: there is no file '{path}'.")
        files.append((name, Path(path)))
    return files, problems


def _of_measure(given: str, names: Sequence[str]) -> tuple[str, str]:
    """Part "NAME=TEXT" where it begins with the name of a measure; an equals sign may also be part of a text."""
    name, equals, text = given.partition("=")
    return (name.strip(), text.strip()) if equals and name.strip() in names else ("", given.strip())


def _range(text: str, problems: list[str]) -> tuple[float, float]:
    low, colon, high = text.partition(":")
    try:
        ends = (float(low or "-inf"), float(high or "inf"))
    except ValueError:
        ends = (math.nan, math.nan)
    if not colon or not ends[0] < ends[1]:
        problems.append(
            "Write --scores-range as LOW:HIGH, the lower end first, such as 0:1 (or NAME=0:1, with the name of "
            f"one of the --scores); given: {text!r}."
        )
    return ends


def _named(name: str, text: str) -> str:
    return f"{name}={text}" if name else text


def _in_options(message: str) -> str:
    """Word a message of Python's for the command line."""
    hint = "score the articles that they are about."
    return message.replace(hint, f"{hint} --id-column names the column of the articles that has their ids.")
