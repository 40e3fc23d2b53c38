"""Stance: what is said about a target where it is mentioned, as a polarity from −1 to 1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.stance_evidence import Evidence, Flags, Index, evidence_in
from framing.scoring.stance_words import (
    CAPITAL,
    LINK,
    SPEAKING,
    TITLE_BEFORE,
    TITLE_BEHIND,
    Floats,
    Traits,
    stance_words,
)
from framing.text import QUOTED, TokenTable, Vocabulary

FOR, NONE, AGAINST = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Settings:
    """What evidence weighs; tuned on the train parts of NewsMTSC and SEESAW (`benchmarks/accuracy_stance.py`).

    Attributes
    ----------
    reach : int
        Tokens to either side, within the sentence.
    decay : float
        Tokens over which the weight falls to 1/e.
    behind : float
        Factor for what stands behind the mention, where English says what it is and does.
    comma : float
        Factor for every comma, bracket, semicolon or the like between.
    quoted : float
        Factor for quoted words about a mention outside the quotation.
    speaker : float
        Factor for all evidence where the mention is a speaker: "Beijing said".
    judge : float
        Factor for what stands behind a verb by which the mention may judge others: "accused Beijing of …".
    report : float
        The same for a verb of speech: "said that …".
    names : float
        Factor for every other name between.
    relation : float
        Factor for a deed whose side is known.
    near : int
        Tokens between, up to which a deed says nothing of its other side.
    leak : float
        What it says of its other side from there on: who stands where is less certain, and some of it sticks.
    against : float
        Factor for negative evidence, which judges more often than positive wording does.
    spread : float
        Brings sums into −1 to 1: s / √(spread + s²).
    """

    reach: int = 40
    decay: float = 16.0
    behind: float = 2.0
    comma: float = 0.85
    quoted: float = 0.6
    speaker: float = 0.2
    judge: float = 0.3
    report: float = 0.6
    names: float = 0.8
    relation: float = 1.8
    near: int = 3
    leak: float = 0.6
    against: float = 1.25
    spread: float = 15.0


SETTINGS = Settings()
_FIELD = 15  # bits for each of the counts that share a number; each is at most `reach`
# A mention's polarity from which it counts as for or against; between them wording is too slight to tell.
MENTION_FOR, MENTION_AGAINST = 0.07, -0.11


def mention_polarity(
    table: TokenTable, vocabulary: Vocabulary, first: Index, last: Index, settings: Settings = SETTINGS
) -> Floats:
    """Score what is said about a target at each of its mentions.

    Parameters
    ----------
    table : TokenTable
    vocabulary : Vocabulary
        The one that the table was made with.
    first, last : array of int64, shape (k,)
        The first and the last token of each mention.
    settings : Settings, optional

    Returns
    -------
    array of float64, shape (k,)
        −1 (against the target) to 1 (for it); exactly 0 where nothing in the sentence is evidence, which is not
        the same as balance.
    """
    if not len(first):
        return np.zeros(0)
    said = said_of_mentions(table, vocabulary, first, last, settings)
    sums = said.factor * np.bincount(said.mention, said.value, minlength=len(first))
    return squashed(np.where(said.factor == 0, 0.0, sums), settings)


def squashed(sums: Floats, settings: Settings = SETTINGS) -> Floats:
    """Bring sums of evidence into −1 to 1; same shape."""
    polarity: Floats = sums / np.sqrt(settings.spread + sums * sums)
    return polarity


@dataclass(frozen=True, slots=True)
class Said:
    """Every mention with every word or phrase of evidence in its reach; k mentions, p pairs.

    Attributes
    ----------
    mention : array of int64, shape (p,)
    head, at : array of int64, shape (p,)
        The first and the last token of the evidence.
    value : array of float64, shape (p,)
        What it says of the mention, weighed by how it stands to it. A mention's polarity is its `factor` times
        the sum of these, squashed.
    factor : array of float64, shape (k,)
        Below 1 where the mention speaks itself; 0 where it is part of a title.
    """

    mention: Index
    head: Index
    at: Index
    value: Floats
    factor: Floats


def said_of_mentions(
    table: TokenTable, vocabulary: Vocabulary, first: Index, last: Index, settings: Settings = SETTINGS
) -> Said:
    """Weigh all evidence at some mentions, at least one of them; see `mention_polarity`."""
    words = stance_words(vocabulary)
    traits = words.traits[table.type_id]
    stretch: Index = np.cumsum(table.hard_gap, dtype=np.int64)
    sentences = np.zeros(table.n_sentences, bool)
    sentences[table.sentence[first]] = True
    evidence = evidence_in(table, words, traits, stretch, sentences)
    pairs = _pairs(table, evidence, first, last, settings.reach)
    factor = np.where(_speakers(traits, table, first, last), settings.speaker, 1.0)
    factor[_in_titles(traits, stretch, first, last)] = 0.0
    value = _said(table, traits, stretch, evidence, pairs, settings)
    return Said(pairs.mention, evidence.head[pairs.evidence], pairs.at, value, factor)


def outcomes(
    polarity: Floats, positive: float = MENTION_FOR, negative: float = MENTION_AGAINST
) -> npt.NDArray[np.int8]:
    """Tell for each polarity whether it is `FOR` (1), `AGAINST` (−1) or `NONE` (0); same shape."""
    return np.where(polarity >= positive, FOR, np.where(polarity <= negative, AGAINST, NONE)).astype(np.int8)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Every mention with every piece of evidence in its reach; p pairs.

    `at` is the token of the evidence, `left` and `right` are the two tokens between which stands what parts them.
    """

    mention: Index
    evidence: Index
    at: Index
    left: Index
    right: Index
    behind: Flags


