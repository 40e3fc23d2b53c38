"""Whose words carry a frame: voices and speakers, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table


@dataclass(frozen=True, slots=True)
class WhoseWords(MainTable):
    """Who says what the frames of each group consist of.

    Attributes
    ----------
    by : str
        The column whose values are the groups.
    groups : tuple of str
        The groups, in the order in which tables and plots show them.
    voices : Table
        One row a frame × group × voice ("journalist", "quoted", "attributed"): ``lexicon, name, label, group,
        voice, matches, hits`` (sum of weights)``, articles`` (with a hit in that voice)``, part`` (0–1: of all
        hits of the frame in the group; null where it has none). Of one frame in one group the hits of the voices
        add up to its hits.
    speakers : Table
        One row a frame × group × speaker, the most hits first: ``lexicon, name, label, group, speaker`` (null for
        reported words that nobody by name says)``, kind`` ("person", "organisation", "outlet", "official" or
        "document"; null where it cannot be told)``, role`` (as first introduced)``, matches, hits, articles,
        part`` (0–1: of all hits of the frame in the group, the journalist's included).
    caveats : tuple of Caveat
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicons that were scored with.
    """

    by: str
    groups: tuple[str, ...]
    voices: Table
    speakers: Table
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]

    @property
    def main_table(self) -> Table:
        """The voices; `speakers` are a table of their own."""
        return self.voices

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"frame_voices": self.voices, "speakers": self.speakers}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "by": self.by,
            "groups": list(self.groups),
            "voices": self.voices.rows(),
            "speakers": self.speakers.rows(),
            "caveats": as_dicts(self.caveats),
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    def __str__(self) -> str:
        head = f"Whose words, by {self.by} ({', '.join(self.groups)})"
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        voices = Table(self.voices.data.select(["name", "group", "voice", "hits", "articles", "part"]))
        speakers = Table(self.speakers.data.select(["name", "group", "speaker", "kind", "hits", "part"]))
        return f"{head}\n{voices}\n{speakers}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        voices = self.voices.as_html("name", "group", "voice", "hits", "articles", "part")
        speakers = self.speakers.as_html("name", "group", "speaker", "kind", "hits", "part")
        return result_html(f"Whose words, by {self.by}", voices, speakers, caveats=self.caveats)
