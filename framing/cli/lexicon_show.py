"""`framing lexicon show`"""

from __future__ import annotations

from typing import Annotated

import typer


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A lexicon that comes along, a .yml file or a dictionary.")
    ],
    terms: Annotated[bool, typer.Option("--terms", help="Print every term.")] = False,
) -> None:
    """Show what a lexicon codes: its frames with their definitions, and its targets.

    \b
    Examples:
      framing lexicon show us-vietnam
      framing lexicon show mine.yml --terms
    """
    from framing.cli.printing import say
    from framing.errors import counted
    from framing.lexicon import Frame, Target, load_lexicon

    lexicon = load_lexicon(name)
    say(
        f"{lexicon.name} {lexicon.version}, language {lexicon.language}, licence {lexicon.licence or 'not stated'}"
    )
    say(f"sha256 {lexicon.sha256}")
    if lexicon.about:
        say(lexicon.about)
    parts: tuple[Frame | Target, ...] = (*lexicon.frames, *lexicon.targets)
    for part in parts:
        kind = "Frame" if isinstance(part, Frame) else "Target"
        say()
        say(f"{kind} {part.name}: {part.label} ({counted(len(part.terms), 'term')})")
        if isinstance(part, Frame):
            if part.definition:
                say(f"  {part.definition}")
            for question in part.questions:
                say(f"  ? {question}")
        if terms:
            for term in part.terms:
                say(f"  - {term.text}")
