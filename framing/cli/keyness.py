"""`framing keyness`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli import options

if TYPE_CHECKING:
    from framing.results import Keyness

_WORDS = "Words"
# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "ngrams must": "--ngrams must",
    ", such as (1, 2); given": ", such as 1,2; given",
    "min_documents": "--min-documents",
    "prior must": "--prior must",
    "confidence must": "--confidence must",
    "limit must": "--limit must",
    ", or None for all words": "",
    " Or give words of your own.": "",
    "Name a focus": "Name a --focus",
}


def keyness(
    inputs: options.ScoredInputs,
    out: options.OutFile,
    focus: Annotated[
        str | None, typer.Option(metavar="GROUP", help="Whose words; every group in turn unless given.")
    ] = None,
    reference: Annotated[
        str | None, typer.Option(metavar="GROUP", help="Compared with whom; all others together unless given.")
    ] = None,
    by: options.By = "source",
    measure: Annotated[
        str, typer.Option(metavar="NAME", help="What orders the words: log-odds or g2.", rich_help_panel=_WORDS)
    ] = "log-odds",
    ngrams: Annotated[
        str,
        typer.Option(metavar="LIST", help="How many words long: 1,2 for words and pairs.", rich_help_panel=_WORDS),
    ] = "1,2",
    min_documents: Annotated[
        int, typer.Option(help="How many articles must have a word.", rich_help_panel=_WORDS)
    ] = 3,
    case: Annotated[
        bool, typer.Option("--case", help="Tell Trade from trade, and US from us.", rich_help_panel=_WORDS)
    ] = False,
    stop_words: Annotated[
        str | None, typer.Option(metavar="LIST", help="Leave out function words: english.", rich_help_panel=_WORDS)
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD", help="Leave out a word, and phrases with it. Repeatable.", rich_help_panel=_WORDS
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(help="How many words of each side to write.", rich_help_panel=_WORDS)
    ] = 100,
    confidence: options.Confidence = 0.95,
    correction: Annotated[
        str, typer.Option(metavar="NAME", help="For many tests: benjamini-hochberg or none.")
    ] = "benjamini-hochberg",
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
    """Find the words and phrases that one source uses more than another, and write them as CSV.

    \b
    Examples:
      framing keyness articles.csv --focus "The Times" --reference "Global Herald" --out keyness.csv
      framing keyness articles.csv --focus "The Times" --stop-words english --out key.csv --picture key.png
      framing keyness scores --out keyness.csv    (a folder of framing score --jobs)
    """
    from framing.cli.articles import Articles
    from framing.cli.lists import whole_numbers
    from framing.cli.output import checked_pictures, prepare_file
    from framing.cli.printing import say
    from framing.cli.scored import opened
    from framing.cli.summary import say_corpus, say_written
    from framing.comparisons import keyness as find
    from framing.corpus import Corpus
    from framing.errors import ComparisonError

    wanted: dict[str, Any] = {
        "measure": measure,
        "ngrams": whole_numbers(ngrams, "--ngrams", "1,2"),
        "min_documents": min_documents,
        "lowercase": not case,
        "stop_words": stop_words,
        "exclude": exclude or (),
        "prior": None,
        "confidence": confidence,
        "correction": correction,
        "limit": limit,
    }
    _check(wanted)
    pictures = checked_pictures(picture)
    for path in (out, *pictures):
        prepare_file(path)
    scores = opened(inputs, locals(), quiet=quiet)
    articles = Articles.named(inputs, locals())
    corpus = articles.read(not quiet) if scores is None else scores
    if not quiet and isinstance(corpus, Corpus):
        say_corpus(corpus)
    try:
        found = find(corpus, focus, reference, by=by, **wanted)
    except ComparisonError as error:
        raise ComparisonError(_in_options(str(error))) from None
    paths = _write(found, out, pictures)
    if not quiet:
        say()
        for line in str(found).splitlines():
            say(line)
        say_written(paths, found.words.formula_cells())


def _check(wanted: dict[str, Any]) -> None:
    """Refuse settings that nothing can be found with, before any work; this is wrong usage, not failed work."""
    from framing.comparisons.keyness_arguments import checked_wanted
    from framing.errors import ComparisonError

    try:
        checked_wanted(**wanted)
    except ComparisonError as error:
        raise typer.BadParameter(_in_options(str(error))) from None


def _in_options(message: str) -> str:
    for python, shell in _OPTIONS.items():
        message = message.replace(python, shell)
    return message


def _write(found: Keyness, out: Path, pictures: list[Path]) -> list[Path]:
    """Write the words and the pictures; return the paths.

    Raises
    ------
    ReportError
        A picture is asked for, and there are several contrasts.
    """
    from framing.errors import ReportError

    if pictures and len(found.contrasts) > 1:
        raise ReportError(
            f"A picture shows one contrast, and there are {len(found.contrasts):,}. Name a --focus, or leave "
            "--picture out."
        )
    found.to_csv(out)
    if not pictures:
        return [out]
    from framing.plots import plot
    from framing.plots.saving import save_picture

    return [out, *(save_picture(plot(found), path) for path in pictures)]
