"""What a study holds beside comparisons: each part with the condition under which it says anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.designs import EVERY_ARTICLE, Design
from framing.comparisons.grouping import Grouping
from framing.comparisons.over_time import timeline
from framing.comparisons.profile_data import ENOUGH_ARTICLES, ENOUGH_GROUPS
from framing.comparisons.profiling import PROFILED, apart, lexicons_with_profiles, profiled
from framing.comparisons.shift_study import clearest_shifts
from framing.comparisons.speaking import spoken
from framing.comparisons.varying import standard_robustness
from framing.comparisons.word_keyness import keyness
from framing.corpus import Corpus
from framing.results import Comparison, Result, Scores

LEAST_PERIODS = 3  # a line needs more than two points
LEAST_DATED = 0.5  # of the articles: with fewer, those with a date are a selection
LEAST_ARTICLES = 20  # a side, for key words: below, hardly a word is used by enough articles to be tested
MOST_GROUPS = 12  # key words of each of them
MOST_PROFILES = 40  # 780 pairs, each with its own test; more can be asked for with `distances`
_KEY_WORDS = 30  # a side
CHOICES = "Does it depend on choices?"  # a plan can say more of it


@dataclass(frozen=True, slots=True)
class Material:
    """What the parts of a study are made from.

    Attributes
    ----------
    scores : Scores
    corpus : Corpus or None
        The articles that were scored, for what needs their words.
    groups : Grouping
    comparisons : tuple of Comparison
        Those of the study, the headline measure first.
    voice : str
    reference : int or None
        The number of the reference group.
    settings : Settings
    design : Design
        Which articles go together.
    """

    scores: Scores
    corpus: Corpus | None
    groups: Grouping
    comparisons: tuple[Comparison, ...]
    voice: str
    reference: int | None
    settings: Settings
    design: Design = EVERY_ARTICLE

    @property
    def of_frames(self) -> bool:
        """Whether frames are compared."""
        return any(result.kind == "frame" for result in self.comparisons)


@dataclass(frozen=True, slots=True)
class Omitted:
    """Why a part is left out."""

    reason: str


def further_results(material: Material) -> tuple[tuple[Result, ...], tuple[tuple[str, str], ...]]:
    """Make every part whose condition holds.

    Returns
    -------
    results : tuple of Result
    left_out : tuple of (str, str)
        The other parts, each with the reason.
    """
    results: list[Result] = []
    left_out: list[tuple[str, str]] = []
    for name, make in PARTS:
        made = make(material)
        if isinstance(made, Omitted):
            left_out.append((name, made.reason))
        else:
            results.append(made)
    return tuple(results), tuple(left_out)


def _whose_words(material: Material) -> Result | Omitted:
    if not material.of_frames:
        return Omitted("no frames are compared")
    return spoken(material.scores, material.groups)


def _distances(material: Material) -> Result | Omitted:
    if not material.of_frames:
        return Omitted("no frames are compared")
    lexicons = lexicons_with_profiles(material.scores)
    if not lexicons:
        return Omitted("no lexicon has two frames, so every profile is the same")
    first = material.comparisons[0].measure
    measure = first if first in PROFILED else PROFILED[0]
    data = profiled(material.scores, material.groups, measure, material.voice, lexicons[0])
    enough, known = len(data.enough), len(data.known)
    if enough < ENOUGH_GROUPS:
        return Omitted(
            f"{enough} of {len(material.groups.names):,} groups have {ENOUGH_ARTICLES} articles with a hit; "
            f"{ENOUGH_GROUPS} are needed"
        )
    if known > MOST_PROFILES:
        return Omitted(f"there are {known:,} groups; distances between up to {MOST_PROFILES} are shown")
    return apart(material.scores, material.groups, data, measure, material.voice, material.settings)


def _over_time(material: Material) -> Result | Omitted:
    dates = material.scores.documents.arrow("date")
    n = len(dates)
    dated = n - dates.null_count
    if dated < LEAST_DATED * n or not dated:
        return Omitted(f"{dated:,} of {n:,} articles have a date; half of them need one")
    first = material.comparisons[0]
    result = timeline(
        material.scores,
        first.measure,
        by=material.groups.by,
        voice=material.voice,
        cluster=material.design.cluster,
        strata=material.design.strata,
        n_resamples=material.settings.n_resamples,
        confidence=material.settings.confidence,
        seed=material.settings.seed,
    )
    with_articles = sum(count > 0 for count in result.periods.column("n_articles"))
    if with_articles < LEAST_PERIODS:
        return Omitted(
            f"the articles stand in {with_articles} {'period' if with_articles == 1 else 'periods'} (by "
            f"{result.every}); {LEAST_PERIODS} are needed"
        )
    if result.estimates.data.column("estimate").null_count == len(result.estimates):
        return Omitted("no article has a value on the first measure")
    return result


def _key_words(material: Material) -> Result | Omitted:
    articles = material.scores if material.corpus is None else material.corpus
    if isinstance(articles, Scores) and articles.words is None:
        return Omitted("the articles themselves were not given (corpus=)")
    groups = material.groups
    sizes = np.bincount(groups.member[groups.member >= 0], minlength=len(groups.names))
    if len(groups.names) < 2:
        return Omitted("there is one group only")
    if len(groups.names) > MOST_GROUPS:
        return Omitted(f"there are {len(groups.names):,} groups; the words of up to {MOST_GROUPS} are shown")
    if (sizes < LEAST_ARTICLES).any():
        few = int((sizes < LEAST_ARTICLES).sum())
        return Omitted(f"each group needs {LEAST_ARTICLES} articles; {few:,} of {len(sizes):,} have fewer")
    if isinstance(articles, Corpus) and groups.by not in articles.articles.column_names:
        return Omitted(f"the articles have no column '{groups.by}'")
    return keyness(
        articles,
        by=groups.by,
        reference=None if material.reference is None else groups.names[material.reference],
        stop_words="english",
        confidence=material.settings.confidence,
        limit=_KEY_WORDS,
    )


def _shifts(material: Material) -> Result | Omitted:
    made = clearest_shifts(
        material.scores, material.groups, material.comparisons, material.settings, material.design
    )
    return made[0] if made else Omitted("no difference of a frame has an interval that leaves out 0")


def _choices(material: Material) -> Result | Omitted:
    measures = list(dict.fromkeys(result.measure for result in material.comparisons))
    made = standard_robustness(material.scores, material.groups, measures, material.voice, material.reference)
    return made[0] if made else Omitted("it needs two groups and a measure of frames")


# In the order of the report. A new kind of result is one more line.
PARTS: tuple[tuple[str, Callable[[Material], Result | Omitted]], ...] = (
    ("Whose words carry the frames", _whose_words),
    ("How far apart the groups are", _distances),
    ("Frames over time", _over_time),
    ("Key words", _key_words),
    ("What drives the differences", _shifts),
    (CHOICES, _choices),
)
