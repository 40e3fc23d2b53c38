"""`framing evaluate`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import checking, options

if TYPE_CHECKING:
    from framing.results import Evaluation


def evaluate(
    inputs: options.Inputs,
    out: options.Out,
    gold: Annotated[
        Path,
        typer.Option("--gold", metavar="FILE", help="What was decided of human codes: unit_id, name, code."),
    ],
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="NAME|FILE",
            help="A lexicon that comes along, a .yml file or a dictionary. Repeatable.",
        ),
    ] = None,
    model: options.ModelFiles = None,
    sample: checking.SampleFile = None,
    codes: checking.CodeFiles = None,
    resamples: options.Resamples = 2000,
    confidence: options.Confidence = 0.95,
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
    """Hold a lexicon or model against what people coded: F1 of each frame and of stance, by source and term.

    Writes evaluation.csv and, beside it, the tables on coders' agreement, errors that differ between sources,
    thresholds, calibration, articles, lengths, terms and stance.

    \b
    Examples:
      framing evaluate articles.csv -l mine.yml --gold gold.csv --sample sample.csv --out evaluation
      framing evaluate articles.csv --model frames.framing --gold gold.csv --sample sample.csv -o evaluation
    """
    from framing.cli.articles import Articles, load_lexicons
    from framing.cli.models import open_models
    from framing.cli.output import prepare_folder, write_tables
    from framing.cli.printing import say
    from framing.cli.summary import say_caveats, say_corpus, say_written
    from framing.scoring import score

    if not lexicon and not model:
        raise typer.BadParameter("Missing option '--lexicon' or '--model', what is held against the codes.")
    prepare_folder(out)
    models = open_models(model) if model else None
    lexicons = load_lexicons(lexicon or [], language)
    articles = Articles.named(inputs, locals())
    corpus = articles.read(not quiet)
    if not quiet:
        say_corpus(corpus)
    if models:
        scores = models.score(corpus, lexicons, aliases=None, progress=not quiet)
    else:
        scores = score(corpus, lexicons, progress=not quiet)
    held = checking.Checked(gold, sample, tuple(codes or ()))
    found = held.evaluated(scores, confidence=confidence, n_resamples=resamples, seed=seed)
    paths, cells = write_tables(found.tables(), out)
    if not quiet:
        say()
        say(f"{found.summary}.")
        if found.frames:
            _say_frames(found)
        if found.targets:
            _say_targets(found)
        say_caveats(caveat for caveat in found.caveats if caveat not in corpus.caveats)
        say_written(paths, cells)


def _say_frames(found: Evaluation) -> None:
    """Print α, precision, recall and F1 of each frame."""
    from framing.cli.printing import say, say_table
    from framing.report import numbers

    rows = []
    for lexicon, name in found.frames:
        cells = [name]
        alpha = found.alpha_of(lexicon, name)
        cells.append(numbers.NONE if alpha is None else numbers.number(alpha, 2, True))
        for metric in ("precision", "recall", "f1"):
            row = found.metric(name, metric, lexicon=lexicon)
            if row is None or row["value"] is None:
                cells.append(numbers.NONE)
            else:
                around = numbers.interval(row["low"], row["high"], 2, True)
                cells.append(f"{numbers.number(row['value'], 2, True)} {around}".rstrip())
        rows.append(tuple(cells))
    say_table(("frame", "α", "precision", "recall", "F1"), rows, right=(1, 2, 3, 4))
    say()


def _say_targets(found: Evaluation) -> None:
    """Print macro-F1, agreement with the codes and the mean error of stance toward each target."""
    from framing.cli.printing import say, say_table
    from framing.report import numbers

    rows = []
    for lexicon, name in found.targets:
        cells = [name]
        for metric in ("macro_f1", "alpha", "mean_error"):
            row = found.stance_metric(name, metric, lexicon=lexicon)
            if row is None or row["value"] is None:
                cells.append(numbers.NONE)
            else:
                bounded = metric != "mean_error"
                around = numbers.interval(row["low"], row["high"], 2, bounded)
                cells.append(f"{numbers.number(row['value'], 2, bounded)} {around}".rstrip())
        rows.append(tuple(cells))
    say_table(("stance toward", "macro-F1", "α with codes", "mean error"), rows, right=(1, 2, 3))
    say()
