"""Lexicons: frames, targets and terms; their file, their term language, and what can be said against them."""

from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.pattern import Pattern, PatternError

__all__ = ["Frame", "Lexicon", "Pattern", "PatternError", "Target", "Term"]
