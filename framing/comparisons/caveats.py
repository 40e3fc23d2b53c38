"""When a comparison has to be read with care: thresholds with their reasons, and the wording of each caution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.errors import counted
from framing.results import Caveat
from framing.results import caveats as codes

Flags = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Caution:
    """A caveat that rows can carry.

    Attributes
    ----------
    code : str
    message : str
        What a reader has to know; "{where}" takes the groups and frames concerned, "{threshold}" the threshold.
    threshold : float
        From where, or up to where, it holds; 0 where it needs none.
    reason : str
        Why there.
    """

    code: str
    message: str
    threshold: float = 0
    reason: str = ""


CAUTIONS = (
    Caution(
        "no-articles",
        "No article of {where} has a value on this measure, so there is nothing to estimate.",
    ),
    Caution(
        codes.NO_EVIDENCE,
        "No article has evidence of a stance: {where}. That is not the same as balance, so there is no estimate.",
    ),
    Caution(
        "one-article",
        "Only one article: {where}. An interval there is one within the article (its sentences, words or "
        "passages); it says nothing about other articles of the group, and there is no test.",
        1,
        "How articles vary cannot be seen in one.",
    ),
    Caution(
        codes.ZERO_HITS,
        "No article has a hit (of presence: reaches the frame's threshold): {where}. The estimate is 0, and its "
        "upper limit is an exact bound on the share of articles that do. Intervals of differences suppose that an "
        "article with a hit would hold as much as those of the other side do.",
    ),
    Caution(
        codes.EVERY_ARTICLE,
        "Every article has the frame: {where}. The estimate is 1, and its lower limit is an exact bound.",
    ),
    Caution(
        "no-variation",
        "All articles have the same value: {where}. How they vary cannot be estimated, so there is no interval.",
    ),
    Caution(
        codes.SMALL_N,
        "Fewer than {threshold} articles carry the numbers of {where}. No claim is made that an interval there "
        "holds its nominal coverage.",
        10,
        "In simulations the intervals keep their coverage down to about ten articles with a hit "
        "(docs/decisions/intervals.md); below, it depends on what the next articles would have held. Of presence, "
        "articles without the frame count in the same way.",
    ),
    Caution(
        "few-clusters",
        "Fewer than {threshold} clusters of articles carry the numbers of {where}. Articles of one cluster go "
        "together, so that intervals and tests there rest on very little.",
        10,
        "Clusters take the place of articles in everything that is resampled, and what holds of fewer than ten "
        "articles holds of fewer than ten clusters.",
    ),
    Caution(
        "no-common-stratum",
        "No stratum has articles of both sides: {where}. There is nothing to compare them within, and no test.",
    ),
    Caution(
        "length-influence",
        "Within groups the measure goes with the length of articles, and one side's articles are longer: {where}. "
        "A part of such a difference is one of length.",
        0.3,
        "A correlation of .3 (Cohen's medium) and medians 1.5 times apart, which is two thirds of a standard "
        "deviation of log length in news (0.6), move the measure by .3 × .67 = .2 of its own standard deviations: "
        "a small effect (Cohen 1988), made by length alone.",
    ),
    Caution(
        codes.CROSS_LANGUAGE,
        "The articles are in different languages: {where}. How many terms a lexicon has in each, how a language "
        "inflects its words and where it parts them move every number: compare within a language only.",
    ),
    Caution(
        "single-term",
        "One term makes more than half of the hits: {where}. The numbers there are about that term rather than "
        "about the frame.",
        0.5,
        "Past half, leaving out that one term changes the number more than all other terms together.",
    ),
    Caution(
        "low-coverage",
        "A lexicon finds nothing at all in more than half of the articles of {where}. A low number there may mean "
        "that the lexicon misses how the group writes, or that the articles are about something else.",
        0.5,
        "From there on, the typical article of the group is one about which the lexicon says nothing.",
    ),
    Caution(
        codes.NO_VALUE,
        "Articles without a value on this measure take no part: {where}.",
    ),
    Caution(
        "unequal-length",
        "The median article of one side is more than {threshold} times as long as that of the other: {where}. "
        "Longer articles hold more frames, so presence and salience differ by length alone; shares and rates do "
        "so less.",
        2,
        "With twice the length, a frame that half of the shorter articles hold by chance is in three quarters of "
        "the longer ones.",
    ),
    Caution(
        "unequal-spread",
        "The side with far fewer articles varies at least {threshold} times as much from article to article as "
        "the other: {where}. Tests find differences there that are none more often than they say: read their p "
        "values with care.",
        3,
        "Of true nulls, 30 articles that vary four times as much as 200 others were rejected in 8 to 13 % instead "
        "of 5 % (docs/decisions/permutation.md).",
    ),
)

FEWER = 2  # sides that are nearer in size are tested as they should be; see "unequal-spread"
LONGER = 1.5  # with medians closer than that, length hardly moves a measure; see "length-influence"
SINGLE_TERM_HITS = 10  # with fewer hits, one term makes half of them by chance

NOT_VALIDATED = Caveat(
    codes.NOT_VALIDATED,
    "Nothing here was checked against human coding. The numbers say what words of a lexicon, rules or a model "
    "found; whether that is the frame, the tone or the stance has to be shown on articles that people coded.",
)

_CODES = tuple(caution.code for caution in CAUTIONS)
_BY_CODE = {caution.code: caution for caution in CAUTIONS}
_GROUPS_LISTED = 8
_FRAMES_LISTED = 3


def threshold(code: str) -> float:
    """Return from where a caution holds."""
    return _BY_CODE[code].threshold


def flag(code: str) -> int:
    """Return the bit that stands for a caution."""
    return 1 << _CODES.index(code)


def flagged(code: str, where: npt.NDArray[np.bool_]) -> Flags:
    """Return the caution's bit where it applies, 0 elsewhere."""
    return np.where(where, flag(code), 0)


