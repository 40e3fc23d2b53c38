"""A plan: what will be compared with what and how, written down before the results are known, and locked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from framing.comparisons.alternatives import checked_alternatives
from framing.comparisons.arguments import Settings, checked_measures, checked_settings
from framing.comparisons.designs import designed
from framing.comparisons.grouping import grouped
from framing.comparisons.pairing import Contrast, chosen_pairs
from framing.errors import ComparisonError
from framing.results import Codebook, InputFile, Provenance, Scores

_SHOWN = 12  # digits of a hash that a reader compares


@dataclass(frozen=True, slots=True)
class PlannedLexicon:
    """A lexicon that a plan names, with the hash of its file."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a comparison will be.

    Attributes
    ----------
    inputs : tuple of InputFile
        The files with the articles, with their hashes.
    options : tuple of (name, value)
        How they are read and cleaned, as `Provenance` has it.
    lexicons : tuple of PlannedLexicon
    by : str
        The column whose values are compared.
    measures : tuple of str
        What is compared; the first is the headline measure.
    voice, reference, correction : str
        As in `compare`; reference is None where each group is compared with each, or contrasts are named.
    contrasts : tuple of (group, reference), or None
        The only pairs that are compared.
    cluster, strata : str or None
        As in `compare`: which articles go together, and within what they are compared.
    confidence : float
    n_resamples, seed : int
    alternatives : tuple of str
        Under which choices the first measure is computed again; see `robustness`.
    others : tuple of str
        Scores that are made differently for it, by what is different: "cleaning off".
    lock : mapping of str to str, or None
        What each entry was when the plan was locked, as hashes; None before.
    """

    inputs: tuple[InputFile, ...]
    options: tuple[tuple[str, str], ...]
    lexicons: tuple[PlannedLexicon, ...]
    by: str = "source"
    measures: tuple[str, ...] = ("share",)
    voice: str = "all"
    reference: str | None = None
    contrasts: tuple[Contrast, ...] | None = None
    cluster: str | None = None
    strata: str | None = None
    correction: str = "benjamini-hochberg"
    confidence: float = 0.95
    n_resamples: int = 2000
    seed: int = 0
    alternatives: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    lock: Mapping[str, str] | None = None

    @property
    def entries(self) -> dict[str, Any]:
        """What the plan says, entry by entry, as plain values and under the names that its file has."""
        return {
            "data.files": [[file.name, file.sha256, file.n_articles] for file in self.inputs],
            "data.options": [list(option) for option in self.options],
            "lexicons": [[each.name, each.version, each.sha256] for each in self.lexicons],
            "comparison.by": self.by,
            "comparison.measures": list(self.measures),
            "comparison.voice": self.voice,
            "comparison.reference": self.reference,
            "comparison.contrasts": None if self.contrasts is None else [list(pair) for pair in self.contrasts],
            "comparison.cluster": self.cluster,
            "comparison.strata": self.strata,
            "comparison.correction": self.correction,
            "comparison.confidence": self.confidence,
            "comparison.resamples": self.n_resamples,
            "comparison.seed": self.seed,
            "robustness.alternatives": list(self.alternatives),
            "robustness.others": list(self.others),
        }

    @property
    def sha256(self) -> str:
        """The hash of everything that the plan says, by which results and reports name it."""
        return _hash(self.entries)

    @property
    def is_locked(self) -> bool:
        """Whether the plan was locked, and says what it said then."""
        return self.lock is not None and not self.changes()

    def locked(self) -> Plan:
        """Return the plan with a lock, which tells from now on whether anything in it was changed.

        Raises
        ------
        ComparisonError
            It was locked before and has been changed since.
        """
        if changed := self.changes():
            raise ComparisonError("\n".join(["This plan is locked and was changed since.", *changed]))
        hashes = {name: _hash(value)[:_SHOWN] for name, value in self.entries.items()}
        return replace(self, lock={**hashes, "sha256": self.sha256})

    def changes(self) -> tuple[str, ...]:
        """Say what was changed since the plan was locked, one line an entry; nothing where nothing was."""
        if self.lock is None:
            return ()
        changed = [
            f"{name} was changed after the lock; it now says {_said(value)}."
            for name, value in self.entries.items()
            if self.lock.get(name) != _hash(value)[:_SHOWN]
        ]
        if not changed and self.lock.get("sha256") != self.sha256:
            changed = ["the lock itself was changed: its hash is not the one of this plan."]
        return tuple(changed)

    def differences(self, scores: Scores) -> tuple[str, ...]:
        """Say where scores are not those that the plan is about, one line a difference."""
        return self.differences_from(scores.provenance, scores.codebooks)

    def differences_from(self, origin: Provenance, codebooks: Sequence[Codebook]) -> tuple[str, ...]:
        """Say the same of articles and lexicons that are not scored yet."""
        return (
            *_of_files(self.inputs, origin.inputs),
            *_of_options(dict(self.options), dict(origin.options)),
            *_of_lexicons(
                self.lexicons, [PlannedLexicon(each.name, each.version, each.sha256) for each in codebooks]
            ),
        )

    def settings(self) -> Settings:
        """Return how the comparison is made."""
        return checked_settings(self.n_resamples, self.confidence, self.correction, self.seed)

    def __str__(self) -> str:
        pairs = "every pair" if self.contrasts is None else f"{len(self.contrasts)} contrasts"
        sides = f"each with {self.reference}" if self.reference is not None else pairs
        design = "".join(
            f", {what}: {name}" for what, name in (("cluster", self.cluster), ("strata", self.strata)) if name
        )
        state = f"locked ({self.sha256[:_SHOWN]})" if self.is_locked else "not locked"
        return (
            f"Plan, {state}: {', '.join(self.measures)} by {self.by}, voice: {self.voice}; {sides}{design}; "
            f"alternatives: {', '.join((*self.alternatives, *self.others)) or 'none'}"
        )

    def __repr__(self) -> str:
        return str(self)


def make_plan(
    scores: Scores,
    by: str = "source",
    *,
    measures: Sequence[str] = ("share",),
    voice: str = "all",
    reference: str | None = None,
    contrasts: Sequence[Contrast] | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    correction: str = "benjamini-hochberg",
    confidence: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
    alternatives: Sequence[str] | None = None,
    others: Sequence[str] = (),
) -> Plan:
    """Make a plan for some articles and lexicons; nothing is compared for it.

    Parameters
    ----------
    scores : Scores
        They name the articles and the lexicons; their numbers are not looked at.
    by, voice, reference, cluster, strata, correction, confidence, n_resamples, seed
        As in `compare`.
    measures : sequence of str
        What will be compared; the first is the headline measure.
    contrasts : sequence of (group, reference), optional
        The only pairs that will be compared.
    alternatives : sequence of str, optional
        As in `robustness`, for the first measure; all that make sense unless given.
    others : sequence of str
        What is different about scores that will be made beside these: "cleaning off".

    Returns
    -------
    Plan
        Not locked yet: `Plan.locked` does that.

    Raises
    ------
    ComparisonError
        Something in it makes no sense for these articles.
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    chosen = checked_measures(list(measures), voice)
    groups = grouped(scores, by)
    chosen_pairs(contrasts, reference, by, groups.names)
    designed(scores, groups, cluster, strata)
    origin = scores.provenance
    return Plan(
        inputs=origin.inputs,
        options=origin.options,
        lexicons=tuple(PlannedLexicon(each.name, each.version, each.sha256) for each in scores.codebooks),
        by=by,
        measures=chosen,
        voice=voice,
        reference=reference,
        contrasts=None if contrasts is None else tuple((str(a), str(b)) for a, b in contrasts),
        cluster=cluster,
        strata=strata,
        correction=settings.correction,
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        seed=settings.seed,
        alternatives=checked_alternatives(alternatives, chosen[0], voice),
        others=tuple(others),
    )


