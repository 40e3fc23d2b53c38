"""What a reader of results has to know about how the articles were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.corpus.articles import UNKNOWN_SOURCE, Articles
from framing.corpus.columns import Roles
from framing.corpus.pieces import Piece
from framing.errors import counted
from framing.results import Caveat, Table


@dataclass(frozen=True, slots=True)
class Reading:
    """How one input was read, in the few facts that cautions are made of.

    Attributes
    ----------
    name : str
    guess : str
        Which columns were guessed from their names, in words; "" where none was.
    default_source : str
        What the source is called where no column says.
    has_source : bool
        Whether a column names the source.
    n_articles, n_own_sources, n_unknown_source, n_empty_dates, n_wrong_dates, mended : int
        Articles in it, and how many of them (or, for `mended`, of their characters) were so.
    caveats : tuple of Caveat
        Those that the input brings itself.
    """

    name: str
    guess: str
    default_source: str
    has_source: bool
    n_articles: int
    n_own_sources: int = 0
    n_unknown_source: int = 0
    n_empty_dates: int = 0
    n_wrong_dates: int = 0
    mended: int = 0
    caveats: tuple[Caveat, ...] = ()

    @staticmethod
    def of(piece: Piece, roles: Roles, read: Articles) -> Reading:
        """Sum up how a piece was read."""
        return Reading(
            name=piece.name,
            guess=str(roles),
            default_source=piece.default_source,
            has_source=read.has_source,
            n_articles=read.table.num_rows,
            n_own_sources=piece.n_own_sources,
            n_unknown_source=read.n_unknown_source,
            n_empty_dates=read.dates.n_empty if read.dates else 0,
            n_wrong_dates=len(read.dates.problems) if read.dates else 0,
            mended=piece.mended,
            caveats=piece.caveats,
        )


def reading_caveats(read: Sequence[Reading]) -> tuple[Caveat, ...]:
    """Gather the cautions of all inputs, each code at most once but for those that an input brings, none twice."""
    return (
        *_columns_guessed(read),
        *_one_source(read),
        *_source_per_file(read),
        *_unknown_source(read),
        *_missing_dates(read),
        *_mended(read),
        *dict.fromkeys(caveat for each in read for caveat in each.caveats),
    )


def emptied_sources(left_out: Table, present: Iterable[str]) -> tuple[Caveat, ...]:
    """Name the sources of which every article was left out: no table of results would show them."""
    known = set(present)
    counts = Counter(source for source in left_out.column("source") if source not in known)
    if not counts:
        return ()
    named = _listed([f"{source!r} ({n:,})" for source, n in sorted(counts.items())])
    return (Caveat("emptied-source", f"Sources of which every article was left out: {named}."),)


def _columns_guessed(read: Sequence[Reading]) -> Iterable[Caveat]:
    guesses: dict[str, list[str]] = {}
    for each in read:
        if each.guess:
            guesses.setdefault(each.guess, []).append(each.name)
    for guess, names in guesses.items():
        where = "" if len(read) == 1 else f" in {_listed(names)}"
        yield Caveat("columns-guessed", f"Columns were guessed from their names{where}: {guess}.")


def _one_source(read: Sequence[Reading]) -> Iterable[Caveat]:
    names = [f"'{each.default_source}'" for each in read if not each.has_source]
    if names:
        each = "counts as one source" if len(names) == 1 else "count as one source each"
        yield Caveat(
            "one-source",
            f"No column names a source, so what was read {each}, named after the input: {_listed(names)}. "
            f"Name the column with source=.",
        )


def _source_per_file(read: Sequence[Reading]) -> Iterable[Caveat]:
    n = sum(each.n_own_sources for each in read)
    if n:
        files = counted(n, "text file counts as a source of its own", "text files count as a source each")
        yield Caveat(
            "source-per-file",
            f"{files}, named after the file. Subfolders, or a file sources.csv beside the texts, can name the "
            "sources.",
        )


def _unknown_source(read: Sequence[Reading]) -> Iterable[Caveat]:
    n = sum(each.n_unknown_source for each in read if each.has_source)
    if n:
        articles = counted(n, "article names no source and counts", "articles name no source and count")
        yield Caveat("unknown-source", f"{articles} as '{UNKNOWN_SOURCE}'.")


def _missing_dates(read: Sequence[Reading]) -> Iterable[Caveat]:
    empty = sum(each.n_empty_dates for each in read)
    wrong = sum(each.n_wrong_dates for each in read)
    if empty or wrong:
        n = sum(each.n_articles for each in read)
        yield Caveat(
            "missing-dates",
            f"Of {n:,} articles read, {empty:,} have an empty date and {wrong:,} one that could not be used "
            f"(listed in the notes with the reason).",
        )


def _mended(read: Sequence[Reading]) -> Iterable[Caveat]:
    n = sum(each.mended for each in read)
    if n:
        characters = counted(n, "character")
        yield Caveat(
            "mended-characters",
            f"{characters} that no text can hold (lone surrogates) became U+FFFD, one for one.",
        )


def _listed(names: Sequence[str], shown: int = 5) -> str:
    more = f" and {len(names) - shown:,} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
