"""`framing distances`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.results import Distances

_PAIRS = 10
# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "n_resamples": "--resamples",
    "corpus.where(source=[…])": "--by another column",
    "lexicon=:": "--frames-of:",
}
# The endings of the files beside the first, by the table's own name.
_ENDINGS = {
    "distances": "",
    "profiles": "-profiles",
    "distance_groups": "-groups",
    "distance_tree": "-tree",
    "distance_map": "-map",
}


def distances(
    inputs: options.ScoredInputs,
    out: options.OutFile,
    lexicon: options.ScoredLexicons = None,
    model: options.ModelFiles = None,
    picture: options.Pictures = None,
    measure: Annotated[str, typer.Option(metavar="NAME", help="share, rate, present or salience.")] = "share",
    frames_of: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose frames make the profiles, of several lexicons.")
    ] = None,
    voice: options.Voice = "all",
    by: options.By = "source",
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
    """Say how far apart sources are in how they divide what they say among the frames.

    One row a pair of sources goes to the file. Beside it stand distances-profiles.csv, distances-groups.csv and,
    where four sources have ten articles and differ, distances-tree.csv and distances-map.csv; pictures too.

    \b
    Example:
      framing distances articles.csv -l generic-frames --out distances.csv --picture distances.png
    """
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.printing import say
    from framing.cli.scored import material
    from framing.cli.summary import say_caveats, say_written
    from framing.comparisons import distances as measure_distances
    from framing.errors import ComparisonError
    from framing.progress import progress_bar

    pictures = checked_pictures(picture)
    _check(measure, voice, resamples, confidence, seed)
    for path in (out, *pictures):
        prepare_file(path)
    compared = material(inputs, locals(), quiet=quiet)
    try:
        with progress_bar("Comparing", 1, enabled=not quiet):
            found = measure_distances(
                compared.scores,
                by,
                measure=measure,
                voice=voice,
                lexicon=frames_of,
                n_resamples=resamples,
                confidence=confidence,
                seed=seed,
            )
    except ComparisonError as error:
        raise ComparisonError(_in_options(str(error))) from None
    paths, cells = _write(found, out, pictures)
    if not quiet:
        say()
        _say_pairs(found)
        say_caveats(caveat for caveat in found.caveats if caveat not in compared.told)
        say_written(paths, cells)


def _check(measure: str, voice: str, resamples: int, confidence: float, seed: int) -> None:
    """Refuse settings that nothing can be measured with, before any work; this is wrong usage, not failed work."""
    from framing.comparisons.arguments import checked_settings
    from framing.comparisons.profiling import check_profiled
    from framing.errors import ComparisonError

    try:
        check_profiled(measure, voice)
        checked_settings(resamples, confidence, "none", seed)
    except ComparisonError as error:
        raise typer.BadParameter(_in_options(str(error))) from None


def _in_options(message: str) -> str:
    for python, shell in _OPTIONS.items():
        message = message.replace(python, shell)
    return message


def _say_pairs(found: Distances) -> None:
    """Print the pairs that are at least farthest apart."""
    from framing.cli.printing import say, say_table
    from framing.report import numbers

    rows = sorted(found.pairs.rows(), key=lambda row: (-(row["low"] or 0.0), -row["distance"]))
    if not rows:
        return
    cells = [
        (
            f"{row['group']} and {row['reference']}",
            f"{numbers.number(row['distance'], 2, True)} {numbers.interval(row['low'], row['high'], 2, True)}",
            numbers.number(row["by_chance"], 2, True),
            numbers.p_value(row["p_corrected"]),
        )
        for row in rows[:_PAIRS]
    ]
    level = numbers.level(found.confidence)
    say_table(("pair", f"distance, {level} interval", "by chance", "corrected p"), cells, right=(1, 2, 3))
    if len(rows) > _PAIRS:
        say(f"… and {len(rows) - _PAIRS:,} more pairs.")
    say()


def _write(found: Distances, out: Path, pictures: list[Path]) -> tuple[list[Path], int]:
    """Write tables and pictures; return the paths, and how many cells were kept from running as a formula."""
    from framing.plots import plot
    from framing.plots.saving import save_picture

    tables = {out.with_stem(out.stem + _ENDINGS[name]): table for name, table in found.tables().items()}
    for path, table in tables.items():
        table.to_csv(path)
    kinds = {"heat-map": ""} if len(found.pairs) else {}
    kinds |= {"tree": "-tree", "map": "-map"} if len(found.tree) else {}
    drawn = [
        save_picture(plot(found, kind=kind), path.with_stem(path.stem + ending))
        for path in pictures
        for kind, ending in kinds.items()
    ]
    return [*tables, *drawn], sum(table.formula_cells() for table in tables.values())
