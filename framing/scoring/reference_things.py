"""References to countries, companies and whatever else acts: the country, the company, its, it."""

from __future__ import annotations

from functools import partial

import numpy as np

from framing.scoring import reference_words as is_a
from framing.scoring.reference_names import Flags, Index
from framing.scoring.reference_reading import Found, Reading

_REACH = 1  # sentences between a name and what stands for it
_VERB_WITHIN = 4  # tokens behind "it": "it has never even said"
_ADVERBS = 2  # between a subject and its verb: "China also now says"


def by_country(reading: Reading) -> Found:
    """the country: the last country named, where no other one is named near it."""
    matches = reading.matches
    place = reading.has(matches.first, is_a.PLACE) | reading.has(matches.last, is_a.PLACE)
    # "Washington Post": no country.
    eligible = np.flatnonzero(place & (np.append(reading.names.last, -1)[reading.name] <= matches.last))
    nouns = reading.described(is_a.COUNTRY_NOUN)
    token, match = reading.nearest_match(eligible, nouns, _REACH)
    first, category = matches.first[match], matches.category[match]
    # In one sentence with its name, a country may still be the one of the sentence before.
    near = reading.apart(first, token) == 0
    begin = np.where(near, reading.sentence_start(first, back=1), reading.sentence_start(first))
    others = reading.own.others(
        reading.names.country.astype(np.int64), category, begin, reading.sentence_end(token)
    )
    good = (others == 0) & reading.same_voice(matches.last[match], token)
    return Found(token[good], match[good])


def by_company(reading: Reading) -> Found:
    """the company: the last company named, where nothing else may be one."""
    matches = reading.matches
    eligible = np.flatnonzero(
        reading.has(matches.last, is_a.COMPANY) & reading.has(matches.last, is_a.NAME) & reading.ends_name
    )
    nouns = reading.described(is_a.COMPANY_NOUN)
    token, match = reading.nearest_match(eligible, nouns, _REACH)
    begin = reading.sentence_start(matches.first[match])
    others = reading.own.others(reading.names.organised.astype(np.int64), matches.category[match], begin, token)
    good = (others == 0) & reading.same_voice(matches.last[match], token)
    return Found(token[good], match[good])


def by_it(reading: Reading) -> tuple[Found, Found]:
    """its, and it: the subject before it, in the sentence or as the last one named in the sentence before.

    Returns
    -------
    (its, it) : tuple of Found
    """
    matches = reading.matches
    token, match = reading.nearest_match(_subjects(reading), reading.tokens(is_a.ITS | is_a.IT), _REACH)
    after = matches.last[match] + 1
    good = reading.same_voice(after - 1, token)
    every = np.ones(len(reading.names.first), np.int64)
    good &= reading.own.others(every, matches.category[match], after, token) == 0
    token, match, after = token[good], match[good], after[good]
    same = reading.apart(after - 1, token) == 0
    start = reading.sentence_start(token)
    joined = reading.has(start, is_a.CONJUNCTION | is_a.ADVERB)
    opens = (token == start) | ((token == start + 1) & joined)
    good = np.where(same, ~reading.any_between(after, token, partial(_begins_clause, reading)), opens)
    possessive = reading.has(token, is_a.ITS)
    good &= possessive | _acts(reading, token, same)
    its, it = np.flatnonzero(good & possessive), np.flatnonzero(good & ~possessive)
    return Found(token[its], match[its]), Found(token[it], match[it])


def _begins_clause(reading: Reading, token: Index) -> Flags:
    """Whether another subject begins at tokens: "China rose and a shutdown entered its second week"."""
    before = reading.hard[token] | reading.has(token - 1, is_a.CONJUNCTION | is_a.CLAUSE | is_a.ADVERB)
    return reading.has(token, is_a.DETERMINER) & before


def _subjects(reading: Reading) -> Index:
    """Return the matches that are the subject of a verb in the singular, and no person's name."""
    matches, names, hard = reading.matches, reading.names, reading.hard
    behind = matches.last + 1
    some = np.flatnonzero(~hard[behind])
    # A match before the first name has the number −1.
    person: Flags = reading.ends_name[some] & np.append(names.personal, False)[reading.name[some]]
    some = some[~person & ~reading.has(matches.last[some], is_a.POSSESSIVE | is_a.PLURAL)]
    # A clause has to begin before it: nothing, "that", "said", or a conjunction that opens the sentence.
    first, verb = matches.first[some], matches.last[some] + 1
    begin = first - (reading.has(first - 1, is_a.THE) & ~hard[first])
    joined = reading.has(begin - 1, is_a.CONJUNCTION) & hard[np.maximum(begin - 1, 0)]
    good = hard[begin] | joined | reading.has(begin - 1, is_a.CLAUSE)
    for _ in range(_ADVERBS):
        verb += reading.has(verb, is_a.ADVERB) & ~reading.has(verb, is_a.FINITE) & ~hard[verb + 1]
    good &= reading.has(verb, is_a.FINITE) & ~reading.has(verb, is_a.PLURAL_VERB)
    return np.asarray(some[good])


def _acts(reading: Reading, token: Index, same: Flags) -> Flags:
    """Whether "it" does something that only somebody does: not "it is clear", nor "it rains"."""
    hard = reading.hard
    helped = np.zeros(len(token), bool)
    verb = token + 1
    for _ in range(_VERB_WITHIN - 1):
        word = ~hard[verb] & ~reading.has(verb, is_a.CUE | is_a.EMPTY)
        helping = word & reading.has(verb, is_a.AUXILIARY)
        helped |= helping
        verb += helping | (word & reading.has(verb, is_a.ADVERB))
    told = reading.has(verb, is_a.CUE)
    good = ~hard[verb] & ~reading.has(verb, is_a.EMPTY)
    good &= told | ~reading.has(verb, is_a.AUXILIARY | is_a.ADVERB)
    good &= helped | told | reading.has(verb, is_a.FINITE | is_a.THIRD)
    good &= ~reading.is_tag(token, verb)
    # In its own clause: "said it would", "and it would", not "demanded with it".
    return good & (hard[token] | reading.has(token - 1, is_a.CONJUNCTION | is_a.CLAUSE) | ~same)
