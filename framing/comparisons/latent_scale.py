"""Latent Semantic Scaling of a corpus: where its articles and groups stand between two sets of seed words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from framing.comparisons.arguments import checked_settings, reference_number
from framing.comparisons.article_scores import article_scores, with_measure
from framing.comparisons.comparing import compared
from framing.comparisons.designs import designed
from framing.comparisons.grouping import grouped
from framing.comparisons.latent_tables import (
    articles_table,
    passages_table,
    seeds_table,
    sentences_table,
    words_table,
)
from framing.comparisons.seed_arguments import checked_seeds
from framing.comparisons.word_space import StopWords, WordSpace, space_caveats, word_space
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.lexicon import Lexicon
from framing.results import Caveat, LatentScale
from framing.scoring.latent_scaling import (
    Floats,
    leave_one_out,
    own_polarity,
    positions,
    seed_weights,
    similarities,
    standard,
)
from framing.scoring.seed_words import Seed, seeds_in
from framing.scoring.vectors import Vectors

MEASURE = "position"
_LISTED = 12


def lss(
    corpus: Corpus,
    seeds: Mapping[str, float] | Lexicon,
    *,
    poles: tuple[str, str] | None = None,
    vectors: Vectors | None = None,
    stop_words: StopWords = "english",
    by: str = "source",
    reference: str | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    seed: int = 0,
) -> LatentScale:
    """Place articles on a scale between two sets of seed words, by how their words are used (Watanabe 2021).

    Words that are used as the positive seeds are get a polarity above 0, words used as the negative seeds one
    below; an article's position is the mean polarity of its words. Experimental: look at the words first.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`.
    seeds : mapping of str to float, or Lexicon
        Words (* and ? are wildcards) with 1 or another number above 0 for one end, below 0 for the other. Or a
        lexicon with two frames, whose single words are the seeds: the first frame is the positive end.
    poles : (str, str), optional
        How the positive and the negative end are called; of a lexicon with more frames, which two of them they
        are.
    vectors : Vectors, optional
        From `fit_vectors` or `load_vectors`; learnt from the corpus unless given.
    stop_words : "english", sequence of str or None
        Words that take no part in positions.
    by, reference, cluster, strata, n_resamples, confidence, correction
        As in `compare`, for the positions of groups.
    seed : int
        Of the vectors, intervals and tests.

    Returns
    -------
    LatentScale
        Positions in standard deviations of articles: 0 is the mean article of this corpus, and says nothing about
        balance.

    Raises
    ------
    ComparisonError, InputError
        An argument makes no sense, no seed of an end has a vector, or the corpus is too small.

    Examples
    --------
    >>> scale = lss(corpus, {"growth": 1, "opportunit*": 1, "threat*": -1, "danger": -1})  # doctest: +SKIP
    >>> scale.seeds  # doctest: +SKIP
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    patterns, names = checked_seeds(seeds, poles)
    space = word_space(corpus, vectors, stop_words, seed, "lss()")
    found = seeds_in(patterns, space.vectors.words)
    _check_ends(found, names, space.vectors.words)
    scores = article_scores(corpus, space.places)
    groups = grouped(scores, by)
    chosen = reference_number(reference, by, groups.names)
    design = designed(scores, groups, cluster, strata)

    similarity, weights = similarities(space.vectors, found), seed_weights(found)
    polarity = similarity @ weights
    raw, known = positions(space.counts, polarity)
    if not (known > 0).any() or not np.nanstd(raw) > 0:
        raise ComparisonError(
            "All articles have the same position, or none, so there is no scale. Give more articles or seeds."
        )
    value = standard(raw)
    without = _without_each(space, similarity, leave_one_out(weights, found))
    articles = articles_table(space, groups, value, raw, known)
    sentence_raw, sentence_known = positions(space.sentence_counts, polarity)
    sentences = sentences_table(space, standard(sentence_raw, raw), sentence_known)
    caveats = (*space_caveats(space), *_seed_caveats(found, similarity, weights))
    made, method, references = _method(space, found, names)
    scores = with_measure(scores, MEASURE, "Position", articles, made, caveats=caveats, references=references)
    comparison = compared(scores, groups, MEASURE, "all", chosen, settings, design=design)
    return LatentScale(
        table=articles,
        exclusions=corpus.exclusions,
        provenance=corpus.provenance,
        caveats=comparison.caveats,
        method=f"{method} {comparison.method}",
        references=tuple(dict.fromkeys((*references, *comparison.references))),
        by=by,
        poles=names,
        words=words_table(space, polarity, found),
        seeds=seeds_table(space, found, names, similarity, weights, value, without, groups, known),
        sentences=sentences,
        passages=passages_table(space, groups, sentences, names),
        comparison=comparison,
        vectors=f"{space.vectors.origin} ({space.vectors.sha256[:12]})",
        seed=seed,
    )


