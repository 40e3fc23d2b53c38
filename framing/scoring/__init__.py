"""Where corpus, text and lexicon meet: articles and frames to scores."""

from framing.scoring.corpus_scores import score
from framing.scoring.examples import check_examples
from framing.scoring.mentions import Mentioning, mentioning

__all__ = ["Mentioning", "check_examples", "mentioning", "score"]
