"""How to read the report."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report import numbers
from framing.report.model import Definition, Definitions, Section
from framing.report.wording import singular
from framing.results import VOICES, Comparison

_SPEAKERS = {
    "journalist": "the journalist",
    "quoted": "a person quoted",
    "attributed": "one whose words are reported (attributed)",
}


def reading(result: Comparison) -> Section:
    """Explain every kind of number and mark that the report prints."""
    level = numbers.level(result.confidence)
    who = singular(result.by)
    units = "articles" if result.cluster is None else f"clusters of articles (by {result.cluster})"
    items = (
        Definition(
            "Difference",
            f"Always {who} − reference: positive where the first-named {who} has more.",
        ),
        Definition(
            f"{level} CI",
            f"The {level} confidence interval, over {units}: what the estimate could well have been with other "
            f"{units} of the same {who}. A difference whose interval includes 0 may be none.",
        ),
        Definition(
            "Interval within one article",
            f"Where a {who} has one article, the interval says how its sentences vary, and nothing about other "
            "articles.",
        ),
        Definition(
            "0 of n articles (< bound)",
            "No article has a hit (of presence: no article reaches the frame’s threshold). That does not prove "
            "that the frame never occurs: the bound is the largest share of articles that would still leave such "
            "a sample plausible.",
        ),
        Definition(
            "p and corrected p",
            "How often a difference at least this large would arise if the groups did not differ; the corrected p "
            "allows for the number of differences that were tested. A small p says nothing about size: look at "
            "the difference and its interval.",
        ),
        Definition(
            "Cliff’s δ, Cohen’s h",
            "Sizes of a difference without a unit. δ runs from −1 to 1: how much more often an article of the one "
            "side exceeds one of the other than the reverse. h compares two shares; 0 is no difference. Ratios "
            "and Hedges’ g, each with its interval, are in contrasts.csv.",
        ),
        Definition(
            "The largest of many",
            "Among many differences the largest look larger than they are, since chance helped to put them first.",
        ),
        Definition(
            "Share, presence, salience, tone, stance",
            "Share: sentences with at least one hit, of all sentences. Presence: articles whose hits reach the "
            "frame’s threshold. Salience: how prominently a frame stands, headline before lead before body. Tone: "
            "favourable or unfavourable wording (VADER), averaged over sentences; it does not say who is right. "
            "Stance: what is said about a target where it is named, from −1 against to 1 for, averaged over the "
            "articles in which something is said; where nothing is, there is no number, which is not balance.",
        ),
        Definition(
            "Voice",
            f"Who speaks in a passage: {_either([_SPEAKERS.get(voice, voice) for voice in VOICES[1:]])}.",
        ),
    )
    return Section("reading", "How to read this report", (Definitions(items),))


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
