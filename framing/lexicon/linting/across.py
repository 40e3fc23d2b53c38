"""Terms that belong to something else as well: an opposed frame, a target, an outlet."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon.complaints import clipped
from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.folding import fold_phrase
from framing.lexicon.linting.covering import Cover
from framing.lexicon.linting.findings import LintFinding, all_terms, on_term
from framing.lexicon.linting.lists import OUTLETS
from framing.lexicon.linting.repeats import identity


def across_frames(lexicon: Lexicon) -> Iterator[LintFinding]:
    """Find terms that two opposed frames share, that name a target, or that name an outlet."""
    yield from _opposed(lexicon)
    yield from _naming_targets(lexicon)
    for owner, term in all_terms(lexicon):
        outlet = _outlet(term)
        if outlet:
            said = f"'{outlet}' is a news outlet; a source that names itself would score by that."
            yield on_term(owner, term, "names-outlet", said)


def _opposed(lexicon: Lexicon) -> Iterator[LintFinding]:
    pairs = {
        tuple(sorted((frame.name, other))): (frame, lexicon.frame(other))
        for frame in lexicon.frames
        for other in frame.opposed_to
    }
    for first, second in pairs.values():
        earlier, later = sorted((first, second), key=lambda frame: frame.line)
        yield from _shared(earlier, later)


def _shared(earlier: Frame, later: Frame) -> Iterator[LintFinding]:
    """Find terms of a frame that match the same words as one of the frame that it is opposed to."""
    keys = {(identity(term.pattern, case=term.case), term.case): term for term in earlier.terms}
    cover = _cover(earlier)
    for term in later.terms:
        other = keys.get((identity(term.pattern, case=term.case), term.case)) or _covered(term, cover)
        if other is not None:
            said = (
                f"'{clipped(other.text)}' in line {other.line} matches the same words for the frame "
                f"'{earlier.name}', to which this frame is opposed. Leave it out of one of them."
            )
            yield on_term(later, term, "opposed-frames", said, "error")


def _naming_targets(lexicon: Lexicon) -> Iterator[LintFinding]:
    covers = [(target, _cover(target)) for target in lexicon.targets]
    for frame in lexicon.frames:
        for term in frame.terms:
            for target, cover in covers:
                if _covered(term, cover):
                    said = f"it names the target '{target.name}', so the frame counts every mention of it."
                    yield on_term(frame, term, "names-target", said)


def _cover(owner: Frame | Target) -> Cover[Term]:
    cover: Cover[Term] = Cover()
    for term in owner.terms:
        if term.pattern.operator is None:
            for phrase in term.pattern.left:
                cover.add(phrase, term, case=term.case)
    return cover


def _covered(term: Term, cover: Cover[Term]) -> Term | None:
    """Return what matches the same words as one of a term's phrases; terms with an operator are left alone."""
    if term.pattern.operator is not None:
        return None
    found = (other for phrase in term.pattern.left for other in cover.covering(phrase, case=term.case))
    return next(found, None)


def _outlet(term: Term) -> str | None:
    """Return the outlet that one of a term's phrases names, or None."""
    for phrase in term.pattern.phrases:
        folded = fold_phrase(phrase)
        for start in range(len(folded)):
            for end in range(start + 1, len(folded) + 1):
                if folded[start:end] in OUTLETS:
                    return OUTLETS[folded[start:end]]
    return None