def has(flags: Flags, code: str) -> npt.NDArray[np.bool_]:
    """Return where a caution applies."""
    return np.asarray(flags & flag(code), bool)


def code_lists(flags: Flags) -> pa.Array:
    """Return the codes of each row as a column of lists, for flags of shape (rows,)."""
    distinct, inverse = np.unique(flags, return_inverse=True)
    lists = [[code for i, code in enumerate(_CODES) if bits >> i & 1] for bits in distinct.tolist()]
    return pa.array(lists, pa.list_(pa.string())).take(pa.array(inverse))


def caution_caveats(wheres: dict[str, str]) -> tuple[Caveat, ...]:
    """Word the cautions that apply, each once and in a fixed order; `wheres` says where each does."""
    return tuple(
        Caveat(
            caution.code,
            capitalised(caution.message.format(where=wheres[caution.code], threshold=f"{caution.threshold:g}")),
        )
        for caution in CAUTIONS
        if caution.code in wheres
    )


def whole_caveats(
    by: str,
    groups: Sequence[str],
    n_outside: int,
    languages: Iterable[str],
    unchecked: Caveat = NOT_VALIDATED,
) -> tuple[Caveat, ...]:
    """Word what concerns a whole comparison or study; that nobody has checked it comes last."""
    found = []
    if len(groups) == 1:
        found.append(
            Caveat(
                "single-group", f"'{by}' has one value among these articles, {groups[0]}: there is no contrast."
            )
        )
    if n_outside:
        articles = counted(n_outside, "article has", "articles have")
        found.append(
            Caveat("no-group", f"{articles} no value in '{by}' and belong{'s' * (n_outside == 1)} to no group.")
        )
    spoken = sorted(set(languages) - {"und"})  # a dictionary of another tool may not say its language
    if len(spoken) > 1:
        found.append(
            Caveat(
                codes.CROSS_LANGUAGE,
                f"The lexicons are in several languages ({', '.join(spoken)}). How many terms each has, and "
                "how its language inflects them, moves every number: compare groups within a language only.",
            )
        )
    return (*found, unchecked)


def listed_cells(names: Sequence[str], labels: Sequence[str], cells: npt.NDArray[np.bool_]) -> str:
    """List groups with the frames concerned: "Alpha (Trade, Security), Beta". `cells` has shape (k, f)."""
    words = []
    for number in np.flatnonzero(cells.any(axis=1)).tolist():
        chosen = [labels[i] for i in np.flatnonzero(cells[number]).tolist()]
        within = "" if len(chosen) == len(labels) else f" ({listed(chosen, _FRAMES_LISTED)})"
        words.append(f"{names[number]}{within}")
    return listed(words, _GROUPS_LISTED)


def listed(words: Sequence[str], most: int = _GROUPS_LISTED) -> str:
    """List words with commas; what is past the most is counted."""
    rest = len(words) - most
    return ", ".join(words) if rest < 2 else f"{', '.join(words[:most])} and {rest:,} more"


def capitalised(sentence: str) -> str:
    """Return a sentence with a capital at its start, and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]
