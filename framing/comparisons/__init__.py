"""The questions that are put to scores and articles: how do groups of articles differ, and how sure is that?"""

from framing.comparisons.comparing import compare
from framing.comparisons.concording import concordance
from framing.comparisons.correcting import correct
from framing.comparisons.following import planned_study
from framing.comparisons.latent_scale import lss
from framing.comparisons.likeness import similarity
from framing.comparisons.microframing import microframes
from framing.comparisons.over_time import timeline
from framing.comparisons.plan_files import read_plan, write_plan
from framing.comparisons.planning import power
from framing.comparisons.plans import Plan, make_plan
from framing.comparisons.profiling import distances
from framing.comparisons.shifting import word_shift
from framing.comparisons.speaking import whose_words
from framing.comparisons.studying import study
from framing.comparisons.suggesting import suggest_terms
from framing.comparisons.validating import validate
from framing.comparisons.varying import robustness
from framing.comparisons.word_keyness import keyness

__all__ = [
    "Plan",
    "compare",
    "concordance",
    "correct",
    "distances",
    "keyness",
    "lss",
    "make_plan",
    "microframes",
    "planned_study",
    "power",
    "read_plan",
    "robustness",
    "similarity",
    "study",
    "suggest_terms",
    "timeline",
    "validate",
    "whose_words",
    "word_shift",
    "write_plan",
]


def __dir__() -> list[str]:
    return sorted(__all__)
