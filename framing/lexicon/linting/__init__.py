"""What can be said against a lexicon without looking at a text."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon.data import Lexicon
from framing.lexicon.linting.across import across_frames
from framing.lexicon.linting.completeness import incomplete_frames
from framing.lexicon.linting.doubtful import doubtful_terms
from framing.lexicon.linting.findings import LintFinding
from framing.lexicon.linting.repeats import repeated_terms

__all__ = ["LintFinding", "lint"]


def lint(lexicon: Lexicon) -> tuple[LintFinding, ...]:
    """Return what is wrong or doubtful in a lexicon, in the order of its lines.

    An "error" is a term that cannot do what it is there for; a "warning" asks for a look. Whether examples and
    counterexamples match is not looked at here, since that needs the tokeniser.
    """
    findings = [
        *_left_out(lexicon),
        *doubtful_terms(lexicon),
        *repeated_terms(lexicon),
        *across_frames(lexicon),
        *incomplete_frames(lexicon),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.code, finding.message)))


def _left_out(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Repeat what the import of another tool's dictionary could not keep."""
    for problem in lexicon.origin.left_out if lexicon.origin else ():
        yield LintFinding("left-out", problem.line or 0, "warning", f"not kept: {problem.message}")
