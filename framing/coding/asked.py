"""What coders are asked: the frames and targets of lexicons, with what is said to explain them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.errors import InputError, one_of, unknown
from framing.lexicon import Lexicon

FRAME, TARGET = "frame", "target"
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
        Names of those that are asked; all unless given.

    Raises
    ------
    InputError
        Two have one name, a name in `only` is unknown, or there is nothing to ask.
    """
    lexicons = [lexicon] if isinstance(lexicon, Lexicon) else list(lexicon)
    asked = [
        Asked(
            name=frame.name,
            kind=FRAME,
            label=frame.label,
            definition=frame.definition,
            questions=frame.questions,
            examples=frame.examples,
            counterexamples=frame.counterexamples,
        )
        for each in lexicons
        for frame in each.frames
    ]
    asked += [Asked(target.name, TARGET, target.label) for each in lexicons for target in each.targets]
    names = [each.name for each in asked]
    if only is not None:
        for name in only:
            if name not in names:
                raise InputError(unknown("frame or target", name, names))
        asked = [each for each in asked if each.name in only]
    kept = [each.name for each in asked]
    doubled = sorted({name for name in kept if kept.count(name) > 1})
    if doubled:
        raise InputError(
            f"More than one frame or target is called {one_of(doubled).replace(' or ', ' and ')}, so a code would "
            "not say which is meant. Code one lexicon at a time, or rename them."
        )
    if not asked:
        raise InputError("There is nothing to code: no frame and no target is asked for.")
    return tuple(asked)
