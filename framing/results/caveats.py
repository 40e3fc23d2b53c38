"""A caution on a row, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# The codes that computing gives and showing looks for; others are words to both.
NOT_VALIDATED = "not-validated"
VALIDATED = "validated"
EXPERIMENTAL = "experimental"
SMALL_N = "small-n"
ZERO_HITS = "zero-hits"
EVERY_ARTICLE = "every-article"
NO_EVIDENCE = "no-evidence"
NO_VALUE = "no-value"
CROSS_LANGUAGE = "cross-language"
# Numbers that so little carries that no claim is made about their intervals: they don't lead.
CARRIED_BY_FEW = (SMALL_N, "few-clusters")


TRAINED_ON = "trained-on"  # a model met texts that it had been trained on; goes with what is held against codes


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caution that belongs to a row, a table or a whole result.

    Attributes
    ----------
    code : str
        A short name that stays the same over versions, such as "small-n" or "one-article".
    message : str
        What a reader has to know, in a full sentence.
    """

    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


def as_dicts(caveats: Sequence[Caveat]) -> list[dict[str, str]]:
    """Return caveats as plain Python values."""
    return [{"code": caveat.code, "message": caveat.message} for caveat in caveats]
