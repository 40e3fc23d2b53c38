"""A caution on a row, as data."""

from __future__ import annotations

from dataclasses import dataclass


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
