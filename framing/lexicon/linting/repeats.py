"""Terms of one frame or target that match the same words."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon.complaints import clipped
from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.folding import fold_phrase
from framing.lexicon.linting.covering import Cover
from framing.lexicon.linting.findings import LintFinding, on_term, owners
from framing.lexicon.pattern import Alternatives, Pattern


def repeated_terms(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Find duplicates, and terms that another one takes in."""
    for owner in owners(lexicon):
        duplicates = {id(term): first for term, first in _duplicates(owner)}
        for term in owner.terms:
            if id(term) in duplicates:
                said = (
                    f"the same term stands in line {duplicates[id(term)].line}; a word counts once. Leave one out."
                )
                yield on_term(owner, term, "duplicate-term", said)
        yield from _shadowed(owner, set(duplicates))


def identity(pattern: Pattern, *, case: bool) -> object:
    """Return a key that two patterns share where they match the same, however they are written."""
    sides = [_folded(side, case) for side in pattern.sides]
    if pattern.operator == "near":
        sides.sort(key=sorted)
    return pattern.operator, pattern.distance, tuple(sides)


def _folded(side: Alternatives, case: bool) -> frozenset[tuple[str, ...]]:
    return frozenset(fold_phrase(phrase, case=case) for phrase in side)


def _duplicates(owner: Frame | Target) -> Iterator[tuple[Term, Term]]:
    """Return terms that repeat an earlier one, with the first of their kind."""
    seen: dict[tuple[object, bool, frozenset[Pattern]], Term] = {}
    for term in owner.terms:
        key = (identity(term.pattern, case=term.case), term.case, frozenset(term.unless))
        first = seen.setdefault(key, term)
        if first is not term:
            yield term, first


def _shadowed(owner: Frame | Target, duplicates: set[int]) -> Iterator[LintFinding]:
    """Find terms of which every phrase is taken in by other terms; terms with an operator are left alone."""
    plain = [term for term in owner.terms if term.pattern.operator is None and id(term) not in duplicates]
    cover: Cover[Term] = Cover()
    for term in plain:
        for phrase in term.pattern.left:
            cover.add(phrase, term, case=term.case)
    for term in plain:
        wider = _wider(term, cover)
        if wider:
            said = f"{_listed(wider)} the same words. {_effect(term, wider)}"
            yield on_term(owner, term, "shadowed-term", said)


def _effect(term: Term, wider: list[Term]) -> str:
    if all(other.weight == term.weight for other in wider):
        return "That does no harm: they count once."
    return "They count once, with the weight of the one that stands first in the file."


def _listed(terms: list[Term]) -> str:
    """Name terms with their lines, as the subject of a sentence, and its verb."""
    named = [f"'{clipped(term.text)}' in line {term.line}" for term in terms]
    return f"{named[0]} matches" if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]} match"


def _wider(term: Term, cover: Cover[Term]) -> list[Term]:
    """Return the terms that together take in all phrases of a term, or nothing."""
    found: dict[int, Term] = {}
    for phrase in term.pattern.left:
        others = cover.covering(phrase, case=term.case)
        other = next((each for each in others if each is not term and set(each.unless) <= set(term.unless)), None)
        if other is None:
            return []
        found[id(other)] = other
    return list(found.values())
