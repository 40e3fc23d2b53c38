"""How much more often something is counted on one side than on the other: the measures of keyness.

All of them take counts and what they are counted out of, as arrays of any one shape: how often a word occurs on
the focus's side and on the reference's, and how many words each side has. None of them knows of articles; see
`framing.stats.clusters`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from framing.stats.ratios import Floats

# Stands in for a count of 0 where a ratio is taken (Hardie 2014).
_FOR_NOTHING = 0.5


def log_odds(
    focus: npt.ArrayLike,
    reference: npt.ArrayLike,
    n_focus: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    prior: npt.ArrayLike,
    prior_total: npt.ArrayLike,
) -> tuple[Floats, Floats]:
    """Return the log-odds-ratio with a Dirichlet prior, and its z-score (Monroe, Colaresi & Quinn 2008).

    δ = ln((y₁ + α) ÷ (n₁ + α₀ − y₁ − α)) − ln((y₂ + α) ÷ (n₂ + α₀ − y₂ − α));
    z = δ ÷ √(1/(y₁ + α) + 1/(y₂ + α)). Above 0: more frequent in the focus.

    Parameters
    ----------
    focus, reference : array_like
        Counts y₁ and y₂ of each word.
    n_focus, n_reference : array_like
        What they are counted out of, n₁ and n₂.
    prior, prior_total : array_like
        Pseudo-counts α of each word, above 0, and their sum α₀ over all words.

    Returns
    -------
    delta, z : array
        NaN for a word beside which there is no other.
    """
    given = (focus, reference, n_focus, n_reference, prior, prior_total)
    y, x, n, m, more, total = (np.asarray(each, np.float64) for each in given)
    y, x, n, m = y + more, x + more, n + total, m + total
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(y / (n - y)) - np.log(x / (m - x))
    return np.asarray(delta), np.asarray(delta / np.sqrt(1 / y + 1 / x))


def log_likelihood(
    focus: npt.ArrayLike, reference: npt.ArrayLike, n_focus: npt.ArrayLike, n_reference: npt.ArrayLike
) -> Floats:
    """Return G² of each word with the sign of the difference (Dunning 1993).

    Twice the log-likelihood ratio of the table (word, other words) × (focus, reference), without a correction of
    continuity: Σ 2·O·ln(O ÷ E) over its four cells. Below 0: less frequent in the focus.
    """
    y, x, n, m = (np.asarray(each, np.float64) for each in (focus, reference, n_focus, n_reference))
    common = (y + x) / (n + m)
    total = np.zeros(np.broadcast_shapes(y.shape, n.shape))
    for count, size in ((y, n), (x, m)):
        expected = common * size
        for observed, cell in ((count, expected), (size - count, size - expected)):
            total += xlogy(observed, np.divide(observed, cell, out=np.ones_like(total), where=cell > 0))
    return np.asarray(np.where(y * m >= x * n, 1, -1) * 2 * np.maximum(total, 0))


def log_ratio(
    focus: npt.ArrayLike, reference: npt.ArrayLike, n_focus: npt.ArrayLike, n_reference: npt.ArrayLike
) -> Floats:
    """Return the binary logarithm of the ratio of rates (Hardie 2014): 1 is twice as often, −1 half as often.

    Half a count stands in where a count is 0.
    """
    y, x = (np.where(np.asarray(count) > 0, count, _FOR_NOTHING) for count in (focus, reference))
    return np.asarray(np.log2(y / n_focus) - np.log2(x / n_reference))


def percent_difference(
    focus: npt.ArrayLike, reference: npt.ArrayLike, n_focus: npt.ArrayLike, n_reference: npt.ArrayLike
) -> Floats:
    """Return by how many per cent of the reference's rate the focus's differs (Gabrielatos 2018).

    −100 where the focus lacks the word; NaN where the reference does.
    """
    y, x, n, m = np.broadcast_arrays(
        *(np.asarray(e, np.float64) for e in (focus, reference, n_focus, n_reference))
    )
    return np.asarray(np.divide(100 * (y * m - x * n), x * n, out=np.full(y.shape, np.nan), where=x * n > 0))
