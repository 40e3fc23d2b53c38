"""The tone of sentences: VADER's compound score, for a whole batch of sentences at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.tone_lexicon import (
    BUT,
    CAPITAL,
    EMOJI,
    MARKED,
    SCORED,
    Flags,
    Floats,
    ToneLexicon,
    Traits,
    tone_lexicon,
)
from framing.scoring.tone_rules import REACH_AHEAD, REACH_BACK, Valences, valences
from framing.scoring.tone_words import WordFacts, word_facts
from framing.text.characters import Characters, Positions, characters
from framing.text.spans import Ids
from framing.text.whitespace import encode_words, word_starts

_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_EXCLAMATION, _QUESTION, _MANY_QUESTIONS = 0.292, 0.18, 0.96
_MOST_MARKS = 4  # from four on, further marks add nothing
_SPREAD = 15.0  # VADER's alpha: brings a sum of valences into −1 to 1


def sentence_tone(chars: Characters, starts: Positions, ends: Positions) -> Floats:
    """Score the tone of every sentence of a batch.

    Parameters
    ----------
    chars : Characters
    starts, ends : array of int64, shape (s,)
        Where the sentences begin and end, in characters; in order and without overlap.

    Returns
    -------
    array of float64, shape (s,)
        VADER's compound score, −1 (negative) to 1 (positive), 0 for a sentence without any word that has a
        valence. Rounded to four decimals, as `vaderSentiment` rounds it, it is what
        ``SentimentIntensityAnalyzer().polarity_scores(sentence)["compound"]`` gives for the sentence.

    References
    ----------
    Hutto and Gilbert (2014), VADER: A parsimonious rule-based model for sentiment analysis of social media text.
    """
    lexicon = tone_lexicon()
    tones, pictured = _tones(chars, starts, ends, lexicon)
    if len(pictured):
        # An emoji becomes several words: these few sentences are written out and scored on their own.
        spans = zip(starts[pictured].tolist(), ends[pictured].tolist(), strict=True)
        written = characters([chars.text[start:end].translate(lexicon.descriptions) for start, end in spans])
        tones[pictured], _ = _tones(written, written.starts, written.ends, lexicon)
    return tones


@dataclass(frozen=True, slots=True)
class _Words:
    """The n words of a batch between white space, and the s sentences they stand in.

    Attributes
    ----------
    ids : array of int32, shape (n,)
        Which distinct word each is.
    traits : array of uint8, shape (n,)
        The traits of each.
    facts : WordFacts
    first, last : array of int64, shape (s,)
        The words of each sentence: from `first` up to, not including, `last`.
    """

    ids: Ids
    traits: Traits
    facts: WordFacts
    first: Positions
    last: Positions

    def among(self, trait: int) -> tuple[Positions, Positions]:
        """Return the words of the sentences that have a trait, and the sentence of each."""
        at = np.flatnonzero((self.traits & trait) != 0)
        sentence = np.searchsorted(self.first, at, side="right") - 1
        inside = (sentence >= 0) & (at < self.last[sentence])
        return at[inside], sentence[inside]

    def around(self, at: Positions, sentence: Positions) -> npt.NDArray[np.int32]:
        """Return the types near some words, from three before to two behind; beyond the sentence, no word."""
        near = at + np.arange(-REACH_BACK, REACH_AHEAD + 1)[:, None]
        inside = (near >= self.first[sentence]) & (near < self.last[sentence])
        return np.where(inside, self.ids[near.clip(0, len(self.ids) - 1)], np.int32(self.facts.nothing))


def _tones(
    chars: Characters, starts: Positions, ends: Positions, lexicon: ToneLexicon
) -> tuple[Floats, Positions]:
    """Score sentences as if none had an emoji in it, and tell which ones have."""
    heads = word_starts(chars, np.concatenate((starts, ends)))
    if not len(heads) or not len(starts):
        return np.zeros(len(starts)), np.empty(0, np.int64)
    ids, types = encode_words(chars, heads)
    facts = word_facts(types, lexicon)
    traits = np.take(facts.traits, ids)
    words = _Words(ids, traits, facts, np.searchsorted(heads, starts), np.searchsorted(heads, ends))

    at, sentence = words.among(SCORED)
    around = words.around(at, sentence)
    found = valences(around, _mixed(words)[sentence], facts, lexicon)
    sums = _sums(found, at, sentence, _turns(words))
    emphasis = _emphasis(words)
    sums += np.where(sums > 0, emphasis, np.where(sums < 0, -emphasis, 0.0))
    _, pictured = words.among(EMOJI)
    return sums / np.sqrt(sums * sums + _SPREAD), np.unique(pictured)


def _mixed(words: _Words) -> Flags:
    """Whether a sentence has words in capitals and others besides; shape (s,)."""
    _, sentence = words.among(CAPITAL)
    capital = np.bincount(sentence, minlength=len(words.first))
    return (capital > 0) & (capital < words.last - words.first)


def _emphasis(words: _Words) -> Floats:
    """What the ! and ? of a sentence add to the size of its sum; shape (s,)."""
    at, sentence = words.among(MARKED)
    exclamations, questions = (
        np.bincount(sentence, marks[words.ids[at]], minlength=len(words.first))
        for marks in (words.facts.exclamations, words.facts.questions)
    )
    few = np.where(questions > 1, questions * _QUESTION, 0.0)
    return np.minimum(exclamations, _MOST_MARKS) * _EXCLAMATION + np.where(
        questions < _MOST_MARKS, few, _MANY_QUESTIONS
    )


def _turns(words: _Words) -> Positions:
    """Where the first "but" of each sentence stands; −1 without one; shape (s,)."""
    at, sentence = words.among(BUT)
    turns = np.full(len(words.first), -1)
    having, first = np.unique(sentence, return_index=True)
    turns[having] = at[first]
    return turns


def _sums(found: Valences, at: Positions, sentence: Positions, turns: Positions) -> Floats:
    """Sum the valences of each sentence, weighed anew around its "but"; shape (s,).

    By Python's own `sum`, as `vaderSentiment` does: how it rounds differs between versions of Python, and
    where valences cancel out, the last bit decides whether a sentence's ! and ? count.
    """
    values = found.values.copy()
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    last = np.append(first[1:], len(values))
    turn = turns[sentence[first]]
    with_but = np.flatnonzero(turn >= 0).tolist()
    for k in with_but:
        span = slice(first[k], last[k])
        values[span] = _weighed(values[span].tolist(), at[span].tolist(), int(turn[k]))

    totals = values[first]
    two = last - first == 2
    totals[two] += values[first[two] + 1]
    many = last - first > 2
    numbers: list[float] = values.tolist()
    for k in np.flatnonzero(found.whole & (turns[sentence] < 0)).tolist():
        numbers[k] = int(numbers[k])  # idioms leave integers, which `sum` adds in another way
    totals[many] = [sum(numbers[a:b]) for a, b in zip(first[many].tolist(), last[many].tolist(), strict=True)]
    sums = np.zeros(len(turns))
    sums[sentence[first]] = totals
    return sums


def _weighed(values: list[float], places: list[int], turn: int) -> list[float]:
    """Halve the values that stand before "but" and raise those behind.

    VADER looks each value up by its size and changes the first of that size, which may be one that it has
    changed already.
    """
    for value in values:
        k = values.index(value)
        values[k] = value * (_BEFORE_BUT if places[k] < turn else _AFTER_BUT)
    return values
