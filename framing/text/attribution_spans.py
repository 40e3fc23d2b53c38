"""Stretches of reported speech, as the rules hand them on."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from framing.text.attribution_clauses import Flags, Index
from framing.text.attribution_verbs import Verbs
from framing.text.sources import Subjects

_LONGEST = 1000  # tokens


@dataclass(frozen=True, slots=True)
class Spans:
    """Contents with their cues and sources, as tokens, both ends included; −1 where there is none.

    Attributes
    ----------
    first, last : array of int64, shape (r,)
        The content.
    cue_first, cue_last, source_first, source_last : array of int64, shape (r,)
    cue : array of int64, shape (r,)
        The cue's row in `cues.Cues`; 0 for a source named by a preposition or a colon alone.
    """

    first: Index
    last: Index
    cue_first: Index
    cue_last: Index
    source_first: Index
    source_last: Index
    cue: Index

    def __len__(self) -> int:
        return len(self.first)

    def __getitem__(self, which: Flags | Index) -> Spans:
        which = np.flatnonzero(which) if which.dtype == bool else which  # once, not for each column
        return Spans(*(getattr(self, field.name).take(which) for field in fields(self)))

    def begins(self, n: int) -> Flags:
        """Return for each of n tokens, and one more, whether a span begins there."""
        found = np.zeros(n + 1, bool)
        found[self.first] = True
        return found

    def shortened(self) -> Spans:
        """Cut what is longer than any sentence, away from the cue, so that odd texts take no odd time."""
        behind = self.cue_first > self.last
        first = np.where(behind, np.maximum(self.first, self.last - _LONGEST), self.first)
        last = np.where(behind, self.last, np.minimum(self.last, self.first + _LONGEST))
        return replace(self, first=first, last=last)

    @staticmethod
    def empty() -> Spans:
        """Return no spans."""
        return Spans(*(np.empty(0, np.int64) for _ in fields(Spans)))

    @staticmethod
    def of_verbs(first: Index, last: Index, verbs: Verbs, subjects: Subjects, which: Flags) -> Spans:
        """Return what some of k verbs report; all arrays but `which` have shape (k,)."""
        columns = (first, last, verbs.group, verbs.token, subjects.first, subjects.last, verbs.cue)
        return Spans(*columns)[which]

    @staticmethod
    def together(several: list[Spans]) -> Spans:
        """Put spans together, one after the other."""
        return Spans(*(np.concatenate([getattr(each, field.name) for each in several]) for field in fields(Spans)))
