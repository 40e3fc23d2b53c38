"""Articles as the command line names them: which files, which columns, which dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.lexicon import Lexicon


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
    since: str | None = None
    until: str | None = None

    def read(self, progress: bool) -> Corpus:
        """Read the articles, and leave out what is outside the dates."""
        from framing.corpus import read_corpus

        corpus = read_corpus(
            list(self.inputs),
            text=self.text,
            source=self.source,
            date=self.date,
            title=self.title,
            url=self.url,
            id=self.id,
            encoding=self.encoding,
            clean=self.clean,
            progress=progress,
        )
        if self.since is None and self.until is None:
            return corpus
        return corpus.where(since=self.since, until=self.until)

    def words(self) -> Iterator[str]:
        """Return the arguments that read the same articles elsewhere: names of files without their folders."""
        yield from (Path(name).resolve().name for name in self.inputs)
        options = {
            "--text": self.text,
            "--source": self.source,
            "--date-column": self.date,
            "--title-column": self.title,
            "--url-column": self.url,
            "--id-column": self.id,
            "--encoding": self.encoding,
            "--since": self.since,
            "--until": self.until,
        }
        yield from given(options)
        if not self.clean:
            yield "--no-clean"


def given(options: dict[str, str | None]) -> Iterator[str]:
    """Return the options that have a value, as arguments."""
    for name, value in options.items():
        if value is not None:
            yield name
            yield value


def load_lexicons(names: Sequence[str]) -> list[Lexicon]:
    """Load lexicons by name or file."""
    from framing.lexicon import load_lexicon

    return [load_lexicon(name) for name in names]


def lexicon_words(names: Sequence[str]) -> Iterator[str]:
    """Return the arguments that name the same lexicons, without folders."""
    for name in names:
        yield "--lexicon"
        yield Path(name).name
