"""One group's words against another's: which are tested, with what result, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array
from scipy.special import ndtr

from framing.comparisons.counted import Counted
from framing.comparisons.keyness_arguments import Wanted
from framing.errors import ComparisonError
from framing.stats import (
    ClusterSums,
    Floats,
    benjamini_hochberg,
    clustered_test,
    log_likelihood,
    log_odds,
)

Index = npt.NDArray[np.int64]

MOST_TESTS = 10_000_000  # words × contrasts; their numbers take a quarter of a gigabyte


@dataclass(frozen=True, slots=True)
class Contrast:
    """One group against another, or against all others.

    Attributes
    ----------
    group, other : int
        Numbers of the groups; −1 for all others together.
    focus, reference : ClusterSums
        Sums over the articles of each side, of the words that were tested.
    columns : array of int, shape (f,)
        Which words these are.
    words : tuple of int
        How many words the articles of each side have.
    score, p_words, p : array, shape (f,)
        The measure, its p value if every word were independent, and that over articles (NaN: not tested).
    """

    group: int
    other: int
    focus: ClusterSums
    reference: ClusterSums
    columns: Index
    words: tuple[int, int]
    score: Floats
    p_words: Floats
    p: Floats

    @property
    def in_focus(self) -> npt.NDArray[np.bool_]:
        """Whether the focus has the higher rate, shape (f,)."""
        at_least = self.focus.h * self.reference.s >= self.reference.h * self.focus.s
        return np.asarray(
            at_least & ((self.focus.h > 0) | (self.reference.h == 0))
        )  # a side may have no words at all

    @property
    def documents(self) -> Floats:
        """How many articles of the side that uses it more have each word, shape (f,)."""
        return np.where(self.in_focus, self.focus.n_with, self.reference.n_with)


def contrasts(
    counts: Counted,
    member: Index,
    pairs: list[tuple[int, int | None]],
    out: npt.NDArray[np.bool_],
    wanted: Wanted,
) -> list[Contrast]:
    """Compare the words of groups.

    Parameters
    ----------
    member : array of int, shape (n,)
        The group of each article, −1 where it has none.
    out : array of bool, shape (v,)
        Words that are left out.

    Raises
    ------
    ComparisonError
        There are too many words and contrasts.
    """
    found = []
    n_tests = 0
    for pair, focus, reference in _sides(counts, member, pairs):
        enough = (focus.n_with + reference.n_with >= wanted.min_documents) & ~out
        columns = np.flatnonzero(enough)
        n_tests += len(columns)
        if n_tests > MOST_TESTS:
            raise ComparisonError(
                f"{len(pairs):,} contrasts of up to {len(out):,} words and phrases are more than can be compared "
                f"at once ({MOST_TESTS:,}). Name a focus, make fewer groups, or raise min_documents "
                f"(now {wanted.min_documents})."
            )
        words = tuple(int(counts.lengths[rows, 0].sum()) for rows in _articles(member, pair))
        focus, reference = focus.only(columns), reference.only(columns)
        score, p_words = _scored(focus, reference, wanted)
        found.append(
            Contrast(
                group=pair[0],
                other=-1 if pair[1] is None else pair[1],
                focus=focus,
                reference=reference,
                columns=columns,
                words=(words[0], words[1]),
                score=score,
                p_words=p_words,
                p=clustered_test(focus, reference),
            )
        )
    return found


def _articles(member: Index, pair: tuple[int, int | None]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which articles belong to each side."""
    group, other = pair
    return member == group, (member >= 0) & (member != group) if other is None else member == other


def _sides(
    counts: Counted, member: Index, pairs: list[tuple[int, int | None]]
) -> Iterator[tuple[tuple[int, int | None], ClusterSums, ClusterSums]]:
    # All groups together, or the one reference, are summed once.
    other = pairs[0][1]
    (shared,) = counts.sums(np.where(member >= 0, 0, -1) if other is None else member, [other or 0])
    for pair, focus in zip(pairs, counts.sums(member, [group for group, _ in pairs]), strict=True):
        yield pair, focus, shared - focus if other is None else shared


def _scored(focus: ClusterSums, reference: ClusterSums, wanted: Wanted) -> tuple[Floats, Floats]:
    """Return the score of each word, and its p value if every word were independent."""
    counts = (focus.h, reference.h, focus.s, reference.s)
    if wanted.measure == "g2":
        score = log_likelihood(*counts)
        return score, 2 * ndtr(-np.sqrt(np.abs(score)))
    total = focus.s + reference.s
    # As much as an average article weighs, divided among words as the words of both sides are.
    weight = total / max(focus.n + reference.n, 1) if wanted.prior is None else np.full(total.shape, wanted.prior)
    _, z = log_odds(*counts, weight * (focus.h + reference.h) / total, weight)
    score = np.nan_to_num(z, nan=0.0)  # where there is one word only, its odds are infinite on both sides
    return score, 2 * ndtr(-np.abs(score))


def corrected(found: list[Contrast], correction: str) -> list[Floats]:
    """Return the p values of all contrasts, corrected as one family; NaN where there is none."""
    if correction == "none":
        return [each.p for each in found]
    p = np.concatenate([each.p for each in found])
    tested = ~np.isnan(p)
    p[tested] = benjamini_hochberg(p[tested])
    return np.split(p, np.cumsum([len(each.p) for each in found])[:-1])


def ranked(contrast: Contrast, key: npt.NDArray[np.bool_], wanted: Wanted) -> Index:
    """Return which words are shown, numbers from 0 to f, in their order: those of the focus, of the reference.

    Key words come first, words of too few articles last, and among equals the larger score.
    """
    few = contrast.documents < wanted.least_documents
    order = np.lexsort((contrast.columns, -np.abs(contrast.score), few, ~key))
    focus = contrast.in_focus[order]
    return np.concatenate([order[focus][: wanted.limit], order[~focus][: wanted.limit]])


@dataclass(frozen=True, slots=True)
class Spread:
    """How the occurrences of words lie over the articles of a side, arrays of shape (f,).

    Attributes
    ----------
    dispersion : array
        Gries's deviation of proportions, 0 to 1; NaN where there are none.
    largest : array
        The largest part of them that stands in one article, 0 to 1.
    """

    dispersion: Floats
    largest: Floats


def spread(counts: csc_array, lengths: Index, out_of: Index, articles: npt.NDArray[np.bool_]) -> Spread:
    """Return how words are spread over some articles.

    DP = ½ Σ |part of the word's occurrences in an article − part of all words in it| (Gries 2008).

    Parameters
    ----------
    counts : csc_array, shape (n, f)
    lengths : array of int, shape (n, m)
    out_of : array of int, shape (f,)
        Which column of `lengths` each word is counted out of.
    articles : array of bool, shape (n,)
    """
    f = counts.shape[1]
    column = np.repeat(np.arange(f), np.diff(counts.indptr))
    inside = articles[counts.indices]
    row, column, h = counts.indices[inside], column[inside], counts.data[inside].astype(np.float64)
    total = np.bincount(column, h, f)
    parts = lengths * articles[:, None] / np.maximum(lengths[articles].sum(axis=0), 1)
    expected, found = parts[row, out_of[column]], h / total[column]
    without = 1 - np.bincount(column, expected, f)
    largest = np.zeros(f)
    np.maximum.at(largest, column, found)
    deviation = (np.bincount(column, np.abs(found - expected), f) + without) / 2
    return Spread(np.where(total > 0, np.clip(deviation, 0, 1), np.nan), largest)
