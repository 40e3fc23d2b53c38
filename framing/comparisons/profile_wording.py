"""Distances in words: what was done, and what has to be known about it."""

from __future__ import annotations

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import listed, whole_caveats
from framing.comparisons.grouping import Grouping
from framing.comparisons.profile_data import ENOUGH_ARTICLES, ENOUGH_GROUPS, Apart, Profiled
from framing.comparisons.profile_tables import NO_PROFILE, NO_VARIATION
from framing.comparisons.wording import VOICES_IN_WORDS
from framing.results import Caveat
from framing.results import caveats as codes
from framing.stats import floor_is_coarse

POOR_STRESS = 0.2  # "poor" in Kruskal (1964)
KNOWN_BRANCH = 0.5  # below, most resamples have another branch in its place
_COUNTED = {
    "share": "sentences with a hit",
    "rate": "hits",
    "present": "articles in which the frame reaches its threshold",
    "salience": "salience, summed over articles,",
}


def distance_method(
    data: Profiled, found: Apart, groups: Grouping, measure: str, voice: str, settings: Settings
) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references, from what was really done."""
    spoken = "" if voice == "all" else f", hits counted only where {VOICES_IN_WORDS[voice]}"
    percent = f"{settings.confidence * 100:g}%"
    n = f"{settings.n_resamples:,}"
    sentences = [
        f"The profile of a group is the part that each of the {len(data.coded)} frames has of its "
        f"{_COUNTED[measure]} over all frames{spoken}. Profiles are compared by the Jensen–Shannon distance, the "
        "square root of the divergence with logarithms to base 2 (Lin, 1991; Endres & Schindelin, 2003): 0 where "
        "they are equal, 1 where they share no frame.",
        "Chance alone sets samples apart; its part in each squared distance was taken out by the jackknife over "
        "articles with a hit of any frame (Quenouille, 1956).",
        f"Intervals ({percent}) are of the squared distance by Student's t with Welch's degrees of freedom and "
        f"the larger of the jackknife's and the bootstrap's standard errors over articles within groups ({n} "
        "resamples; Davison & Hinkley, 1997; Efron & Stein, 1981; Welch, 1947).",
        f"Whether two groups have one profile was tested by {n} permutations of the labels of their articles "
        "(Phipson & Smyth, 2010), with the divergence divided by its mean under equality as estimated from the "
        "spread over articles (Brunner, Dette, & Munk, 1997); the mean distance over permutations is what chance "
        f"gives. p values of {len(found.pairs):,} pairs were corrected by Benjamini–Hochberg (1995).",
    ]
    references = ["lin1991", "endres2003", "quenouille1956", "davison1997", "efron1981", "welch1947"]
    references += ["phipson2010", "brunner1997", "benjamini1995"]
    if found.tree is not None:
        sentences.append(
            f"The {len(found.arranged)} groups with at least {ENOUGH_ARTICLES} such articles were joined by "
            "average linkage of the observed distances (Sokal & Michener, 1958); the stability of a branch is the "
            "part of the bootstrap resamples in whose tree it appears (Felsenstein, 1985). Their map is classical "
            f"scaling of the corrected squared distances (Gower, 1966) with {percent} ellipses of resamples "
            "turned onto it (Procrustes; Gower, 1975; Jacoby & Armstrong, 2014), and stress after Kruskal (1964)."
        )
        references += ["sokal1958", "felsenstein1985", "gower1966", "gower1975", "jacoby2014", "kruskal1964"]
    return " ".join(sentences), tuple(references)


def distance_caveats(data: Profiled, found: Apart, groups: Grouping, settings: Settings) -> tuple[Caveat, ...]:
    """Word every caution that a row carries, then what concerns the whole."""
    names, n = np.array(groups.names, object), data.n
    caveats = []
    if (n < 2).any():
        where = [f"{name} ({count})" for name, count in zip(names[n < 2], n[n < 2].tolist(), strict=True)]
        caveats.append(
            Caveat(
                NO_PROFILE,
                f"Fewer than two articles have a hit of any frame: {listed(where)}. There is no profile, and no "
                "distance.",
            )
        )
    few = (n > 1) & (n < ENOUGH_ARTICLES)
    if few.any():
        caveats.append(
            Caveat(
                codes.SMALL_N,
                f"Fewer than {ENOUGH_ARTICLES} articles carry the profile of {listed(list(names[few]))}. No claim "
                "is made that an interval of its distances holds its nominal coverage, and it is left out of tree "
                "and map.",
            )
        )
    steady = np.isnan(found.divergences.low)
    if steady.any():
        pairs = [
            f"{names[a]} and {names[b]}"
            for a, b in zip(found.pairs.group[steady], found.pairs.reference[steady], strict=True)
        ]
        caveats.append(
            Caveat(
                NO_VARIATION,
                f"All articles with a hit have the same profile on either side: {listed(pairs)}. How they vary "
                "cannot be estimated, so there is no interval.",
            )
        )
    caveats += _arranging(found, settings)
    if floor_is_coarse(len(found.pairs), settings.n_resamples, settings.alpha):
        enough = int(np.ceil(len(found.pairs) / settings.alpha))
        caveats.append(
            Caveat(
                "coarse-p",
                f"With {len(found.pairs):,} pairs, {settings.n_resamples:,} permutations are too few for one lone "
                f"difference to pass the correction, however large; {enough:,} would be enough.",
            )
        )
    return (*caveats, *whole_caveats(groups.by, groups.names, groups.n_outside, []))


def _arranging(found: Apart, settings: Settings) -> list[Caveat]:
    """Say why there is no tree and no map, or how far the map can be trusted."""
    if found.map is not None and found.tree is not None:
        caveats = []
        if found.map.stress > POOR_STRESS:
            caveats.append(
                Caveat(
                    "poor-map",
                    f"The map's stress is {found.map.stress:.2f} (over {POOR_STRESS:g} is poor): two directions "
                    "cannot show these distances as they are. Read the table of pairs instead.",
                )
            )
        if (found.tree.stability[:-1] < KNOWN_BRANCH).all():
            caveats.append(
                Caveat(
                    "unstable-tree",
                    f"No branch of the tree is in {KNOWN_BRANCH:.0%} of the resamples: other articles of these "
                    "groups would give another tree. Name no clusters from it.",
                )
            )
        return caveats
    k = len(found.arranged)
    if k < ENOUGH_GROUPS:
        have = "No group has" if not k else "1 group has" if k == 1 else f"{k} groups have"
        return [
            Caveat(
                "too-few-groups",
                f"{have} {ENOUGH_ARTICLES} articles with a hit; a tree and a map take at least {ENOUGH_GROUPS}, "
                "so there are none.",
            )
        ]
    return [
        Caveat(
            "no-pair-differs",
            f"No two groups with {ENOUGH_ARTICLES} articles or more can be told apart (corrected p of "
            f"{settings.alpha:g} or more): a tree or a map would show chance, so there are none.",
        )
    ]
