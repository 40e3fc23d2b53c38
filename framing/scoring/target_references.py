"""Mentions by reference: pronouns and descriptions that stand for a target's name, where that is safe to tell.

Six rules, each for one kind of words. All ask the same: which name of the target stood last, is it of the right
kind, and is there anything else near it that might be meant? Where there is, nothing is resolved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.located import LocatedMatches
from framing.scoring.reference_names import Index
from framing.scoring.reference_people import by_office, by_pronoun
from framing.scoring.reference_reading import read
from framing.scoring.reference_things import by_company, by_country, by_it
from framing.scoring.reference_words import reference_words
from framing.text import TokenTable, Vocabulary
from framing.text.attribution_vocabulary import CueWords

RULES = ("he", "office", "country", "company", "its", "it")
_TWO_WORDS = np.array([rule in ("office", "country", "company") for rule in RULES], np.int64)


@dataclass(frozen=True, slots=True)
class References:
    """k references in the order of their first tokens.

    Attributes
    ----------
    match : array of int64, shape (k,)
        The match that each stands for: its row among those given.
    first, last : array of int64, shape (k,)
        The tokens of the pronoun or description, both included.
    rule : array of int8, shape (k,)
        Places in `RULES`.
    """

    match: Index
    first: Index
    last: Index
    rule: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.match)


def target_references(
    table: TokenTable, vocabulary: Vocabulary, matches: LocatedMatches, cue_words: CueWords | None = None
) -> References:
    """Find the pronouns and descriptions that stand for a match of a target.

    Parameters
    ----------
    table : TokenTable
    vocabulary : Vocabulary
        The one that the table was made with.
    matches : LocatedMatches
        Of targets only. Every category is resolved by itself: names of another category are other names.
    cue_words : CueWords, optional
        Those of the vocabulary, where they are at hand; made anew otherwise.

    Returns
    -------
    References
        No reference stands in another text than its match (so none leads from a body back to its title), nor where
        a match of the same category stands.
    """
    none = np.empty(0, np.int64)
    if not len(matches.first):
        return References(none, none, none, np.empty(0, np.int8))
    words = reference_words(vocabulary, cue_words or CueWords(vocabulary))
    reading = read(table, words, matches)
    offices = by_office(reading)
    parts = [by_pronoun(reading, offices), offices, by_country(reading), by_company(reading), *by_it(reading)]
    match = np.concatenate([part.match for part in parts])
    last = np.concatenate([part.at for part in parts])
    rule = np.repeat(np.arange(len(parts)), [len(part.at) for part in parts])
    # "the president", "the country": two words.
    first = last - _TWO_WORDS[rule]
    category = matches.category[match]
    order = np.lexsort((category, first))
    order = order[~reading.is_named(category, last)[order]]
    return References(match[order], first[order], last[order], rule[order].astype(np.int8))


def as_matches(references: References, matches: LocatedMatches, table: TokenTable) -> LocatedMatches:
    """Return references as matches: term, category and weight are those of the match that each stands for.

    Parameters
    ----------
    references : References
        k of them.
    matches : LocatedMatches
        The ones that they were found with.
    table : TokenTable

    Returns
    -------
    LocatedMatches
        k matches; none is negated.
    """
    row, first = references.match, references.first
    return LocatedMatches(
        term=matches.term[row],
        category=matches.category[row],
        weight=matches.weight[row],
        first=first,
        last=references.last,
        gap_start=references.last + 1,
        gap_end=references.last + 1,
        text=matches.text[row],
        document=matches.document[row],
        sentence=table.sentence[first].astype(np.int64),
        voice=table.voice[first],
        negated=np.zeros(len(first), bool),
        reference=np.ones(len(first), bool),
    )
