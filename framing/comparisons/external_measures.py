"""Measures that were made outside the library, in the form in which all measures are compared."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from framing.comparisons.arguments import check_measure
from framing.comparisons.caveats import NOT_VALIDATED
from framing.comparisons.measures import REGISTRY, Measure
from framing.comparisons.ways import CLIFFS_DELTA
from framing.results import Caveat, External, Scores
from framing.stats import Floats, identity_scale

ENGLISH_ONLY = ("tone", "stance")
WITHOUT_TONE = ("no-tone", "partly-no-tone")  # codes of the caveats that say where these are not available


def external_of(scores: Scores, name: str) -> External | None:
    """Return the measure from outside that has a name, None where there is none."""
    return next((each for each in scores.external if each.name == name), None)


def measure_named(scores: Scores, name: str) -> Measure:
    """Return what has to be known of a measure, the library's own or one from outside."""
    if name in REGISTRY:
        return REGISTRY[name]
    given = external_of(scores, name)
    if given is None:
        raise KeyError(name)
    whose = f" ({given.about})" if given.about else ""
    how = "weighed mean" if given.has_weights else "mean"
    at = "" if math.isinf(given.low) or math.isinf(given.high) else f" ({given.low:g} to {given.high:g})"
    words = (
        f"The value of ‘{given.label}’ in a group is the {how} over its articles of numbers that were made "
        f"outside this library{whose}{at}, over the articles that have "
        f"one.{' ' if given.method else ''}{given.method}"
    )
    return Measure(
        name=name,
        table="external",
        numerator=name,
        denominator=None,
        scale=identity_scale(given.low, given.high),
        effect=CLIFFS_DELTA,
        within=None,
        words=given.method if given.made_here else words,
        spoken="",
        references=given.references,
        zero_is_none=False,
        is_single=given.items == ("",),
    )


def check_measures(scores: Scores, measures: Sequence[str], voice: str) -> None:
    """Refuse a measure or a voice that does not exist, or does not go with the other.

    Raises
    ------
    ComparisonError
    """
    for measure in measures:
        check_measure(measure, voice, tuple(each.name for each in scores.external))


def external_values(given: External) -> tuple[Floats, Floats]:
    """Return values × weights of articles, shape (articles, items), and their weights, shape (articles,)."""
    f = len(given.items)
    value, weight = (given.table.data.column(name).to_numpy().reshape(-1, f) for name in ("value", "weight"))
    own = weight.max(axis=1, initial=0.0)
    return np.asarray(value * own[:, None], np.float64), np.asarray(own, np.float64)


def measure_caveats(scores: Scores, name: str, voice: str = "all") -> tuple[Caveat, ...]:
    """Return what is said of a measure from outside; of the library's own, which articles it is not found in.

    Voices other than all rest on indirect speech, which is found where tone is.
    """
    given = external_of(scores, name)
    if given is not None:
        return given.caveats
    return tuple(
        each for each in scores.caveats if each.code in WITHOUT_TONE and (name in ENGLISH_ONLY or voice != "all")
    )


def unchecked(scores: Scores, name: str) -> Caveat:
    """Return that nobody has checked a measure; one from outside says nothing of a lexicon's words."""
    given = external_of(scores, name)
    if given is None:
        return NOT_VALIDATED
    return Caveat(
        NOT_VALIDATED.code,
        f"Whether the numbers of ‘{given.label}’ say what they are called was not checked against human coding. "
        "It has to be shown on articles that people coded.",
    )
