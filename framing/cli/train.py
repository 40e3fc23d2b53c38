"""`framing train`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from framing.classify.coded_tables import CodedTexts

_KINDS = ("frames", "stance")
_TABLE, _LEARNING = "The table", "Learning"


def train(
    coded: Annotated[
        Path,
        typer.Argument(metavar="CODED", help="A CSV of coded texts; or, with --codes, a sample for coding."),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The model's file, ending in .framing.")
    ],
    kind: Annotated[str, typer.Option(metavar="NAME", help="What is coded: frames or stance.")] = "frames",
    codes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The codes of the sample: a CSV with unit_id, name and code, one code a unit and name.",
            rich_help_panel=_TABLE,
        ),
    ] = None,
    text: Annotated[
        str, typer.Option(metavar="COLUMN", help="The column with the texts.", rich_help_panel=_TABLE)
    ] = "text",
    label: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN",
            help="The column with the label; several frames with ; between. Stance: -1, 0 or 1.",
            rich_help_panel=_TABLE,
        ),
    ] = None,
    frames: Annotated[
        str | None,
        typer.Option(
            metavar="LIST", help="Columns of 0 and 1 instead, with commas between.", rich_help_panel=_TABLE
        ),
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Which story a text is about.", rich_help_panel=_TABLE),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Which outlet a text is from.", rich_help_panel=_TABLE)
    ] = None,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="NAME|FILE",
            help="Its frames' hits are features, and a baseline where frames have the labels' names. Repeatable.",
            rich_help_panel=_LEARNING,
        ),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="What the texts are: sentence, paragraph or article.", rich_help_panel=_LEARNING
        ),
    ] = "sentence",
    language: Annotated[
        str,
        typer.Option(
            metavar="TAG",
            help="Of the texts, and of dictionaries that do not say theirs: en, de, zh-Hans …",
            rich_help_panel=_LEARNING,
        ),
    ] = "en",
    folds: Annotated[
        int, typer.Option(help="Into how many parts texts are divided.", rich_help_panel=_LEARNING)
    ] = 5,
    curve: Annotated[
        bool, typer.Option("--curve", help="Would more coding help? Takes longer.", rich_help_panel=_LEARNING)
    ] = False,
    validate: Annotated[
        bool,
        typer.Option(
            "--validate/--no-validate",
            help="Whether to try it on texts, stories and sources that are held back.",
            rich_help_panel=_LEARNING,
        ),
    ] = True,
    about: Annotated[str, typer.Option(help="What the model is for, for its card.")] = "",
    jobs: Annotated[int, typer.Option(help="Processes.", rich_help_panel=_LEARNING)] = 1,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Train a classifier of frames or stance on coded texts, try it, and save it with its card.

    \b
    Examples:
      framing train coded.csv --label frame --source outlet --story story --out frames.framing
      framing train coded.csv --frames economy,security -l us-vietnam --out frames.framing
      framing train sample.csv --codes gold.csv -l us-vietnam --out frames.framing
      framing train mentions.csv --kind stance --label polarity --out stance.framing
    """
    from framing.classify import FrameClassifier, StanceClassifier, cross_validate, read_card, save_model
    from framing.classify.model_scorer import checked_unit
    from framing.cli.articles import load_lexicons
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.errors import InputError, unknown
    from framing.text.languages import ENGLISH, language_code

    if kind not in _KINDS:
        raise typer.BadParameter(unknown("kind of model", kind, _KINDS), param_hint="'--kind'")
    if out.suffix != ".framing":
        raise typer.BadParameter(f"A model's file ends in .framing; given: '{out.name}'.", param_hint="'--out'")
    try:
        checked_unit(unit)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="'--unit'") from None
    prepare_file(out)
    is_stance = kind == "stance"
    if is_stance and language_code(language) != ENGLISH:
        raise typer.BadParameter(
            f"Stance is learnt from English texts; given: '{language}'. Leave it out.", param_hint="'--language'"
        )
    lexicons = load_lexicons(lexicon or [], language)
    read = _read(coded, codes, text, label, frames, is_stance, story, source, lexicons)
    usual: dict[str, Any] = {"folds": folds, "random_state": seed, "n_jobs": jobs, "progress": not quiet}
    with_frames = [each for each in lexicons if each.frames]
    model = (
        StanceClassifier(**usual)
        if is_stance
        else FrameClassifier(with_frames or None, language=language, **usual)
    )
    if not quiet:
        left = f", {read.n_left_out:,} left out for want of a text or a code" if read.n_left_out else ""
        say(f"{len(read):,} coded {'mentions' if is_stance else 'texts'}{left}.")
    metrics: dict[str, float] = {}
    if validate:
        found = cross_validate(
            model,
            read.texts,
            read.labels,
            groups=read.groups,
            lexicon=None if is_stance else _baseline(with_frames, read.labels),
            folds=folds,
            learning_curve=(0.25, 0.5, 0.75, 1.0) if curve else (),
            seed=seed,
            progress=not quiet,
        )
        metrics = found.metrics
        if not quiet:
            say()
            for line in str(found).splitlines():
                say(line)
    first = next(iter(read.groups.values()), None)
    model.fit(read.texts, read.labels, groups=first)
    save_model(model, out, about=about, data=coded.name, unit=unit, metrics=metrics)
    if not quiet:
        say()
        for line in str(read_card(out)).splitlines():
            say(line)
        say()
        say(f"Written: {out}")


def _read(
    coded: Path,
    codes: Path | None,
    text: str,
    label: str | None,
    frames: str | None,
    is_stance: bool,
    story: str | None,
    source: str | None,
    lexicons: list[Any],
) -> CodedTexts:
    """Read the coded texts, in the one or the other form."""
    from framing.classify.coded_tables import read_coded, read_coded_sample

    if codes is not None:
        given = {"--label": label, "--frames": frames, "--story": story, "--source": source}
        needless = [name for name, value in given.items() if value]
        if needless:
            raise typer.BadParameter(f"A sample has columns of its own; leave out {', '.join(needless)}.")
        with_targets = next((each for each in lexicons if each.targets), None)
        return read_coded_sample(coded, codes, lexicon=with_targets, stance=is_stance)
    if bool(label) == bool(frames):
        raise typer.BadParameter("Name the column with the labels (--label), or those with 0 and 1 (--frames).")
    columns = [name.strip() for name in (frames or "").split(",") if name.strip()]
    return read_coded(coded, text=text, label=label, frames=columns, stance=is_stance, story=story, source=source)


def _baseline(lexicons: list[Any], labels: Any) -> list[Any] | None:
    """Return the lexicons that have a frame of a label's name."""
    if hasattr(labels, "columns"):
        names = {str(name) for name in labels.columns}
    else:
        names = {name for value in labels for name in ([value] if isinstance(value, str) else value)}
    found = [each for each in lexicons if names & {frame.name for frame in each.frames}]
    return found or None
