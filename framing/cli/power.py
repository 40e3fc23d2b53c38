"""`framing power`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.cli.articles import Articles
    from framing.results import Power, Scores

# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "Say at= what value the other groups have, such as at=0.1, or give a pilot.": "Say with --at what value the "
    "other groups have, such as --at 0.1, or give the articles of a pilot.",
    "Say with frame= which": "Say with --frame which",
    "say at= what": "say with --at what",
    "frame= names": "--frame names",
    "(at + difference)": "(--at and --difference together)",
    "n_resamples": "--resamples",
}
_PLAN, _PILOT = "What to plan for", "Pilot"


def power(
    difference: Annotated[
        float,
        typer.Option(
            "--difference", "-d", help="First group minus the others, such as 0.05.", rich_help_panel=_PLAN
        ),
    ],
    pilot: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PILOT]", help="Articles to draw from instead of assumed ones; needs --lexicon."),
    ] = None,
    at: Annotated[
        float | None,
        typer.Option(help="What the other groups have, such as 0.1; a pilot says it.", rich_help_panel=_PLAN),
    ] = None,
    measure: Annotated[
        str, typer.Option(metavar="NAME", help="share, rate or present.", rich_help_panel=_PLAN)
    ] = "share",
    articles: Annotated[
        str, typer.Option(metavar="LIST", help="Articles in each group, to try.", rich_help_panel=_PLAN)
    ] = "10,20,30,50,75,100,150,200",
    groups: Annotated[int, typer.Option(help="How many groups.", rich_help_panel=_PLAN)] = 2,
    frames: Annotated[
        int | None, typer.Option(help="How many frames (1); a pilot has its own.", rich_help_panel=_PLAN)
    ] = None,
    with_reference: Annotated[
        bool,
        typer.Option("--with-reference", help="One group is compared with each other.", rich_help_panel=_PLAN),
    ] = False,
    length: Annotated[float, typer.Option(help="Median sentences of an article.", rich_help_panel=_PLAN)] = 25,
    spread: Annotated[
        float, typer.Option(help="Standard deviation of the log of lengths.", rich_help_panel=_PLAN)
    ] = 0.8,
    heterogeneity: Annotated[
        float, typer.Option(help="Intra-class correlation of articles.", rich_help_panel=_PLAN)
    ] = 0.1,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon", "-l", metavar="NAME|FILE", help="Of the pilot. Repeatable.", rich_help_panel=_PILOT
        ),
    ] = None,
    frame: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The pilot's frame that differs.", rich_help_panel=_PILOT),
    ] = None,
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
    runs: Annotated[int, typer.Option(help="Simulated studies for each number of articles.")] = 500,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    correction: options.Correction = "benjamini-hochberg",
    seed: options.Seed = 0,
    jobs: Annotated[int, typer.Option(help="Processes; -1 takes all cores.")] = 1,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="The CSV file to write.")] = None,
    picture: options.Pictures = None,
    quiet: options.Quiet = False,
) -> None:
    """Find out how many articles a source it takes to see a difference.

    \b
    Examples:
      framing power --difference 0.05 --at 0.1
      framing power --difference 0.05 --at 0.1 --groups 4 --frames 8 --out power.csv --picture power.png
      framing power pilot.csv --lexicon us-vietnam --frame containment_of_china --difference 0.05
    """
    from framing.cli.articles import Articles
    from framing.cli.lists import whole_numbers
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.printing import say
    from framing.cli.summary import say_written
    from framing.comparisons.planning import power as plan
    from framing.errors import ComparisonError

    if bool(pilot) != bool(lexicon):
        raise typer.BadParameter("Give the articles of a pilot and a --lexicon together, or neither.")
    pictures = checked_pictures(picture)
    for path in ([] if out is None else [out]) + pictures:
        prepare_file(path)
    scores = _scored(Articles.named(pilot, locals()), lexicon or [], quiet) if pilot else None
    try:
        found = plan(
            difference,
            at,
            measure,
            articles=whole_numbers(articles, "--articles", "30,100"),
            groups=groups,
            frames=frames,
            with_reference=with_reference,
            length=length,
            spread=spread,
            heterogeneity=heterogeneity,
            pilot=scores,
            frame=frame,
            runs=runs,
            n_resamples=resamples,
            confidence=confidence,
            correction=correction,
            seed=seed,
            n_jobs=jobs,
            progress=not quiet,
        )
    except ComparisonError as error:
        raise ComparisonError(_in_options(str(error))) from None
    written = []
    if out is not None:
        found.to_csv(out)
        written.append(out)
    written += [_drawn(found, path) for path in pictures]
    if not quiet:
        say(str(found))
        say()
        say(found.method)
        if written:
            say_written(written, 0)


def _scored(articles: Articles, lexicons: list[str], quiet: bool) -> Scores:
    from framing.cli.articles import load_lexicons
    from framing.cli.summary import say_corpus
    from framing.scoring import score

    loaded = load_lexicons(lexicons, articles.language)
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    return score(corpus, loaded, progress=not quiet)


def _drawn(found: Power, path: Path) -> Path:
    from framing.plots import plot
    from framing.plots.saving import save_picture

    return save_picture(plot(found), path)


def _in_options(message: str) -> str:
    for name, option in _OPTIONS.items():
        message = message.replace(name, option)
    return message
