"""What is said about a word shift: the kinds of contributions, the method, the cautions."""

from __future__ import annotations

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import NOT_VALIDATED, threshold
from framing.comparisons.designs import Design
from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import Measured, Part
from framing.comparisons.shift_arguments import Asked
from framing.comparisons.wording import VOICES_IN_WORDS, units_in_words
from framing.results import Caveat, Table
from framing.results import caveats as codes
from framing.stats import EXACT_UP_TO, ORDERS, Floats

EXPLORATORY = Caveat(
    "exploratory",
    "Each interval is about one row, and none is corrected for how many rows there are: some leave out 0 by "
    "chance. Read the passages behind a term before you make a point of it.",
)
_HAIR = 1e-15
_DIVIDED = {
    "share": "A sentence with a hit is divided equally among the terms that hit it, which is their Shapley "
    "value (Shapley, 1953).",
    "rate": "Hits belong to the terms that make them.",
    "tone": "The tone of a sentence is divided among its words with a valence by their Shapley values (Shapley, "
    "1953): what each adds to the compound score, averaged over all orders in which they can come to count",
    "stance": "The polarity of a mention is divided among the words and phrases that are evidence by their "
    "Shapley values (Shapley, 1953): what each adds to it, averaged over all orders in which they can come to "
    "count",
}


_SIGNED = ("tone", "stance")


def kinds_of(measure: str, by_use: Floats, by_worth: Floats, use: tuple[Floats, Floats]) -> list[str]:
    """Return what makes most of each term's contribution, in two or three words."""
    signed = measure in _SIGNED
    more = use[0] > use[1]
    used = np.where(more, "used more", np.where(use[0] < use[1], "used less", "used as much"))
    if signed:
        # What a term's use adds has the term's own sign where it is used more, the other where less.
        positive = np.where(more, by_use, -by_use)
        mark = np.where(positive > 0, "positive, ", np.where(positive < 0, "negative, ", ""))
        used = np.char.add(mark, used)
    worth = ("rated higher", "rated lower") if signed else ("alone more", "alone less")
    other = np.where(by_worth > 0, *worth)
    # A hair's breadth is rounding.
    return list(np.where(np.abs(by_worth) > np.abs(by_use) + _HAIR, other, used).tolist())


def shift_method(data: Measured, settings: Settings) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references."""
    measure, voice, unit = data.measure, data.voice, data.design.unit
    spoken = measure.spoken.format(voice=VOICES_IN_WORDS[voice]) if voice != "all" else ""
    divided = _DIVIDED[measure.name]
    if measure.name in _SIGNED:
        divided += (
            f" (exact up to {EXACT_UP_TO} words, over {ORDERS} random orders and their reverses beyond; seed "
            f"{settings.seed}). Rules on negation, emphasis and the like stay as they are."
        )
    within = "" if data.design.strata is None else f" within strata (values of ‘{data.design.strata}’)"
    sentences = (
        measure.words.format(spoken=spoken),
        divided,
        "A term's contribution is what it adds to the focus less what it adds to the reference, so contributions "
        "add up to the difference; each is divided into a part by how much the term is used and a part by what a "
        "use is worth (Dodds et al., 2011; Gallagher et al., 2021).",
        f"Intervals ({settings.confidence * 100:g}%) combine those of the two sides (MOVER; Zou & Donner, 2008), "
        f"which are studentised bootstrap intervals over {units_in_words(data)}{within} "
        f"({settings.n_resamples:,} resamples; Davison & Hinkley, 1997); a side without the term has an exact "
        f"bound on the {unit}s with it (Clopper & Pearson, 1934).",
    )
    keys = (*measure.references, *(("shapley1953",) if measure.name != "rate" else ()))
    keys += ("dodds2011", "gallagher2021", "zou2008", "davison1997", "clopper1934")
    return " ".join(sentences), tuple(dict.fromkeys(keys))


def shift_caveats(two: Grouping, part: Part, asked: Asked, terms: Table, design: Design) -> tuple[Caveat, ...]:
    """Word what a reader of a word shift has to know."""
    found, sizes = [], part.sizes
    alone = [name for name, n in zip(two.names, sizes.tolist(), strict=True) if n == 1]
    if alone:
        found.append(
            Caveat(
                "one-article",
                f"Only one article: {', '.join(alone)}. What differs may be that article; there are no intervals.",
            )
        )
    small = threshold(codes.SMALL_N)
    few = [name for name, n in zip(two.names, sizes.tolist(), strict=True) if 1 < n < small]
    if few:
        found.append(
            Caveat(
                codes.SMALL_N,
                f"Fewer than {small:g} articles: {', '.join(few)}. No claim is made that an interval holds its "
                "nominal coverage; the same goes for every term that fewer articles have.",
            )
        )
    least = threshold("few-clusters")
    if design.cluster is not None and (part.drawn.sizes < least).any():
        few = [name for name, n in zip(two.names, part.drawn.sizes.tolist(), strict=True) if n < least]
        found.append(
            Caveat(
                "few-clusters",
                f"Fewer than {least:g} clusters of articles: {', '.join(few)}. No claim is made that an interval "
                "holds its nominal coverage; the same goes for every term that fewer clusters have.",
            )
        )
    found += design.caveats()
    if not len(terms):
        found.append(Caveat("no-terms", f"Neither side has anything that {asked.coded.label} is made of."))
    return (*found, EXPLORATORY, NOT_VALIDATED)