def _check_ends(seeds: tuple[Seed, ...], poles: tuple[str, str], words: tuple[str, ...]) -> None:
    """Refuse a scale of which an end has no word, or a word that the other has.

    Raises
    ------
    ComparisonError
    """
    for name, sign in zip(poles, (1, -1), strict=True):
        own = [each for each in seeds if each.weight * sign > 0]
        if not any(each.rows for each in own):
            said = "; ".join(f"{each.pattern}: {each.why_not}" for each in own[:_LISTED]) or "none was given"
            raise ComparisonError(
                f"No seed word of the end '{name}' can be used ({said}). Give single words that occur often "
                "enough in these articles."
            )
    ends = [{row for each in seeds if each.weight * sign > 0 for row in each.rows} for sign in (1, -1)]
    if shared := ends[0] & ends[1]:
        listed = _listed(sorted(words[row] for row in shared))
        raise ComparisonError(f"A seed word is of one end only; seeds of both ends stand for: {listed}.")


def _without_each(space: WordSpace, similarity: Floats, weights: Floats) -> Floats:
    """Return the standardised positions of articles without each seed, shape (articles, s)."""
    polarity = similarity @ np.nan_to_num(weights).T
    value, _ = positions(space.counts, polarity)
    return np.where(np.isnan(weights).any(axis=1), np.nan, standard(value))


def _seed_caveats(seeds: tuple[Seed, ...], similarity: Floats, weights: Floats) -> tuple[Caveat, ...]:
    """Return what is said of seeds that take no part, and of those that lie on the wrong side."""
    unused = [f"{each.pattern} ({each.why_not})" for each in seeds if each.why_not]
    wrong = [
        each.pattern
        for each, value in zip(seeds, own_polarity(seeds, similarity, weights), strict=True)
        if each.weight * value < 0
    ]
    found = []
    if unused:
        found.append(
            Caveat("unused-seeds", f"{len(unused)} of {len(seeds)} seeds take no part: {_listed(unused)}.")
        )
    if wrong:
        found.append(
            Caveat(
                "seed-disagrees",
                f"By the other seeds alone, {len(wrong)} of {len(seeds)} seeds lie on the other side: "
                f"{_listed(wrong)}. They are used in another sense here, or the two ends are not opposites in "
                "these articles.",
            )
        )
    return tuple(found)


def _listed(words: list[str]) -> str:
    more = f" and {len(words) - _LISTED:,} more" if len(words) > _LISTED else ""
    return f"{', '.join(words[:_LISTED])}{more}"


def _method(space: WordSpace, seeds: tuple[Seed, ...], poles: tuple[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Return what a group's value is, how articles got theirs, and the works that it rests on."""
    used = [sum(1 for each in seeds if each.rows and each.weight * sign > 0) for sign in (1, -1)]
    made = (
        "The position of a group is the mean over the known words of its articles, so that longer articles weigh "
        "more; 0 is the mean article of all groups, 1 a standard deviation of articles."
    )
    method = (
        f"Articles were placed on a scale by Latent Semantic Scaling (Watanabe, 2021) from {used[0]} seed words "
        f"for ‘{poles[0]}’ and {used[1]} for ‘{poles[1]}’. {space.vectors.method} The polarity of a word is its "
        "mean cosine with the seed words, the two ends weighing the same; the position of an article is the mean "
        "polarity of its words, standardised over articles."
    )
    return made, method, ("watanabe2021", *space.vectors.references)
