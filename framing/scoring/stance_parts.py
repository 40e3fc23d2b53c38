"""What words of evidence add to what is said about a target, and mentions to the stance of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from framing.corpus import Corpus
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speech_reading import SpeechBatch, read_speech
from framing.scoring.stance import Said, said_of_mentions, squashed
from framing.scoring.stance_articles import EARLY, HEADLINE, passages_of
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
            return squashed(np.einsum("gn,cn->gc", own[games], coalitions.astype(np.float64)))

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


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a target in a corpus, as scores have them; k of them, in the order of the articles.

    Attributes
    ----------
    article : array of int64, shape (k,)
        Rows of the corpus.
    token_start, token_end : array of int64, shape (k,)
        Which of the article's tokens, the end not included.
    place : array of int64, shape (k,)
        The number of its sentence in the article.
    headline : array of bool, shape (k,)
    polarity : array of float64, shape (k,)
    """

    article: Index
    token_start: Index
    token_end: Index
    place: Index
    headline: Flags
    polarity: Floats

    def where(self, which: slice) -> Mentions:
        """Return some of them."""
        return Mentions(*(getattr(self, field.name)[which] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class WordStances:
    """The words that make the stance toward a target in a corpus, p of them.

    Attributes
    ----------
    article, word : array of int64, shape (p,)
        Rows of the corpus and of `words`.
    part : array of float64, shape (p,)
        What each adds to the polarity of a mention.
    weight : array of float64, shape (p,)
        How much that mention weighs in the stance of its article.
    words : sequence of str
        As written, in small letters.
    """

    article: Index
    word: Index
    part: Floats
    weight: Floats
    words: Sequence[str]


def word_stances(corpus: Corpus, mentions: Mentions, seed: int, *, progress: bool) -> WordStances:
    """Find what each word adds to the stance of articles toward a target, by some mentions of it."""
    numbers: dict[str, int] = {}
    nothing = np.empty(0, np.int64)
    articles, words, parts, weights = [nothing], [nothing], [np.zeros(0)], [np.zeros(0)]
    first = 0
    for batch in read_speech(corpus, "Stance", progress=progress):
        low, high = np.searchsorted(mentions.article, (first, first + len(batch.ids))).tolist()
        if low < high:
            own = mentions.where(slice(low, high))
            found, weight = _parts(batch, replace(own, article=own.article - first), seed)
            articles.append(own.article[found.mention])
            words.append(_numbered(batch, found, numbers))
            parts.append(found.part)
            weights.append(weight[found.mention])
        first += len(batch.ids)
    return WordStances(
        np.concatenate(articles),
        np.concatenate(words),
        np.concatenate(parts),
        np.concatenate(weights),
        tuple(numbers),
    )


def _parts(batch: SpeechBatch, mentions: Mentions, seed: int) -> tuple[PolarityParts, Floats]:
    """Divide the polarity of the mentions in a batch, and weigh them; articles are numbered in the batch."""
    table = batch.table
    sentence_document = table.sentence_text.astype(np.int64) // TEXTS_PER_ARTICLE
    offset = table.sentence_first[np.searchsorted(sentence_document, mentions.article)]
    last = len(table) - 1  # of another corpus, places may be beyond its end
    start = np.minimum(offset + mentions.token_start, last)
    end = np.minimum(offset + mentions.token_end - 1, last)
    found = polarity_parts(said_of_mentions(table, batch.vocabulary, start, end), seed)
    passage = passages_of(table, table.sentence[start].astype(np.int64))
    weight = mention_weights(mentions.polarity, mentions.article, passage, mentions.place, mentions.headline)
    return found, weight


def _numbered(batch: SpeechBatch, found: PolarityParts, numbers: dict[str, int]) -> Index:
    """Number words and phrases as they are written; `numbers` learns the new ones."""
    folded, types = batch.vocabulary.folded, batch.table.type_id
    spans = zip(found.head.tolist(), found.at.tolist(), strict=True)
    written = [" ".join(folded[each] for each in types[head : at + 1].tolist()) for head, at in spans]
    return np.array([numbers.setdefault(each, len(numbers)) for each in written], np.int64)
