"""How far apart groups are in how they divide their hits among frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.errors import InputError, counted, unknown
from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.comparison import alpha_of
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table


@dataclass(frozen=True, slots=True)
class Distances(MainTable):
    """Jensen–Shannon distances between frame profiles of groups, with a tree and a map where they mean something.

    A profile is the part that each frame has of all that a group's frames have: it says what is stressed among the
    frames, not how much there is of any. Distances lie between 0 (equal) and 1 (no frame in common).

    Attributes
    ----------
    measure, by, voice : str
        What was counted of each frame, the column whose values are the groups, and whose words were counted.
    lexicon : str
        The lexicon whose frames make the profiles.
    groups : tuple of str
        The groups, in the order in which tables and plots show them.
    sizes : Table
        One row a group: ``group, n_articles, n_with_hit`` (articles with a hit of any frame, which carry the
        profile)``, hits`` (sum over frames)``, arranged`` (whether it is in the tree and the map)``, caveats``.
    profiles : Table
        One row a frame × group: ``lexicon, name, label, group, hits, part`` (0–1; null in a group without a
        profile).
    pairs : Table
        One row a pair of groups with a profile: ``group, reference, distance`` (without what chance adds)``, low,
        high`` (0–1; null where no article of the pair differs from the others)``, observed`` (as the articles have
        it, what scipy gives)``, by_chance`` (mean distance of two sides made by shuffling the pair's articles)``,
        p`` (of the test that both have one profile)``, p_corrected`` (Benjamini–Hochberg over all pairs)``,
        frame, frame_label, frame_part`` (the frame that makes most of the observed distance, and its part of it,
        0–1; null where that is 0)``, frame_difference`` (its part of the profile in group − that in
        reference)``, n_group, n_reference`` (articles with a hit)``, caveats``.
    tree : Table
        One row a merge, the nearest first: ``left, right`` (the groups on either side)``, height`` (mean observed
        distance between the sides)``, stability`` (part of the resamples with exactly this branch, 0–1; always 1
        of the last). No row where there is no tree; a caveat says why.
    positions : Table
        The map, one row a group: ``group, x, y`` (in units of distance; directions mean nothing)``, major, minor``
        (half the length and breadth of the ellipse that resamples make)``, angle`` (of its length against the
        horizontal, degrees). No row where there is no map.
    stress, held : float or None
        Of the map: Kruskal's stress-1, 0 where it shows all distances as they are; and the part of the squared
        distances that its two directions hold, 0–1.
    caveats : tuple of Caveat
        The full wording of every code that a row carries, then what concerns the whole.
    confidence : float
        The level of intervals and ellipses.
    n_resamples : int
        Bootstrap resamples, and permutations of each test.
    n_tests : int
        How many pairs were tested.
    seed : int
        With the same scores it gives the same result again.
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicon of the frames.
    """

    measure: str
    by: str
    voice: str
    lexicon: str
    groups: tuple[str, ...]
    sizes: Table
    profiles: Table
    pairs: Table
    tree: Table
    positions: Table
    stress: float | None
    held: float | None
    caveats: tuple[Caveat, ...]
    confidence: float
    n_resamples: int
    n_tests: int
    seed: int
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)

    @property
    def arranged(self) -> tuple[str, ...]:
        """The groups of the tree and the map; none where neither is drawn."""
        return tuple(self.positions.column("group"))

    def between(self, one: str, other: str) -> dict[str, Any] | None:
        """Return the row of a pair, whichever is named first; None where a side has no profile.

        Raises
        ------
        InputError
            There is no group of that name.
        """
        for name in (one, other):
            if name not in self.groups:
                raise InputError(unknown("group", name, self.groups))
        return next((row for row in self.pairs if {row["group"], row["reference"]} == {one, other}), None)

    def matrix(self, column: str = "distance") -> Any:
        """Return a column of the pairs as a pandas DataFrame, groups × groups; NaN where there is no value."""
        import pandas as pd

        square = pd.DataFrame(float("nan"), index=list(self.groups), columns=list(self.groups))
        sides = (self.pairs.column("group"), self.pairs.column("reference"), self.pairs.column(column))
        for one, other, value in zip(*sides, strict=True):
            square.loc[one, other] = square.loc[other, one] = float("nan") if value is None else value
        return square

    @property
    def main_table(self) -> Table:
        """The pairs of groups; `tables` has the others."""
        return self.pairs

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files; tree and map where there are any."""
        always = {"distances": self.pairs, "profiles": self.profiles, "distance_groups": self.sizes}
        arranged = {"distance_tree": self.tree, "distance_map": self.positions}
        return {**always, **{name: table for name, table in arranged.items() if len(table)}}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "measure": self.measure,
            "by": self.by,
            "voice": self.voice,
            "lexicon": self.lexicon,
            "groups": list(self.groups),
            "sizes": self.sizes.rows(),
            "profiles": self.profiles.rows(),
            "pairs": self.pairs.rows(),
            "tree": self.tree.rows(),
            "positions": self.positions.rows(),
            "stress": self.stress,
            "held": self.held,
            "caveats": as_dicts(self.caveats),
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "n_tests": self.n_tests,
            "seed": self.seed,
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    def __str__(self) -> str:
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self._head()}\n{self._shown()}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return result_html(self._head(), self._shown()._repr_html_(), caveats=self.caveats)

    def _head(self) -> str:
        return (
            f"Distances between frame profiles ({self.measure}, {self.lexicon}) of "
            f"{counted(len(self.groups), 'group')} by {self.by}, voice: {self.voice}"
        )

    def _shown(self) -> Table:
        shown = ("group", "reference", "distance", "low", "high", "by_chance", "p_corrected", "frame", "caveats")
        return Table(self.pairs.data.select(shown))
