"""What drives a difference: what each term or word adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.keyness import REST
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table

SHIFT_MEASURES = ("share", "rate", "tone", "stance")
_PRINTED = 10  # rows
_WHOLE = (
    *("measure", "lexicon", "name", "label", "by", "voice", "focus", "reference"),
    *("focus_value", "reference_value", "difference", "low", "high", "n_focus", "n_reference"),
)


@dataclass(frozen=True, slots=True)
class WordShift(MainTable):
    """The difference between two groups of articles on one measure, divided among the words that make it.

    Attributes
    ----------
    measure : str
        One of `SHIFT_MEASURES`.
    lexicon, name, label : str
        The frame or target; of tone "", "tone" and "Tone".
    by, voice : str
        The column whose values are the groups, and whose words were counted.
    focus, reference : str, str or None
        The groups; None for all other groups together.
    focus_value, reference_value : float
        As `compare` estimates them.
    difference, low, high : float, float or None
        Focus − reference, and its interval as `compare` makes it; None where there is none.
    n_focus, n_reference : int
        Articles with a value.
    terms : Table
        One row a term (of tone and stance a word or phrase), the largest contribution first: ``term``
        (as the lexicon has it; of stance as written, in small letters)``, example`` (how it is mostly written
        where it matches; of tone and stance the term itself)``, contribution`` (focus − reference; all
        rows together are the difference)``, low, high`` (its interval over articles; null where fewer than three
        articles have the term or there is no interval)``, value_focus, value_reference`` (what it adds to either
        side's value)``, kind`` (what makes most of the contribution: "used more" or "used less", of share "alone
        more" or "alone less"; of tone and stance with "positive" or "negative" in front, or "rated higher" or
        "rated lower")``, by_use, by_worth`` (the parts of the contribution by how much it is used and by what each
        use is worth)``, use_focus, use_reference`` (per 1,000 tokens of rate; per sentence of share and tone; per
        passage with evidence of stance)``, count_focus, count_reference`` (matches, sentences, words)``,
        articles_focus, articles_reference`` (with it).
    caveats : tuple of Caveat
    confidence : float
        The level of the intervals.
    n_resamples, seed : int
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicons that were scored with.
    cluster, strata : str or None
        The columns of what was resampled together, and within.
    """

    measure: str
    lexicon: str
    name: str
    label: str
    by: str
    voice: str
    focus: str
    reference: str | None
    focus_value: float
    reference_value: float
    difference: float
    low: float | None
    high: float | None
    n_focus: int
    n_reference: int
    terms: Table
    caveats: tuple[Caveat, ...]
    confidence: float
    n_resamples: int
    seed: int
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]
    cluster: str | None = None
    strata: str | None = None

    @property
    def against(self) -> str:
        """What the reference is called."""
        return REST if self.reference is None else self.reference

    @property
    def raised(self) -> float:
        """The sum of the contributions above 0."""
        return float(sum(value for value in self.terms.column("contribution") if value > 0))

    @property
    def lowered(self) -> float:
        """The sum of the contributions below 0."""
        return float(sum(value for value in self.terms.column("contribution") if value < 0))

    def top(self, limit: int = 20) -> list[dict[str, Any]]:
        """Return the rows of the largest contributions, whatever their sign."""
        return list(self.terms.data.slice(0, limit).to_pylist())

    @property
    def main_table(self) -> Table:
        """The terms."""
        return self.terms

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"word_shift": self.terms}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **{name: getattr(self, name) for name in _WHOLE},
            "terms": self.terms.rows(),
            "caveats": as_dicts(self.caveats),
            "cluster": self.cluster,
            "strata": self.strata,
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    @property
    def summary(self) -> str:
        """What is taken apart, in one line."""
        what = self.label if self.name == self.measure else f"{self.label} ({self.measure})"
        limits = "" if self.low is None or self.high is None else f" [{self.low:.4g}, {self.high:.4g}]"
        return (
            f"{what}: {self.focus} {self.focus_value:.4g} − {self.against} {self.reference_value:.4g} = "
            f"{self.difference:+.4g}{limits}"
        )

    def __str__(self) -> str:
        sums = (
            f"{len(self.terms):,} {'word' if self.measure in ('tone', 'stance') else 'term'}"
            f"{'' if len(self.terms) == 1 else 's'}: {self.raised:+.4g} and {self.lowered:+.4g}"
        )
        shown = Table(
            self.terms.data.slice(0, _PRINTED).select(["example", "contribution", "low", "high", "kind"])
        )
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self.summary}\n{sums}\n{shown}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        shown = self.terms.as_html("term", "example", "contribution", "low", "high", "kind")
        return result_html(self.summary, shown, caveats=self.caveats)


@dataclass(frozen=True, slots=True)
class WordShifts(MainTable):
    """What drives the clearest differences of a study.

    Attributes
    ----------
    shifts : tuple of WordShift
        The clearest difference first; at least one.
    """

    shifts: tuple[WordShift, ...]

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What concerns all shifts; the comparisons say what concerns single groups."""
        first, *others = (set(shift.caveats) for shift in self.shifts)
        return tuple(caveat for caveat in self.shifts[0].caveats if caveat in first.intersection(*others))

    @property
    def method(self) -> str:
        """What was done, in sentences that a paper can take over."""
        return self.shifts[0].method

    @property
    def references(self) -> tuple[str, ...]:
        """Those of all shifts, each once."""
        return tuple(dict.fromkeys(key for shift in self.shifts for key in shift.references))

    def tables(self) -> dict[str, Table]:
        """Return the terms of all shifts as one table, under the name of its CSV file."""
        parts = []
        for shift in self.shifts:
            table = shift.terms.data
            for name in ("reference", "focus", "label", "name", "lexicon", "measure"):
                table = table.add_column(0, name, pa.array([getattr(shift, name)] * len(table), pa.string()))
            parts.append(table)
        return {"word_shifts": Table(pa.concat_tables(parts))}

    @property
    def main_table(self) -> Table:
        """The terms of all shifts."""
        return self.tables()["word_shifts"]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {"shifts": [shift.to_dict() for shift in self.shifts]}

    def __str__(self) -> str:
        return "\n".join(shift.summary for shift in self.shifts)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return "".join(shift._repr_html_() for shift in self.shifts)
