"""`framing timeline`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options, outside

if TYPE_CHECKING:
    from framing.results import Timeline

# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "read_corpus(…, date='published')": "--date-column published",
    "corpus.where(since=…)": "--since DATE",
    "corpus.where(source=[…])": "--by another column",
    "every='": "--every '",
    "every=": "--every",
    "n_resamples": "--resamples",
}


def timeline(
    inputs: options.ScoredInputs,
    out: options.OutFile,
    lexicon: options.ScoredLexicons = None,
    model: options.ModelFiles = None,
    scores: outside.ScoresFiles = None,
    scores_about: outside.ScoresAbout = None,
    scores_range: outside.ScoresRange = None,
    picture: options.Pictures = None,
    every: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="day, week, month, quarter or year; unless given, the span decides."),
    ] = None,
    measure: options.Measure = "share",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="FRAME", help="A frame or target; all unless given. Repeatable."),
    ] = None,
    difference: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Two groups: also write, and draw, A - B in each period."),
    ] = None,
    voice: options.Voice = "all",
    by: options.By = "source",
    cluster: options.Cluster = None,
    strata: options.Strata = None,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    seed: options.Seed = 0,
    text: options.TextColumn = None,
    source: options.SourceColumn = None,
    date_column: options.DateColumn = None,
    title_column: options.TitleColumn = None,
    url_column: options.UrlColumn = None,
    id_column: options.IdColumn = None,
    encoding: options.Encoding = None,
    language: options.Language = None,
    no_clean: options.NoClean = False,
    since: options.Since = None,
    until: options.Until = None,
    quiet: options.Quiet = False,
) -> None:
    """Follow a measure over time in each source: one row a frame, source and period, with its interval.

    The difference of two sources goes to a file beside it: timeline.csv and timeline-difference.csv.

    \b
    Example:
      framing timeline articles.csv -l us-vietnam --every month --out timeline.csv --picture timeline.png
    """
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.printing import say
    from framing.cli.scored import material
    from framing.cli.summary import say_caveats, say_written
    from framing.comparisons import timeline as make_timeline
    from framing.errors import ComparisonError, counted
    from framing.progress import progress_bar

    pictures = checked_pictures(picture)
    _check(measure, voice, outside.outside(scores).names, every, resamples, confidence, seed)
    for path in (out, *pictures):
        prepare_file(path)
    compared = material(inputs, locals(), quiet=quiet)
    try:
        with progress_bar("Comparing", 1, enabled=not quiet):
            found = make_timeline(
                compared.scores,
                measure,
                names=name or None,
                by=by,
                every=every,
                voice=voice,
                difference=difference,
                cluster=cluster,
                strata=strata,
                n_resamples=resamples,
                confidence=confidence,
                seed=seed,
            )
    except ComparisonError as error:
        raise ComparisonError(_in_options(str(error))) from None
    paths, cells = _write(found, out, pictures)
    if not quiet:
        labels = found.periods.column("period")
        say()
        periods, groups = counted(len(labels), found.every), counted(len(found.groups), "group")
        say(f"{periods} from {labels[0]} to {labels[-1]}, {groups}.")
        say_caveats(caveat for caveat in found.caveats if caveat not in compared.told)
        say_written(paths, cells)


def _check(
    measure: str,
    voice: str,
    external: tuple[str, ...],
    every: str | None,
    resamples: int,
    confidence: float,
    seed: int,
) -> None:
    """Refuse settings that make no timeline before any work; this is wrong usage, not failed work."""
    from framing.comparisons.arguments import check_measure, checked_settings
    from framing.comparisons.periods import check_every
    from framing.errors import ComparisonError

    try:
        check_measure(measure, voice, external)
        check_every(every)
        checked_settings(resamples, confidence, "none", seed)
    except ComparisonError as error:
        raise typer.BadParameter(_in_options(str(error))) from None


def _in_options(message: str) -> str:
    for python, shell in _OPTIONS.items():
        message = message.replace(python, shell)
    return message


def _write(found: Timeline, out: Path, pictures: list[Path]) -> tuple[list[Path], int]:
    """Write tables and pictures; return the paths, and how many cells were kept from running as a formula."""
    from framing.plots import plot
    from framing.plots.saving import save_picture

    tables = {out: found.estimates}
    kinds = {"lines": ""}
    if found.difference is not None:
        tables[out.with_stem(f"{out.stem}-difference")] = found.contrasts
        kinds["difference"] = "-difference"
    for path, table in tables.items():
        table.to_csv(path)
    drawn = [
        save_picture(plot(found, kind=kind), path.with_stem(path.stem + end))
        for path in pictures
        for kind, end in kinds.items()
    ]
    return [*tables, *drawn], sum(table.formula_cells() for table in tables.values())
