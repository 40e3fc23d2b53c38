"""References to persons: he and she, and the office that one person alone holds in a text."""

from __future__ import annotations

import numpy as np

from framing.scoring import reference_words as is_a
from framing.scoring.reference_names import Flags, Index, runs_of
from framing.scoring.reference_reading import Found, Own, Reading, stepped

# Sentences between a name and what stands for it.
_REACH_OF_PRONOUNS = 4
_REACH_OF_OFFICES = 8

_FIELD = 21  # bits for each of the counts that share a number
_MASK = (1 << _FIELD) - 1


def by_office(reading: Reading) -> Found:
    """the president: the target, where it alone is introduced as one."""
    names, matches, words = reading.names, reading.matches, reading.words
    titles = reading.tokens(is_a.TITLED)
    office = words.office[reading.table.type_id[titles]].astype(np.int64)
    titles, office = titles[office > 0], office[office > 0]
    size, n_persons = int(office.max(initial=0)) + 1, int(names.person.max(initial=0)) + 1
    post = reading.table.text[titles].astype(np.int64) * size + office
    # Which persons hold which post, as introduced: "Senator Smith", "spokesman Smith".
    name, title = _introductions(reading, titles)
    pairs, _ = runs_of(np.sort(post[title] * n_persons + names.person[name]))
    held, opens = runs_of(pairs // n_persons)
    alone = np.diff(np.append(opens, len(pairs))) == 1
    held, holder = held[alone], pairs[opens[alone]] % n_persons
    if not len(held):
        return Found(titles[:0], titles[:0])
    place = np.minimum(np.searchsorted(held, post), len(held) - 1)
    known = np.flatnonzero(held[place] == post)
    known = known[_is_definite(reading, titles[known])]
    at, meant = titles[known], holder[place[known]]
    eligible = np.flatnonzero(reading.ends_name)
    person = names.person[reading.name[eligible]]
    group = matches.category[eligible] * n_persons + person
    mention, place = reading.nearest(group, matches.first[eligible], matches.last[eligible], at, _REACH_OF_OFFICES)
    right = np.flatnonzero(person[mention] == meant[place])
    return Found(at[place[right]], eligible[mention[right]])


def _is_definite(reading: Reading, titles: Index) -> Flags:
    """Whether offices stand behind "the", and nothing behind them that makes another of them: "of France"."""
    behind = titles + 1
    owned = ~reading.has(titles, is_a.POSSESSIVE) & reading.has(behind, is_a.OF | is_a.NAME)
    more = owned | reading.has(behind, is_a.TITLED)
    return reading.is_described(titles) & (~more | reading.hard[behind])


def _introductions(reading: Reading, titles: Index) -> tuple[Index, Index]:
    """Return the names that an office stands before or in, and the places of these offices in `titles`.

    "Senator John Smith", "spokesman John Smith"; not those of a vice president, nor of a former one.
    """
    names, words, table = reading.names, reading.words, reading.table
    # The name that an office stands in, or else right before; of several offices the last one counts.
    name = np.searchsorted(names.last, titles)
    begin = np.append(names.first, len(table))[name]
    fits = (begin <= titles) | ((begin == titles + 1) & ~reading.hard[titles + 1])
    fits &= np.append(names.last, -1)[name] > titles
    title = np.flatnonzero(fits)
    title = title[np.append(name[title][1:] != name[title][:-1], True)[: len(title)]]
    name, at = name[title], titles[title]
    good = names.other_person[name] & ~reading.has(names.last[name], is_a.TITLED)
    good &= reading.hard[at] | (words.office[table.type_id[at - 1]] >= 0)
    return name[good], title[good]


def by_pronoun(reading: Reading, offices: Found) -> Found:
    """he, she, his, her: the last person named, where no other person of that gender may be meant."""
    names, matches = reading.names, reading.matches
    eligible = np.flatnonzero(reading.ends_name)
    eligible = eligible[names.personal[reading.name[eligible]]]
    # "The Trump campaign": nobody.
    behind = matches.last[eligible] + 1
    owner = reading.has(matches.last[eligible], is_a.POSSESSIVE) | reading.hard[behind]
    eligible = eligible[owner | ~reading.has(behind, is_a.NAMED_AFTER)]
    match = np.concatenate((eligible, offices.match))
    last = np.concatenate((matches.last[eligible], offices.at))
    first = np.concatenate((matches.first[eligible], offices.at - 1))
    at = reading.tokens(is_a.PRONOUN)
    mention, place = reading.nearest(matches.category[match], first, last, at, _REACH_OF_PRONOUNS)
    token, match = at[place], match[mention]
    wanted = np.where(reading.has(token, is_a.FEMALE), -1, 1)
    gender = names.gender[reading.name[match]]
    good = (gender != -wanted) & reading.same_voice(last[mention], token)
    # "Trump told him", "Trump won, he said": somebody else.
    another = _is_object(reading, token) | reading.is_tag(token, token + 1)
    good &= ~(another & (reading.apart(last[mention], token) == 0))
    keep = np.flatnonzero(good)
    token, match, known = token[keep], match[keep], (gender == wanted)[keep]
    category, begin = matches.category[match], reading.sentence_start(first[mention[keep]])

    of = matches.category[offices.match]
    own = _with_titles(reading, offices, of)
    # Persons, and among them those who are known not to be meant, in one sum.
    person = names.other_person.astype(np.int64)
    weight = person + (person * (names.gender > 0) << _FIELD) + (person * (names.gender < 0) << 2 * _FIELD)
    told = own.others(weight, category, begin, token)
    other_gender = np.where(wanted[keep] > 0, told >> 2 * _FIELD, told >> _FIELD) & _MASK
    good = (told & _MASK) == np.where(known, other_gender, 0)
    nouns = reading.tokens(is_a.PERSON_NOUN)
    nouns = nouns[~reading.has(nouns + 1, is_a.NAME) | reading.hard[nouns + 1]]
    noun = np.searchsorted(nouns, offices.at)
    lower = np.flatnonzero(np.append(nouns, -1)[noun] == offices.at)
    own_nouns = Own.of(nouns, of[lower], noun[lower])
    good &= own_nouns.others(np.ones(len(nouns), np.int64), category, begin, token) == 0
    token, match, category = token[good], match[good], category[good]
    good = ~_ahead(reading, own, token, category)
    return Found(token[good], match[good])


def _is_object(reading: Reading, token: Index) -> Flags:
    """Whether pronouns are those to whom something is done: "told him", "told her that"."""
    behind = token + 1
    ends = is_a.OPENING | is_a.CONJUNCTION | is_a.DETERMINER | is_a.ADVERB | is_a.OF
    told = reading.has(token, is_a.MALE) | reading.hard[behind] | reading.has(behind, ends)
    return reading.has(token, is_a.OBJECT) & told


def _with_titles(reading: Reading, offices: Found, category: Index) -> Own:
    """Return whose names are whose, with the offices that are written as names: "the President"."""
    names = reading.names
    name = names.at(offices.at)
    ends = np.flatnonzero((name >= 0) & (np.append(names.last, -1)[name] == offices.at))
    return reading.own.with_more(category[ends], name[ends])


def _ahead(reading: Reading, own: Own, token: Index, category: Index) -> Flags:
    """Whether pronouns stand in an opening phrase, and another name right behind it: "In his speech, Smith"."""
    found: Flags = np.zeros(len(token), bool)
    start = reading.sentence_start(token)
    opening = reading.has(start, is_a.OPENING) & ~reading.any_between(start + 1, token + 1, reading.hard.take)
    some = np.flatnonzero(opening)
    behind, owner = stepped(token[some] + 1, reading.sentence_end(token[some]) - token[some] - 1)
    commas = np.flatnonzero(reading.hard[behind])
    with_comma, first = runs_of(owner[commas])
    comma = behind[commas[first]]
    name = np.searchsorted(reading.names.first, comma)
    begins = np.append(reading.names.first, -1)[name] == comma
    some = some[with_comma]
    found[some] = begins & ~own.has(category[some], name)
    return found
