"""The measures on which groups are compared: one entry each, which says all that is particular to it.

How a measure is named and printed stands on the other side, in `framing.plots.numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.comparisons.ways import (
    BINOMIAL,
    CLIFFS_DELTA,
    COHENS_H,
    EffectSize,
    Within,
    of_standard_error,
    poisson,
    students_t,
)
from framing.results import caveats as codes
from framing.stats import LOGIT, Scale, identity_scale, log_scale

PER_TOKENS = 1000.0  # a rate is hits in so many tokens
_KINDS = {"frames": "frame", "targets": "target", "documents": "article", "external": "dimension"}


@dataclass(frozen=True, slots=True)
class Denominator:
    """What numerators are divided by: a column of `Scores.documents`, in a unit.

    Attributes
    ----------
    column : str
    by_voice : bool
        Whether a voice has a column of its own, "column_voice".
    unit : float
        What a denominator of 1 stands for.
    """

    column: str
    by_voice: bool = False
    unit: float = 1.0


SENTENCES = Denominator("sentences")
TOKENS = Denominator("tokens", by_voice=True, unit=PER_TOKENS)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: which columns it reads, and which ways of estimating go with it.

    A group's value is Σ numerator ÷ Σ denominator over its articles. Articles without a value take no part; of a
    target, those that have a value of that target do, whatever they have of others.

    Attributes
    ----------
    name : str
        As in `framing.results.MEASURES`.
    table : {"frames", "targets", "documents", "external"}
        Which table of the scores has the numerator, and so what a row is about: a frame, a target, or the whole
        article. In documents a voice has a column of its own, "numerator_voice". "external": a measure that was
        made outside the library, of `Scores.external`.
    numerator : str
        A column of that table.
    denominator : Denominator or None
        None where each article counts as one, so that a group's value is a mean.
    scale : Scale
        On which intervals are made, and the range of values.
    effect : EffectSize
    within : Within or None
        The interval within one article; None where an article says nothing about its own value.
    words : str
        What a group's value is, for the method; "{spoken}" takes `spoken`, or nothing for all voices.
    spoken : str
        What a voice changes about it; "{voice}" takes where that voice speaks.
    references : tuple of str
        Keys of the bibliography.
    is_binary : bool
        Whether an article either has it or not: then all, like none, leaves only an exact bound, and articles
        without count like those with.
    zero_is_none : bool
        Whether an article's value is 0 where nothing was found in it. Not so where 0 is the middle of a scale.
    without : str
        The caution of a group in which no article has a value.
    is_single : bool
        Whether a measure from outside has one number an article, and not one for each of several labels.
    """

    name: str
    table: Literal["frames", "targets", "documents", "external"]
    numerator: str
    denominator: Denominator | None
    scale: Scale
    effect: EffectSize
    within: Within | None
    words: str
    spoken: str
    references: tuple[str, ...] = ()
    is_binary: bool = False
    zero_is_none: bool = True
    without: str = "no-articles"
    is_single: bool = False

    @property
    def kind(self) -> str:
        """What a row is about: "frame", "target", "article", or a "dimension" of a measure from outside."""
        return "article" if self.is_single else _KINDS[self.table]

    @property
    def unit(self) -> float:
        """What a denominator of 1 stands for."""
        return 1.0 if self.denominator is None else self.denominator.unit


