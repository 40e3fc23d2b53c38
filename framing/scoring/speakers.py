"""Speakers of a batch: a name, a kind and a role for the source of every span of speech."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.scoring.speaker_listing import list_speakers
from framing.scoring.speaker_mentions import (
    ANTECEDENT,
    BY_OFFICE,
    HE_OR_SHE,
    NAMED,
    UNNAMED,
    Mentions,
    read_mentions,
)
from framing.scoring.speaker_offices import offices
from framing.scoring.speaker_people import People
from framing.scoring.speaker_resolving import Introduced, antecedents, pronouns
from framing.scoring.speaker_roles import Roles, find_roles
from framing.scoring.speaker_runs import PERSON, Codes, Index, find_runs
from framing.text.names import name_words
from framing.text.table import TokenTable
from framing.text.vocabulary import Vocabulary
from framing.text.voices import Attributions

HOWS = ("none", "as written", "surname", "pronoun", "title")
NONE, AS_WRITTEN, SURNAME, PRONOUN, TITLE = range(len(HOWS))


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks in each of r spans of speech; e different speakers, each of one article.

    Attributes
    ----------
    speaker : array of int32, shape (r,)
        Which of the speakers, −1 where nobody was found.
    how : array of int8, shape (r,)
        How the name was found: places in `HOWS`.
    text : array of int64, shape (e,)
        Which text of the batch a speaker belongs to.
    name : list of str
        A person's name in full, as first written; else the phrase, without its article. Length e.
    spelling : array of int64, shape (e,)
        A number for the name without regard to case.
    kind : array of int8, shape (e,)
        Places in `speaker_runs.KINDS`: "person", "organisation", "outlet", "official" or "document"; "" where
        that cannot be told.
    role : list of str
        Title or apposition, as first written; "" for none. Length e.
    people : People
        The persons among the speakers, and those whose names look like theirs: what `merge_speakers` takes.
    """

    speaker: np.ndarray
    how: Codes
    text: Index
    name: list[str]
    spelling: Index
    kind: Codes
    role: list[str]
    people: People

    def __len__(self) -> int:
        return len(self.speaker)


def article_speakers(table: TokenTable, vocabulary: Vocabulary, attributions: Attributions) -> Speakers:
    """Resolve the sources of the spans of speech of a batch, each within its own article.

    Parameters
    ----------
    table : TokenTable
    vocabulary : Vocabulary
        The one that the table was made with.
    attributions : Attributions
        r spans of speech.
    """
    has = np.flatnonzero(attributions.source_first >= 0)
    first = attributions.source_first[has].astype(np.int64)
    last = attributions.source_last[has].astype(np.int64)
    _, examples, which = np.unique(first * (len(table) + 1) + last, return_index=True, return_inverse=True)
    cues = attributions.cue_last[attributions.cue_last >= 0]
    runs = find_runs(table, name_words(vocabulary), vocabulary.flags, cues)
    mentions = read_mentions(table, runs, first[examples], last[examples])
    roles = find_roles(table, runs, np.sort(cues))
    introduced = Introduced(table, runs)
    run, how = _resolved(introduced, mentions, roles, vocabulary)
    listing = list_speakers(table, runs, roles, mentions, run, how != NONE)
    speaker, found = np.full(len(attributions), -1, np.int32), np.full(len(attributions), NONE, np.int8)
    speaker[has] = listing.entry[which]
    found[has] = how[which]
    counts = np.bincount(speaker[speaker >= 0], minlength=len(listing.name))
    return Speakers(
        speaker=speaker,
        how=found,
        text=listing.text,
        name=listing.name,
        spelling=listing.spelling,
        kind=listing.kind,
        role=listing.role,
        people=listing.people(counts),
    )


def _resolved(
    introduced: Introduced, mentions: Mentions, roles: Roles, vocabulary: Vocabulary
) -> tuple[Index, Codes]:
    """Return for each mention the run that names the person in full, and how it was found; shape (m,)."""
    runs = introduced.runs
    run, how = mentions.run.copy(), np.full(len(mentions), NONE, np.int8)
    how[mentions.form == UNNAMED] = AS_WRITTEN
    named = np.flatnonzero(mentions.form == NAMED)
    run[named] = introduced.stands_for[mentions.run[named]]
    how[named] = np.where(run[named] == mentions.run[named], AS_WRITTEN, SURNAME)
    who = np.flatnonzero(mentions.form == ANTECEDENT)
    run[who] = antecedents(introduced, mentions.first[who])
    # Names that a pronoun may stand for: in full, with a title, or single words that somebody is called.
    persons = np.flatnonzero(runs.kind == PERSON)
    whole = introduced.stands_for[persons]
    certain = (runs.last[persons] > runs.name[persons]) | (whole != persons) | (roles.title[persons] >= 0)
    spoke = np.zeros(len(runs), bool)
    spoke[mentions.run[named]] = True
    certain |= spoke[persons]
    persons, whole = persons[certain], whole[certain]
    they = np.flatnonzero(mentions.form == HE_OR_SHE)
    run[they] = pronouns(introduced, mentions.first[they], persons, whole, spoke[persons])
    for some in (who, they):
        how[some] = np.where(run[some] >= 0, PRONOUN, NONE)
    by_office = np.flatnonzero(mentions.form == BY_OFFICE)
    run[by_office] = offices(introduced, mentions, by_office, roles, persons, whole, vocabulary)
    how[by_office] = np.where(run[by_office] >= 0, TITLE, AS_WRITTEN)
    return run, how
