"""Do errors differ between sources? Recall, specificity and errors of stance, tested over all sources at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from framing.coding.coded_stances import CodedStances
from framing.coding.coded_units import CodedUnits
from framing.coding.gold_units import Bools, Index
from framing.coding.stance_evaluation import stance_error, stance_errors
from framing.stats import Floats, benjamini_hochberg, generator
from framing.stats.classification import confusion, fraction, sums_by
from framing.stats.differential import rates_differ

DIFFERENTIAL = pa.schema(
    [
        *((name, pa.string()) for name in ("lexicon", "name", "label")),
        ("metric", pa.string()),
        ("lowest", pa.string()),
        ("lowest_value", pa.float64()),
        ("highest", pa.string()),
        ("highest_value", pa.float64()),
        ("p", pa.float64()),
        ("p_corrected", pa.float64()),
        ("groups", pa.int64()),
    ]
)


def differing(
    units: CodedUnits, stances: CodedStances, sources: Any, *, n_resamples: int, seed: int
) -> list[dict[str, Any]]:
    """Return the rows of `Evaluation.differential`.

    Parameters
    ----------
    sources : array of object, shape (documents,)
        The source of each article, "" where it has none.
    """
    rows = [
        *_of_frames(units, sources, n_resamples, seed),
        *_of_stances(stances, sources, n_resamples, seed),
    ]
    tested = [row for row in rows if row["p"] is not None]
    corrected = benjamini_hochberg(np.array([row["p"] for row in tested]))
    for row, p in zip(tested, corrected.tolist(), strict=True):
        row["p_corrected"] = p
    return rows


def _of_frames(units: CodedUnits, sources: Any, n_resamples: int, seed: int) -> Iterator[dict[str, Any]]:
    """Test of each frame whether recall and specificity are the same in all sources."""
    groups = _Groups.of(sources, units.article)
    for j, (lexicon, frame) in enumerate(units.frames):
        rows = np.flatnonzero(units.known[:, j] & groups.inside)
        cells = confusion(units.coded[rows, j], units.found[rows, j], units.weight[rows, j])
        sums, member = groups.summed(cells, rows)
        for place, metric in enumerate(("recall", "specificity")):
            h, s = fraction(sums, metric)
            found = groups.tested(h, s, member, n_resamples, generator(seed, 2, j, place))
            if found is not None:
                yield {"lexicon": lexicon, "name": frame.name, "label": frame.label, "metric": metric, **found}


def _of_stances(units: CodedStances, sources: Any, n_resamples: int, seed: int) -> Iterator[dict[str, Any]]:
    """Test of each target whether its stance errs the same way and as far in all sources."""
    groups = _Groups.of(sources, units.article)
    for j, (lexicon, target) in enumerate(units.targets):
        rows = np.flatnonzero(units.speaks[:, j] & groups.inside)
        sums, member = groups.summed(np.stack(stance_errors(units, j, rows), axis=1), rows)
        found = groups.tested(sums[:, 0], sums[:, 1], member, n_resamples, generator(seed, 5, j))
        if found is not None:
            found |= {name: stance_error(found[name]) for name in ("lowest_value", "highest_value")}
            named = {"lexicon": lexicon, "name": target.name, "label": target.label}
            yield {**named, "metric": "stance error", **found}


@dataclass(frozen=True, slots=True)
class _Groups:
    """The sources of coded units, and their articles."""

    names: tuple[str, ...]
    member: Index  # of each unit, −1 without a source
    article: Index

    @classmethod
    def of(cls, sources: Any, article: Index) -> _Groups:
        """Number the sources of some units."""
        of_unit = sources[article]
        names = tuple(sorted(set(of_unit.tolist()) - {""}, key=str.casefold))
        number = {name: i for i, name in enumerate(names)} | {"": -1}
        return cls(names, np.array([number[name] for name in of_unit.tolist()], np.int64), article)

    @property
    def inside(self) -> Bools:
        return np.asarray(self.member >= 0)

    def summed(self, values: Floats, rows: Index) -> tuple[Floats, Index]:
        """Sum the rows of some units by article, the sources one after the other; and each article's source."""
        n_articles = int(self.article.max(initial=0)) + 1
        owner = self.member[rows] * n_articles + self.article[rows]
        return sums_by(values, owner), np.unique(owner) // n_articles

    def tested(
        self, h: Floats, s: Floats, member: Index, n_resamples: int, rng: np.random.Generator
    ) -> dict[str, Any] | None:
        """Test whether h ÷ s is the same in all sources; None with fewer than two that have any."""
        h, s, member = h[s > 0], s[s > 0], member[s > 0]
        sizes = np.bincount(member, minlength=len(self.names))
        values = {
            name: float(h[member == i].sum() / s[member == i].sum())
            for i, name in enumerate(self.names)
            if sizes[i]
        }
        if len(values) < 2:
            return None
        low, high = min(values, key=values.__getitem__), max(values, key=values.__getitem__)
        return {
            "lowest": low,
            "lowest_value": values[low],
            "highest": high,
            "highest_value": values[high],
            "p": rates_differ(h, s, sizes, n_resamples=n_resamples, rng=rng),
            "p_corrected": None,
            "groups": len(values),
        }
