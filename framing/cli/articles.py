"""Articles as the command line names them: which files, which columns, which dates."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from framing.errors import InputError

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.lexicon import Lexicon


_OPTIONS = {
    "text": "--text",
    "source": "--source",
    "date": "--date-column",
    "title": "--title-column",
    "url": "--url-column",
    "id": "--id-column",
    "encoding": "--encoding",
    "language": "--language",
    "since": "--since",
    "until": "--until",
}
# What commands call these; the others by their own names.
_PARAMETERS = {
    "date": "date_column",
    "title": "title_column",
    "url": "url_column",
    "id": "id_column",
}
_KEYWORD = re.compile(rf"\b({'|'.join(_OPTIONS)})=(?=['\"\s).,;]|$)")


@dataclass(frozen=True, slots=True)
class Articles:
    """What the options say about articles; None leaves a choice to `read_corpus`."""

    inputs: Sequence[str]
    text: str | None = None
    source: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    id: str | None = None
    encoding: str | None = None
    clean: bool = True
    duplicates: bool = False
    format: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    @classmethod
    def named(cls, inputs: Sequence[str], given: Mapping[str, Any], *, duplicates: bool = False) -> Articles:
        """Return the articles that a command was given.

        Parameters
        ----------
        given : mapping
            The command's options, by the names of its parameters: ``locals()`` at its beginning.
        duplicates : bool
            Whether copies stay.
        """
        said = {name: given.get(_PARAMETERS.get(name, name)) for name in _OPTIONS}
        clean = given["clean"] if "clean" in given else not given["no_clean"]
        return cls(inputs, **said, clean=clean, duplicates=duplicates)

    def read(self, progress: bool) -> Corpus:
        """Read the articles, and leave out what is outside the dates.

        Raises
        ------
        InputError
            What `read_corpus` and `Corpus.where` say, in terms of the command line's options.
        """
        from framing.corpus import read_corpus

        named = {
            name: getattr(self, name) for name in ("text", "source", "date", "title", "url", "id", "encoding")
        }
        try:
            corpus = read_corpus(
                list(self.inputs),
                **named,
                format=self.format,
                language=self.language,
                clean=self.clean,
                duplicates=self.duplicates,
                progress=progress,
            )
            if self.since is None and self.until is None:
                return corpus
            return corpus.where(since=self.since, until=self.until)
        except InputError as error:
            raise InputError(in_options(str(error))) from None

    def words(self) -> Iterator[str]:
        """Return the arguments that read the same articles elsewhere: names of files without their folders."""
        yield from (Path(name).resolve().name for name in self.inputs)
        yield from given({option: getattr(self, name) for name, option in _OPTIONS.items()})
        if not self.clean:
            yield "--no-clean"


def given(options: dict[str, str | None]) -> Iterator[str]:
    """Return the options that have a value, as arguments."""
    for name, value in options.items():
        if value is not None:
            yield name
            yield value


def load_lexicons(names: Sequence[str], language: str | None = None) -> list[Lexicon]:
    """Load lexicons by name or file; say so where a dictionary of another tool could not be kept whole.

    Parameters
    ----------
    names : sequence of str
    language : str, optional
        Of those that do not say theirs.
    """
    from framing.cli.printing import plain
    from framing.lexicon import load_lexicon
    from framing.lexicon.importers.assembling import UNSTATED

    lexicons = [readable(name) for name in names]
    if language is not None:
        lexicons = [
            load_lexicon(name, language=language) if lexicon.language == UNSTATED else lexicon
            for name, lexicon in zip(names, lexicons, strict=True)
        ]
    for name, lexicon in zip(names, lexicons, strict=True):
        if lexicon.origin is not None and lexicon.origin.left_out:
            said = (
                f"framing: {lexicon.path} ({lexicon.origin}). What and why:  framing lexicon check {quote(name)}"
            )
            print(plain(said), file=sys.stderr)
    return lexicons


def readable(name: str) -> Lexicon:
    """Load a lexicon by name or file.

    Raises
    ------
    LexiconError
        As `load_lexicon`; where an encoding or a format has to be named, it says by which command.
    """
    from framing.errors import LexiconError, Problem
    from framing.lexicon import load_lexicon

    try:
        return load_lexicon(name)
    except LexiconError as error:
        said = str(error)
        option = "--encoding" if "encoding=" in said else "--format" if "name the format" in said else None
        if option is None:
            raise
        out = quote(f"{Path(name).stem}.yml")
        how = f"To name it:  framing lexicon convert {quote(name)} {option} NAME --out {out}"
        worded = [Problem(problem.line, in_options(problem.message)) for problem in error.problems]
        last = worded[-1]
        raise LexiconError(error.name, [*worded[:-1], Problem(last.line, f"{last.message} {how}")]) from None


def lexicon_words(names: Sequence[str]) -> Iterator[str]:
    """Return the arguments that name the same lexicons, without folders."""
    for name in names:
        yield "--lexicon"
        yield Path(name).name


def in_options(message: str) -> str:
    """Word a message about Python's keywords for the command line: "date='day'" as "--date-column 'day'"."""
    return _KEYWORD.sub(lambda found: _option(found, message), message)


def _option(found: re.Match[str], message: str) -> str:
    quoted = message[found.end() : found.end() + 1] in ("'", '"')
    return _OPTIONS[found[1]] + (" " if quoted else "")
