"""Where frames stand in made-up articles: in which sentences, in whose voice, in which words, denied or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.corpus.synthetic_counts import draw_hits, draw_lengths

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

JOURNALIST, QUOTED, ATTRIBUTED = range(3)
_SPEAKERS = 3  # that an article names, at most


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for, of t texts and f frames.

    Attributes
    ----------
    median : array, shape (t,)
        Of the lengths, in sentences.
    spread, heterogeneity : float
    share : array, shape (t, f)
    voices : array, shape (t, 3)
        Parts of the sentences that are the journalist's, quotations and indirect speech; they sum to 1.
    where : array, shape (f, 3)
        Parts of a frame's sentences in each voice; NaN where they go by the sentences.
    negated : array, shape (f,)
        Part of a frame's sentences in which it is denied.
    n_phrases : array of int, shape (f,)
    n_speakers : int
    """

    median: Floats
    spread: float
    heterogeneity: float
    share: Floats
    voices: Floats
    where: Floats
    negated: Floats
    n_phrases: Integers
    n_speakers: int


@dataclass(frozen=True, slots=True)
class Planted:
    """What stands where: s sentences of t texts, h hits. The first sentence of a text is its title.

    Attributes
    ----------
    text : array of int, shape (s,)
        Which text a sentence belongs to; texts one after the other.
    number : array of int, shape (s,)
        Its place in the text, from 0.
    voice, speaker : array of int, shape (s,)
        Who speaks; a speaker is −1 where the journalist does.
    sentence, frame, phrase : array of int, shape (h,)
        Ordered by sentence; within one, frames at random.
    negated : array of bool, shape (h,)
    """

    text: Integers
    number: Integers
    voice: Integers
    speaker: Integers
    sentence: Integers
    frame: Integers
    phrase: Integers
    negated: npt.NDArray[np.bool_]


def planted(plan: Plan, rng: np.random.Generator) -> Planted:
    """Draw lengths, voices and hits."""
    t, f = plan.share.shape
    lengths = draw_lengths(t, plan.median, plan.spread, rng)
    hits = draw_hits(lengths, plan.share, plan.heterogeneity, rng)
    text = np.repeat(np.arange(t), lengths)
    number = np.arange(len(text)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    voice = (rng.random(len(text))[:, None] > np.cumsum(plan.voices, axis=1)[text, :2]).sum(axis=1)
    voice[number == 0] = JOURNALIST
    own = rng.integers(0, plan.n_speakers, (t, _SPEAKERS))
    speaker = np.where(voice == JOURNALIST, -1, own[text, rng.integers(0, _SPEAKERS, len(text))])
    available = np.bincount(text * 3 + voice, minlength=3 * t).reshape(t, 3)
    chosen = [_sentences(hits[:, i], available, plan.where[i], text, voice, rng) for i in range(f)]
    sentence = np.concatenate([np.zeros(0, np.int64), *chosen])
    frame = np.repeat(np.arange(f), [len(rows) for rows in chosen])
    order = np.lexsort((rng.random(len(sentence)), sentence))
    sentence, frame = sentence[order], frame[order]
    return Planted(
        text,
        number,
        voice,
        speaker,
        sentence,
        frame,
        (rng.random(len(frame)) * plan.n_phrases[frame]).astype(np.int64),
        rng.random(len(frame)) < plan.negated[frame],
    )


def _sentences(
    hits: Integers, available: Integers, where: Floats, text: Integers, voice: Integers, rng: np.random.Generator
) -> Integers:
    """Choose the sentences of a frame: so many of each text, or of each text and voice."""
    key = rng.random(len(text))
    if np.isnan(where).any():
        return np.flatnonzero(_rank(text, key) < hits[text])
    wanted = _by_voice(hits, available, where, rng)
    return np.flatnonzero(_rank(text * 3 + voice, key) < wanted[text, voice])


def _by_voice(hits: Integers, available: Integers, where: Floats, rng: np.random.Generator) -> Integers:
    """Divide hits among voices; what finds no sentence of its voice goes to one that has room, shape (t, 3)."""
    wanted = np.asarray(rng.multinomial(hits, where), np.int64)
    divided = np.minimum(wanted, available)
    left = hits - divided.sum(axis=1)
    for which in (JOURNALIST, ATTRIBUTED, QUOTED):
        more = np.minimum(left, available[:, which] - divided[:, which])
        divided[:, which] += more
        left -= more
    return divided


def _rank(owner: Integers, key: Floats) -> Integers:
    """Return the rank of each key among those of its owner, from 0."""
    order = np.lexsort((key, owner))
    ordered = owner[order]
    rank = np.empty(len(owner), np.int64)
    rank[order] = np.arange(len(owner)) - np.searchsorted(ordered, ordered)
    return rank
