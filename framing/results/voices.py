"""The reported speech of a corpus, span by span."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from framing.errors import counted
from framing.results.table import Table, listed
from framing.results.table_result import TableResult

_SHOWN = ("document_id", "voice", "speaker", "speaker_kind", "cue", "start", "end")  # in a console and a notebook


@dataclass(frozen=True, slots=True, repr=False)
class Voices(TableResult):
    """Who says what in some articles, and where; see `TableResult` for what else there is.

    Attributes
    ----------
    table : Table
        One row a span of reported speech, in the order of the articles and of their text; a span may stand inside
        another. ``document_id``; ``start, end``: characters of the article's text as it was read, from 0, the
        end not included, quotation marks included; ``voice`` ("quoted" or "attributed"); ``speaker`` (one name
        for one person in the whole corpus; null where nobody is named)``, speaker_start, speaker_end`` (the words
        that name the speaker there; null where none do)``, speaker_kind`` ("person", "organisation", "outlet",
        "official" or "document"; null where it cannot be told)``, cue`` (the words by which the speech is
        reported)``, cue_start, cue_end``.
    spellings : Table
        One row a pair of names, with why they were merged or only suggested; see `Scores.spellings`.
    """

    spellings: Table

    @property
    def summary(self) -> str:
        """How many spans there are, in which voice."""
        voices = self.table.column("voice")
        return (
            f"{counted(len(voices), 'span')} of reported speech: {voices.count('quoted'):,} quoted, "
            f"{voices.count('attributed'):,} attributed."
        )

    def _listed(self) -> Table:
        return listed(self.table, _SHOWN)

    def speakers(self) -> list[tuple[str, int]]:
        """Return the speakers and how many spans are theirs: the most frequent first, then by name."""
        counts = Counter(name for name in self.table.column("speaker") if name is not None)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {**TableResult.to_dict(self), "spellings": self.spellings.rows()}
