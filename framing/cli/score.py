"""`framing score`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options

_LARGE = "Corpora larger than memory"

Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        help="Work in parts, N at a time (-1: one a processor), and write Parquet; go on where a run ended.",
        rich_help_panel=_LARGE,
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler, tcp://…, that does the work.", rich_help_panel=_LARGE),
]
NoResume = Annotated[bool, typer.Option("--no-resume", help="Score all parts anew.", rich_help_panel=_LARGE)]
Verify = Annotated[
    bool,
    typer.Option("--verify", help="Read inputs of the same size and time again.", rich_help_panel=_LARGE),
]


NoWords = Annotated[
    bool,
    typer.Option("--no-words", help="Do not keep the articles' words for key words.", rich_help_panel=_LARGE),
]


def score(
    inputs: options.Inputs,
    lexicon: options.Lexicons,
    out: options.Out,
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
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    no_resume: NoResume = False,
    verify: Verify = False,
    no_words: NoWords = False,
    quiet: options.Quiet = False,
) -> None:
    """Score articles, and write the scores as CSV files, without comparing anything.

    Writes documents.csv, frames.csv, targets.csv, terms.csv, evidence.csv, article_speakers.csv, spellings.csv and
    exclusions.csv. With --jobs or --scheduler it works on parts of the articles, so that they need not fit into
    memory, and writes folders of Parquet files of the same names, with a manifest.

    \b
    Examples:
      framing score articles.csv --lexicon us-vietnam --out scores
      framing score archive/ --lexicon us-vietnam --out scores --jobs 4
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.output import prepare_folder, score_tables, write_tables
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.scoring import score as score_articles

    articles = Articles.named(inputs, locals())
    if jobs is not None or scheduler is not None:
        from framing.cli.score_large import score_large

        score_large(
            articles,
            lexicon,
            out,
            aliases,
            1 if jobs is None else jobs,
            scheduler,
            not no_resume,
            verify,
            not no_words,
            quiet,
        )
        return
    if no_resume or verify or no_words:
        raise typer.BadParameter("--no-resume, --verify and --no-words go with --jobs or --scheduler.")
    prepare_folder(out)
    lexicons = load_lexicons(lexicon, language)
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    scores = score_articles(corpus, lexicons, aliases=aliases or (), progress=not quiet)
    paths, cells = write_tables(score_tables(scores), out)
    if not quiet:
        say_caveats(caveat for caveat in scores.caveats if caveat not in corpus.caveats)
        say_written(paths, cells)
