"""`framing concordance`"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.results import Concordance

_LINES = "Lines"
_PRINTED = 40


class Order(StrEnum):
    """The orders of lines; a test holds them equal to those of the library."""

    TEXT = "text"
    LEFT = "left"
    MATCH = "match"
    RIGHT = "right"
    RANDOM = "random"


def concordance(
    inputs: options.Inputs,
    pattern: Annotated[
        list[str] | None,
        typer.Option(
            "--pattern", "-p", metavar="PATTERN", help="Words, phrases, trade*, (a|b), a NEAR/5 b. Repeatable."
        ),
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option("--lexicon", "-l", metavar="NAME|FILE", help="Look for a frame or target of this lexicon."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The lexicon's frame or target.")
    ] = None,
    window: Annotated[
        int, typer.Option("--window", "-w", help="Tokens on either side.", rich_help_panel=_LINES)
    ] = 5,
    order: Annotated[
        Order, typer.Option(help="Sort by the words on one side, or draw at random.", rich_help_panel=_LINES)
    ] = Order.TEXT,
    limit: Annotated[
        int | None, typer.Option(help="Keep the first so many lines.", rich_help_panel=_LINES)
    ] = None,
    case: Annotated[
        bool, typer.Option("--case", help="Upper and lower case differ.", rich_help_panel=_LINES)
    ] = False,
    voices: Annotated[
        bool, typer.Option("--voices", help="Tell who speaks at each match.", rich_help_panel=_LINES)
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="A .csv or .txt of all lines, or a report (.html, .pdf, .md, …)."
        ),
    ] = None,
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
    """List the matches of a pattern with the words around them (key words in context).

    \b
    Examples:
      framing concordance articles.csv -p "trade (war|deal)" -p "invest*" --order right
      framing concordance articles.csv -l us-vietnam --name containment_of_china --out lines.csv
    """
    from framing.cli.articles import Articles, in_options, load_lexicons
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.cli.summary import say_corpus, say_written
    from framing.comparisons import concordance as find_lines
    from framing.errors import ComparisonError

    if (lexicon is None) != (name is None) or (lexicon is None) == (not pattern):
        raise typer.BadParameter(
            "Give patterns with --pattern, or a --lexicon and the --name of its frame or target."
        )
    if out is not None:
        _check_suffix(out)
        prepare_file(out)
    chosen = load_lexicons([lexicon], language)[0] if lexicon else None
    articles = Articles.named(inputs, locals())
    corpus = articles.read(not quiet)
    try:
        found = find_lines(
            corpus,
            name or pattern or [],
            window,
            lexicon=chosen,
            case=case,
            order=order.value,
            limit=limit,
            voices=voices,
            seed=seed,
            progress=not quiet,
        )
    except ComparisonError as error:
        said = str(error)
        for argument in ("window", "limit", "seed"):
            said = said.replace(f"{argument}= is", f"--{argument} is")
        raise ComparisonError(in_options(said)) from None
    cells = _write(found, out) if out is not None else 0
    if quiet:
        return
    say_corpus(corpus)
    say()
    say(found.summary)
    # In these lines nothing of an article commands the terminal.
    print(found.to_text(_PRINTED))
    if out is not None:
        say_written([out], cells)


def _check_suffix(out: Path) -> None:
    from framing.errors import ReportError, one_of
    from framing.report.write import SUFFIXES

    allowed = (".csv", ".txt", *SUFFIXES)
    if out.suffix.lower() not in allowed:
        raise ReportError(f"--out: the format follows from the suffix of {out.name}. Allowed: {one_of(allowed)}.")


def _write(found: Concordance, out: Path) -> int:
    """Write the lines; return how many cells were kept from running as a formula."""
    from framing.files import write_bytes
    from framing.report import write_report

    suffix = out.suffix.lower()
    if suffix == ".csv":
        found.to_csv(out)
        return found.table.formula_cells()
    if suffix == ".txt":
        write_bytes(out, f"{found.summary}\n{found.to_text()}\n".encode())
        return 0
    write_report(found, out)
    return 0
