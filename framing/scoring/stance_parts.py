"""What words of evidence add to what is said about a target, and mentions to the stance of an article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.stance import Said, squashed
from framing.scoring.stance_articles import EARLY, HEADLINE
from framing.scoring.stance_evidence import Flags, Index
from framing.scoring.stance_words import Floats
from framing.stats import shapley_values


@dataclass(frozen=True, slots=True)
class PolarityParts:
    """What words and phrases add to the polarity of mentions; v of them.

    Attributes
    ----------
    mention : array of int64, shape (v,)
    head, at : array of int64, shape (v,)
        The first and the last token.
    part : array of float64, shape (v,)
        Those of a mention add up to its polarity.
    """

    mention: Index
    head: Index
    at: Index
    part: Floats


def polarity_parts(said: Said, seed: int) -> PolarityParts:
    """Divide the polarity of each mention among the words that are evidence.

    A word's part is its Shapley value: what it adds to the polarity of those that count before it, averaged over
    all orders. What a word says, with all that turns or weakens it, is what it says where it stands.

    Parameters
    ----------
    said : Said
        From `said_of_mentions`.
    seed : int
        Of the orders that are drawn where a mention has much evidence; see `shapley_values`.
    """
    value = said.value * said.factor[said.mention]
    rows = np.flatnonzero(value)
    rows = rows[np.argsort(said.mention[rows], kind="stable")]
    mention, value = said.mention[rows], value[rows]
    part = np.zeros(len(rows))
    first = np.flatnonzero(np.diff(mention, prepend=-1))
    sizes = np.diff(np.append(first, len(rows)))
    for k in np.unique(sizes).tolist():
        members = first[sizes == k][:, None] + np.arange(k)

        def worth(games: Index, coalitions: npt.NDArray[np.bool_], own: Floats = value[members]) -> Floats:
            return squashed(own[games] @ coalitions.T)

        part[members] = shapley_values(worth, len(members), k, seed)
    return PolarityParts(mention, said.head[rows], said.at[rows], part)


def mention_weights(polarity: Floats, group: Index, passage: Index, place: Index, headline: Flags) -> Floats:
    """Return how much each mention weighs in the stance of its group, shape (k,).

    Σ weight × polarity over a group's mentions is its stance, and the weights of those with evidence add up to 1;
    the others weigh nothing. See `stance_articles.article_stance` for the arguments.
    """
    evident = polarity != 0
    base = int(passage.max(initial=0)) + 1
    distinct, inverse = np.unique(group * base + passage, return_inverse=True)
    said = np.bincount(inverse, evident, minlength=len(distinct))
    weight = np.zeros(len(distinct))
    np.maximum.at(weight, inverse, np.where(headline, HEADLINE, 1 / (1 + EARLY * place)))
    owner = distinct // base
    total = np.bincount(owner, np.where(said > 0, weight, 0.0), minlength=int(group.max(initial=0)) + 1)
    own: Floats = weight[inverse] / np.maximum(said[inverse], 1)
    return np.where(evident, np.divide(own, total[group], out=np.zeros(len(own)), where=evident), 0.0)
