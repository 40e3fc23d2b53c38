"""Where corpus, text and lexicon meet: articles and frames to scores."""

from framing.scoring.corpus_scores import score
from framing.scoring.examples import check_examples
from framing.scoring.mentions import Mentioning, mentioning
from framing.scoring.spans_of_speech import voices
from framing.scoring.stance_models import StanceModel

__all__ = ["Mentioning", "StanceModel", "check_examples", "mentioning", "score", "voices"]
