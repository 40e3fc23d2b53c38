"""Do these news sources tell the same story differently, how, and are we sure?

>>> import framing
>>> corpus = framing.read_corpus("articles.csv")  # doctest: +SKIP
>>> scores = framing.score(corpus, framing.load_lexicon("us-vietnam"))  # doctest: +SKIP
>>> study = framing.study(scores, by="source", seed=0)  # doctest: +SKIP
>>> framing.write_report(study, "comparison.pdf")  # doctest: +SKIP

Importing the package only defines names; each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.classify import FrameClassifier as FrameClassifier
    from framing.classify import LexiconVectorizer as LexiconVectorizer
    from framing.classify import SeededClassifier as SeededClassifier
    from framing.classify import StanceClassifier as StanceClassifier
    from framing.classify import cross_validate as cross_validate
    from framing.classify import load_model as load_model
    from framing.classify import predict_scores as predict_scores
    from framing.classify import save_model as save_model
    from framing.coding import adjudicate as adjudicate
    from framing.coding import agreement as agreement
    from framing.coding import evaluate as evaluate
    from framing.coding import import_codes as import_codes
    from framing.coding import read_codes as read_codes
    from framing.coding import sample_for_coding as sample_for_coding
    from framing.coding import write_coding_sheet as write_coding_sheet
    from framing.comparisons import Plan as Plan
    from framing.comparisons import compare as compare
    from framing.comparisons import concordance as concordance
    from framing.comparisons import correct as correct
    from framing.comparisons import distances as distances
    from framing.comparisons import keyness as keyness
    from framing.comparisons import lss as lss
    from framing.comparisons import make_plan as make_plan
    from framing.comparisons import microframes as microframes
    from framing.comparisons import planned_study as planned_study
    from framing.comparisons import power as power
    from framing.comparisons import read_plan as read_plan
    from framing.comparisons import robustness as robustness
    from framing.comparisons import similarity as similarity
    from framing.comparisons import study as study
    from framing.comparisons import suggest_terms as suggest_terms
    from framing.comparisons import timeline as timeline
    from framing.comparisons import validate as validate
    from framing.comparisons import whose_words as whose_words
    from framing.comparisons import word_shift as word_shift
    from framing.comparisons import write_plan as write_plan
    from framing.corpus import Corpus as Corpus
    from framing.corpus import read_corpus as read_corpus
    from framing.corpus import sample_corpus as sample_corpus
    from framing.corpus import synthetic_corpus as synthetic_corpus
    from framing.engine import open_scores as open_scores
    from framing.engine import score_dataset as score_dataset
    from framing.errors import FramingError as FramingError
    from framing.lexicon import Lexicon as Lexicon
    from framing.lexicon import align_lexicons as align_lexicons
    from framing.lexicon import available_formats as available_formats
    from framing.lexicon import available_lexicons as available_lexicons
    from framing.lexicon import load_lexicon as load_lexicon
    from framing.plots import plot as plot
    from framing.report import write_report as write_report
    from framing.results import Agreement as Agreement
    from framing.results import Citations as Citations
    from framing.results import Codes as Codes
    from framing.results import CodingSample as CodingSample
    from framing.results import Comparison as Comparison
    from framing.results import Concordance as Concordance
    from framing.results import Corrected as Corrected
    from framing.results import Distances as Distances
    from framing.results import Evaluation as Evaluation
    from framing.results import Gold as Gold
    from framing.results import Keyness as Keyness
    from framing.results import LatentScale as LatentScale
    from framing.results import Microframes as Microframes
    from framing.results import Power as Power
    from framing.results import Robustness as Robustness
    from framing.results import Scores as Scores
    from framing.results import Similarities as Similarities
    from framing.results import Stances as Stances
    from framing.results import Study as Study
    from framing.results import Suggestions as Suggestions
    from framing.results import TermCounts as TermCounts
    from framing.results import Timeline as Timeline
    from framing.results import Validation as Validation
    from framing.results import Voices as Voices
    from framing.results import WhoseWords as WhoseWords
    from framing.results import WordShift as WordShift
    from framing.results import citations as citations
    from framing.scoring import Vectors as Vectors
    from framing.scoring import fit_vectors as fit_vectors
    from framing.scoring import load_vectors as load_vectors
    from framing.scoring import mentioning as mentioning
    from framing.scoring import score as score
    from framing.scoring import term_counts as term_counts
    from framing.scoring import voices as voices
    from framing.scoring.mention_stance import stance as stance

__version__ = "0.1.0"

_HOMES = {
    "Agreement": "framing.results",
    "Codes": "framing.results",
    "Citations": "framing.results",
    "CodingSample": "framing.results",
    "Comparison": "framing.results",
    "Concordance": "framing.results",
    "Corpus": "framing.corpus",
    "Corrected": "framing.results",
    "Distances": "framing.results",
    "Evaluation": "framing.results",
    "FrameClassifier": "framing.classify",
    "FramingError": "framing.errors",
    "Gold": "framing.results",
    "Keyness": "framing.results",
    "LatentScale": "framing.results",
    "Lexicon": "framing.lexicon",
    "LexiconVectorizer": "framing.classify",
    "Microframes": "framing.results",
    "Plan": "framing.comparisons",
    "Power": "framing.results",
    "Robustness": "framing.results",
    "Scores": "framing.results",
    "SeededClassifier": "framing.classify",
    "Similarities": "framing.results",
    "StanceClassifier": "framing.classify",
    "Stances": "framing.results",
    "Study": "framing.results",
    "Suggestions": "framing.results",
    "TermCounts": "framing.results",
    "Timeline": "framing.results",
    "Validation": "framing.results",
    "Vectors": "framing.scoring",
    "Voices": "framing.results",
    "WhoseWords": "framing.results",
    "WordShift": "framing.results",
    "adjudicate": "framing.coding",
    "agreement": "framing.coding",
    "available_formats": "framing.lexicon",
    "align_lexicons": "framing.lexicon",
    "available_lexicons": "framing.lexicon",
    "citations": "framing.results",
    "compare": "framing.comparisons",
    "cross_validate": "framing.classify",
    "concordance": "framing.comparisons",
    "correct": "framing.comparisons",
    "distances": "framing.comparisons",
    "evaluate": "framing.coding",
    "fit_vectors": "framing.scoring",
    "import_codes": "framing.coding",
    "keyness": "framing.comparisons",
    "load_lexicon": "framing.lexicon",
    "load_model": "framing.classify",
    "load_vectors": "framing.scoring",
    "lss": "framing.comparisons",
    "make_plan": "framing.comparisons",
    "mentioning": "framing.scoring",
    "open_scores": "framing.engine",
    "microframes": "framing.comparisons",
    "planned_study": "framing.comparisons",
    "plot": "framing.plots",
    "power": "framing.comparisons",
    "predict_scores": "framing.classify",
    "read_codes": "framing.coding",
    "read_corpus": "framing.corpus",
    "read_plan": "framing.comparisons",
    "robustness": "framing.comparisons",
    "sample_corpus": "framing.corpus",
    "sample_for_coding": "framing.coding",
    "save_model": "framing.classify",
    "score": "framing.scoring",
    "score_dataset": "framing.engine",
    "similarity": "framing.comparisons",
    "stance": "framing.scoring.mention_stance",
    "study": "framing.comparisons",
    "suggest_terms": "framing.comparisons",
    "synthetic_corpus": "framing.corpus",
    "term_counts": "framing.scoring",
    "timeline": "framing.comparisons",
    "validate": "framing.comparisons",
    "voices": "framing.scoring",
    "whose_words": "framing.comparisons",
    "word_shift": "framing.comparisons",
    "write_coding_sheet": "framing.coding",
    "write_plan": "framing.comparisons",
    "write_report": "framing.report",
}

__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
