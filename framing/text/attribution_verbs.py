"""Verbs that may attribute: which tokens they are, and the verb group and clause around them."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from framing.text.attribution_clauses import BORDER, PAUSE, QUOTE_ENDS, SENTENCE, Clauses, Flags, Index, preceding
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    BE,
    CONJUNCTION,
    CONTRACTED,
    DETERMINER,
    FLOATING,
    HAVE,
    MODAL,
    NEGATION,
    OBJECT_PRONOUN,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
    VERB,
    WH,
)
from framing.text.cues import BASE, NOUN, OUT, PARTICIPLE, PAST, PRESENT, PROGRESSIVE, Cues, preposition_bit

_GROUP_STEPS = 5
_IN_GROUP = AUXILIARY | NEGATION | ADVERB | FLOATING
_HEADLINE = 0.6  # share of words with a capital from which a sentence is a headline
_NOUN_BEFORE = DETERMINER | POSSESSIVE | PREPOSITION


@dataclass(frozen=True, slots=True)
class Verbs:
    """Candidate cues, in order; k of them.

    Attributes
    ----------
    token, cue, form, takes : array of int64, shape (k,)
        The token, its row in `Cues`, which forms it may be and what may follow it.
    group : array of int64, shape (k,)
        The first token of the verb group: "has also said".
    helpers : array of int64, shape (k,)
        The classes of the words of the group before the cue.
    first, last : array of int64, shape (k,)
        The sentence.
    """

    token: Index
    cue: Index
    form: Index
    takes: Index
    group: Index
    helpers: Index
    first: Index
    last: Index

    def __len__(self) -> int:
        return len(self.token)

    def __getitem__(self, which: Flags | Index) -> Verbs:
        return Verbs(*(getattr(self, field.name)[which] for field in fields(self)))

    @property
    def passive(self) -> Flags:
        """Whether the subject is not who speaks: "was told", "is expected"."""
        found: Flags = ((self.helpers & BE) != 0) & ((self.form & PARTICIPLE) != 0)
        return found

    @property
    def progressive(self) -> Flags:
        """Whether it is an -ing form without "is"."""
        found: Flags = ((self.form & PROGRESSIVE) != 0) & ((self.helpers & BE) == 0)
        return found


def standing_alone(clauses: Clauses, tokens: Index) -> Verbs:
    """Return verbs, cues or not, as if they were whole verb groups."""
    zero = np.zeros_like(tokens)
    return Verbs(
        tokens,
        zero,
        np.full_like(tokens, PAST),
        zero,
        tokens,
        zero,
        clauses.first_of[tokens],
        clauses.last_of[tokens],
    )


def finite(clauses: Clauses) -> Flags:
    """Whether each token looks like a finite verb; shape (n + 1,)."""
    sure = (clauses.verb > 0) & ((clauses.form & (PRESENT | PAST)) != 0) & (clauses.noun == 0)
    found: Flags = ((clauses.bits & (AUXILIARY | VERB | CONTRACTED)) != 0) | (sure & ~clauses.capital)
    return found


def find_verbs(clauses: Clauses, cues: Cues) -> Verbs:
    """Find the verbs that may attribute what stands beside them."""
    bits = clauses.bits
    at = np.flatnonzero((clauses.verb > 0) & (clauses.quotation < 0))
    first, last = clauses.first_of[at], clauses.last_of[at]
    group, helpers = at.copy(), np.zeros(len(at), np.int64)
    going = np.arange(len(at))
    for _ in range(_GROUP_STEPS):
        going = going[(group[going] > first[going]) & ~clauses.before(group[going], PAUSE)]
        going = going[(bits[group[going] - 1] & _IN_GROUP) != 0]
        # "he's" and "they've" are subjects, with the auxiliary in them.
        going = going[(bits[group[going] - 1] & SUBJECT) == 0]
        going = going[clauses.quotation[group[going] - 1] < 0]
        group[going] -= 1
        helpers[going] |= bits[group[going]]
    cue = clauses.verb[at].astype(np.int64)
    verbs = Verbs(at, cue, clauses.form[at].astype(np.int64), cues.takes[cue], group, helpers, first, last)
    return verbs[_is_verb(clauses, verbs)]


def _is_verb(clauses: Clauses, verbs: Verbs) -> Flags:
    """Leave out nouns, participles before nouns and parts of names."""
    bits, at = clauses.bits, verbs.token
    start = verbs.group == verbs.first
    parted = clauses.before(verbs.group, BORDER)
    before = np.where(start, 0, bits[verbs.group - 1])
    if_noun = (verbs.takes & NOUN) != 0
    plain = (verbs.form & (PAST | PARTICIPLE | PROGRESSIVE)) == 0
    helped = (verbs.helpers & AUXILIARY) != 0
    to_before = (before & TO_WORD) != 0
    subject = (before & SUBJECT) != 0

    # "they point out" and "point to", but "at one point"
    alone = ((verbs.takes & OUT) != 0) & ~clauses.is_any(at + 1, PARTICLE | TO_WORD)
    # "the report", "her claims", "of demands"; "the alleged attack"
    noun = alone | ((before & _NOUN_BEFORE) != 0) & ~subject & ~helped & ~parted
    noun &= plain | ((before & (DETERMINER | POSSESSIVE)) != 0)
    # "new claims": a form that may be a noun needs a subject that is surely one.
    person = subject | to_before | helped | ((before & RELATIVE) != 0)
    # A name is one person: "Clinton claims", but not "the CNN poll".
    person |= ~start & clauses.capital[verbs.group - 1] & ~parted & ((verbs.form & PRESENT) != 0)
    person |= clauses.before(at, QUOTE_ENDS)
    # "records show", "voters claim": a plural; "point out": a particle behind.
    ends = clauses.table.ends[np.maximum(verbs.group - 1, 0)] - 1
    plural = clauses.table.chars.codes[ends] == ord("s")
    person |= (
        ~start & plural & ((before & (POSSESSIVE | ADVERB | TIME)) == 0) & ((verbs.form & BASE) != 0) & ~parted
    )
    person |= clauses.is_any(at + 1, PARTICLE) & ~clauses.before(at + 1, BORDER)
    next_that = clauses.is_any(at + 1, THAT_WORD)
    people = (before & ((1 << 23) | OBJECT_PRONOUN)) != 0
    noun |= if_noun & plain & ~person & ~next_that & ~people
    # "plans announced by", "as reported by": what follows is the agent, unless a quotation or clause does.
    by = clauses.is_any(at + 1, PREPOSITION) & ((clauses.preposition[at + 1] & preposition_bit("by")) != 0)
    noun |= by & ((verbs.form & PARTICIPLE) != 0) & ~subject
    # Imperatives and nouns that open a sentence.
    noun |= start & plain & ~helped
    capital = clauses.capital[at] & (at > verbs.first)
    total = np.concatenate(([0], np.cumsum(clauses.capital)))
    headline = total[verbs.last + 1] - total[verbs.first] >= _HEADLINE * (verbs.last + 1 - verbs.first)
    found: Flags = ~noun & ~(capital & ~headline)
    return found


def phrase_starts(clauses: Clauses) -> Index:
    """Return the tokens at which a noun phrase may begin when it is read backwards from its end."""
    bits = clauses.bits
    stops = finite(clauses)
    stops |= (bits & (SUBORDINATOR | THAT_WORD | RELATIVE | WH | TO_WORD)) != 0
    stops &= (bits & CONTRACTED) == 0
    stops |= ((bits & TIME) != 0) & ~((bits & PREPOSITION) != 0)
    begins = (clauses.marks & BORDER) != 0
    begins[1:] |= stops[:-1]
    pronoun = (bits & SUBJECT) != 0
    begins[1:] |= ((bits[:-1] & (CONJUNCTION | PREPOSITION | ADVERB)) != 0) & pronoun[1:]
    begins |= pronoun & ~((np.append(bits[1:], 0) & PREPOSITION) != 0)
    found: Index = np.flatnonzero(begins)
    return found


__all__ = ["Verbs", "find_verbs", "finite", "phrase_starts", "preceding", "HAVE", "MODAL", "BASE", "SENTENCE"]
