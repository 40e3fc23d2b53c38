"""Which words and phrases set groups of articles apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.counted import Counted
from framing.comparisons.grouping import Grouping, grouped_articles
from framing.comparisons.keyness_arguments import Wanted, checked_articles, checked_wanted, sides
from framing.comparisons.keyness_contrasts import contrasts, corrected
from framing.comparisons.keyness_tables import exclusions_table, keyness_tables
from framing.comparisons.keyness_wording import method_of, row_caveats, whole_caveats
from framing.comparisons.leaving_out import left_out
from framing.comparisons.stored_counts import stored_counts
from framing.comparisons.word_counts import word_counts
from framing.corpus import Corpus
from framing.results import Keyness, Scores, Table


def keyness(
    corpus: Corpus | Scores,
    focus: str | None = None,
    reference: str | None = None,
    *,
    by: str = "source",
    measure: str = "log-odds",
    ngrams: int | Sequence[int] = (1, 2),
    min_documents: int = 3,
    lowercase: bool = True,
    stop_words: str | Iterable[str] | None = None,
    exclude: str | Iterable[str] = (),
    prior: float | None = None,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    limit: int | None = 100,
) -> Keyness:
    """Find the words and phrases that groups of articles use more often than others.

    Titles and what cleaning left of the texts are counted. Nothing is random: the same corpus gives the same
    result.

    Parameters
    ----------
    corpus : Corpus or Scores
        From `read_corpus`; or scores of a dataset (`open_scores`), which keep the words of its articles on disk:
        a part at a time is in memory.
    focus, reference : str, optional
        Two groups. Without a reference, the focus is compared with all other groups together; without a focus,
        every group is (or each with the reference). Of two groups, one contrast says everything.
    by : str
        The column of the articles whose values are the groups.
    measure : {"log-odds", "g2"}
        What orders the words: the z-score of the log-odds-ratio with an informative Dirichlet prior, or signed G².
        Tests, intervals and effects are the same with either.
    ngrams : int or sequence of int
        How many words long, from 1 to 5: 1 for words, 2 for phrases of two words. Each length is counted out of
        all runs of as many words.
    min_documents : int
        How many articles of both sides together must have a word that is to be tested. To be key, at least three
        (or as many, where that is less) of the side that uses it more must have it: no article alone makes one.
    lowercase : bool
        Whether "Trade" and "trade" are one word. "US" and "us" are then one, too.
    stop_words : "english" or sequence of str, optional
        Words that are left out, and phrases that begin or end with one. All words count unless given: function
        words tell styles apart.
    exclude : str or sequence of str
        Words or phrases that are left out, and every phrase that holds one, such as names of outlets. Like stop
        words they stay in what others are counted out of, so no other number changes but that of tests.
    prior : float, optional
        Of the log-odds, how many words the prior weighs; those of an average article unless given.
    confidence : float
        Of the intervals, between 0.5 and 1; tests are counted at 1 − confidence.
    correction : {"benjamini-hochberg", "none"}
        For how many words and contrasts are tested: the false discovery rate, or nothing.
    limit : int or None
        How many words of each side of a contrast to return, None for all. All are tested.

    Returns
    -------
    Keyness

    Raises
    ------
    ComparisonError
        An argument, the column or a group does not exist or makes no sense here, or there is one group only.

    Examples
    --------
    >>> keyness(corpus, "Xinhua", "Reuters").top(10)  # doctest: +SKIP
    """
    articles = checked_articles(corpus)
    wanted = checked_wanted(
        measure=measure,
        ngrams=ngrams,
        min_documents=min_documents,
        lowercase=lowercase,
        stop_words=stop_words,
        exclude=exclude,
        prior=prior,
        confidence=confidence,
        correction=correction,
        limit=limit,
    )
    rows = articles.documents if isinstance(articles, Scores) else Table(articles.articles)
    groups = grouped_articles(rows, by, articles.exclusions)
    pairs = sides(groups, focus, reference)
    return _found(articles, groups, pairs, focus, reference, wanted)


def _found(
    articles: Corpus | Scores,
    groups: Grouping,
    pairs: list[tuple[int, int | None]],
    focus: str | None,
    reference: str | None,
    wanted: Wanted,
) -> Keyness:
    takes_part = _takes_part(groups, pairs)
    counts = _counted(articles, takes_part, wanted)
    has_words = counts.lengths[:, 0] > 0
    member = np.where(has_words, groups.member[takes_part], -1)
    out, unknown = left_out(counts, wanted)
    found = contrasts(counts, member, pairs, out, wanted)
    p_corrected = corrected(found, wanted.correction)
    tables = keyness_tables(counts, member, groups.names, found, p_corrected, wanted)
    n_tests = sum(int((~np.isnan(each.p)).sum()) for each in found)
    method, references = method_of(wanted, n_tests, len(found), any(other is None for _, other in pairs))
    n_wordless = int((~has_words).sum())
    return Keyness(
        measure=wanted.measure,
        by=groups.by,
        groups=groups.names,
        focus=None if focus is None else str(focus),
        reference=None if reference is None else str(reference),
        words=tables.words,
        contrasts=tables.contrasts,
        exclusions=exclusions_table(articles.exclusions, groups, int(has_words.sum()), n_wordless),
        caveats=(
            *row_caveats(tables.codes, tables.small, tables.alone, wanted),
            *whole_caveats(
                groups.by,
                groups.n_outside,
                n_wordless,
                unknown,
                sum(len(each.columns) for each in found),
                wanted.min_documents,
            ),
        ),
        confidence=wanted.confidence,
        correction=wanted.correction,
        n_tests=n_tests,
        min_documents=wanted.min_documents,
        left_out=tuple(dict.fromkeys((*sorted(wanted.stop_words), *wanted.exclude))),
        method=method,
        references=references,
    )


def _counted(articles: Corpus | Scores, which: npt.NDArray[np.bool_], wanted: Wanted) -> Counted:
    """Count the words of some articles."""
    lowercase, least = wanted.lowercase, wanted.min_documents
    if isinstance(articles, Corpus):
        return word_counts(part_of(articles, which), wanted.orders, lowercase=lowercase, min_documents=least)
    assert articles.words is not None  # `checked_articles` has seen to it
    return stored_counts(articles.words, which, wanted.orders, lowercase=lowercase, min_documents=least)


def _takes_part(groups: Grouping, pairs: list[tuple[int, int | None]]) -> npt.NDArray[np.bool_]:
    """Return which articles belong to a side of a contrast, shape (n,)."""
    chosen = {number for pair in pairs for number in pair if number is not None}
    if any(other is None for _, other in pairs):
        return groups.member >= 0
    return np.isin(groups.member, sorted(chosen))


def part_of(corpus: Corpus, which: npt.NDArray[np.bool_]) -> Corpus:
    """Return some articles of a corpus, with their cuts; what is said of the whole stays as it is."""
    articles = corpus.articles.filter(pa.array(which))
    cuts = corpus.cuts.data
    own = pc.is_in(cuts.column("document_id"), value_set=articles.column("document_id").combine_chunks())
    return replace(corpus, articles=articles, cuts=Table(cuts.filter(own)))
