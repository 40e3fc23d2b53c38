"""What was varied, in sentences that a paper can take over, and what a reader has to know about it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.results import Caveat

REFERENCES = ("steegen2016", "simonsohn2020")

_LEFT_OUT = {
    "terms": "each term of the frame that occurs in one of the two groups (as if the lexicon lacked it: what its "
    "matches had covered counts again)",
    "articles": "each article of the two groups",
    "largest-day": "the day with the most articles of each of the two groups",
}
_CHANGED = {
    "quotes": "words in quotation marks not counted",
    "journalist": "only the journalists’ own words counted",
    "measure": "the frame counted against another length (tokens instead of sentences, or sentences instead)",
    "threshold": "the presence of the frame in articles, with its threshold and with one hit less and more",
}


def robustness_method(measure: str, alternatives: Sequence[str], others: Sequence[str]) -> str:
    """Return the method in words."""
    left_out = [_LEFT_OUT[name] for name in alternatives if name in _LEFT_OUT]
    changed = [_CHANGED[name] for name in alternatives if name in _CHANGED]
    if measure == "present":
        presence = "the thresholds of the frames one hit lower and higher"
        changed = [presence if each == _CHANGED["threshold"] else each for each in changed]
    changed += [f"the articles scored with {name}" for name in others]
    sentences = [
        "Every difference was computed again under alternatives to the choices that were made (Steegen et al., "
        "2016; Simonsohn et al., 2020)."
    ]
    if left_out:
        sentences.append(f"Left out were, one at a time: {'; '.join(left_out)}.")
    if changed:
        crossed = " and in every combination" if len(changed) > 1 else ""
        sentences.append(f"Changed were, one at a time{crossed}: {'; '.join(changed)}.")
    if {"measure", "threshold"} & set(alternatives):
        sentences.append(
            "A difference on another measure is put into the unit of the first by the ratio of the two groups’ "
            "means on both."
        )
    return " ".join(sentences)


def robustness_caveats(undated: bool, single: Sequence[str]) -> tuple[Caveat, ...]:
    """Word what could not be varied.

    Parameters
    ----------
    undated : bool
        Whether the largest days were asked for and no group has articles of two days.
    single : sequence of str
        Groups of one article, where articles were to be left out.
    """
    found = []
    if undated:
        found.append(
            Caveat("no-days", "No group has dated articles of two days or more, so no day could be left out.")
        )
    if single:
        found.append(
            Caveat(
                "one-article",
                f"Only one article: {', '.join(single)}. It cannot be left out, and how much depends on it cannot "
                "be seen.",
            )
        )
    return tuple(found)


def largest_only(by: str, shown: int, there_are: int) -> Caveat:
    """Say that not every pair of many groups was varied."""
    return Caveat(
        "robustness-of-largest",
        f"Alternatives were computed for the pairs of the {shown} groups of '{by}' with the most articles, of "
        f"{there_are:,}. framing.robustness computes them for others.",
    )
