"""Distances between the frame profiles of groups: how differently they divide what they say among the frames."""

from __future__ import annotations

import hashlib

import numpy as np

from framing.comparisons.arguments import Settings, check_measure, checked_settings
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measures import REGISTRY
from framing.comparisons.measuring import coded_frames, frame_values
from framing.comparisons.profile_data import ENOUGH_ARTICLES, ENOUGH_GROUPS, Apart, Profiled
from framing.comparisons.profile_tables import (
    pairs_table,
    positions_table,
    profiles_table,
    sizes_table,
    tree_table,
)
from framing.comparisons.profile_wording import distance_caveats, distance_method
from framing.errors import ComparisonError, one_of, unknown
from framing.results import Distances, Scores
from framing.stats import (
    Pairs,
    all_pairs,
    average_tree,
    benjamini_hochberg,
    flat_map,
    generator,
    profile_divergences,
    profile_tests,
)

PROFILED = ("share", "rate", "present", "salience")  # whose numerators add up over articles and frames
MOST_PROFILES = 150  # 11,175 pairs; a map of more is a cloud
_DRAWN, _SHUFFLED = 11, 12  # streams of the seed


def distances(
    scores: Scores,
    by: str = "source",
    *,
    measure: str = "share",
    voice: str = "all",
    lexicon: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Distances:
    """Say how far apart groups are in how they divide what they say among the frames.

    Parameters
    ----------
    scores : Scores
        What `score` returned.
    by : str
        The column of `scores.documents` whose values are the groups. Articles without a value belong to none.
    measure : {"share", "rate", "present", "salience"}
        What is counted of each frame: sentences with a hit, hits, articles that reach the threshold, or salience.
        A profile is each frame's part of the sum over frames, so lengths and denominators do not matter.
    voice : {"all", "journalist", "quoted", "attributed"}
        Whose words count.
    lexicon : str, optional
        Whose frames make the profiles; needed where there are several lexicons with frames.
    n_resamples : int
        Bootstrap resamples, and permutations of each pair, at least 200.
    confidence : float
        Of intervals and ellipses, between 0.5 and 1.
    seed : int
        The same scores, settings and seed give the same result, digit by digit.

    Returns
    -------
    Distances
        Every pair of groups that have two articles with a hit. A tree and a map where at least four groups have
        ten articles with a hit and at least one pair of them differs; a caveat says so where there are none.

    Raises
    ------
    ComparisonError
        A setting or column does not exist, the lexicon has fewer than two frames, or there are too many groups.
    """
    check_profiled(measure, voice)
    settings = checked_settings(n_resamples, confidence, "benjamini-hochberg", seed)
    groups = grouped(scores, by)
    data = profiled(scores, groups, measure, voice, _checked_lexicon(scores, lexicon))
    if len(data.known) > MOST_PROFILES:
        raise ComparisonError(
            f"{len(data.known):,} groups have a profile; distances are possible between at most {MOST_PROFILES}. "
            "Narrow the corpus first, such as corpus.where(source=[…]), or choose a column with fewer values."
        )
    return apart(scores, groups, data, measure, voice, settings)


def check_profiled(measure: str, voice: str) -> None:
    """Refuse a measure that makes no profiles, or a voice that does not exist.

    Raises
    ------
    ComparisonError
    """
    check_measure(measure, voice)
    if measure not in PROFILED:
        raise ComparisonError(
            f"A profile divides what can be added up among the frames, and '{measure}' cannot. What can be: "
            f"{one_of(PROFILED)}."
        )


def profiled(scores: Scores, groups: Grouping, measure: str, voice: str, lexicon: str) -> Profiled:
    """Return what the profiles of groups are made of, from the frames of one lexicon."""
    coded = coded_frames(scores)
    own = [i for i, each in enumerate(coded) if each.lexicon == lexicon]
    values = frame_values(scores, REGISTRY[measure].numerator, voice)[:, own]
    carrying = np.where(values.sum(axis=1) > 0, groups.member, -1)
    k = len(groups.names)
    return Profiled(
        tuple(coded[i] for i in own),
        tuple(values[carrying == number] for number in range(k)),
        np.bincount(groups.member[groups.member >= 0], minlength=k),
    )


def lexicons_with_profiles(scores: Scores) -> tuple[str, ...]:
    """Return the lexicons that have two frames or more: with one, every profile is the same."""
    return tuple(book.name for book in scores.codebooks if len(book.frames) > 1)


def apart(
    scores: Scores, groups: Grouping, data: Profiled, measure: str, voice: str, settings: Settings
) -> Distances:
    """Do the work of `distances` for profiles that are made already."""
    found = _found(data, groups.names, settings)
    method, references = distance_method(data, found, groups, measure, voice, settings)
    lexicon = data.coded[0].lexicon
    return Distances(
        measure=measure,
        by=groups.by,
        voice=voice,
        lexicon=lexicon,
        groups=groups.names,
        sizes=sizes_table(data, found, groups.names),
        profiles=profiles_table(data, groups.names),
        pairs=pairs_table(data, found, groups.names),
        tree=tree_table(found, groups.names),
        positions=positions_table(found, groups.names),
        stress=None if found.map is None else found.map.stress,
        held=None if found.map is None else found.map.held,
        caveats=distance_caveats(data, found, groups, settings),
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        n_tests=len(found.pairs),
        seed=settings.seed,
        method=method,
        references=references,
        codebooks=tuple(book for book in scores.codebooks if book.name == lexicon),
    )


def _found(data: Profiled, names: tuple[str, ...], settings: Settings) -> Apart:
    known = data.known
    inner = all_pairs(len(known))
    groups = [data.hits[number] for number in known.tolist()]
    divergences = profile_divergences(
        groups,
        inner,
        n_resamples=settings.n_resamples,
        confidence=settings.confidence,
        rngs=[generator(settings.seed, _DRAWN, _key(names[number])) for number in known.tolist()],
    )
    chance = profile_tests(groups, inner, n_resamples=settings.n_resamples, seed=(settings.seed, _SHUFFLED))
    p_corrected = benjamini_hochberg(chance.p)
    enough = data.n[known] >= ENOUGH_ARTICLES
    between = enough[inner.group] & enough[inner.reference]
    pairs = Pairs(known[inner.group], known[inner.reference], ())
    tree = placed = None
    if enough.sum() >= ENOUGH_GROUPS and (p_corrected[between] < settings.alpha).any():
        observed, corrected = divergences.observed[between], divergences.corrected[between]
        replicates = divergences.replicates[:, between]
        tree = average_tree(observed, replicates + (observed - corrected))
        placed = flat_map(corrected, replicates, settings.confidence)
    return Apart(pairs, divergences, chance, p_corrected, known[enough], tree, placed)


def _checked_lexicon(scores: Scores, lexicon: str | None) -> str:
    """Return the lexicon whose frames make the profiles."""
    able = lexicons_with_profiles(scores)
    named = [book.name for book in scores.codebooks]
    if lexicon is not None and lexicon not in named:
        raise ComparisonError(unknown("lexicon", str(lexicon), named))
    if not able or (lexicon is not None and lexicon not in able):
        whose = f"The lexicon '{lexicon}' has" if lexicon is not None else "The lexicons have"
        raise ComparisonError(
            f"{whose} fewer than two frames, so every profile would be the same. Score the articles with a "
            "lexicon that has several frames."
        )
    if lexicon is None and len(able) > 1:
        raise ComparisonError(
            "A profile divides one whole among the frames of one lexicon, and there are several. Choose with "
            f"lexicon=: {one_of(able)}."
        )
    return lexicon or able[0]


def _key(name: str) -> int:
    """Return the number of a group's own stream: what is drawn of it is the same whoever stands beside it."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
