"""What comes out: frozen dataclasses and the table type under them. No computing, no drawing."""

from framing.results.agreement import Agreement
from framing.results.caveats import Caveat
from framing.results.citing import Citations, citations, keys_of, works_of
from framing.results.codebook import Codebook, CodedFrame, CodedTarget
from framing.results.codes import Codes
from framing.results.coding_sample import CodingSample
from framing.results.comparison import CORRECTIONS, MEASURES, Comparison, alpha_of
from framing.results.concordance import Concordance
from framing.results.corrected import VERDICTS, Corrected
from framing.results.distances import Distances
from framing.results.evaluation import METRICS, Evaluation
from framing.results.external import External
from framing.results.gold import Gold
from framing.results.keyness import KEYNESS_CORRECTIONS, KEYNESS_MEASURES, REST, Keyness
from framing.results.latent_scale import LatentScale
from framing.results.microframes import Microframes
from framing.results.power import ENOUGH, Power
from framing.results.provenance import InputFile, Provenance
from framing.results.robustness import ALTERNATIVES, Finding, Robustness
from framing.results.scores import CHANNELS, VOICES, Scores
from framing.results.similarities import Similarities
from framing.results.stances import OUTCOMES, Stances
from framing.results.study import Result, Study
from framing.results.suggestions import Suggestions
from framing.results.table import Table
from framing.results.table_result import TableResult
from framing.results.term_counts import TermCounts
from framing.results.timeline import PERIODS, Timeline
from framing.results.validation import Validation
from framing.results.voices import Voices
from framing.results.whose_words import WhoseWords
from framing.results.word_shift import SHIFT_MEASURES, WordShift, WordShifts

__all__ = [
    "ALTERNATIVES",
    "CHANNELS",
    "CORRECTIONS",
    "ENOUGH",
    "KEYNESS_CORRECTIONS",
    "KEYNESS_MEASURES",
    "MEASURES",
    "METRICS",
    "OUTCOMES",
    "PERIODS",
    "REST",
    "SHIFT_MEASURES",
    "VERDICTS",
    "VOICES",
    "Agreement",
    "Caveat",
    "Citations",
    "Codebook",
    "CodedFrame",
    "CodedTarget",
    "Codes",
    "CodingSample",
    "Comparison",
    "Concordance",
    "Corrected",
    "Distances",
    "Evaluation",
    "External",
    "Finding",
    "Gold",
    "InputFile",
    "Keyness",
    "LatentScale",
    "Microframes",
    "Power",
    "Provenance",
    "Result",
    "Robustness",
    "Scores",
    "Similarities",
    "Stances",
    "Study",
    "Suggestions",
    "Table",
    "TableResult",
    "TermCounts",
    "Timeline",
    "Validation",
    "Voices",
    "WhoseWords",
    "WordShift",
    "WordShifts",
    "alpha_of",
    "citations",
    "keys_of",
    "works_of",
]


def __dir__() -> list[str]:
    return sorted(__all__)
