"""How many articles it takes to see a difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.caveats import Caveat, as_dicts
from framing.results.comparison import alpha_of
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table

ENOUGH = 0.8  # the power that studies commonly plan for (Cohen 1988)


@dataclass(frozen=True, slots=True)
class Power(MainTable):
    """In how many simulated studies a planted difference was found, by articles per group.

    Attributes
    ----------
    measure : str
    difference, at : float
        What was planted: group − reference, and the value of the reference; in the measure's unit.
    groups, frames : int
        How many were compared.
    with_reference : bool
        Whether every group was compared with one only, or each with each.
    n_tests : int
        Contrasts of one study, which is what the correction corrects for.
    table : Table
        One row a size: ``articles`` (in each group)``, runs, found`` (runs in which the corrected p was small
        enough and the sign right)``, power`` (found ÷ runs)``, low, high`` (the limits of power that so many runs
        leave; exact, at the same confidence).
    population : str
        Where articles were drawn from, in words.
    confidence : float
        1 − the level of the tests.
    correction : str
    n_resamples : int
        Permutations of a test.
    seed : int
        With the same arguments it gives the same result again.
    caveats : tuple of Caveat
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    """

    measure: str
    difference: float
    at: float
    groups: int
    frames: int
    with_reference: bool
    n_tests: int
    table: Table
    population: str
    confidence: float
    correction: str
    n_resamples: int
    seed: int
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]

    @property
    def alpha(self) -> float:
        """The level of the tests."""
        return alpha_of(self.confidence)

    def needed(self, power: float = ENOUGH) -> int | None:
        """Return the smallest number of articles tried from which on power reached a level; None if none did."""
        found = None
        for row in reversed(self.table.rows()):
            if row["power"] < power:
                break
            found = int(row["articles"])
        return found

    @property
    def main_table(self) -> Table:
        """The table."""
        return self.table

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "measure": self.measure,
            "difference": self.difference,
            "at": self.at,
            "groups": self.groups,
            "frames": self.frames,
            "with_reference": self.with_reference,
            "n_tests": self.n_tests,
            "rows": self.table.rows(),
            "population": self.population,
            "confidence": self.confidence,
            "correction": self.correction,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
            "caveats": as_dicts(self.caveats),
            "method": self.method,
            "references": list(self.references),
        }

    @property
    def summary(self) -> str:
        """What is needed, in one sentence."""
        sought = f"A difference of {self.difference:+g} in {self.measure} at {self.at:.4g}"
        family = f"{self.n_tests:,} contrast{'s' * (self.n_tests > 1)}, correction: {self.correction}"
        needed = self.needed()
        if needed is None:
            most = self.table.column("articles")[-1]
            return f"{sought} ({family}): {most:,} articles a group do not reach {ENOUGH:.0%} power."
        smaller = [n for n in self.table.column("articles") if n < needed]
        than = f"; {smaller[-1]:,} do not" if smaller else ", the fewest that were tried"
        return f"{sought} ({family}): {needed:,} articles a group reach {ENOUGH:.0%} power{than}."

    def __str__(self) -> str:
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self.summary}\n{self.table}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return result_html(self.summary, self.table._repr_html_(), caveats=self.caveats)
