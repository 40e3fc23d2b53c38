"""Mean stance corrected by codes: over units that speak of a target, as people found them to.

Both parts of the mean are corrected: the sum of stances, and how many units there are. Where articles were
coded, what was measured is the comparison's own number. Where sentences were, it is the mean over sentences with
evidence, which is another number than the mean over articles, and raw means and gaps are worked out anew.
"""

from __future__ import annotations

import numpy as np

from framing.coding.coded_stances import CodedStances, article_stances, sentence_stances
from framing.comparisons.correction_material import Errors, Population, corrected_share
from framing.comparisons.correction_tables import Group, Row
from framing.comparisons.measuring import coded_values
from framing.results import Comparison, Scores
from framing.stats import Floats
from framing.stats.correction import CodedPart, Share, Strata, doubly_robust, share_limits


def stance_means(
    scores: Scores, comparison: Comparison, population: Population, units: CodedStances, names: tuple[str, ...]
) -> list[Row]:
    """Correct the mean stance toward each target in each group."""
    keys = [(lexicon, target.name) for lexicon, target in units.targets]
    if units.unit == "article":
        stance = article_stances(scores, keys)
        sums, n = np.nan_to_num(stance), (~np.isnan(stance)).astype(np.float64)
    else:
        sums, n = sentence_stances(scores, keys)
    mentions = coded_values(scores, "targets", "mentions", "all")
    every = [(book.name, target.name) for book in scores.codebooks for target in book.targets]
    number = {key: i for i, key in enumerate(every)}
    raw = {(row["lexicon"], row["name"], row["group"]): row for row in comparison.estimates}
    rows = []
    for j, (lexicon, target) in enumerate(units.targets):
        speaks, evident = units.speaks[:, j], units.evident[:, j]
        above = units.coded[:, j] - units.measured[:, j]
        below = speaks.astype(np.float64) - evident
        errors = Errors(units.article, units.known[:, j], above, below, units.weights, j)
        own = population.narrowed(~np.isnan(mentions[:, number[lexicon, target.name]]))
        groups = []
        for k, name in enumerate(names):
            h, g = sums[:, j], n[:, j]
            coded, wrong = _counts(own, k, units, j)
            several = (coded > 0).sum() > 1
            share = corrected_share(own, k, h, g, errors) if several else _nothing(errors.strata)
            before = raw[lexicon, target.name, name]
            measured = None if units.unit == "article" else _measured(own, k, h, g)
            found = (before["estimate"], before["low"], before["high"])
            if measured is not None:
                limits = share_limits(measured, comparison.confidence, (-1.0, 1.0))
                value, low, high = (None if np.isnan(each) else each for each in limits)
                found = (value, low, high)
            groups.append(Group(name, found, share, None, False, coded, wrong, measured))
        rows.append(Row(lexicon, target.name, target.label, tuple(groups), errors.strata))
    return rows


def _counts(population: Population, k: int, units: CodedStances, j: int) -> tuple[Floats, Floats]:
    """Return of each article or cluster the units with a code, and those found in another class than coded."""
    speaks = units.speaks[:, j] & (population.place(k)[units.article] >= 0)
    columns = [speaks, speaks & (units.found[:, j] != units.coded[:, j])]
    of_units = [np.bincount(units.article, column, len(population.owner)) for column in columns]
    coded, wrong = population.summed(k, np.stack(of_units, axis=1)).T
    return coded, wrong


def _measured(population: Population, k: int, h: Floats, g: Floats) -> Share:
    """Return the mean as measured, over articles with evidence."""
    sums = population.summed(k, np.stack([h, g], axis=1))
    some = sums[sums[:, 1] > 0]
    every = np.arange(len(some))
    nothing = np.zeros(len(some))
    whole = CodedPart(every, np.zeros(len(some), np.int64), some[:, 1], nothing, nothing)
    return doubly_robust(some[:, 0], some[:, 1], some[:, 1], whole, _UNDRAWN)


# What is measured was not drawn from strata: one, taken whole.
_UNDRAWN = Strata(np.ones(1), np.ones(1))


def _nothing(strata: Strata) -> Share:
    return Share(np.nan, np.nan, 0.0, np.zeros(len(strata.n)))