_ALL = (
    Measure(
        name="share",
        table="frames",
        numerator="sentences",
        denominator=SENTENCES,
        scale=LOGIT,
        effect=CLIFFS_DELTA,
        within=BINOMIAL,
        words="The share of a frame in a group is the number of sentences with at least one hit divided by the "
        "number of sentences{spoken}, each summed over the group's articles.",
        spoken=", hits counted only where {voice}",
    ),
    Measure(
        name="rate",
        table="frames",
        numerator="hits",
        denominator=TOKENS,
        scale=log_scale(PER_TOKENS),
        effect=CLIFFS_DELTA,
        within=poisson("matches", "matches"),
        words="The rate of a frame in a group is the number of hits per 1,000 tokens{spoken}, both summed over "
        "the group's articles.",
        spoken=" spoken where {voice}, hits counted there",
    ),
    Measure(
        name="present",
        table="frames",
        numerator="present",
        denominator=None,
        scale=LOGIT,
        effect=COHENS_H,
        within=None,
        words="The presence of a frame in a group is the share of its articles in which hits{spoken} reach the "
        "frame's threshold.",
        spoken=", counted only where {voice},",
        is_binary=True,
    ),
    Measure(
        name="salience",
        table="frames",
        numerator="salience",
        denominator=None,
        scale=LOGIT,
        effect=CLIFFS_DELTA,
        within=None,
        words="The salience of a frame in a group is the mean over its articles of the weight of the places "
        "where the frame{spoken} stands (headline, lead, body; 0 to 1).",
        spoken=", counted only where {voice},",
    ),
    Measure(
        name="headline",
        table="frames",
        numerator="headline",
        denominator=None,
        scale=LOGIT,
        effect=COHENS_H,
        within=None,
        words="The presence of a frame in headlines of a group is the share of its articles, among those with a "
        "headline, in which the headline has a match{spoken}.",
        spoken=", counted only where {voice}",
        is_binary=True,
    ),
    Measure(
        name="headline_gap",
        table="frames",
        numerator="headline_gap",
        denominator=None,
        scale=identity_scale(-1, 1),
        effect=CLIFFS_DELTA,
        within=None,
        words="The headline gap of a frame in a group is the mean over its articles of the share of headline "
        "sentences with a match minus that of all other sentences{spoken} (−1 to 1), over the articles with both.",
        spoken=", matches counted only where {voice}",
        zero_is_none=False,
    ),
    Measure(
        name="first",
        table="frames",
        numerator="first",
        denominator=None,
        scale=LOGIT,
        effect=CLIFFS_DELTA,
        within=None,
        words="The first mention of a frame in a group is the mean over its articles of which part of the "
        "article's tokens stands before the frame's first match{spoken} (0 to 1), over the articles with a match.",
        spoken=" where {voice}",
        zero_is_none=False,
    ),
    Measure(
        name="tone",
        table="documents",
        numerator="tone",
        denominator=None,
        scale=identity_scale(-1, 1),
        effect=CLIFFS_DELTA,
        within=students_t("tone_sd", "sentences", "sentences"),
        words="The tone of a group is the mean over its articles of each article's mean compound score of its "
        "sentences{spoken} by VADER (Hutto & Gilbert, 2014; −1 to 1).",
        spoken=" where {voice}",
        references=("hutto2014",),
        zero_is_none=False,
    ),
    Measure(
        name="stance",
        table="targets",
        numerator="stance",
        denominator=None,
        scale=identity_scale(-1, 1),
        effect=CLIFFS_DELTA,
        within=of_standard_error("stance_se", ("passages_for", "passages_against"), "passages for or against"),
        words="The stance of a group toward a target is the mean of its articles' stances, over the articles with "
        "evidence of one{spoken}: −1 against to 1 for, from lists of words and rules about what is said of the "
        "target where it is named. Articles without evidence take no part in that target's numbers.",
        spoken=" where {voice}",
        zero_is_none=False,
        without=codes.NO_EVIDENCE,
    ),
    Measure(
        name="mentions",
        table="targets",
        numerator="mentions",
        denominator=TOKENS,
        scale=log_scale(PER_TOKENS),
        effect=CLIFFS_DELTA,
        within=poisson("mentions", "mentions"),
        words="The rate of mentions of a target in a group is how often the target is named per 1,000 "
        "tokens{spoken}, both summed over the group's articles.",
        spoken=" spoken where {voice}, mentions counted there",
    ),
)
REGISTRY = {measure.name: measure for measure in _ALL}
