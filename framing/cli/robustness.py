"""`framing robustness`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options, outside

if TYPE_CHECKING:
    from framing.results import Robustness

_VARYING = "Varying"


def robustness(
    inputs: options.ScoredInputs,
    out: options.OutFile,
    lexicon: options.ScoredLexicons = None,
    model: options.ModelFiles = None,
    scores: outside.ScoresFiles = None,
    scores_about: outside.ScoresAbout = None,
    scores_range: outside.ScoresRange = None,
    picture: options.Pictures = None,
    frame: Annotated[
        str | None, typer.Option(metavar="NAME", help="The frame to draw; the largest difference unless given.")
    ] = None,
    measure: options.Measure = "share",
    alternative: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="What to vary: terms, articles, largest-day, quotes, journalist, measure or threshold; all that "
            "makes sense unless given. Repeatable.",
            rich_help_panel=_VARYING,
        ),
    ] = None,
    contrast: options.Contrasts = None,
    vary_cleaning: Annotated[
        bool,
        typer.Option(
            "--vary-cleaning", help="Score the articles once more without cleaning.", rich_help_panel=_VARYING
        ),
    ] = False,
    voice: options.Voice = "all",
    by: options.By = "source",
    reference: options.ReferenceGroup = None,
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
    """Find out what the differences depend on: each computed again without a term, without an article, …

    One row a difference and alternative goes to the file; what they come to stands beside it: robustness.csv and
    robustness-summary.csv.

    \b
    Examples:
      framing robustness articles.csv -l us-vietnam --out robustness.csv --picture robustness.png
      framing robustness articles.csv -l mine.yml --contrast "The Times - The Post" --alternative terms --out r.csv
    """
    from framing.cli.articles import Articles
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.plan_options import cleaning_name, contrasts_of
    from framing.cli.printing import say
    from framing.cli.scored import material, scorer
    from framing.cli.summary import say_caveats, say_written
    from framing.comparisons import robustness as vary
    from framing.comparisons.alternatives import checked_alternatives
    from framing.comparisons.arguments import check_measure
    from framing.errors import ComparisonError

    pairs = contrasts_of(contrast)
    try:
        check_measure(measure, voice, outside.outside(scores).names)
        checked_alternatives(alternative, measure, voice)
    except ComparisonError as error:
        raise typer.BadParameter(str(error)) from None
    pictures = checked_pictures(picture)
    for path in (out, *pictures):
        prepare_file(path)
    said = locals()
    compared = material(inputs, said, quiet=quiet)
    others = {}
    if vary_cleaning:
        other = Articles.named(inputs, said | {"no_clean": not no_clean}).read(False)
        others[cleaning_name(not no_clean)] = scorer(said, quiet=quiet)(other)
    found = vary(
        compared.scores,
        by,
        measure,
        voice=voice,
        reference=reference,
        contrasts=pairs,
        alternatives=alternative,
        others=others or None,
    )
    paths, cells = _write(found, out, pictures, frame)
    if not quiet:
        say()
        for sentence in found.describe():
            say(sentence)
        say_caveats(caveat for caveat in found.caveats if caveat not in compared.told)
        say_written(paths, cells)


def _write(found: Robustness, out: Path, pictures: list[Path], frame: str | None) -> tuple[list[Path], int]:
    """Write tables and pictures; return the paths, and how many cells were kept from running as a formula."""
    from framing.plots import plot
    from framing.plots.saving import save_picture

    tables = {out: found.specifications, out.with_stem(f"{out.stem}-summary"): found.summary}
    for path, table in tables.items():
        table.to_csv(path)
    drawn = [save_picture(plot(found, frame=frame), path) for path in pictures]
    return [*tables, *drawn], sum(table.formula_cells() for table in tables.values())
