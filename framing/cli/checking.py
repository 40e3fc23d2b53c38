"""What people coded, as the command line names it, and holding results against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.articles import given

if TYPE_CHECKING:
    from framing.results import Evaluation, Scores, Study

_PANEL = "Checking"
GoldFile = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        metavar="FILE",
        help="What was decided of human codes (unit_id, name, code): checks and corrects.",
        rich_help_panel=_PANEL,
    ),
]
SampleFile = Annotated[
    Path | None,
    typer.Option(
        "--sample",
        metavar="FILE",
        help="The coded units and their probabilities (from framing coding sample), if the gold has none.",
        rich_help_panel=_PANEL,
    ),
]
CodeFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--codes",
        metavar="FILE",
        help="What each coder said, for their agreement. Repeatable.",
        rich_help_panel=_PANEL,
    ),
]
# What messages call by its Python name, and how the shell does.
_OPTIONS = {
    "Give the sample (sample=) that `sample_for_coding` drew": "Give the sample with --sample",
    "evaluate(scores, gold)": "framing evaluate",
    "Decide between coders first: adjudicate.": "Decide between coders first: framing coding merge.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """Files of human codes; none where nothing was coded."""

    gold: Path | None = None
    sample: Path | None = None
    codes: tuple[Path, ...] = ()

    def validated(self, study: Study, scores: Scores) -> Study:
        """Hold a study against the codes, with the coders' agreement; return it as it is where there are none."""
        from framing.coding import agreement, read_codes
        from framing.comparisons import validate
        from framing.errors import FramingError

        if self.gold is None:
            return study
        try:
            codes = read_codes(list(self.codes), sample=self.sample) if self.codes else None
            # Codes are of frames, for which ordinal is the same as nominal, or of stance, which is ordinal.
            agreed = None if codes is None else agreement(codes, level="ordinal", seed=study.seed)
            return validate(study, self.gold, scores=scores, sample=self.sample, codes=codes, agreement=agreed)
        except FramingError as error:
            raise type(error)(in_options(str(error))) from None

    def evaluated(self, scores: Scores, *, confidence: float, n_resamples: int, seed: int) -> Evaluation:
        """Hold scores against the codes."""
        from framing.coding import evaluate
        from framing.errors import FramingError

        try:
            return evaluate(
                scores,
                self.gold,
                sample=self.sample,
                codes=list(self.codes) or None,
                confidence=confidence,
                n_resamples=n_resamples,
                seed=seed,
            )
        except FramingError as error:
            raise type(error)(in_options(str(error)).replace("n_resamples", "--resamples")) from None

    def words(self) -> Iterator[str]:
        """Return the arguments that name the same files, without folders."""
        named = {"--gold": self.gold, "--sample": self.sample}
        yield from given({option: path.name if path else None for option, path in named.items()})
        for path in self.codes:
            yield from ("--codes", path.name)


UNCHECKED = Checked()


def checked(gold: Path | None, sample: Path | None, codes: list[Path] | None) -> Checked:
    """Return what the options say.

    Raises
    ------
    BadParameter
        A sample or codes without gold; this is wrong usage.
    """
    if gold is None and (sample or codes):
        raise typer.BadParameter("--sample and --codes go with --gold, what was decided of the codes.")
    return Checked(gold, sample, tuple(codes or ()))


def in_options(message: str) -> str:
    """Word a message about Python's names for the command line."""
    for python, shell in _OPTIONS.items():
        message = message.replace(python, shell)
    return message
