"""One remark on a lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from framing.lexicon.complaints import clipped
from framing.lexicon.data import Frame, Lexicon, Target, Term

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class LintFinding:
    """Something that is wrong or doubtful in a lexicon.

    Attributes
    ----------
    code : str
        A short name that stays the same over versions, such as "short-stem".
    line : int
        Where in the file, from 1.
    severity : "error" or "warning"
    message : str
        What it is and what to do, in full sentences.
    """

    code: str
    line: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.severity}: {self.message} [{self.code}]"


def owners(lexicon: Lexicon) -> tuple[Frame | Target, ...]:
    """Return everything that has terms."""
    return (*lexicon.targets, *lexicon.frames)


def title(owner: Frame | Target) -> str:
    """Word which frame or target it is."""
    return f"{'frame' if isinstance(owner, Frame) else 'target'} '{owner.name}'"


def on_term(
    owner: Frame | Target, term: Term, code: str, said: str, severity: Severity = "warning"
) -> LintFinding:
    """Make a finding about a term."""
    return LintFinding(code, term.line, severity, f"{title(owner)}, term '{clipped(term.text)}': {said}")


def all_terms(lexicon: Lexicon) -> Iterator[tuple[Frame | Target, Term]]:
    """Return every term with its owner."""
    for owner in owners(lexicon):
        for term in owner.terms:
            yield owner, term
