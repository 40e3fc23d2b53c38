"""Where corpus, text and lexicon meet: articles and frames to scores."""

from framing.scoring.examples import check_examples
from framing.scoring.mentions import Mentioning, mentioning
from framing.scoring.score import score

__all__ = ["Mentioning", "check_examples", "mentioning", "score"]
