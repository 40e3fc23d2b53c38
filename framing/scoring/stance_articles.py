"""From mentions to articles: the stance of an article toward a target, in each voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.stance import AGAINST, FOR, outcomes
from framing.scoring.stance_evidence import Flags, Index
from framing.scoring.stance_words import Floats
from framing.text import TokenTable

# What comes early weighs more: the eleventh sentence half as much as the first, the headline twice.
EARLY = 0.1
HEADLINE = 2.0
# Net evidence from which an article counts as for or against; tuned on the train part of SEESAW.
ARTICLE_FOR, ARTICLE_AGAINST = 0.22, -0.34


@dataclass(frozen=True, slots=True)
class ArticleStance:
    """The stance in g groups of mentions, such as article × target × voice.

    Attributes
    ----------
    stance : array of float64, shape (g,)
        −1 (against) to 1 (for): the mean polarity of the passages with evidence. NaN without any, which is not the
        same as balance.
    standard_error : array of float64, shape (g,)
        Of `stance`, over distinct passages; NaN with fewer than two.
    net : array of float64, shape (g,)
        The sum of which `stance` is the mean: how much there is for the target less how much against. It grows
        with the number of passages, so it tells outcomes apart and compares nothing.
    outcome : array of int8, shape (g,)
        `FOR`, `AGAINST` or `NONE`, by `net`.
    mentions : array of int64, shape (g,)
    passages : array of int64, shape (g,)
        Distinct sentences with a mention.
    passages_for, passages_against, passages_none : array of int64, shape (g,)
        How many of them are what; their sum is `passages`.
    """

    stance: Floats
    standard_error: Floats
    net: Floats
    outcome: npt.NDArray[np.int8]
    mentions: Index
    passages: Index
    passages_for: Index
    passages_against: Index
    passages_none: Index


def article_stance(
    polarity: Floats, group: Index, passage: Index, place: Index, headline: Flags, n_groups: int
) -> ArticleStance:
    """Sum up the mentions of each group.

    Mentions in one passage share its polarity: their mean, of those with evidence. Sentences of the same words are
    one passage, so repeating a sentence changes nothing.

    Parameters
    ----------
    polarity : array of float64, shape (k,)
        Of each mention; see `mention_polarity`.
    group : array of int64, shape (k,)
        0 to `n_groups` − 1: which article, target and voice.
    passage : array of int64, shape (k,)
        Which passage; see `passages_of`.
    place : array of int64, shape (k,)
        How many sentences of the article stand before the mention's.
    headline : array of bool, shape (k,)
        Whether the mention stands in the headline.
    n_groups : int
    """
    base = int(passage.max(initial=0)) + 1
    distinct, first, inverse = np.unique(group * base + passage, return_index=True, return_inverse=True)
    # In the order of the text: sums are then rounded alike, whatever other articles are scored beside these.
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    inverse, owner, p = rank[inverse], distinct[order] // base, len(distinct)
    said = np.bincount(inverse, polarity != 0, minlength=p)
    mean = np.bincount(inverse, polarity, minlength=p) / np.maximum(said, 1)
    weight = np.zeros(p)
    np.maximum.at(weight, inverse, np.where(headline, HEADLINE, 1 / (1 + EARLY * place)))

    evident = np.where(said > 0, weight, 0.0)
    total = np.bincount(owner, evident, minlength=n_groups)
    net: Floats = np.bincount(owner, evident * mean, minlength=n_groups).astype(np.float64)
    some = total > 0
    stance = np.full(n_groups, np.nan)
    stance[some] = net[some] / total[some]
    n = np.bincount(owner, said > 0, minlength=n_groups)
    squares = np.bincount(owner, (evident * (mean - np.where(some, stance, 0.0)[owner])) ** 2, minlength=n_groups)
    error = np.full(n_groups, np.nan)
    error[n > 1] = np.sqrt(squares[n > 1] * n[n > 1] / (n[n > 1] - 1)) / total[n > 1]

    result = outcomes(mean)
    passages = np.bincount(owner, minlength=n_groups)
    pro = np.bincount(owner[result == FOR], minlength=n_groups)
    contra = np.bincount(owner[result == AGAINST], minlength=n_groups)
    return ArticleStance(
        stance=stance,
        standard_error=error,
        net=net,
        outcome=outcomes(net, ARTICLE_FOR, ARTICLE_AGAINST),
        mentions=np.bincount(group, minlength=n_groups),
        passages=passages,
        passages_for=pro,
        passages_against=contra,
        passages_none=passages - pro - contra,
    )


def passages_of(table: TokenTable, sentence: Index) -> Index:
    """Number sentences so that those of the same words, as written, have the same number.

    Parameters
    ----------
    table : TokenTable
    sentence : array of int64, shape (k,)

    Returns
    -------
    array of int64, shape (k,)
        Numbers that hold within the batch.
    """
    asked, inverse = np.unique(sentence, return_inverse=True)
    if not len(asked):
        return np.empty(0, np.int64)
    first = table.sentence_first[asked]
    length = table.sentence_first[asked + 1] - first
    opens = np.cumsum(length) - length
    step = np.arange(length.sum()) - np.repeat(opens, length)
    # Multilinear hashing (Lemire and Kaser 2014): random factors by place make sums of different sentences differ.
    factors = np.random.default_rng(0).integers(1, 2**63, int(length.max()), np.uint64)
    word = table.type_id[np.repeat(first, length) + step].astype(np.uint64)
    prints = np.add.reduceat((word + np.uint64(1)) * factors[step], opens)
    _, numbers = np.unique(prints, return_inverse=True)
    found: Index = numbers[inverse]
    return found
