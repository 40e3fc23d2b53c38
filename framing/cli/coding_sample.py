"""`framing coding sample`"""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import options

_SAMPLING = "Sampling"


def sample(
    inputs: options.Inputs,
    lexicon: options.Lexicons,
    out: options.OutFile,
    unit: Annotated[
        str, typer.Option(metavar="NAME", help="sentence, passage or article.", rich_help_panel=_SAMPLING)
    ],
    n: Annotated[
        int | None, typer.Option("--n", "-n", help="How many units to draw.", rich_help_panel=_SAMPLING)
    ] = None,
    width: Annotated[
        float | None,
        typer.Option(
            help="Or: how wide the 95% interval of a share may be, 0.1 for ± 5 points.", rich_help_panel=_SAMPLING
        ),
    ] = None,
    strata: Annotated[
        str,
        typer.Option(
            metavar="LIST",
            help="What to divide by, with commas: score (rarest frame), hit (any frame), target, columns; none.",
            rich_help_panel=_SAMPLING,
        ),
    ] = "source,score",
    document: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Draw from this article only. Repeatable.", rich_help_panel=_SAMPLING),
    ] = None,
    coder: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Who codes. Repeatable; coder1 and coder2 unless given.",
            rich_help_panel=_SAMPLING,
        ),
    ] = None,
    overlap: Annotated[
        float, typer.Option(help="The part of the units that several code, 0–1.", rich_help_panel=_SAMPLING)
    ] = 1.0,
    coders_per_unit: Annotated[
        int, typer.Option(help="How many code each unit of the overlap.", rich_help_panel=_SAMPLING)
    ] = 2,
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
    """Draw sentences, passages or articles for people to code, each with a known probability.

    Units in which the lexicon finds nothing are drawn from too. Articles that a lexicon was built from are not.

    \b
    Examples:
      framing coding sample articles.csv --lexicon us-vietnam --unit sentence -n 200 --out sample.csv
      framing coding sample articles.csv -l us-vietnam --unit passage --width 0.1 \\
          --coder anna --coder ben --coder cleo --overlap 0.3 --out sample.csv
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.coding_options import coding_words
    from framing.cli.output import prepare_file
    from framing.cli.printing import say, say_table
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.coding import sample_for_coding
    from framing.errors import InputError
    from framing.scoring import score

    prepare_file(out)
    lexicons = load_lexicons(lexicon, language)
    corpus = Articles.named(inputs, locals()).read(not quiet)
    if not quiet:
        say_corpus(corpus)
    scores = score(corpus, lexicons, progress=not quiet)
    divided = [part.strip() for part in strata.split(",") if part.strip() not in ("", "none")]
    try:
        drawn = sample_for_coding(
            scores,
            n,
            corpus=corpus,
            unit=unit,
            strata=divided,
            documents=document,
            coders=coder or 2,
            overlap=overlap,
            coders_per_unit=coders_per_unit,
            width=width,
            seed=seed,
            progress=not quiet,
        )
    except InputError as error:
        raise InputError(coding_words(str(error))) from None
    drawn.to_csv(out)
    if quiet:
        return
    say()
    say(f"{drawn.summary}.")
    say()
    rows = [(r["stratum"], f"{r['population']:,}", f"{r['sampled']:,}", r["taken"]) for r in drawn.strata]
    say_table(("stratum", "units", "drawn", "how"), rows, right=(1, 2))
    say()
    say(drawn.method)
    say_caveats(drawn.caveats)
    say_written([out], drawn.table.formula_cells())
