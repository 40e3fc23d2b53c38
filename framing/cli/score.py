"""`framing score`"""

from __future__ import annotations

from framing.cli import options


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
    no_clean: options.NoClean = False,
    since: options.Since = None,
    until: options.Until = None,
    quiet: options.Quiet = False,
) -> None:
    """Score articles, and write the scores as CSV files, without comparing anything.

    Writes documents.csv, frames.csv, targets.csv, terms.csv, evidence.csv, article_speakers.csv, spellings.csv and
    exclusions.csv.

    \b
    Example:
      framing score articles.csv --lexicon us-vietnam --out scores
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.output import prepare_folder, score_tables, write_tables
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.scoring import score as score_articles

    prepare_folder(out)
    lexicons = load_lexicons(lexicon)
    articles = Articles(
        inputs=inputs,
        text=text,
        source=source,
        date=date_column,
        title=title_column,
        url=url_column,
        id=id_column,
        encoding=encoding,
        clean=not no_clean,
        since=since,
        until=until,
    )
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    scores = score_articles(corpus, lexicons, aliases=aliases or (), progress=not quiet)
    paths, cells = write_tables(score_tables(scores), out)
    if not quiet:
        say_caveats(caveat for caveat in scores.caveats if caveat not in corpus.caveats)
        say_written(paths, cells)
