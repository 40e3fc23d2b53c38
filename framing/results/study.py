"""Everything that a report prints, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from framing.errors import counted
from framing.results.caveats import NOT_VALIDATED, Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.comparison import Comparison
from framing.results.notebook_html import cautions_html, result_html
from framing.results.provenance import Provenance
from framing.results.table import Table

Kind = TypeVar("Kind")


class Result(Protocol):
    """What every result of a study can do."""

    @property
    def caveats(self) -> tuple[Caveat, ...]: ...

    @property
    def method(self) -> str: ...

    @property
    def references(self) -> tuple[str, ...]: ...

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        ...

    def to_dict(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Study:
    """The standard set of results on one corpus.

    Attributes
    ----------
    by : str
        The column whose values are the groups.
    groups : tuple of str
        The groups, in the order in which every part shows them.
    comparisons : tuple of Comparison
        One a measure; the first is the headline measure (share, or stance or tone where the lexicons have no
        frames).
    further : tuple of Result
        Results of other kinds (corrections of frames and of stance are two), in the order of the report: whose
        words, …
    left_out : tuple of (str, str)
        Parts that say nothing here, each with the reason.
    articles : Table
        One row a group: ``group, articles, sentences, tokens, first_date, last_date``.
    evidence : Table
        A sample of the evidence: the columns of `Scores.evidence` plus ``group, title, url, date, draw``
        ("strongest" or "random"); frames first, then targets (``kind`` tells), of these only matches with a
        ``polarity``, whose sign says for or against.
    exclusions : Table
        One row a reason: ``stage, reason, articles``, with n in and n used as the first and last row.
    codebooks, provenance
        As in `Scores`.
    caveats : tuple of Caveat
        Those of all comparisons and of the scores, each once; "not-validated" last.
    seed : int
        Of the comparisons and of the draw of passages.
    references : tuple of str
        Keys of the bibliography, for the lexicons and all methods.
    plan : str
        The hash of the locked plan that the study follows; empty where there was none, which makes it exploratory.
        Which results the plan names, they say themselves.
    """

    by: str
    groups: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    further: tuple[Result, ...]
    left_out: tuple[tuple[str, str], ...]
    articles: Table
    evidence: Table
    exclusions: Table
    codebooks: tuple[Codebook, ...]
    provenance: Provenance
    caveats: tuple[Caveat, ...]
    seed: int
    references: tuple[str, ...]
    plan: str = ""

    def comparison(self, measure: str) -> Comparison | None:
        """Return the comparison of a measure, or None where the study has none."""
        return next((result for result in self.comparisons if result.measure == measure), None)

    def result(self, kind: type[Kind]) -> Kind | None:
        """Return the further result of a kind, such as `WhoseWords`, or None where the study has none."""
        return next((result for result in self.further if isinstance(result, kind)), None)

    @property
    def parts(self) -> tuple[str, ...]:
        """Name each further result: its type, with a number where there are several."""
        names = [type(result).__name__ for result in self.further]
        return tuple(
            name if name not in names[:i] else f"{name} {names[: i + 1].count(name)}"
            for i, name in enumerate(names)
        )

    def with_result(self, result: Result) -> Study:
        """Return the study with a further result, such as a `LatentScale`: reports give it a section of its own.

        A result of the same kind is replaced: the new one stands in its place, and caveats that only concerned the
        old one go. Its caveats and references become those of the study, too.
        """
        kinds = [type(each) for each in self.further]
        place = kinds.index(type(result)) if type(result) in kinds else len(kinds)
        others = [each for each in self.further if type(each) is not type(result)]
        replaced = {each for old in self.further if type(old) is type(result) for each in old.caveats}
        gone = replaced.difference(*(each.caveats for each in (*self.comparisons, *others)))
        kept = [each for each in self.caveats if each not in gone]
        caveats = sorted(dict.fromkeys((*kept, *result.caveats)), key=lambda each: each.code == NOT_VALIDATED)
        return replace(
            self,
            further=(*others[:place], result, *others[place:]),
            caveats=tuple(caveats),
            references=tuple(dict.fromkeys((*self.references, *result.references))),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "by": self.by,
            "groups": list(self.groups),
            "plan": self.plan,
            "comparisons": [result.to_dict() for result in self.comparisons],
            "further": {name: result.to_dict() for name, result in zip(self.parts, self.further, strict=True)},
            "left_out": [{"part": part, "reason": reason} for part, reason in self.left_out],
            "articles": self.articles.rows(),
            "evidence": self.evidence.rows(),
            "exclusions": self.exclusions.rows(),
            "lexicons": [book.identity for book in self.codebooks],
            "caveats": as_dicts(self.caveats),
            "seed": self.seed,
            "references": list(self.references),
        }

    def __str__(self) -> str:
        measures = ", ".join(dict.fromkeys(result.measure for result in self.comparisons))
        return f"Study of {counted(len(self.groups), 'group')} by {self.by}: {measures}\n{self.articles}"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        further = f"\nFurther results: {', '.join(self.parts)}" if self.parts else ""
        head = str(self).splitlines()[0] + further
        # All measures together have more caveats than a notebook has room for: folded, but for the last.
        *most, last = self.caveats or (None,)
        folded = f"<details><summary>{len(most):,} more caveats</summary>{cautions_html(most)}</details>"
        shown = [self.articles._repr_html_(), folded if most else ""]
        return result_html(head, *shown, caveats=[last] if last else [])
