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
from framing.scoring.tone_memory import ToneMemory
from framing.scoring.tone_rules import REACH_AHEAD, REACH_BACK, Valences, valences
from framing.scoring.tone_words import WordFacts
from framing.text import TokenTable, Vocabulary
from framing.text.characters import Characters, Positions, characters
from framing.text.numbering import Rows
from framing.text.whitespace import solid_characters, word_spans

_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_EXCLAMATION, _QUESTION, _MANY_QUESTIONS = 0.292, 0.18, 0.96
_MOST_MARKS = 4  # from four on, further marks add nothing
_MANY = 50  # values in a sentence that are compared with each other
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
    return _tone(chars, starts, ends, ToneMemory(), None)


class ToneScorer:
    """Scores the sentences of batch after batch.

    It keeps what it has learnt of single words, which changes its speed and never its results.

    Parameters
    ----------
    vocabulary : Vocabulary
        The one that the batches are tokenised with.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._memory = ToneMemory(vocabulary)

    def sentences(self, table: TokenTable) -> Floats:
        """Score the tone of the sentences of a batch, as `sentence_tone` does; shape (s,)."""
        return compound(self.words(table))

    def words(self, table: TokenTable) -> Valenced:
        """Return the words with a valence that the tone of a batch's sentences is made of."""
        return _valenced(table.chars, table.sentence_starts, table.sentence_ends, self._memory, table)


@dataclass(frozen=True, slots=True)
class Valenced:
    """The v words of s sentences that have a valence, and what else makes the tone of these sentences.

    Attributes
    ----------
    row : array of int32, shape (v,)
        Which word of the lexicon each is.
    values : Valences
        What each is worth among its neighbours.
    at, sentence : array of int64, shape (v,)
        Where each stands; the words of a sentence one after the other, the sentences in order.
    turns : array of int64, shape (s,)
        Where the first "but" of each sentence stands; −1 without one.
    emphasis : array of float64, shape (s,)
        What the ! and ? of each sentence add to the size of its sum.
    """

    row: Rows
    values: Valences
    at: Positions
    sentence: Positions
    turns: Positions
    emphasis: Floats


def compound(words: Valenced) -> Floats:
    """Return VADER's compound score of sentences, −1 to 1; shape (s,)."""
    sums = _sums(words.values, words.at, words.sentence, words.turns)
    sums += np.where(sums > 0, words.emphasis, np.where(sums < 0, -words.emphasis, 0.0))
    tones: Floats = sums / np.sqrt(sums * sums + _SPREAD)
    return tones


def _tone(
    chars: Characters, starts: Positions, ends: Positions, memory: ToneMemory, table: TokenTable | None
) -> Floats:
    return compound(_valenced(chars, starts, ends, memory, table))


def _valenced(
    chars: Characters, starts: Positions, ends: Positions, memory: ToneMemory, table: TokenTable | None
) -> Valenced:
    lexicon = tone_lexicon()
    words, pictured = _as_written(chars, starts, ends, lexicon, memory, table)
    if not len(pictured):
        return words
    # An emoji becomes several words: these few sentences are written out and read on their own.
    spans = zip(starts[pictured].tolist(), ends[pictured].tolist(), strict=True)
    written = characters([chars.text[start:end].translate(lexicon.descriptions) for start, end in spans])
    described, _ = _as_written(written, written.starts, written.ends, lexicon, ToneMemory(), None)
    return _replaced(words, pictured, described)


