"""`framing microframes`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options
from framing.cli.word_space import SPACE, Folder, KeepStopWords, VectorFile, run_in_space, vectors_of

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.results import Microframes

_FORMATS = "pdf,html,csv"


def microframes(
    inputs: options.Inputs,
    out: options.Out = Path("microframes"),
    axis: Annotated[
        list[str] | None,
        typer.Option(
            metavar="AXIS",
            help='A name and the words of two poles: "prospects: opportunity | threat, danger". Repeatable.',
            rich_help_panel=SPACE,
        ),
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="NAME|FILE",
            help="A lexicon whose opposed frames are the poles, instead of --axis.",
            rich_help_panel=SPACE,
        ),
    ] = None,
    vectors: VectorFile = None,
    keep_stop_words: KeepStopWords = False,
    by: options.By = "source",
    reference: options.ReferenceGroup = None,
    cluster: options.Cluster = None,
    strata: options.Strata = None,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
    correction: options.Correction = "benjamini-hochberg",
    seed: options.Seed = 0,
    formats: options.Formats = _FORMATS,
    title: options.Title = None,
    author: options.Author = None,
    date: options.Date = None,
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
    """Find toward which of two poles the words of sources lie, and how much (experimental).

    \b
    Examples:
      framing microframes articles.csv --axis "prospects: opportunity, growth | threat, danger" --out poles/
      framing microframes articles.csv --lexicon mine.yml --vectors glove.6B.100d.txt --out poles/
    """
    from framing.cli.articles import Articles, lexicon_words, load_lexicons
    from framing.cli.running import Comparing

    if (lexicon is None) == (not axis):
        raise typer.BadParameter("Give --axis, once or several times, or --lexicon: one of the two.")
    poles = load_lexicons([lexicon], language)[0] if lexicon is not None else dict(map(poles_of, axis or []))
    comparing = Comparing(
        by=by,
        reference=reference,
        resamples=resamples,
        confidence=confidence,
        correction=correction,
        seed=seed,
        cluster=cluster,
        strata=strata,
    )
    comparing.check()
    articles = Articles.named(inputs, locals())

    def find(corpus: Corpus) -> Microframes:
        from framing.comparisons import microframes as measure

        return measure(
            corpus,
            poles,
            vectors=vectors_of(vectors, corpus),
            stop_words=None if keep_stop_words else "english",
            by=by,
            reference=reference,
            cluster=cluster,
            strata=strata,
            n_resamples=resamples,
            confidence=confidence,
            correction=correction,
            seed=seed,
        )

    command = [
        "microframes",
        *articles.words(),
        *(lexicon_words([lexicon]) if lexicon else (part for each in axis or [] for part in ("--axis", each))),
        *(("--vectors", vectors.name) if vectors else ()),
        *(("--keep-stop-words",) if keep_stop_words else ()),
        *comparing.words(),
    ]
    run_in_space(articles.read, find, Folder(out, formats, title, author, date), command, quiet)


def poles_of(axis: str) -> tuple[str, tuple[list[str], list[str]]]:
    """Return the name and the poles of one axis, "prospects: opportunity, growth | threat, danger".

    Raises
    ------
    BadParameter
        It is not written so.
    """
    name, colon, words = axis.partition(":")
    poles = [[each.strip() for each in part.split(",") if each.strip()] for part in words.split("|")]
    if not colon or not name.strip() or len(poles) != 2 or not all(poles):
        raise typer.BadParameter(
            "Write a name, a colon, and two lists of words with | between: "
            f"'prospects: opportunity, growth | threat, danger'; given: {axis!r}.",
            param_hint="'--axis'",
        )
    return name.strip(), (poles[0], poles[1])
