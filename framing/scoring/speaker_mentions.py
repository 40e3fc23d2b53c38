"""Mentions of speakers: which word is the head, and is it a name, an office or a pronoun?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.scoring.speaker_runs import (
    DOCUMENTS,
    NOBODY,
    OFFICE,
    OFFICIAL,
    ORGANISED,
    OUTLETS,
    PERSON,
    Codes,
    Flags,
    Index,
    Runs,
)
from framing.text.names import (
    CAPITAL,
    DETERMINER,
    DOCUMENT,
    FUNCTION,
    GROUP,
    HE,
    ORGANISATION,
    OUTLET,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SHE,
    TITLE,
    WHO,
)
from framing.text.table import TokenTable

# Forms of a mention.
NOTHING, NAMED, HE_OR_SHE, ANTECEDENT, BY_OFFICE, UNNAMED = range(6)
_MOST_LEADING = 4  # words such as "both of the" before the head


@dataclass(frozen=True, slots=True)
class Mentions:
    """m mentions, ordered by where they stand.

    Attributes
    ----------
    first, last : array of int64, shape (m,)
        Tokens, both included.
    head : array of int64, shape (m,)
        The token that says what the mention is.
    begin, end : array of int64, shape (m,)
        The phrase about the head: without leading articles, and without what follows a comma.
    form : array of int8, shape (m,)
        `NAMED` (its run is a person), `HE_OR_SHE`, `ANTECEDENT` ("who"), `BY_OFFICE` ("the minister"), `UNNAMED`
        (everything else that speaks) or `NOTHING`.
    kind : array of int8, shape (m,)
        Places in `speaker_runs.KINDS`.
    run : array of int64, shape (m,)
        The run that names it, −1 for none.
    """

    first: Index
    last: Index
    head: Index
    begin: Index
    end: Index
    form: Codes
    kind: Codes
    run: Index

    def __len__(self) -> int:
        return len(self.first)


def read_mentions(table: TokenTable, runs: Runs, first: Index, last: Index) -> Mentions:
    """Read the mentions at some tokens; shape (m,) each."""
    bits = runs.bits
    begin = first.copy()
    for _ in range(_MOST_LEADING):
        leading = (bits[begin] & (DETERMINER | FUNCTION | PREPOSITION)) != 0
        begin = np.where(leading & (begin < last), begin + 1, begin)
    comma, cut = _cuts(table, runs, begin, last)
    head = np.minimum(cut, comma) - 1
    run = runs.at[head]
    kind = _kind_of_heads(bits, runs, head, run)
    run = np.where((run >= 0) & (kind == PERSON), run, -1)
    # "Secretary of State Antony Blinken", "General Secretary of the Party, Nguyen Phu Trong": the name comes last.
    for place in (comma - 1, _behind(runs, comma, last)):
        late = np.where(place >= 0, runs.at[np.maximum(place, 0)], -1)
        inside = (late >= 0) & (kind == OFFICE) & (run < 0)
        safe = np.maximum(late, 0)
        if len(runs):
            inside &= (runs.kind[safe] == PERSON) & (runs.last[safe] <= last)
            inside &= (runs.name[safe] > runs.first[safe]) | (place >= comma)
        run = np.where(inside, late, run)
        kind = np.where(inside, PERSON, kind)
    # "CCTV reports", "the New York Times report": whose report it is.
    outlet = np.maximum(head - 1, 0)
    owner = np.where(head > begin, runs.at[outlet], -1)
    if len(runs):
        owned = (kind == DOCUMENTS) & (owner >= 0) & (runs.kind[np.maximum(owner, 0)] == OUTLETS)
        owned &= (bits[outlet] & POSSESSIVE) == 0
        kind = np.where(owned, OUTLETS, kind)
        comma = np.where(owned, head, comma)
    form, kind = _forms(runs, first, last, head, kind, run)
    return Mentions(first, last, head, begin, comma - 1, form, kind.astype(np.int8), run)


def _cuts(table: TokenTable, runs: Runs, begin: Index, last: Index) -> tuple[Index, Index]:
    """Return where each mention's first part ends: before a comma or a bracket, and before a preposition."""
    bits = runs.bits
    lengths = last - begin + 1
    opens = np.cumsum(lengths) - lengths
    which = np.repeat(np.arange(len(begin)), lengths)
    token = np.arange(len(which)) - opens[which] + begin[which]
    later = token > begin[which]
    end = last + 1
    if not len(begin):
        return end, end
    hard = table.hard_gap[token] & later
    preposition = ((bits[token] & (PREPOSITION | WHO)) != 0) & ((bits[token] & CAPITAL) == 0) & later
    if len(runs):
        # "Henry Paulson and Brent Scowcroft": the first of them.
        before = runs.at[np.maximum(token - 1, 0)]
        joined = later & ((bits[token] & (FUNCTION | CAPITAL)) == FUNCTION) & (before >= 0)
        preposition |= joined & (runs.kind[np.maximum(before, 0)] == PERSON)
    comma = np.minimum.reduceat(np.where(hard, token, end[which]), opens)
    cut = np.minimum.reduceat(np.where(preposition, token, end[which]), opens)
    return comma, cut


def _behind(runs: Runs, comma: Index, last: Index) -> Index:
    """Return the last token of the run that follows the comma at once, −1 where there is none."""
    after = np.minimum(comma, last)
    run = np.where(comma <= last, runs.at[after], -1)
    if not len(runs):
        return run
    return np.where(run >= 0, runs.last[np.maximum(run, 0)], -1)


def _kind_of_heads(bits: np.ndarray, runs: Runs, head: Index, run: Index) -> Index:
    end = bits[head]
    kind = np.full(len(head), NOBODY)
    for trait, found in (
        (DOCUMENT, DOCUMENTS),
        (ORGANISATION, ORGANISED),
        (OUTLET, OUTLETS),
        (GROUP, OFFICIAL),
        (TITLE, OFFICE),
    ):
        kind[(end & trait) != 0] = found
    if not len(runs):
        return kind
    named = (run >= 0) & ((end & CAPITAL) != 0)
    inside = np.maximum(run, 0)
    # A head that is not its run's last word is judged by itself.
    ends = named & (runs.last[inside] <= head + 1)
    return np.where(ends, runs.kind[inside], kind)


def _forms(runs: Runs, first: Index, last: Index, head: Index, kind: Index, run: Index) -> tuple[Codes, Index]:
    bits = runs.bits
    alone = first == last
    here = bits[first]
    form = np.full(len(first), NOTHING, np.int8)
    form[kind != NOBODY] = UNNAMED
    form[kind == OFFICE] = BY_OFFICE
    form[(kind == PERSON) & (run >= 0)] = NAMED
    pronoun: Flags = alone & ((here & (PRONOUN | HE | SHE | WHO | DETERMINER)) != 0) & (run < 0)
    pronoun |= ((here & (HE | SHE)) != 0) & (last - first <= 1) & (kind == NOBODY)
    pronoun &= ((here & GROUP) == 0) & (runs.at[head] < 0)
    form[pronoun] = NOTHING
    form[pronoun & ((here & (HE | SHE)) != 0)] = HE_OR_SHE
    form[pronoun & ((here & WHO) != 0)] = ANTECEDENT
    kind = np.where(pronoun, NOBODY, kind)
    # An office that stays without a name is an unnamed official.
    return form, np.where(kind == OFFICE, OFFICIAL, kind)
