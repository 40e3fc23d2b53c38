"""What `framing lss`, `framing microframes` and `framing suggest` have in common."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.scoring import Vectors

SPACE = "Words"
VectorFile = Annotated[
    Path | None,
    typer.Option(
        "--vectors",
        metavar="FILE",
        help="A text file of word2vec or GloVe; learnt from the articles unless given.",
        rich_help_panel=SPACE,
    ),
]
KeepStopWords = Annotated[
    bool, typer.Option("--keep-stop-words", help="Let English function words take part.", rich_help_panel=SPACE)
]
_PAIR = re.compile(r"poles=\('([^']*)', '([^']*)'\)")
_OPTIONS = {
    "n_resamples": "--resamples",
    "poles=": "--poles ",
    "vectors=": "--vectors",
    "exclude takes": "--exclude takes",
}


def vectors_of(path: Path | None, corpus: Corpus) -> Vectors | None:
    """Read vectors of the words of a corpus, where a file is given."""
    if path is None:
        return None
    from framing.scoring import load_vectors

    return load_vectors(path, corpus=corpus)


@contextmanager
def in_options() -> Iterator[None]:
    """Word what is said about arguments in terms of the command line's options."""
    from framing.errors import ComparisonError

    try:
        yield
    except ComparisonError as error:
        message = _PAIR.sub(r"--poles \1,\2", str(error))
        for python, shell in _OPTIONS.items():
            message = message.replace(python, shell)
        raise ComparisonError(message) from None


@dataclass(frozen=True, slots=True)
class Folder:
    """Where reports and tables go, and in which formats."""

    out: Path
    formats: str
    title: str | None = None
    author: str | None = None
    date: str | None = None

    def prepare(self) -> tuple[str, ...]:
        """Return the formats, once the folder can be written to."""
        from framing.cli.output import prepare_folder
        from framing.cli.running import Writing

        chosen = Writing(self.out, self.formats).chosen()
        prepare_folder(self.out)
        return chosen

    def write(self, result: Any, formats: tuple[str, ...], command: list[str]) -> tuple[list[Path], int]:
        """Write the tables and reports of a result; return the paths, and how many cells would run as formulas."""
        from framing.cli.output import write_tables
        from framing.cli.running import REPORTS

        result = replace(result, provenance=replace(result.provenance, command=shlex.join(["framing", *command])))
        tables: list[Path] = []
        cells = 0
        if "csv" in formats:
            tables, cells = write_tables(result.tables(), self.out)
        targets = [self.out / f"report.{name}" for name in REPORTS if name in formats]
        if not targets:
            return tables, cells
        from framing.report import write_reports

        reports = write_reports(result, targets, title=self.title, author=self.author, date=self.date)
        return [*reports, *tables], cells


def run_in_space(
    read: Callable[[bool], Corpus],
    find: Callable[[Corpus], Any],
    folder: Folder,
    command: list[str],
    quiet: bool,
) -> None:
    """Read articles, find a result in them, write it, and say what it is."""
    from framing.cli.printing import say
    from framing.cli.summary import say_corpus, say_written

    formats = folder.prepare()
    corpus = read(not quiet)
    if not quiet:
        say_corpus(corpus)
    with in_options():
        found = find(corpus)
    paths, cells = folder.write(found, formats, command)
    if not quiet:
        say()
        for line in str(found).splitlines():
            say(line)
        say_written(paths, cells)
