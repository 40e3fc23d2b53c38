"""What can be said against a lexicon without looking at a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
    if lexicon.origin is not None:
        findings = list(_gathered(findings))
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.code, finding.message)))


def _left_out(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Repeat what the import of another tool's dictionary could not keep."""
    for problem in lexicon.origin.left_out if lexicon.origin else ():
        yield LintFinding("left-out", problem.line or 0, "warning", f"not kept: {problem.message}")


# What every dictionary of another tool is found to lack, or has in hundreds and without harm.
_ONCE = ("no-definition", "no-questions", "no-examples", "no-counterexamples", "few-terms", "shadowed-term")


def _gathered(findings: Iterable[LintFinding]) -> Iterator[LintFinding]:
    """Say once of an imported dictionary what is so throughout, so that the rest can be seen."""
    alike: dict[str, list[LintFinding]] = {}
    for finding in findings:
        if finding.code in _ONCE:
            alike.setdefault(finding.code, []).append(finding)
        else:
            yield finding
    for first, *others in alike.values():
        also = f" So it is {len(others):,} more times." if len(others) > 1 else " So it is once more."
        yield replace(first, message=first.message + also) if others else first
