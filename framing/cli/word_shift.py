"""`framing word-shift`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options

# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "n_resamples": "--resamples",
    "confidence must": "--confidence must",
    "seed must": "--seed must",
    "ask for of='tone'": "ask for --of tone",
    "Or ask for 'tone'.": "Or ask for --of tone.",
}


def word_shift(
    inputs: options.ScoredInputs,
    of: Annotated[str, typer.Option(metavar="NAME", help="A frame, a target, or tone.")],
    focus: Annotated[str, typer.Option(metavar="GROUP", help="Whose articles.")],
    out: options.OutFile,
    lexicon: options.ScoredLexicons = None,
    model: options.ModelFiles = None,
    reference: Annotated[
        str | None, typer.Option(metavar="GROUP", help="Compared with whom; all others together unless given.")
    ] = None,
    by: options.By = "source",
    measure: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of a frame share (unless given) or rate; of a target stance."),
    ] = None,
    voice: options.Voice = "all",
    cluster: options.Cluster = None,
    strata: options.Strata = None,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    seed: options.Seed = 0,
    picture: options.Pictures = None,
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
    """Say which terms or words make a difference between two sources, and write their contributions as CSV.

    \b
    Examples:
      framing word-shift articles.csv --lexicon us-vietnam --of containment_of_china \\
        --focus "Global Herald" --reference "The Times" --out shift.csv --picture shift.png
      framing word-shift articles.csv --lexicon us-vietnam --of tone --focus "Global Herald" --out tone.csv
    """
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.printing import say
    from framing.cli.scored import material
    from framing.cli.summary import say_written
    from framing.comparisons import word_shift as find
    from framing.errors import ComparisonError

    _check(resamples, confidence, seed)
    pictures = checked_pictures(picture)
    for path in (out, *pictures):
        prepare_file(path)
    compared = material(inputs, locals(), quiet=quiet)
    try:
        found = find(
            compared.scores,
            of,
            focus,
            reference,
            by=by,
            measure=measure,
            voice=voice,
            corpus=compared.corpus,
            cluster=cluster,
            strata=strata,
            n_resamples=resamples,
            confidence=confidence,
            seed=seed,
            progress=not quiet,
        )
    except ComparisonError as error:
        raise ComparisonError(_in_options(str(error))) from None
    found.to_csv(out)
    paths = [out]
    if pictures:
        from framing.plots import plot
        from framing.plots.saving import save_picture

        paths += [save_picture(plot(found), path) for path in pictures]
    if not quiet:
        say()
        for line in str(found).splitlines():
            say(line)
        say_written(paths, found.terms.formula_cells())


def _check(resamples: int, confidence: float, seed: int) -> None:
    """Refuse settings that nothing can be found with, before any work; this is wrong usage, not failed work."""
    from framing.comparisons.arguments import checked_settings
    from framing.errors import ComparisonError

    try:
        checked_settings(resamples, confidence, "none", seed)
    except ComparisonError as error:
        raise typer.BadParameter(_in_options(str(error))) from None


def _in_options(message: str) -> str:
    for python, shell in _OPTIONS.items():
        message = message.replace(python, shell)
    return message
