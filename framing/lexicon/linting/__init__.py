"""What can be said against a lexicon without looking at a text."""

from __future__ import annotations

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
        *doubtful_terms(lexicon),
        *repeated_terms(lexicon),
        *across_frames(lexicon),
        *incomplete_frames(lexicon),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.code, finding.message)))
