"""Microframes of a corpus: toward which pole its groups' words lie, and how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons.arguments import Settings, checked_settings, reference_number
from framing.comparisons.article_scores import article_scores, with_measure
from framing.comparisons.comparing import compared
from framing.comparisons.designs import designed
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.microframe_tables import (
    Null,
    articles_table,
    axes_table,
    drivers_table,
    groups_table,
    words_table,
)
from framing.comparisons.pole_arguments import Poles, checked_poles
from framing.comparisons.word_space import StopWords, WordSpace, space_caveats, word_space
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.lexicon import Lexicon
from framing.results import Caveat, Comparison, Microframes, Table
from framing.scoring.microframes import (
    Floats,
    Sums,
    axes_of,
    contributions,
    null_samples,
    of_groups,
    summed,
    two_sided,
)
from framing.scoring.seed_words import Seed, seeds_in
from framing.scoring.vectors import Vectors
from framing.stats import benjamini_hochberg, generator

BIAS, INTENSITY = "microframe_bias", "microframe_intensity"
ALIKE = 0.8  # cosine of the poles' means: above, what parts them is shorter than two thirds of either
_STREAM = 11  # of the seed; other draws have other streams


def microframes(
    corpus: Corpus,
    poles: Mapping[str, Sequence[Sequence[str]] | Mapping[str, Sequence[str]]] | Lexicon,
    *,
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
) -> Microframes:
    """Find toward which of two poles the words of articles lie, and how much they do (Kwak et al. 2021).

    A microframe is an axis between two sets of words. The *bias* of a text is the mean cosine of its words with
    the axis: a signed mean toward a pole, and no media bias. Its *intensity* is their mean square about the bias
    of the whole corpus: how much the axis is used at all, to whichever side. Experimental: look at the words
    first.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`.
    poles : mapping, or Lexicon
        By name, the words of pole A and of pole B (* and ? are wildcards), such as
        ``{"prospects": (["opportunity"], ["threat", "danger"])}``; a mapping of two labels to words names the
        poles. Or a lexicon: each pair of opposed frames.
    vectors, stop_words
        As in `lss`.
    by, reference, cluster, strata, n_resamples, confidence, correction
        As in `compare`. As many samples are drawn for the null.
    seed : int
        Of the vectors, intervals, tests and draws.

    Returns
    -------
    Microframes
        With intervals of every group's bias and intensity, their differences, and how both lie to those of as many
        articles drawn from the whole corpus.

    Raises
    ------
    ComparisonError, InputError
        An argument makes no sense, no word of a pole has a vector, or the corpus is too small.

    Examples
    --------
    >>> microframes(corpus, {"prospects": (["opportunity", "growth"], ["threat", "danger"])})  # doctest: +SKIP
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    wanted = checked_poles(poles)
    space = word_space(corpus, vectors, stop_words, seed, "microframes()")
    found = [
        tuple(seeds_in([(word, 1.0) for word in side], space.vectors.words) for side in (each.pole_a, each.pole_b))
        for each in wanted
    ]
    rows = [(_rows(a), _rows(b)) for a, b in found]
    _check(wanted, found, space.vectors.words)
    scores = article_scores(corpus, space.places)
    groups = grouped(scores, by)
    chosen = reference_number(reference, by, groups.names)
    design = designed(scores, groups, cluster, strata)

    contribution = contributions(space.vectors, axes_of(space.vectors, rows))
    sums, baseline = summed(space.counts, contribution)
    axes = axes_table(space, wanted, rows, found, baseline)
    articles = articles_table(space, groups, wanted, sums)
    caveats = (*space_caveats(space), *_caveats(axes))
    method = _method(space, len(wanted))
    references = ("kwak2021", *space.vectors.references)
    results: dict[str, Comparison] = {}
    for name, (measure, made, low, high) in _MADE.items():
        values = pa.table(
            {
                "document_id": articles.data.column("document_id"),
                "item": articles.data.column("item"),
                "value": articles.data.column(name),
                "weight": articles.data.column("weight"),
            }
        )
        given = with_measure(
            scores,
            measure,
            name.capitalize(),
            Table(values),
            made,
            low=low,
            high=high,
            caveats=caveats,
            references=references,
            labels={each.name: _shown(each) for each in wanted},
        )
        results[name] = compared(given, groups, measure, "all", chosen, settings, design=design)
    nulls = _nulls(sums, groups, settings)
    return Microframes(
        table=articles,
        exclusions=corpus.exclusions,
        provenance=corpus.provenance,
        caveats=results["bias"].caveats,
        method=f"{method} {results['bias'].method}",
        references=tuple(dict.fromkeys((*references, *results["bias"].references, "phipson2010"))),
        by=by,
        axes=axes,
        groups=groups_table(groups, wanted, sums, nulls, results["bias"], results["intensity"]),
        words=words_table(space, wanted, rows, contribution),
        drivers=drivers_table(space, groups, wanted, contribution),
        bias=results["bias"],
        intensity=results["intensity"],
        vectors=f"{space.vectors.origin} ({space.vectors.sha256[:12]})",
        n_resamples=settings.n_resamples,
        seed=seed,
    )


# By name: the measure, what a group's value is, and its range; the square of a difference of two cosines is at
# most 4.
_MADE = {
    "bias": (
        BIAS,
        "The microframe bias of a group is the mean contribution of the known words of its articles: the cosine "
        "of a word with the axis from pole B to pole A, −1 to 1. It is a signed mean toward a pole, and no media "
        "bias.",
        -1.0,
        1.0,
    ),
    "intensity": (
        INTENSITY,
        "The microframe intensity of a group is the mean square of its words' contributions about the bias of the "
        "whole corpus.",
        0.0,
        4.0,
    ),
}


def _shown(poles: Poles) -> str:
    """Name a microframe with its poles, in the order in which they lie on an axis: B below 0, A above it."""
    ends = f"{poles.label_b} – {poles.label_a}"
    return ends if poles.name == f"{poles.label_a} – {poles.label_b}" else f"{poles.name} ({ends})"


def _rows(seeds: Sequence[Seed]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row for seed in seeds for row in seed.rows))


def _check(wanted: Sequence[Poles], found: Sequence[Any], words: Sequence[str]) -> None:
    """Refuse microframes of which a pole has no word, or a word that the other has.

    Raises
    ------
    ComparisonError
        Naming all of them.
    """
    problems = []
    for poles, sides in zip(wanted, found, strict=True):
        for label, seeds in zip((poles.label_a, poles.label_b), sides, strict=True):
            if not _rows(seeds):
                said = "; ".join(f"{each.pattern}: {each.why_not}" for each in seeds[:12])
                problems.append(f"'{poles.name}': no word of the pole '{label}' can be used ({said}).")
    if problems:
        advice = "Give single words that occur often enough in these articles."
        raise ComparisonError("\n".join([*problems, advice]))
    for poles, (a, b) in zip(wanted, found, strict=True):
        if shared := set(_rows(a)) & set(_rows(b)):
            listed = ", ".join(sorted(words[row] for row in shared)[:12])
            problems.append(f"'{poles.name}': a word is of one pole only; of both: {listed}.")
    if problems:
        raise ComparisonError("\n".join(problems))


def _nulls(sums: Sums, groups: Grouping, settings: Settings) -> tuple[Null, Null]:
    """Return how each group lies to as many articles drawn from all, of bias and intensity; arrays (k, m)."""
    k, m = len(groups.names), sums.toward.shape[1]
    observed = of_groups(sums, groups.member, k)
    means, ps = np.full((2, k, m), np.nan), np.full((2, k, m), np.nan)
    sizes = np.bincount(groups.member[(groups.member >= 0) & (sums.words > 0)], minlength=k)
    everyone = Sums(*(each[sums.words > 0] for each in (sums.words, sums.toward, sums.squares)))
    for number in range(k):
        rng = generator(settings.seed, _STREAM, number)
        drawn = null_samples(everyone, int(sizes[number]), settings.n_resamples, rng)
        for place, (samples, values) in enumerate(zip(drawn, (observed.bias, observed.intensity), strict=True)):
            means[place, number] = samples.mean(axis=0)
            ps[place, number] = two_sided(values[number], samples)
    known = ~np.isnan(observed.bias)
    ps[:, ~known] = np.nan
    corrected: Floats = np.full_like(ps, np.nan)
    corrected[~np.isnan(ps)] = benjamini_hochberg(ps[~np.isnan(ps)])
    return (
        Null(observed.bias, means[0], ps[0], corrected[0]),
        Null(observed.intensity, means[1], ps[1], corrected[1]),
    )


def _caveats(axes: Table) -> tuple[Caveat, ...]:
    found = []
    alike = [row["item"] for row in axes if row["likeness"] > ALIKE]
    if alike:
        found.append(
            Caveat(
                "poles-alike",
                f"The two poles of {', '.join(alike)} lie in nearly the same direction (cosine above {ALIKE:g}): "
                "their words are used alike here, and the axis between them is mostly noise.",
            )
        )
    unused = [f"{row['item']}: {', '.join(row['unused'])}" for row in axes if row["unused"]]
    if unused:
        found.append(Caveat("unused-words", f"Words of poles without a vector take no part. {'; '.join(unused)}."))
    return tuple(found)


def _method(space: WordSpace, n: int) -> str:
    return (
        f"{n} microframe{'s' * (n != 1)} were measured as in FrameAxis (Kwak et al., 2021). "
        f"{space.vectors.method} An axis is the mean vector of the words of pole A minus that of pole B; a word "
        "contributes its cosine with the axis. Each group was set against samples of as many articles, drawn with "
        "replacement from all articles: p is two-sided, with (1 + exceedances) ÷ (1 + samples) (Phipson & Smyth, "
        "2010), corrected over all groups, microframes and both numbers for the false discovery rate."
    )
