"""What a reader of results has to know about how the articles were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pyarrow as pa

from framing.corpus.articles import UNKNOWN_SOURCE, Articles
from framing.corpus.columns import Roles
from framing.corpus.pieces import Piece
from framing.results import Caveat, Table


def reading_caveats(
    pieces: Sequence[Piece], roles: Sequence[Roles], read: Sequence[Articles]
) -> tuple[Caveat, ...]:
    """Gather the cautions of all inputs, each code at most once but for those that a piece brings."""
    return (
        *_columns_guessed(pieces, roles),
        *_one_source(pieces, read),
        *_source_per_file(pieces),
        *_unknown_source(read),
        *_missing_dates(read),
        *_mended(pieces),
        *(caveat for piece in pieces for caveat in piece.caveats),
    )


def emptied_sources(left_out: Table, articles: pa.Table) -> tuple[Caveat, ...]:
    """Name the sources of which every article was left out: no table of results would show them."""
    present = set(articles.column("source").to_pylist())
    counts = Counter(source for source in left_out.column("source") if source not in present)
    if not counts:
        return ()
    named = _listed([f"{source!r} ({n:,})" for source, n in sorted(counts.items())])
    return (Caveat("emptied-source", f"Sources of which every article was left out: {named}."),)


def _columns_guessed(pieces: Sequence[Piece], roles: Sequence[Roles]) -> Iterable[Caveat]:
    guesses: dict[str, list[str]] = {}
    for piece, found in zip(pieces, roles, strict=True):
        if found.guessed:
            guesses.setdefault(str(found), []).append(piece.name)
    for guess, names in guesses.items():
        where = "" if len(pieces) == 1 else f" in {_listed(names)}"
        yield Caveat("columns-guessed", f"Columns were guessed from their names{where}: {guess}.")


def _one_source(pieces: Sequence[Piece], read: Sequence[Articles]) -> Iterable[Caveat]:
    names = [f"'{piece.default_source}'" for piece, part in zip(pieces, read, strict=True) if not part.has_source]
    if names:
        each = "counts as one source" if len(names) == 1 else "count as one source each"
        yield Caveat(
            "one-source",
            f"No column names a source, so what was read {each}, named after the input: {_listed(names)}. "
            f"Name the column with source=.",
        )


def _source_per_file(pieces: Sequence[Piece]) -> Iterable[Caveat]:
    n = sum(piece.n_own_sources for piece in pieces)
    if n:
        files = (
            "1 text file counts as a source of its own" if n == 1 else f"{n:,} text files count as a source each"
        )
        yield Caveat(
            "source-per-file",
            f"{files}, named after the file. Subfolders, or a file sources.csv beside the texts, can name the "
            "sources.",
        )


def _unknown_source(read: Sequence[Articles]) -> Iterable[Caveat]:
    n = sum(part.n_unknown_source for part in read if part.has_source)
    if n:
        articles = "1 article names no source and counts" if n == 1 else f"{n:,} articles name no source and count"
        yield Caveat("unknown-source", f"{articles} as '{UNKNOWN_SOURCE}'.")


def _missing_dates(read: Sequence[Articles]) -> Iterable[Caveat]:
    empty = sum(part.dates.n_empty for part in read if part.dates)
    wrong = sum(len(part.dates.problems) for part in read if part.dates)
    if empty or wrong:
        n = sum(part.table.num_rows for part in read)
        yield Caveat(
            "missing-dates",
            f"Of {n:,} articles read, {empty:,} have an empty date and {wrong:,} one that could not be used "
            f"(listed in the notes with the reason).",
        )


def _mended(pieces: Sequence[Piece]) -> Iterable[Caveat]:
    n = sum(piece.mended for piece in pieces)
    if n:
        characters = "1 character" if n == 1 else f"{n:,} characters"
        yield Caveat(
            "mended-characters",
            f"{characters} that no text can hold (lone surrogates) became U+FFFD, one for one.",
        )


def _listed(names: Sequence[str], shown: int = 5) -> str:
    more = f" and {len(names) - shown:,} more" if len(names) > shown else ""
    return ", ".join(names[:shown]) + more
