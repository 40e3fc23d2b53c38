"""`framing predict`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options

_UNIT = "What the model is given: sentence, paragraph or article; what it was trained on unless given."


def predict(
    inputs: options.Inputs,
    model: options.NeededModels,
    out: options.Out,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="NAME|FILE",
            help="Scored beside the model; names its frames, and the targets of a model of stance. Repeatable.",
        ),
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="NAME", help=_UNIT)] = None,
    aliases: options.Aliases = None,
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
    """Score articles with a trained model, and write the scores as CSV files, without comparing anything.

    Writes the same files as framing score. To compare sources by a model, give it to framing compare --model.

    \b
    Example:
      framing predict articles.csv --model frames.framing --lexicon us-vietnam --out scores
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.models import open_models
    from framing.cli.output import prepare_folder, score_tables, write_tables
    from framing.cli.summary import say_caveats, say_corpus, say_written

    prepare_folder(out)
    models = open_models(model, unit)
    lexicons = load_lexicons(lexicon or [], language)
    articles = Articles.named(inputs, locals())
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    scores = models.score(corpus, lexicons, aliases=aliases, progress=not quiet)
    paths, cells = write_tables(score_tables(scores), out)
    if not quiet:
        say_caveats(caveat for caveat in scores.caveats if caveat not in corpus.caveats)
        say_written(paths, cells)
