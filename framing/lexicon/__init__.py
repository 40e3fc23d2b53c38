"""Lexicons: frames, targets and terms; their file, their term language, and what can be said against them."""

from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.finding import available_lexicons
from framing.lexicon.linting import LintFinding, lint
from framing.lexicon.loading import load_lexicon
from framing.lexicon.pattern import Pattern, PatternError

__all__ = [
    "Frame",
    "Lexicon",
    "LintFinding",
    "Pattern",
    "PatternError",
    "Target",
    "Term",
    "available_lexicons",
    "lint",
    "load_lexicon",
]
