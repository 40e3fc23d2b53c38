"""Frames that lack what a codebook needs."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon.data import Lexicon
from framing.lexicon.linting.findings import LintFinding, title

# Below this, one ambiguous word decides what the frame measures.
FEW_TERMS = 10

_MISSING = (
    ("definition", "no-definition", "has no definition, which every report prints"),
    ("questions", "no-questions", "has no questions, which human coders are asked"),
    ("examples", "no-examples", "has no examples: sentences that have to match"),
    ("counterexamples", "no-counterexamples", "has no counterexamples: sentences that must not match"),
)


def incomplete_frames(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Find frames with few terms, or without definition, questions, examples or counterexamples."""
    for frame in lexicon.frames:
        for field, code, said in _MISSING:
            if not getattr(frame, field):
                yield LintFinding(code, frame.line, "warning", f"{title(frame)} {said}.")
        if len(frame.terms) < FEW_TERMS:
            count = "1 term" if len(frame.terms) == 1 else f"{len(frame.terms)} terms"
            said = f"has {count}; with fewer than {FEW_TERMS} one ambiguous word decides what it measures."
            yield LintFinding("few-terms", frame.line, "warning", f"{title(frame)} {said}")
