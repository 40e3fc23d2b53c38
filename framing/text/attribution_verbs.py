"""Verbs that may attribute: which tokens they are, and the group of auxiliaries and adverbs before them."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    COMMA,
    PARAGRAPH,
    PAUSE,
    QUOTE_BEGINS,
    QUOTE_ENDS,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    in_compound,
)
from framing.text.attribution_vocabulary import VERB_CUE, VERB_FORM
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CUE_VERB,
    DETERMINER,
    FIRST_PREPOSITION,
    FLOATING,
    NEGATION,
    OBJECT_PRONOUN,
    PARTICLE,
    PERSON_NOUN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    THAT_WORD,
    TIME,
    TO_WORD,
)
from framing.text.cues import BASE, NOUN, OUT, PARTICIPLE, PAST, PRESENT, PROGRESSIVE, QUOTE, Cues, preposition_bit

_BY = preposition_bit("by") << FIRST_PREPOSITION
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
        which = np.flatnonzero(which) if which.dtype == bool else which  # once, not for each column
        return Verbs(*(getattr(self, field.name).take(which) for field in fields(self)))

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
    """Return verbs, cues or not, with the auxiliaries before them: "had gathered", "was joined"."""
    zero = np.zeros_like(tokens)
    first, last = clauses.sentence(tokens)
    group, _ = _groups(clauses, tokens, first)
    return Verbs(tokens, zero, np.full_like(tokens, PAST), zero, group, zero, first, last)


def find_verbs(clauses: Clauses, cues: Cues) -> Verbs:
    """Find the verbs that may attribute what stands beside them."""
    at = clauses.where(CUE_VERB)
    at = at[~clauses.quoted[at]]
    at = at[~in_compound(clauses.table, at)]
    first, last = clauses.sentence(at)
    group, helpers = _groups(clauses, at, first)
    cue = clauses.fact(at, VERB_CUE)
    verbs = Verbs(at, cue, clauses.fact(at, VERB_FORM), cues.takes[cue], group, helpers, first, last)
    return verbs[_is_verb(clauses, verbs)]


def _groups(clauses: Clauses, at: Index, first: Index) -> tuple[Index, Index]:
    """Return the first token of each verb's group, and the classes of the words of the group before the verb."""
    bits = clauses.bits
    group, helpers = at.copy(), np.zeros(len(at), np.int64)
    going = np.arange(len(at))
    for _ in range(_GROUP_STEPS):
        here = group[going]
        before = bits[here - 1]
        # "he's" and "they've" are subjects, with the auxiliary in them.
        steps = ((before & _IN_GROUP) != 0) & ((before & SUBJECT) == 0) & ~clauses.quoted[here - 1]
        going = going[steps & (here > first[going]) & ~clauses.before(here, PAUSE)]
        group[going] -= 1
        helpers[going] |= bits[group[going]]
    return group, helpers


def _is_verb(clauses: Clauses, verbs: Verbs) -> Flags:
    """Leave out nouns, participles before nouns and parts of names."""
    at = verbs.token
    start = verbs.group == verbs.first
    parted = clauses.before(verbs.group, BORDER)
    before = np.where(start, 0, clauses.bits[verbs.group - 1])
    after = clauses.bits[at + 1]
    plain = (verbs.form & (PAST | PARTICIPLE | PROGRESSIVE)) == 0
    helped = (verbs.helpers & AUXILIARY) != 0
    subject = (before & SUBJECT) != 0
    particle = ((after & PARTICLE) != 0) & ~clauses.before(at + 1, BORDER)

    # "the report", "her claims", "of demands"; "the alleged attack"
    noun = ((before & _NOUN_BEFORE) != 0) & ~subject & ~helped & ~parted
    noun &= plain | ((before & (DETERMINER | POSSESSIVE)) != 0)
    # "they point out" and "point to", but "at one point"
    noun |= ((verbs.takes & OUT) != 0) & ((after & (PARTICLE | TO_WORD)) == 0)
    # "new claims": a form that may be a noun needs a subject that is surely one. A name is one person: "Clinton
    # claims", but not "the CNN poll"; "records show" and "voters claim" have a plural.
    person = ((before & (SUBJECT | TO_WORD | RELATIVE | PERSON_NOUN | OBJECT_PRONOUN)) != 0) | helped
    person |= ((before & CAPITAL) != 0) & ~parted & ((verbs.form & PRESENT) != 0)
    ends = clauses.table.ends[np.maximum(verbs.group - 1, 0)] - 1
    plural = ~start & ~parted & (clauses.table.chars.codes[ends] == ord("s"))
    person |= plural & ((before & (POSSESSIVE | ADVERB | TIME)) == 0) & ((verbs.form & BASE) != 0)
    person |= clauses.before(at, QUOTE_ENDS) | particle | ((after & THAT_WORD) != 0)
    maybe = np.flatnonzero(((verbs.takes & NOUN) != 0) & plain & ~person)
    noun[maybe[~_at_quotation(clauses, verbs[maybe])]] = True
    # "plans announced by", "as reported by": what follows is the agent.
    noun |= ((after & _BY) != 0) & ((verbs.form & PARTICIPLE) != 0) & ~subject
    # Imperatives and nouns that open a sentence.
    noun |= start & plain & ~helped
    capital = clauses.is_any(at, CAPITAL) & (at > verbs.first)
    capitals = clauses.capitals_between(verbs.first, verbs.last + 1)
    headline = capitals >= _HEADLINE * (verbs.last + 1 - verbs.first)
    found: Flags = ~noun & ~(capital & ~headline)
    return found


def _at_quotation(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether a form that may be a noun is the verb of a quotation: "the ad claims “…”", "“…,” it states."."""
    after = verbs.token + 1
    # Nothing but a noun phrase stands before the verb, and the quotation before that or behind it.
    opens = np.maximum(clauses.borders.preceding(verbs.group), 0)
    found: Flags = clauses.nominal(opens) & (verbs.group > opens)
    found &= clauses.finite.between(opens, verbs.group) == 0
    closes = clauses.before(opens, QUOTE_ENDS) & ~clauses.before(opens, PARAGRAPH)
    closes &= clauses.before(after, SENTENCE | COMMA)
    found &= closes | (clauses.before(after, QUOTE_BEGINS) & ~clauses.before(after, SENTENCE))
    found &= ((verbs.form & PRESENT) != 0) & ((verbs.takes & QUOTE) != 0)
    return found