def check_followed(plan: Plan, scores: Scores) -> None:
    """Refuse scores that a locked plan is not about, or a plan that is not as it was locked.

    Raises
    ------
    ComparisonError
        Naming everything that differs.
    """
    if plan.lock is None:
        raise ComparisonError(
            "This plan is not locked, so nothing that follows it would be planned. Lock it first: framing plan "
            "lock plan.toml."
        )
    if found := (*plan.changes(), *plan.differences(scores)):
        raise ComparisonError("\n".join(["The plan cannot be followed:", *(f"  {line}" for line in found)]))


def _hash(value: Any) -> str:
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def _said(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else f"{text[:99]}…"


def _of_files(planned: Sequence[InputFile], given: Sequence[InputFile]) -> list[str]:
    known, found = {file.name: file for file in planned}, {file.name: file for file in given}
    lines = [f"the file {name} is planned and was not given." for name in known if name not in found]
    lines += [f"the file {name} was given and is not planned." for name in found if name not in known]
    for name in known.keys() & found.keys():
        old, new = known[name], found[name]
        if old.sha256 != new.sha256:
            lines.append(
                f"the file {name} is another one: SHA-256 {new.sha256[:_SHOWN]}…, planned {old.sha256[:_SHOWN]}… "
                f"({new.n_articles:,} articles, planned {old.n_articles:,})."
            )
    if not lines and list(planned) != list(given):
        lines.append("the files were given in another order than planned.")
    return sorted(lines)


def _of_options(planned: Mapping[str, str], given: Mapping[str, str]) -> list[str]:
    return [
        f"reading: {name} is {given.get(name, 'not set')!r}, planned {planned.get(name, 'not set')!r}."
        for name in dict.fromkeys((*planned, *given))
        if planned.get(name) != given.get(name)
    ]


def _of_lexicons(planned: Sequence[PlannedLexicon], given: Sequence[PlannedLexicon]) -> list[str]:
    known, found = {each.name: each for each in planned}, {each.name: each for each in given}
    lines = [f"the lexicon {name} is planned and was not given." for name in known if name not in found]
    lines += [f"the lexicon {name} was given and is not planned." for name in found if name not in known]
    for name in [name for name in known if name in found]:
        old, new = known[name], found[name]
        if old != new:
            lines.append(
                f"the lexicon {name} is another one: {new.version} ({new.sha256[:_SHOWN]}), planned {old.version} "
                f"({old.sha256[:_SHOWN]})."
            )
    if not lines and list(known) != list(found):
        lines.append("the lexicons were given in another order than planned.")
    return lines
