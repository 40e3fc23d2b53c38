"""What was decided of the codes of several coders, and how."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import InputError, counted
from framing.results.coding_sample import CodingSample
from framing.results.one_table import OneTable
from framing.results.table import Table, listed

UNANIMOUS, MAJORITY, ARBITER, SINGLE, TIE, CANNOT_SAY, GIVEN = (
    "unanimous",
    "majority",
    "arbiter",
    "single",
    "tie",
    "cannot say",
    "given",
)
HOW = (UNANIMOUS, MAJORITY, ARBITER, SINGLE, TIE, CANNOT_SAY, GIVEN)

# In a console and a notebook.
_SHOWN = ("unit_id", "name", "kind", "code", "how", "n_coders", "votes", "document_id", "source")


@dataclass(frozen=True, slots=True, repr=False)
class Gold(OneTable):
    """One code a unit × frame or target, with how it was decided.

    Attributes
    ----------
    table : Table
        ``unit_id, name, kind`` ("frame" or "target"; null where no lexicon told)``, code`` (1 or 0 of a frame, −1,
        0 or 1 of a target; null where nothing was decided)``, how`` ("unanimous"; "majority": of more than half of
        the votes; "arbiter"; "single": one coder; "tie" and "cannot say": not decided; "given": by a file that
        does not say how)``, n_coders, votes`` ("anna: 1; ben: 0; cleo: ?")``, document_id, source, unit, field,
        start, end, stratum, probability`` (as in `CodingSample`; null where the sample is not known).
    rule : str
        By which codes were decided, in words.
    sample : CodingSample or None
        What was coded, where it is known: it has the units too that nobody coded.
    caveats, method, references
        As in every result.
    """

    rule: str
    sample: CodingSample | None = None

    @property
    def has_probabilities(self) -> bool:
        """Whether the probability of every unit is known."""
        return None not in self.table.column("probability")

    @property
    def ties(self) -> Table:
        """The rows on which coders are divided so that nothing is decided."""
        return self.table.where(how=TIE)

    def counts(self) -> dict[str, int]:
        """Return how many codes were decided in which way."""
        found = Counter(self.table.column("how"))
        return {how: found[how] for how in HOW if found[how]}

    @property
    def summary(self) -> str:
        """How many codes there are, decided by which rule, and how many are open."""
        listed = ", ".join(f"{how}: {n:,}" for how, n in self.counts().items())
        n_units = len(set(self.table.column("unit_id")))
        return f"Gold of {counted(n_units, 'unit')}, {counted(len(self), 'code')} by {self.rule} ({listed})"

    def _listed(self) -> Table:
        return listed(self.table, _SHOWN)

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the rows as CSV; without a path return the text.

        Raises
        ------
        InputError
            There is such a file with other rows: what was decided is never overwritten.
        """
        text = str(self.table.to_csv())
        if path is not None and Path(path).exists() and Path(path).read_bytes() != text.encode("utf-8"):
            raise InputError(
                f"There is a file '{path}' already, and it says something else. What was decided is never "
                "overwritten: give another name, or move the old file away."
            )
        return self.table.to_csv(path)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {**OneTable.to_dict(self), "rule": self.rule}
