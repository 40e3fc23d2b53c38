"""`framing suggest`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import options
from framing.cli.word_space import SPACE, KeepStopWords, VectorFile, in_options, vectors_of


def suggest(
    inputs: options.Inputs,
    lexicon: Annotated[
        str, typer.Option("--lexicon", "-l", metavar="NAME|FILE", help="The lexicon that terms are wanted for.")
    ],
    frame: Annotated[str, typer.Option(metavar="NAME", help="Its frame.")],
    out: options.OutFile,
    exclude: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The sample or gold that the lexicon is tested on (a CSV with document_id): not read.",
        ),
    ] = None,
    n: Annotated[int, typer.Option("--n", "-n", help="How many suggestions.", rich_help_panel=SPACE)] = 30,
    min_documents: Annotated[
        int, typer.Option(help="In how many articles a term has to occur.", rich_help_panel=SPACE)
    ] = 3,
    no_phrases: Annotated[
        bool, typer.Option("--no-phrases", help="Suggest single words only.", rich_help_panel=SPACE)
    ] = False,
    contexts: Annotated[
        int, typer.Option(help="How many passages to write with each.", rich_help_panel=SPACE)
    ] = 3,
    vectors: VectorFile = None,
    keep_stop_words: KeepStopWords = False,
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
    """Suggest terms for a frame; a person accepts or leaves each (experimental).

    \b
    Examples:
      framing suggest articles.csv -l mine.yml --frame growth --exclude sample.csv --out suggestions.csv
      framing suggest articles.csv -l us-vietnam --frame containment_of_china --out suggestions.yml
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.cli.summary import say_corpus, say_written
    from framing.comparisons import suggest_terms
    from framing.files import write_bytes

    prepare_file(out)
    chosen = load_lexicons([lexicon], language)[0]
    chosen.frame(frame)  # before any article is read
    articles = Articles.named(inputs, locals())
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    with in_options():
        found = suggest_terms(
            corpus,
            chosen,
            frame,
            n,
            exclude=exclude,
            vectors=vectors_of(vectors, corpus),
            min_documents=min_documents,
            phrases=not no_phrases,
            contexts=contexts,
            stop_words=None if keep_stop_words else "english",
            seed=seed,
        )
    cells = 0
    if out.suffix.lower() in (".yml", ".yaml"):
        write_bytes(out, found.yaml().encode("utf-8"))
    else:
        found.to_csv(out)
        cells = found.table.formula_cells()
    if not quiet:
        say()
        for line in str(found).splitlines():
            say(line)
        say_written([out], cells)
