"""What coders are asked: the frames and targets of lexicons, with what is said to explain them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.coding.names import FRAME, TARGET, named
from framing.errors import InputError, unknown
from framing.lexicon import Frame, Lexicon

CANNOT_SAY = "?"
# What may be coded of each kind, as files have it; and how people read it.
ANSWERS = {
    FRAME: {"1": "yes", "0": "no", CANNOT_SAY: "cannot say"},
    TARGET: {"-1": "against", "0": "neither", "1": "for", CANNOT_SAY: "cannot say"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One frame ("does the text say this?") or target ("how does it speak of it?")."""

    name: str
    kind: str
    label: str
    definition: str = ""
    questions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, str]:
        """The codes that may be given, with their wording."""
        return ANSWERS[self.kind]


def asked_of(lexicon: Lexicon | Sequence[Lexicon], only: Sequence[str] | None = None) -> tuple[Asked, ...]:
    """Return the frames, then the targets, of lexicons.

    Parameters
    ----------
    lexicon : Lexicon or sequence of Lexicon
    only : sequence of str, optional
        Names of those that are asked; all unless given. A name that several lexicons have means all of these.

    Raises
    ------
    InputError
        Two cannot be told apart by name, a name in `only` is unknown, or there is nothing to ask.
    """
    entries = named(lexicon)
    asked = []
    for name, of, entry in entries:
        label = entry.label if name == entry.name else f"{entry.label} ({of.name})"
        if isinstance(entry, Frame):
            explained = (entry.definition, entry.questions, entry.examples, entry.counterexamples)
            asked.append(Asked(name, FRAME, label, *explained))
        else:
            asked.append(Asked(name, TARGET, label))
    if only is not None:
        plain = [entry.name for _, _, entry in entries]
        for name in only:
            if name not in plain and name not in [each.name for each in asked]:
                raise InputError(unknown("frame or target", name, [each.name for each in asked]))
        asked = [each for each, own in zip(asked, plain, strict=True) if each.name in only or own in only]
    if not asked:
        raise InputError("There is nothing to code: no frame and no target is asked for.")
    return tuple(asked)
