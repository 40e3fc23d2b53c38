"""Classifiers of frames and stance, trained on coded texts; their predictions as scores."""

from framing.classify.adapting import FrameModel, ProbabilityModel
from framing.classify.cards import ModelCard
from framing.classify.cross_validating import cross_validate
from framing.classify.explaining import explain
from framing.classify.frame_classifier import FrameClassifier
from framing.classify.lexicon_vectorizer import LexiconVectorizer
from framing.classify.next_units import next_to_code
from framing.classify.predicting import predict_scores
from framing.classify.saving import load_model, read_card, save_model
from framing.classify.seeded_classifier import SeededClassifier
from framing.classify.stance_classifier import StanceClassifier
from framing.classify.word_vectors import WordVectors

__all__ = [
    "FrameClassifier",
    "FrameModel",
    "LexiconVectorizer",
    "ModelCard",
    "ProbabilityModel",
    "SeededClassifier",
    "StanceClassifier",
    "WordVectors",
    "cross_validate",
    "explain",
    "load_model",
    "next_to_code",
    "predict_scores",
    "read_card",
    "save_model",
]


def __dir__() -> list[str]:
    return sorted(__all__)
