"""`framing counts`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options

_COUNTING = "Counting"
_SHOWN = 40


def counts(
    inputs: options.Inputs,
    lexicon: Annotated[
        str,
        typer.Option(
            "--lexicon", "-l", metavar="NAME|FILE", help="Whose frames are counted; a dictionary of any tool, too."
        ),
    ],
    out: options.OutFile,
    levels: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="By which levels of names such as economy.trade, 1 the outermost; all unless given.",
            rich_help_panel=_COUNTING,
        ),
    ] = None,
    nested_scope: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Within what the longest match counts: frame or lexicon.",
            rich_help_panel=_COUNTING,
        ),
    ] = "frame",
    wide: Annotated[
        bool,
        typer.Option("--wide", help="A row an article, with a column a category.", rich_help_panel=_COUNTING),
    ] = False,
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
    """Count the matches of each category in each article, as other tools count dictionaries.

    Writes one row an article and category, zeros included, and beside it the tokens of each article: counts.csv
    and counts-documents.csv. With --wide one table has both. To compare sources, use framing compare.

    \b
    Examples:
      framing counts articles.csv --lexicon policy-frames --out counts.csv
      framing counts articles.csv --lexicon topics.cat --language en --levels 1 --wide --out counts.csv
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.lists import whole_numbers
    from framing.cli.output import prepare_file
    from framing.cli.printing import say, say_table
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.errors import InputError, counted, unknown
    from framing.results.term_counts import SCOPES
    from framing.scoring import term_counts

    if nested_scope not in SCOPES:
        raise typer.BadParameter(unknown("scope", nested_scope, SCOPES), param_hint="'--nested-scope'")
    wanted = None if levels is None else whole_numbers(levels, "--levels", "1,2")
    prepare_file(out)
    (book,) = load_lexicons([lexicon], language)
    corpus = Articles.named(inputs, locals()).read(not quiet)
    if not quiet:
        say_corpus(corpus)
    try:
        found = term_counts(corpus, book, levels=wanted, nested_scope=nested_scope, progress=not quiet)
    except InputError as error:
        said = str(error).replace("levels=", "--levels").replace(", or None for all", "")
        raise InputError(said) from None
    if wide:
        tables = {out: found.wide()}
    else:
        tables = {out: found.table, out.with_stem(f"{out.stem}-documents"): found.documents}
    for path, table in tables.items():
        table.to_csv(path)
    if not quiet:
        say()
        say(found.summary)
        say()
        rows = [
            (r["category"], r["label"], f"{r['count'] or 0:,}", f"{r['articles'] or 0:,}") for r in found.totals()
        ]
        say_table(("category", "label", "matches", "articles"), rows[:_SHOWN], right=(2, 3))
        if len(rows) > _SHOWN:
            say(f"… and {counted(len(rows) - _SHOWN, 'more category', 'more categories')}.")
        say_caveats(caveat for caveat in found.caveats if caveat not in corpus.caveats)
        say_written(tables, sum(table.formula_cells() for table in tables.values()))
