"""`framing lss`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import options
from framing.cli.word_space import SPACE, Folder, KeepStopWords, VectorFile, run_in_space, vectors_of

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.results import LatentScale

_FORMATS = "pdf,html,csv"


def lss(
    inputs: options.Inputs,
    out: options.Out = Path("scale"),
    positive: Annotated[
        str | None,
        typer.Option(metavar="LIST", help="Seed words of one end: growth,opportunit*", rich_help_panel=SPACE),
    ] = None,
    negative: Annotated[
        str | None,
        typer.Option(metavar="LIST", help="Seed words of the other end: threat*,danger", rich_help_panel=SPACE),
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="NAME|FILE",
            help="A lexicon whose single words are the seeds, instead of the two lists.",
            rich_help_panel=SPACE,
        ),
    ] = None,
    poles: Annotated[
        str | None,
        typer.Option(
            metavar="A,B",
            help="How the two ends are called; of a lexicon, its two frames: the positive end first.",
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
    """Place articles and sources between two sets of seed words (experimental).

    \b
    Examples:
      framing lss articles.csv --positive "growth,opportunit*" --negative "threat*,danger" --out scale/
      framing lss articles.csv --lexicon mine.yml --poles growth,threat --vectors glove.6B.100d.txt --out scale/
    """
    from framing.cli.articles import Articles, lexicon_words, load_lexicons
    from framing.cli.running import Comparing

    if (lexicon is None) == (positive is None and negative is None):
        raise typer.BadParameter("Give --positive and --negative, or --lexicon: one of the two.")
    ends = None if poles is None else _two(poles)
    seeds = load_lexicons([lexicon], language)[0] if lexicon is not None else seed_words(positive, negative)
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

    def find(corpus: Corpus) -> LatentScale:
        from framing.comparisons import lss as scale

        return scale(
            corpus,
            seeds,
            poles=ends,
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
        "lss",
        *articles.words(),
        *(lexicon_words([lexicon]) if lexicon else ("--positive", str(positive), "--negative", str(negative))),
        *(("--poles", poles) if poles else ()),
        *(("--vectors", vectors.name) if vectors else ()),
        *(("--keep-stop-words",) if keep_stop_words else ()),
        *comparing.words(),
    ]
    run_in_space(articles.read, find, Folder(out, formats, title, author, date), command, quiet)


def seed_words(positive: str | None, negative: str | None) -> dict[str, float]:
    """Return the seeds of two lists of words with commas between.

    Raises
    ------
    BadParameter
        One of the lists is missing or empty, or a word is in both.
    """
    lists = [[each.strip() for each in (words or "").split(",") if each.strip()] for words in (positive, negative)]
    for name, words in zip(("--positive", "--negative"), lists, strict=True):
        if not words:
            raise typer.BadParameter(
                "Give at least one seed word, such as growth,opportunit*.", param_hint=f"'{name}'"
            )
    both = sorted(set(lists[0]) & set(lists[1]))
    if both:
        raise typer.BadParameter(f"A seed word is of one end only; of both: {', '.join(both)}.")
    return {**dict.fromkeys(lists[0], 1.0), **dict.fromkeys(lists[1], -1.0)}


def _two(poles: str) -> tuple[str, str]:
    names = [each.strip() for each in poles.split(",")]
    if len(names) != 2 or not all(names) or names[0] == names[1]:
        raise typer.BadParameter(
            f"Give two names with a comma between, such as growth,threat; given: {poles!r}.",
            param_hint="'--poles'",
        )
    return names[0], names[1]
