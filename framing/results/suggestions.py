"""Terms that a person may add to a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.table import Table, listed
from framing.results.table_result import TableResult

_PRINTED = 30
_LONGEST = 40  # characters of a term
# In a notebook; the console has lines of its own.
_SHOWN = ("term", "kind", "similarity", "nearest", "count", "documents", "sources", "other_frames")


@dataclass(frozen=True, slots=True, repr=False)
class Suggestions(TableResult):
    """Words and phrases used like the terms of a frame; see `TableResult` for what else there is. Experimental.

    They are suggestions: whether one belongs to the frame is for a person to say who has read where it stands.

    Attributes
    ----------
    table : Table
        One row a suggestion, the most similar first: ``term``; ``kind`` ("word" or "phrase")``; similarity``
        (cosine with the mean of the frame's terms, −1 to 1)``; nearest, nearest_similarity`` (the term of the
        frame that it is most like)``; count, documents`` (articles)``; sources`` (how many)``; other_frames``
        (which it is a term of already)``; contexts`` (passages, each of another article where there are such).
    frame : str
        The frame.
    lexicon : str
        Name, version and hash of the lexicon.
    used : tuple of str
        The terms of the frame that stood for it.
    unused : tuple of str
        Its terms without a vector.
    vectors : str
        Where the vectors come from.
    left_out : tuple of str
        Ids of the articles that were not read, since they are gold.
    """

    frame: str
    lexicon: str
    used: tuple[str, ...]
    unused: tuple[str, ...]
    vectors: str
    left_out: tuple[str, ...]

    @property
    def summary(self) -> str:
        """How many suggestions there are for which frame, and how many articles were not read."""
        unread = f" {len(self.left_out):,} gold articles were not read." if self.left_out else ""
        return (
            f"{len(self):,} suggestions for the frame {self.frame} of {self.lexicon}. Experimental: a person "
            f"decides.{unread}"
        )

    def _listed(self) -> Table:
        return listed(self.table, _SHOWN)

    def yaml(self) -> str:
        """Return the suggestions as commented lines of a lexicon file: whoever accepts one takes its # away."""
        return "".join(
            f"      # - {row['term']}    # {row['documents']:,} articles, like {_short(row['nearest'])}\n"
            for row in self
        )

    def tables(self) -> dict[str, Table]:
        """Return its table under the name of its CSV file."""
        return {"suggestions": self.table}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **TableResult.to_dict(self),
            "frame": self.frame,
            "lexicon": self.lexicon,
            "used": list(self.used),
            "unused": list(self.unused),
            "vectors": self.vectors,
            "left_out": list(self.left_out),
        }

    def __str__(self) -> str:
        shown = [
            f"  {row['term']:<28} {row['similarity']:.2f}  {row['documents']:>5,} articles  like "
            f"{_short(row['nearest'])}"
            for row in self.rows()[:_PRINTED]
        ]
        lines = [self.summary, *shown]
        return "\n".join([*lines, "Caveats", *(f"  {caveat}" for caveat in self.caveats)])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
