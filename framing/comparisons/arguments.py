"""What a comparison is asked for, checked before any work."""

from __future__ import annotations

import math
import numbers
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from framing.comparisons.measures import REGISTRY
from framing.errors import ComparisonError, did_you_mean, one_of, unknown
from framing.results import CORRECTIONS, VOICES, alpha_of
from framing.stats import tail_rank

FEWEST_RESAMPLES = 200  # below, a p value moves in steps of half a per cent
_LISTED = 12  # as many allowed values as a reader takes in; a corpus can have hundreds of groups


@dataclass(frozen=True, slots=True)
class Settings:
    """How a comparison is made; see `compare`."""

    n_resamples: int
    confidence: float
    correction: str
    seed: int

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)


def checked_settings(n_resamples: object, confidence: object, correction: object, seed: object) -> Settings:
    """Return the settings.

    Raises
    ------
    ComparisonError
        Naming every setting that is wrong.
    """
    problems = []
    if not is_whole(n_resamples) or n_resamples < FEWEST_RESAMPLES:
        problems.append(
            f"n_resamples must be a whole number of at least {FEWEST_RESAMPLES} (2000 unless you need more); "
            f"given: {n_resamples!r}."
        )
    if not is_number(confidence) or not 0.5 < confidence < 1:
        problems.append(f"confidence must lie between 0.5 and 1, such as 0.95; given: {confidence!r}.")
    if correction not in CORRECTIONS:
        problems.append(unknown("correction", str(correction), CORRECTIONS))
    if not is_whole(seed) or seed < 0:
        problems.append(f"seed must be a whole number of at least 0; given: {seed!r}.")
    # The types stand in `problems` already; asked once more, they are known from here on.
    if problems or not (is_whole(n_resamples) and is_number(confidence) and is_whole(seed)):
        raise ComparisonError("\n".join(problems))
    settings = Settings(int(n_resamples), float(confidence), str(correction), int(seed))
    if tail_rank(settings.n_resamples, settings.confidence) < 1:
        enough = math.ceil(2 / settings.alpha - 1 - 1e-6)
        raise ComparisonError(
            f"A confidence of {settings.confidence:g} needs n_resamples of at least {enough:,}, so that a tail "
            f"holds one resample; given: {settings.n_resamples:,}."
        )
    return settings


def check_measure(measure: str, voice: str, external: Sequence[str] = ()) -> None:
    """Refuse a measure or a voice that does not exist; `external` names measures from outside.

    Raises
    ------
    ComparisonError
    """
    problems = [
        unknown(what, str(given), allowed)
        for what, given, allowed in (("measure", measure, (*REGISTRY, *external)), ("voice", voice, VOICES))
        if given not in allowed
    ]
    if measure in external and voice in VOICES and voice != "all":
        problems.append(f"Nothing is known of the voices of '{measure}': it was made outside. Give voice='all'.")
    if problems:
        raise ComparisonError("\n".join(problems))


def checked_measures(measures: object, voice: str, external: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the measures that are asked for, each once; none where none is.

    Raises
    ------
    ComparisonError
        They are no list, or one of them, or the voice, does not exist.
    """
    if measures is None:
        check_measure("share", voice)
        return ()
    if isinstance(measures, str) or not isinstance(measures, Sequence) or not measures:
        raise ComparisonError(f"measures must be a list, such as ['stance', 'tone']; given: {measures!r}.")
    for measure in measures:
        check_measure(measure, voice, external)
    return tuple(dict.fromkeys(measures))


def checked_passages(passages: object) -> int:
    """Return how many passages to draw a frame, group and draw.

    Raises
    ------
    ComparisonError
    """
    if not is_whole(passages) or passages < 0:
        raise ComparisonError(f"passages must be a whole number of at least 0; given: {passages!r}.")
    return int(passages)


def reference_number(reference: object, by: str, groups: Sequence[str]) -> int | None:
    """Return which group is the reference, None where there is none.

    Raises
    ------
    ComparisonError
        No group has this name.
    """
    if reference is None:
        return None
    name = str(reference)
    if name not in groups:
        more = f" and {len(groups) - _LISTED:,} more" if len(groups) > _LISTED else ""
        raise ComparisonError(
            f"No group of '{by}' is called '{name}', so it cannot be the reference.{did_you_mean(name, groups)} "
            f"Groups: {one_of(groups) if not more else ', '.join(map(repr, groups[:_LISTED])) + more}."
        )
    return list(groups).index(name)


def is_whole(value: object) -> TypeGuard[int]:
    """Whether a value is a whole number; True and False are none."""
    return isinstance(value, numbers.Integral) and not isinstance(value, bool)


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a number; True and False are none."""
    return isinstance(value, numbers.Real) and not isinstance(value, bool)
