"""Lexicons: frames, targets and terms; their file, their term language, and what can be said against them."""

from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.finding import available_lexicons
from framing.lexicon.loading import load_lexicon
from framing.lexicon.pattern import Pattern, PatternError

__all__ = [
    "Frame",
    "Lexicon",
    "Pattern",
    "PatternError",
    "Target",
    "Term",
    "available_lexicons",
    "load_lexicon",
]
