"""How far coders agree: per frame, per pair of coders, and where they do not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from framing.errors import InputError, counted, unknown
from framing.results.one_table import OneTable, named
from framing.results.table import Table

# Below the first, data are not to be relied on; from the second on they are (Krippendorff 2004).
TENTATIVE, RELIABLE = 0.667, 0.8
_SHOWN = ("name", "n_shared", "mean", "alpha", "alpha_low", "alpha_high", "percent", "ac1", "reason", "caveats")


@dataclass(frozen=True, slots=True, repr=False)
class Agreement(OneTable):
    """Agreement of coders on frames and targets.

    Attributes
    ----------
    table : Table
        One row a frame or target (at the level "masi" one for all frames together): ``name, n_units`` (coded by
        anybody)``, n_shared`` (coded by two or more)``, n_coders, n_codes, n_cannot_say, mean`` (of the codes: of
        a frame the part that are 1; at "masi" the frames a unit has)``, alpha`` (Krippendorff's, up to 1; null
        where undefined)``, alpha_low, alpha_high, percent`` (equal pairs of codes, 0–1)``, percent_low,
        percent_high, kappa`` (Fleiss')``, kappa_low, kappa_high, ac1`` (Gwet's)``, ac1_low, ac1_high`` (κ and AC1
        take every difference alike; null at "masi")``, reason`` (why α or its interval is null; else "")``,
        caveats``.
    pairs : Table
        One row a frame or target × pair of coders: ``name, coder, other, n_units`` (that both coded)``, percent,
        alpha, alpha_low, alpha_high, kappa`` (Cohen's)``, kappa_low, kappa_high, mean_coder, mean_other`` (of
        their codes of these units)``, reason``.
    divided : Table
        One row a unit × frame or target on which coders differ, those first that divide them most: ``unit_id,
        name, disagreement`` (0–1: pairs of coders that differ; at "masi" their mean distance)``, codes``
        ("anna: 1; ben: 0")``, text`` (null where the sample is not known).
    level : str
        Of measurement: "nominal", "ordinal", "interval", "ratio" or "masi".
    coders : tuple of str
    resampled : str
        What intervals are made over: "units", or "articles" with all their units.
    confidence : float
    n_resamples : int
    seed : int
        With the same codes it gives the same result again.
    caveats, method, references
        As in every result.
    """

    pairs: Table
    divided: Table
    level: str
    coders: tuple[str, ...]
    resampled: str
    confidence: float
    n_resamples: int
    seed: int

    @property
    def names(self) -> tuple[str, ...]:
        """The frames and targets, in the order of the codes."""
        return tuple(self.table.column("name"))

    def of(self, name: str) -> dict[str, Any]:
        """Return the row of a frame or target.

        Raises
        ------
        InputError
            It was not coded.
        """
        for row in self.table:
            if row["name"] == name:
                return row
        raise InputError(unknown("frame or target", name, self.names))

    def units_for(self, width: float, name: str) -> int | None:
        """Return how many units two coders or more have to code for an interval of α so wide, roughly.

        The width goes with one over the root of the number of units; None where this sample gives no interval.

        Raises
        ------
        InputError
            The width is not above 0, or the name was not coded.
        """
        if not width > 0:
            raise InputError(f"width is above 0; given: {width!r}.")
        row = self.of(name)
        if row["alpha_low"] is None:
            return None
        factor = (float(row["alpha_high"]) - float(row["alpha_low"])) / width
        return math.ceil(int(row["n_shared"]) * factor**2)

    @property
    def summary(self) -> str:
        """Who, on what, and at which level."""
        return (
            f"Agreement of {counted(len(self.coders), 'coder')} ({named(self.coders)}), level: {self.level}, "
            f"{self.confidence:.0%} intervals over {self.resampled}"
        )

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"agreement": self.table, "agreement_pairs": self.pairs, "divided_units": self.divided}

    def to_arrow(self) -> pa.Table:
        """Return the rows of frames and targets as an Arrow table."""
        return self.table.to_arrow()

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **OneTable.to_dict(self),
            "pairs": self.pairs.rows(),
            "divided": self.divided.rows(),
            "level": self.level,
            "coders": list(self.coders),
            "resampled": self.resampled,
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
        }

    def _listed(self) -> Table:
        return Table(self.table.data.select(_SHOWN))
