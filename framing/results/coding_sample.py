"""Units drawn for people to code, each with the probability with which it was drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.results.one_table import OneTable
from framing.results.table import Table, listed

UNITS = ("sentence", "passage", "article")
SAMPLE_COLUMNS = (
    "unit_id",
    "document_id",
    "source",
    "unit",
    "text",
    "before",
    "after",
    "start",
    "end",
    "field",
    "probability",
    "stratum",
    "coders",
)


DRAWN = "drawn"  # in files: how the sample was drawn

_SHOWN = ("unit_id", "source", "unit", "text", "stratum", "probability", "coders")  # in a console and a notebook


@dataclass(frozen=True, slots=True, repr=False)
class CodingSample(OneTable):
    """A probability sample of sentences, passages or articles.

    Attributes
    ----------
    table : Table
        One row a unit, in the order of the corpus: ``unit_id`` (no two alike)``, document_id, source, unit``
        ("sentence", "passage" or "article")``, text`` (what is coded)``, before, after`` (what stands around it;
        of an article `before` is its headline, which belongs to it)``, start, end`` (characters of the article's
        text, or of its title where ``field`` is "title"; the end not included)``, field, probability`` (of being
        drawn, above 0 up to 1)``, stratum, coders`` (list of those who code it; empty: whoever does).
    strata : Table
        One row a stratum: ``stratum, population, sampled`` (units)``, probability`` (sampled ÷ population)``,
        taken`` ("all" or "random"). No stratum with a unit in it goes without one that is drawn.
    unit : str
    coders : tuple of str
    exclusions : Table
        One row an article of which nothing may be drawn: ``document_id, source, place, stage, reason``.
    seed : int or None
        With the same scores and arguments it draws the same units again; None where a file does not say.
    caveats, method, references
        As in every result.
    """

    strata: Table
    unit: str
    coders: tuple[str, ...]
    exclusions: Table
    seed: int | None

    @property
    def population(self) -> int:
        """How many units there are to draw from, in all strata."""
        return int(sum(self.strata.column("population")))

    @property
    def summary(self) -> str:
        """How many units of how many, and who codes them."""
        who = f", for {', '.join(self.coders)}" if self.coders else ""
        drawn = f"{len(self):,} of {self.population:,} {self.unit}s drawn from {len(self.strata):,} strata"
        return f"{drawn} for coding{who}"

    def _listed(self) -> Table:
        return listed(self.table, _SHOWN)

    def for_coder(self, name: str) -> Table:
        """Return the units that a coder codes: those given to them, and those given to nobody in particular.

        Raises
        ------
        InputError
            Units are given to coders, and none of them has this name.
        """
        import pyarrow as pa

        from framing.errors import InputError, unknown

        if self.coders and name not in self.coders:
            raise InputError(unknown("coder", name, self.coders))
        chosen = [not names or name in names for names in self.table.column("coders")]
        return Table(self.table.data.filter(pa.array(chosen, pa.bool_())))

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the units as CSV, as `read_sample` reads them; without a path return the text.

        The column ``drawn`` holds in its first row, as JSON, what the units do not say: the sizes of the strata,
        the coders, the exclusions, the method and the seed.
        """
        import pyarrow as pa

        record = {
            "seed": self.seed,
            "method": self.method,
            "references": list(self.references),
            "coders": list(self.coders),
            "strata": {row["stratum"]: row["population"] for row in self.strata},
            "exclusions": self.exclusions.rows(),
        }
        cells = [json.dumps(record, ensure_ascii=False), *[None] * (len(self) - 1)]
        return Table(self.table.data.append_column(DRAWN, pa.array(cells[: len(self)], pa.string()))).to_csv(path)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **OneTable.to_dict(self),
            "strata": self.strata.rows(),
            "unit": self.unit,
            "coders": list(self.coders),
            "exclusions": self.exclusions.rows(),
            "seed": self.seed,
        }
