"""Where corpus, text and lexicon meet: articles and frames to scores."""

from framing.scoring.category_counts import term_counts
from framing.scoring.corpus_scores import score
from framing.scoring.examples import check_examples
from framing.scoring.mentions import Mentioning, mentioning
from framing.scoring.spans_of_speech import voices
from framing.scoring.stance_models import StanceModel
from framing.scoring.vector_files import load_vectors
from framing.scoring.vector_fitting import fit_vectors
from framing.scoring.vectors import Vectors

__all__ = [
    "Mentioning",
    "StanceModel",
    "Vectors",
    "check_examples",
    "fit_vectors",
    "load_vectors",
    "mentioning",
    "score",
    "term_counts",
    "voices",
]


def __dir__() -> list[str]:
    return sorted(__all__)
