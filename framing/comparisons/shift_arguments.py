"""What a word shift is asked for, checked before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparisons.grouping import Grouping
from framing.comparisons.keyness_arguments import sides
from framing.comparisons.measuring import Coded, coded_of
from framing.corpus import Corpus
from framing.errors import ComparisonError, one_of, unknown
from framing.results import REST, SHIFT_MEASURES, VOICES, Scores

_TABLES = {"share": "frames", "rate": "frames", "stance": "targets"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is taken apart: the place of a frame or target in its table, and the measure; tone has the place 0."""

    place: int
    coded: Coded
    measure: str
    voice: str


def asked_for(scores: Scores, of: object, measure: object, voice: object) -> Asked:
    """Return what is to be taken apart.

    Raises
    ------
    ComparisonError
        There is no such frame, target, measure or voice, or they do not go together.
    """
    problems = [
        unknown(what, str(given), allowed)
        for what, given, allowed in (("measure", measure, SHIFT_MEASURES), ("voice", voice, VOICES))
        if given not in allowed and not (what == "measure" and given is None)
    ]
    if problems:
        raise ComparisonError("\n".join(problems))
    if measure == "tone" or (measure is None and of == "tone"):
        if of != "tone":
            raise ComparisonError(f"Tone is of whole articles: ask for of='tone'; given: {of!r}.")
        return Asked(0, Coded("", "tone", "Tone"), "tone", str(voice))
    frames, targets = (_named(coded_of(scores, table), of) for table in ("frames", "targets"))
    chosen = str(measure) if measure is not None else "share" if frames or not targets else "stance"
    found = targets if chosen == "stance" else frames
    if not found:
        raise ComparisonError(_no_such(scores, str(of), chosen, bool(targets if found is frames else frames)))
    if len(found) > 1:
        paths = [f"{each.lexicon}/{each.name}" for _, each in found]
        raise ComparisonError(f"Several lexicons have '{of}'. Name one with its lexicon: {one_of(paths)}.")
    place, coded = found[0]
    return Asked(place, coded, chosen, str(voice))


def _named(coded: Sequence[Coded], of: object) -> list[tuple[int, Coded]]:
    return [(i, each) for i, each in enumerate(coded) if of in (each.name, f"{each.lexicon}/{each.name}")]


def _no_such(scores: Scores, of: str, measure: str, is_other: bool) -> str:
    what, other = ("target", "frame") if measure == "stance" else ("frame", "target")
    names = list(dict.fromkeys(each.name for each in coded_of(scores, _TABLES[measure])))
    if is_other:
        return f"'{of}' is a {other}, and {measure} is measured of {what}s."
    if not names:
        return f"The lexicons have no {what}s, so there is no {measure} to take apart."
    return unknown(what, of, names) + (" Or ask for 'tone'." if measure == "share" else "")


def checked_corpus(corpus: object, measure: str) -> Corpus:
    """Return the corpus.

    Raises
    ------
    ComparisonError
        There is none, or something else.
    """
    if isinstance(corpus, Corpus):
        return corpus
    given = "none was given" if corpus is None else f"a value of type {type(corpus).__name__} was given"
    raise ComparisonError(
        f"Which words make {measure} stands in the articles, not in their scores, and {given}. Give the corpus "
        "that was scored: framing.word_shift(…, corpus=corpus)."
    )


def two_sides(groups: Grouping, focus: object, reference: object) -> tuple[Grouping, str | None]:
    """Return the articles as two groups, focus and reference, and the reference's name if it has one.

    Raises
    ------
    ComparisonError
        There is one group only, no group of such a name, or one name for both sides.
    """
    if focus is None:
        raise ComparisonError(f"focus is missing: whose articles are compared. Groups: {one_of(groups.names)}.")
    ((one, other),) = sides(groups, focus, reference)
    member = groups.member.copy()
    member[groups.member == one] = 0
    member[(groups.member >= 0) & (groups.member != one)] = 1 if other is None else -1
    if other is not None:
        member[groups.member == other] = 1
    name = None if other is None else groups.names[other]
    return Grouping(groups.by, (groups.names[one], REST if name is None else name), member), name
