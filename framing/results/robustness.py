"""How far a difference depends on choices that could have been made otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from framing.results.bands import is_band
from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html, said_html
from framing.results.table import Table

_SHOWN = ("name", "group", "reference", "difference", "alternatives", "agree", "low", "high", "kind", "choice")
# Kinds of alternatives, in the order in which tables and pictures show them. "scores" stands for scores that were
# made differently, "combination" for several of the others at once (leaving out has none).
KINDS = (
    *("terms", "articles", "largest-day", "quotes", "journalist", "measure", "threshold"),
    *("scores", "combination"),
)
# Those that a caller can ask for by name.
ALTERNATIVES = KINDS[:7]
# Those that count in another unit. What they come to in the unit of the main specification is a conversion, so
# they stand beside what changes a difference most, and do not lead.
OTHER_UNITS = ("measure", "threshold")


_HALF = (0.45, 0.55)  # of a difference, what is called half


@dataclass(frozen=True, slots=True)
class Finding:
    """One choice and what it does to one difference.

    Attributes
    ----------
    label, group, reference : str
        The frame or target (or measure of the whole article), and the two groups.
    kind, choice, detail : str
        As in `Robustness.specifications`.
    before, after : float
        The difference as it is, and with the choice; in the unit of the main specification.
    """

    label: str
    group: str
    reference: str
    kind: str
    choice: str
    detail: str
    before: float
    after: float

    def sentence(self, number: Callable[[float], str], name: Callable[[str], str] = str) -> str:
        """Word it: "Without the term “security” the difference … falls from .21 to .10."

        Parameters
        ----------
        number : callable
            Prints a difference.
        name : callable
            Prints a name that somebody else wrote.
        """
        between = f"the difference between {name(self.group)} and {name(self.reference)} in “{name(self.label)}”"
        before, after = number(self.before), number(self.after)
        if before == after:
            return f"{self._choice(name)} {between} stays at {before}."
        return f"{self._choice(name)} {between} {_verb(self.before, self.after)} from {before} to {after}."

    def _choice(self, name: Callable[[str], str]) -> str:
        choice, detail = name(self.choice), name(self.detail)
        return {
            "terms": f"Without passages of {choice}" if is_band(self.choice) else f"Without the term “{choice}”",
            "articles": f"Without the article “{detail or choice}”",
            "largest-day": f"Without the articles of {detail} from {choice}",
            "quotes": "Without words in quotation marks",
            "journalist": "In the journalists’ own words alone,",
            "scores": f"With {choice},",
        }.get(self.kind, f"Counted as {choice},")


@dataclass(frozen=True, slots=True)
class Robustness(MainTable):
    """The differences between groups under every alternative to the choices that were made.

    Differences are group − reference. The main specification is the measure, voice and scores that were asked for;
    each alternative changes one choice, or, as a "combination", several of those that concern the whole.

    Attributes
    ----------
    measure, by, voice : str
        The main specification: what was measured, by which column, in whose words.
    groups : tuple of str
    reference : str or None
        The group that others are compared with; None where pairs were named, or every pair is compared.
    alternatives : tuple of str
        Which kinds were tried, in the order of `KINDS`; without "combination".
    specifications : Table
        One row a frame or target × pair × alternative: ``lexicon, name, label, group, reference, kind, choice``
        (the term, the article's id, the day, or the choice in words)``, detail`` (the article's title; of a day,
        whose; else empty)``, measure, difference`` (in the unit of that measure)``, comparable`` (the same in the
        unit of the main specification: as it is; on another measure, multiplied by the mean of the two groups on
        the main measure ÷ that on the other)``, change`` (comparable − the main difference)``, ratio`` (comparable
        ÷ the main difference; null where that is 0)``, agrees`` (whether the signs are the same; null where the
        main difference is 0). A term that occurs in neither group, or in another frame, is no alternative there.
    summary : Table
        One row a frame or target × pair: ``lexicon, name, label, group, reference, difference`` (the main one)``,
        alternatives`` (how many)``, agree`` (0–1, the share of them with the same sign)``, low, high`` (the range
        of the main difference and all alternatives)``, kind, choice, detail`` (the single choice that changes it
        most, of those in the same unit; null where there is none)``, comparable, ratio`` (with that choice).
    kinds : Table
        The same for each kind of alternative: one row a frame or target × pair × kind, with ``kind`` after
        ``difference``.
    caveats : tuple of Caveat
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicons that were scored with.
    plan : str
        The hash of the locked plan that declares these alternatives; empty where there was none, which makes the
        result exploratory.
    """

    measure: str
    by: str
    voice: str
    groups: tuple[str, ...]
    reference: str | None
    alternatives: tuple[str, ...]
    specifications: Table
    summary: Table
    kinds: Table
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]
    plan: str = ""

    def findings(self, kind: str | None = None) -> tuple[Finding, ...]:
        """Return, for each frame's largest difference, the single choice that changes it most.

        Parameters
        ----------
        kind : str, optional
            Look at one kind of alternative only, such as "terms". Without it, at those in the same unit:
            `in_another_unit` has the others.
        """
        return self._findings(self.summary.rows() if kind is None else self.kinds.where(kind=kind).rows())

    def in_another_unit(self) -> tuple[Finding, ...]:
        """Return the same of measures and thresholds, whose differences are converted into the main unit."""
        found = [row for row in self.kinds if row["kind"] in OTHER_UNITS and row["comparable"] is not None]
        most: dict[tuple[str, ...], dict[str, Any]] = {}
        for row in found:
            cell = tuple(row[name] for name in ("lexicon", "name", "group", "reference"))
            if cell not in most or _change(row) > _change(most[cell]):
                most[cell] = row
        return self._findings(list(most.values()))

    def _findings(self, rows: Sequence[dict[str, Any]]) -> tuple[Finding, ...]:
        largest: dict[tuple[str, str], dict[str, Any]] = {}
        for row in rows:
            key = (row["lexicon"], row["name"])
            if row["choice"] is None or not row["difference"]:
                continue
            if key not in largest or abs(row["difference"]) > abs(largest[key]["difference"]):
                largest[key] = row
        return tuple(
            Finding(
                label=row["label"] or row["name"],
                group=row["group"],
                reference=row["reference"],
                kind=row["kind"],
                choice=row["choice"],
                detail=row["detail"] or "",
                before=row["difference"],
                after=row["comparable"],
            )
            for row in largest.values()
        )

    def describe(self) -> tuple[str, ...]:
        """Return the findings in words, one sentence a frame; those in another unit come last."""
        return tuple(finding.sentence(_plain) for finding in (*self.findings(), *self.in_another_unit()))

    def rows(self) -> list[dict[str, Any]]:
        """Return the summary as dictionaries."""
        return self.summary.rows()

    @property
    def main_table(self) -> Table:
        """All specifications; `summary` has what follows from them."""
        return self.specifications

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"robustness": self.summary, "robustness_kinds": self.kinds, "specifications": self.specifications}

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the single specifications as plain Python values."""
        return {
            "measure": self.measure,
            "by": self.by,
            "voice": self.voice,
            "groups": list(self.groups),
            "reference": self.reference,
            "alternatives": list(self.alternatives),
            "plan": self.plan,
            "summary": self.summary.rows(),
            "kinds": self.kinds.rows(),
            "findings": list(self.describe()),
            "caveats": as_dicts(self.caveats),
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    def __str__(self) -> str:
        planned = f"planned (plan {self.plan[:12]})" if self.plan else "exploratory"
        head = (
            f"Robustness of {self.measure} by {self.by} ({', '.join(self.groups)}), voice: {self.voice}; "
            f"{len(self.specifications):,} specifications; {planned}"
        )
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        parts = [head, str(Table(self.summary.data.select(_SHOWN))), *self.describe()]
        return "\n".join(parts) + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        head = f"Robustness of {self.measure} by {self.by}"
        said = said_html("\n".join(self.describe()))
        return result_html(head, self.summary.as_html(*_SHOWN), said, caveats=self.caveats)


def _change(row: dict[str, Any]) -> float:
    return float(abs(row["comparable"] - row["difference"]))


def _verb(before: float, after: float) -> str:
    if after * before < 0:
        return "changes sign,"
    if _HALF[0] <= after / before <= _HALF[1]:
        return "is halved,"
    if abs(after) < abs(before):
        return "falls" if before > 0 else "shrinks"
    return "grows"


def _plain(value: float) -> str:
    text = f"{abs(value):.3g}"
    return f"−{text}" if value < 0 and float(text) else text
