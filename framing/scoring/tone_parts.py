"""What each word adds to the tone of its sentence, and which words make the tone of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.corpus import Corpus
from framing.results import VOICES
from framing.scoring.batches import batches, tokenised
from framing.scoring.documents import sentence_voices
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speech_reading import read_speech
from framing.scoring.tone import ToneScorer, Valenced, compound
from framing.scoring.tone_lexicon import Floats, tone_lexicon
from framing.scoring.tone_rules import Valences
from framing.stats import shapley_values
from framing.text import TokenTable, Vocabulary
from framing.text.characters import Positions


def tone_parts(words: Valenced, seed: int) -> Floats:
    """Divide the tone of each sentence among its words with a valence.

    A word's part is its Shapley value: what it adds to the compound score of those that count before it, averaged
    over all orders. A word that does not count yet has a valence of 0; it still stands where it stands, so what
    negates, boosts or turns its neighbours does.

    Parameters
    ----------
    words : Valenced
        From `ToneScorer.words`.
    seed : int
        Of the orders that are drawn where a sentence has many such words; see `shapley_values`.

    Returns
    -------
    array of float64, shape (v,)
        The parts of a sentence add up to its tone.
    """
    parts = np.zeros(len(words.sentence))
    first = np.flatnonzero(np.diff(words.sentence, prepend=-1))
    sizes = np.diff(np.append(first, len(parts)))
    for k in np.unique(sizes).tolist():
        members = first[sizes == k][:, None] + np.arange(k)

        def worth(games: Positions, coalitions: npt.NDArray[np.bool_], own: Positions = members) -> Floats:
            return _worth(words, own[games], coalitions)

        parts[members] = shapley_values(worth, len(members), k, seed)
    return parts


def _worth(words: Valenced, members: Positions, coalitions: npt.NDArray[np.bool_]) -> Floats:
    """Return the tone of g sentences of k words if some of their words count, shape (g, c)."""
    (g, k), c = members.shape, len(coalitions)
    counting = np.flatnonzero(np.broadcast_to(coalitions, (g, c, k)))
    cell, player = np.divmod(counting, k)
    word = members[cell // c, player]
    sentence = np.repeat(words.sentence[members[:, 0]], c)
    replicas = Valenced(
        row=words.row[word],
        values=Valences(words.values.values[word], words.values.whole[word]),
        at=words.at[word],
        sentence=cell,
        turns=words.turns[sentence],
        emphasis=words.emphasis[sentence],
    )
    return compound(replicas).reshape(g, c)


@dataclass(frozen=True, slots=True)
class WordTones:
    """The words of a corpus that make its tone, p of them, and the sentences that they are averaged over.

    Attributes
    ----------
    article, word : array of int64, shape (p,)
        Rows of the corpus and of `words`.
    part : array of float64, shape (p,)
        What each adds to the tone of its sentence.
    sentences : array of int64, shape (articles,)
        How many of each article's sentences count.
    words : sequence of str
        As the lexicon has them.
    """

    article: Positions
    word: Positions
    part: Floats
    sentences: Positions
    words: Sequence[str]


def word_tones(corpus: Corpus, voice: str, seed: int, *, progress: bool) -> WordTones:
    """Find what each word adds to the tone of the sentences spoken mostly in a voice, or of all of them."""
    articles, words, parts, counts = [], [], [], []
    scorer: ToneScorer | None = None
    first = 0
    for table, vocabulary, n in _read(corpus, voice, progress):
        scorer = scorer or ToneScorer(vocabulary)
        found = scorer.words(table)
        article = first + table.sentence_text.astype(np.int64) // TEXTS_PER_ARTICLE
        counted = np.ones(len(article), bool)
        if voice != "all":
            counted = sentence_voices(table) == VOICES.index(voice) - 1
        own = np.flatnonzero(counted[found.sentence])
        articles.append(article[found.sentence[own]])
        words.append(found.row[own].astype(np.int64))
        parts.append(tone_parts(found, seed)[own])
        counts.append(np.bincount(article[counted] - first, minlength=n))
        first += n
    return WordTones(
        np.concatenate(articles),
        np.concatenate(words),
        np.concatenate(parts),
        np.concatenate(counts),
        tone_lexicon().words.to_pylist(),
    )


def _read(corpus: Corpus, voice: str, progress: bool) -> Iterator[tuple[TokenTable, Vocabulary, int]]:
    """Read a corpus in batches; who speaks is looked for only where it is asked for."""
    if voice != "all":
        for spoken in read_speech(corpus, "Tone", progress=progress):
            yield spoken.table, spoken.vocabulary, len(spoken.ids)
        return
    vocabulary = Vocabulary()
    for batch, _ in batches(corpus):
        yield tokenised(batch, vocabulary)[1], vocabulary, batch.articles.num_rows
