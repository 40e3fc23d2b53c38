"""Lexicons: frames, targets and terms; their file, their term language, and what can be said against them."""

from framing.lexicon.aligning import align_lexicons
from framing.lexicon.data import Frame, Lexicon, Origin, Target, Term
from framing.lexicon.finding import available_lexicons
from framing.lexicon.importers.registry import available_formats
from framing.lexicon.linting import LintFinding, lint
from framing.lexicon.loading import load_lexicon
from framing.lexicon.pattern import Pattern, PatternError
from framing.lexicon.writing import lexicon_text

__all__ = [
    "Frame",
    "Lexicon",
    "LintFinding",
    "Origin",
    "Pattern",
    "PatternError",
    "Target",
    "Term",
    "align_lexicons",
    "available_formats",
    "available_lexicons",
    "lexicon_text",
    "lint",
    "load_lexicon",
]


def __dir__() -> list[str]:
    return sorted(__all__)