def _replaced(words: Valenced, which: Positions, by: Valenced) -> Valenced:
    """Put other words into some sentences."""
    kept = np.flatnonzero(~np.isin(words.sentence, which))
    sentence = np.concatenate((words.sentence[kept], which[by.sentence]))
    order = np.argsort(sentence, kind="stable")
    turns, emphasis = words.turns.copy(), words.emphasis.copy()
    turns[which], emphasis[which] = by.turns, by.emphasis
    values, others = words.values, by.values
    return Valenced(
        row=np.concatenate((words.row[kept], by.row))[order],
        values=Valences(
            np.concatenate((values.values[kept], others.values))[order],
            np.concatenate((values.whole[kept], others.whole))[order],
        ),
        at=np.concatenate((words.at[kept], by.at))[order],
        sentence=sentence[order],
        turns=turns,
        emphasis=emphasis,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The n words of a batch between white space, and the s sentences they stand in.

    Attributes
    ----------
    ids : array of int32, shape (n,)
        The row of each in the facts.
    facts : WordFacts
        The last row is on no word at all.
    first, last : array of int64, shape (s,)
        The words of each sentence: from `first` up to, not including, `last`.
    noted, sentence : array of int64, shape (k,)
        The words in sentences that have any trait, and the sentence of each.
    traits : array of uint8, shape (k,)
        Their traits.
    """

    ids: Rows
    facts: WordFacts
    first: Positions
    last: Positions
    noted: Positions
    sentence: Positions
    traits: Traits

    @staticmethod
    def of(ids: Rows, facts: WordFacts, first: Positions, last: Positions) -> _Words:
        """Look the traits of all words up."""
        traits = facts.traits.take(ids)
        at = np.flatnonzero(traits != 0)
        # Sentences are fewer than noted words: look for their borders, not for the sentence of each word.
        place = np.searchsorted(at, first)
        sentence = np.repeat(np.arange(-1, len(first)), np.diff(place, prepend=0, append=len(at)))
        inside = np.flatnonzero((sentence >= 0) & (at < last.take(sentence)))
        at, sentence = at.take(inside), sentence.take(inside)
        return _Words(ids, facts, first, last, at, sentence, traits.take(at))

    def among(self, trait: int) -> tuple[Positions, Positions]:
        """Return the words of the sentences that have a trait, and the sentence of each."""
        which = np.flatnonzero((self.traits & np.uint8(trait)) != 0)
        return self.noted.take(which), self.sentence.take(which)

    def around(self, at: Positions, sentence: Positions) -> npt.NDArray[np.int32]:
        """Return the types near some words, from three before to two behind; beyond the sentence, no word."""
        near = at + np.arange(-REACH_BACK, REACH_AHEAD + 1)[:, None]
        inside = (near >= self.first.take(sentence)) & (near < self.last.take(sentence))
        nothing = np.int32(len(self.facts) - 1)
        return np.where(inside, self.ids.take(near, mode="clip"), nothing)


def _as_written(
    chars: Characters,
    starts: Positions,
    ends: Positions,
    lexicon: ToneLexicon,
    memory: ToneMemory,
    table: TokenTable | None,
) -> tuple[Valenced, Positions]:
    """Read sentences as if none had an emoji in it, and tell which ones have."""
    solid = solid_characters(chars)
    heads, tails = word_spans(solid, np.concatenate((starts, ends)))
    nothing = np.empty(0, np.int64)
    if not len(heads) or not len(starts):
        none = Valences(np.zeros(0), np.zeros(0, bool))
        empty = Valenced(
            nothing.astype(np.int32), none, nothing, nothing, np.full(len(starts), -1), np.zeros(len(starts))
        )
        return empty, nothing
    ids, facts = memory.look_up(chars, heads, tails, solid, table)
    words = _Words.of(ids, facts, np.searchsorted(heads, starts), np.searchsorted(heads, ends))

    at, sentence = words.among(SCORED)
    around = words.around(at, sentence)
    found = valences(around, _mixed(words)[sentence], facts, lexicon)
    _, pictured = words.among(EMOJI)
    row = facts.row[ids[at]]
    return Valenced(row, found, at, sentence, _turns(words), _emphasis(words)), np.unique(pictured)


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
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    last = np.append(first[1:], len(sentence))
    turn = turns[sentence]
    factor = np.where(turn < 0, 1.0, np.where(at < turn, _BEFORE_BUT, _AFTER_BUT))
    values = found.values * factor
    # VADER looks each value up by its size and changes the first of that size, which may be one that it has
    # changed already; only then does the order of the changes tell.
    with_but = np.flatnonzero(turn >= 0)
    again = with_but[_repeated(found.values[with_but], values[with_but], sentence[with_but])]
    for k in np.unique(np.searchsorted(first, again, side="right") - 1).tolist():
        span = slice(first[k], last[k])
        values[span] = _weighed(found.values[span].tolist(), factor[span].tolist())

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


def _repeated(values: Floats, weighed: Floats, sentence: Positions) -> Flags:
    """Whether a value may be equal to one before it in its sentence, once that one is weighed."""
    found = np.zeros(len(values), bool)
    for back in range(1, min(_MANY, len(values))):
        together = sentence[back:] == sentence[:-back]
        found[back:] |= together & (values[back:] == weighed[:-back])
        if not together.any():
            return found
    found[_MANY:] |= sentence[_MANY:] == sentence[:-_MANY]
    return found


def _weighed(values: list[float], factors: list[float]) -> list[float]:
    """Weigh values one after the other, each where a value of its size is found first."""
    for value in values:
        k = values.index(value)
        values[k] = value * factors[k]
    return values
