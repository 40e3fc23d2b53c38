"""`framing lexicon convert`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from framing.lexicon import Lexicon


def convert(
    files: Annotated[
        list[str],
        typer.Argument(metavar="IN", help="A dictionary of another tool; several files become one lexicon."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The lexicon file to write, .yml.")],
    format: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The format; the content says it unless given. See: lexicon formats."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Such as cp1252; found out where it can be unless given.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Of the words, such as en, vi or zh-Hans.")
    ] = None,
) -> None:
    """Turn a dictionary of LIWC, WordStat, quanteda … into a lexicon file, and list what could not be kept.

    Categories become frames, nested ones with full stops between their levels. Every entry that is left out is
    printed with its line and the reason.

    \b
    Examples:
      framing lexicon convert mfd.dic --out mfd.yml --language en
      framing lexicon convert positive-words.txt negative-words.txt -o hu-liu.yml --language en
    """
    from dataclasses import replace

    from framing.cli.articles import in_options
    from framing.cli.output import prepare_file
    from framing.cli.printing import say
    from framing.errors import InputError, LexiconError, Problem, counted
    from framing.files import write_text
    from framing.lexicon import lexicon_text, load_lexicon
    from framing.lexicon.importers.naming import plain_name

    if any(out.resolve() == Path(name).resolve() for name in files):
        raise InputError(f"'{out}' is the dictionary itself. Name another.")
    try:
        lexicon = load_lexicon(files, format, encoding, language)
    except LexiconError as error:
        worded = [Problem(problem.line, in_options(problem.message)) for problem in error.problems]
        raise LexiconError(error.name, worded) from None
    if lexicon.origin is None:
        raise InputError(f"{lexicon.path} is a lexicon of this library already; there is nothing to convert.")
    if out.suffix.lower() not in (".yml", ".yaml"):
        raise InputError(f"'{out}' is no name for a lexicon file: it ends in .yml, such as '{out.stem}.yml'.")
    text = lexicon_text(replace(lexicon, name=plain_name(out.stem, lexicon.name)))
    _check_size(lexicon, text)
    prepare_file(out)
    write_text(out, text)
    say(f"{lexicon.path} ({lexicon.origin}) -> {out} ({counted(len(lexicon.frames), 'frame')})")
    for title, problems in (("Left out", lexicon.origin.left_out), ("Notes", lexicon.origin.notes)):
        if problems:
            say(f"{title}:")
        for problem in problems:
            say(f"  {in_options(str(problem))}")


def _check_size(lexicon: Lexicon, text: str) -> None:
    """Refuse to write a lexicon file that could not be read again."""
    from framing.errors import InputError
    from framing.lexicon.loading import MAX_BYTES
    from framing.lexicon.schema import MAX_TERMS

    longest = max(lexicon.frames, key=lambda frame: len(frame.terms))
    size = len(text.encode())
    if len(longest.terms) > MAX_TERMS or size > MAX_BYTES:
        raise InputError(
            f"As a lexicon file {lexicon.path} would be {size / 1e6:,.0f} MB long, with up to "
            f"{len(longest.terms):,} terms in a frame; {MAX_BYTES // 1_000_000} MB and {MAX_TERMS:,} can be read. "
            "Use the dictionary as it is, or leave words out."
        )
