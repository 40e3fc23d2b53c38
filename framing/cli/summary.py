"""What a run tells on the terminal: what went in, what came out, and with which cautions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.articles import in_options
from framing.cli.cautions import brief_cautions
from framing.cli.printing import say, say_table
from framing.errors import counted

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.results import Caveat, Comparison, Study

_COLUMNS = 3  # of estimates beside one another
_GROUPS = 30
_LETTERS = 40  # of a group or frame
_SOURCES = 10


def say_corpus(corpus: Corpus) -> None:
    """Print how many articles there are, from where, and which were left out for which reason."""
    left_out = len(corpus.exclusions)
    say(f"{counted(corpus.n_in, 'article')} read: {len(corpus):,} used, {left_out:,} left out.")
    reasons = Counter(zip(corpus.exclusions.column("stage"), corpus.exclusions.column("reason"), strict=True))
    for (stage, reason), count in reasons.most_common():
        say(f"  {count:,} left out ({stage}): {reason}")
    sources = corpus.sources
    if sources:
        listed = ", ".join(f"{name} ({count:,})" for name, count in list(sources.items())[:_SOURCES])
        more = f" and {len(sources) - _SOURCES:,} more" if len(sources) > _SOURCES else ""
        say(f"Sources: {listed}{more}.")
    say_caveats(corpus.caveats)


def say_caveats(caveats: Iterable[Caveat]) -> None:
    """Print cautions, one a line."""
    for caveat in caveats:
        say(f"  {caveat.code}: {in_options(caveat.message)}")


def say_study(study: Study, known: Sequence[Caveat], formats: Collection[str] = ("pdf", "csv")) -> None:
    """Print the study's headline measure as a table, and a line for each kind of caution not printed yet.

    Parameters
    ----------
    known : sequence of Caveat
        Those that were printed before.
    formats : collection of str
        What was written, for where the cautions stand in full.
    """
    if study.comparisons:
        say_estimates(study.comparisons[0])
    cautions = brief_cautions(study, known)
    if cautions:
        say()
        say("Cautions")
        say_caveats(cautions)
        report = ["the report"] if set(formats) - {"csv", "bib"} else []
        tables = ["caveats.csv (by row: the column caveats of the other tables)"] if "csv" in formats else []
        if report or tables:
            say(f"In full: {' and '.join([*report, *tables])}.")


def say_estimates(result: Comparison) -> None:
    """Print the estimates of a comparison with their intervals: frames by groups, or groups by frames."""
    from framing.plots.numbers import scale_of
    from framing.plots.rows import grid_of, noun_of
    from framing.report.numbers import estimate, level

    grid, scale = grid_of(result), scale_of(result.measure)
    groups = _largest(grid.groups, grid.n_articles)
    head = (noun_of(result), *map(_short, groups))
    rows = [
        (_short(frame.label), *(" ".join(estimate(grid.at(frame, group), scale)) for group in groups))
        for frame in grid.frames
    ]
    if len(groups) > _COLUMNS:  # many groups are read downwards
        head, *rows = zip(head, *rows, strict=True)
        head = (result.by, *head[1:])
    say()
    say(f"{scale.label}, with intervals at {level(result.confidence)}")
    for first in range(1, len(head), _COLUMNS):
        columns = (0, *range(first, min(first + _COLUMNS, len(head))))
        say()
        say_table([head[column] for column in columns], [[row[column] for column in columns] for row in rows])
    if len(groups) < len(grid.groups):
        say(f"… and {counted(len(grid.groups) - len(groups), 'group')} with fewer articles.")


def _largest(groups: Sequence[str], n_articles: Mapping[str, int]) -> tuple[str, ...]:
    """Return the groups with most articles, in the order in which they came."""
    chosen = set(sorted(groups, key=lambda group: -n_articles[group])[:_GROUPS])
    return tuple(group for group in groups if group in chosen)


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"


def say_written(paths: Iterable[Path], cells: int) -> None:
    """Print which files were written, and how many cells of them were kept from running as a formula."""
    say()
    say("Written")
    for path in paths:
        say(f"  {path}")
    if cells:
        said = "1 cell of the CSV files starts" if cells == 1 else f"{cells:,} cells of the CSV files start"
        say(f"{said} like a formula; an apostrophe in front keeps spreadsheets from running it.")
