"""What does not belong to the article: found as spans of characters, never taken out of the text."""

from framing.corpus.cleaning.blanking import blank
from framing.corpus.cleaning.cutting import RULES, Cuts, find_cuts
from framing.corpus.cleaning.lines import LineTable, split_lines
from framing.corpus.cleaning.recurring import LineCounts, count_lines

__all__ = ["RULES", "Cuts", "LineCounts", "LineTable", "blank", "count_lines", "find_cuts", "split_lines"]