def _pairs(table: TokenTable, evidence: Evidence, first: Index, last: Index, reach: int) -> _Pairs:
    sentence = table.sentence[first]
    low = np.maximum(table.sentence_first[sentence], first - reach)
    high = np.minimum(table.sentence_first[sentence + 1], last + reach + 1)
    begin, end = np.searchsorted(evidence.at, low), np.searchsorted(evidence.at, high)
    counts = end - begin
    mention = np.repeat(np.arange(len(first)), counts)
    which = np.arange(counts.sum()) + np.repeat(begin - (np.cumsum(counts) - counts), counts)
    at = evidence.at[which]
    apart = (at < first[mention]) | (at > last[mention])
    mention, which, at = mention[apart], which[apart], at[apart]
    behind = at > last[mention]
    left = np.where(behind, last[mention], at)
    right = np.where(behind, at, first[mention])
    return _Pairs(mention, which, at, left, right, behind)


def _said(
    table: TokenTable, traits: Traits, stretch: Index, evidence: Evidence, pairs: _Pairs, settings: Settings
) -> Floats:
    """Return what each piece of evidence says of each mention, weighed; shape (p,)."""
    behind, left, right = pairs.behind, pairs.left, pairs.right
    subject, obj = evidence.subject[pairs.evidence], evidence.obj[pairs.evidence]
    value, other = np.where(behind, subject, obj), np.where(behind, obj, subject)
    distance = right - left - 1
    between = _between(traits, evidence, left, right)
    judged, reported = behind & (between.judges > 0), behind & (between.reports > 0)

    relation = evidence.relation[pairs.evidence]
    value += np.where(relation & (distance > settings.near) & ~judged & ~reported, settings.leak * other, 0.0)
    # "praised Washington and condemned Beijing": only the nearer deed is done to Beijing.
    done_to_another = relation & ~behind & (between.relations > 0)
    value *= np.where(done_to_another, 0.0, np.where(relation, settings.relation, 1.0))
    value *= np.where(value < 0, settings.against, 1.0)

    said_in_quotes = (table.voice[pairs.at] == QUOTED) & (table.voice[np.where(behind, left, right)] != QUOTED)
    parting = stretch[right] - stretch[left]
    weight = np.exp(
        distance * (-1 / settings.decay)
        + parting * np.log(settings.comma)
        + between.names * np.log(settings.names)
    )
    weight *= np.where(behind, settings.behind, 1.0) * np.where(judged, settings.judge, 1.0)
    weight *= np.where(reported & ~judged, settings.report, 1.0)
    weight *= np.where(said_in_quotes, settings.quoted, 1.0)
    said: Floats = value * weight
    return said


@dataclass(frozen=True, slots=True)
class _Between:
    """How many of what stand between a mention and the evidence; shape (p,) each."""

    names: Index
    relations: Index
    judges: Index
    reports: Index


def _between(traits: Traits, evidence: Evidence, left: Index, right: Index) -> _Between:
    # Four counts in one number: a sum over all tokens is what takes time.
    capital = (traits & CAPITAL) != 0
    step = np.zeros(len(traits) + 1, np.int64)
    step[1:] = capital
    step[2:] -= capital[1:] & capital[:-1]
    step[1:] += ((traits & SPEAKING) != 0).astype(np.int64) << 3 * _FIELD
    step[evidence.at[evidence.relation] + 1] += 1 << _FIELD
    step[evidence.at[evidence.judges] + 1] += 1 << 2 * _FIELD
    before = np.cumsum(step)
    counts = before[right] - before[left + 1]
    mask = (1 << _FIELD) - 1
    return _Between(counts & mask, (counts >> _FIELD) & mask, (counts >> 2 * _FIELD) & mask, counts >> 3 * _FIELD)


def _speakers(traits: Traits, table: TokenTable, first: Index, last: Index) -> Flags:
    """Whether a verb of speech stands beside a mention: "Beijing said", "said Beijing", "Beijing also said"."""
    found: Flags = np.zeros(len(first), bool)
    for place in (first - 1, last + 1, last + 2):
        inside = (place >= 0) & (place < len(table))
        place = place.clip(0, len(table) - 1)
        found |= inside & (table.sentence[place] == table.sentence[first]) & ((traits[place] & SPEAKING) != 0)
    return found


def _in_titles(traits: Traits, stretch: Index, first: Index, last: Index) -> Flags:
    """Whether a mention only tells what someone else knows, or where they are sent: "ambassador to Vietnam"."""
    after = np.minimum(last + 1, len(traits) - 1)
    found: Flags = (after > last) & (stretch[after] == stretch[last]) & ((traits[after] & TITLE_BEHIND) != 0)
    for back in (2, 3):  # "to Vietnam", "to the Vietnam …"
        title, link = np.maximum(first - back, 0), np.maximum(first - back + 1, 0)
        linked = ((traits[title] & TITLE_BEFORE) != 0) & ((traits[link] & LINK) != 0)
        found |= linked & (first >= back) & (stretch[title] == stretch[first])
    return found
