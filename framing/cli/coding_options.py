"""Options of the commands on human coding, each described once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.articles import in_options

if TYPE_CHECKING:
    from framing.results import Codes

CodeFiles = Annotated[
    list[Path],
    typer.Argument(metavar="CODES", help="CSV files with the columns unit_id, coder, name, code, note."),
]
SampleFile = Annotated[
    Path | None,
    typer.Option(
        "--sample",
        metavar="FILE",
        help="What was coded (from framing coding sample): checks units, tells articles.",
    ),
]
CodedLexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        "-l",
        metavar="NAME|FILE",
        help="Which frames and targets there are: checks the names of codes. Repeatable.",
    ),
]

_WORDS = {
    "Give n, or the width": "Give --n, or the --width",
    "give n, or the width": "give --n, or --width, the width",
    "give rule='majority', or the name of an arbiter, or both": "give --rule majority, or --arbiter with a name, "
    "or both",
    "Leave them out of documents.": "Leave out their --document.",
    "documents is a list": "--document is a list",
    "coders_per_unit": "--coders-per-unit",
    "n_resamples=": "--resamples ",
    "Say with names=": "Say with --name",
    "strata=('hit',)": "--strata hit",
    "overlap=0": "--overlap 0",
}


def read_coded(files: Sequence[Path], lexicon: Sequence[str] | None, sample: Path | None) -> Codes:
    """Read the codes of several coders as the options say."""
    from framing.cli.articles import load_lexicons
    from framing.coding import read_codes

    return read_codes(list(files), lexicon=load_lexicons(lexicon) if lexicon else None, sample=sample)


def coding_words(message: str) -> str:
    """Word a message about Python's keywords for the command line."""
    for words, options in _WORDS.items():
        message = message.replace(words, options)
    return in_options(message)
