"""What stands beside a name: "US President Biden", "Wei Zongyou, a professor at …", "General Secretary …, X"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.scoring.speaker_runs import PERSON, Index, Runs
from framing.text.names import (
    CAPITAL,
    DETERMINER,
    FUNCTION,
    HONORIFIC,
    LINK,
    ORGANISATION,
    OUTLET,
    OUTLET_NAME,
    PLACE,
    PREPOSITION,
    TITLE,
    TITLE_PART,
)
from framing.text.table import TokenTable

_LONGEST_BEFORE = 14  # tokens of a title before a name
_LONGEST_BEHIND = 25
_TITLE_WITHIN = 7  # tokens: "a former two-term Republican governor"
_MAY_BEGIN = DETERMINER | TITLE | TITLE_PART | PLACE | ORGANISATION | OUTLET | OUTLET_NAME | CAPITAL
_IN_TITLES = TITLE | TITLE_PART | PLACE | ORGANISATION | OUTLET | OUTLET_NAME | CAPITAL
_STOPS = FUNCTION | PREPOSITION | DETERMINER
_COMMA = ord(",")


@dataclass(frozen=True, slots=True)
class Roles:
    """The words beside the names of k runs, as tokens; −1 where there are none.

    Attributes
    ----------
    before : array of int64, shape (k,)
        Where the words before the name begin.
    before_last : array of int64, shape (k,)
        The last of them.
    behind, behind_last : array of int64, shape (k,)
        The apposition.
    title : array of int64, shape (k,)
        The word that names the office, the one nearest to the name.
    """

    before: Index
    before_last: Index
    behind: Index
    behind_last: Index
    title: Index


def find_roles(table: TokenTable, runs: Runs, cues: Index) -> Roles:
    """Find the words beside the names of all runs that are persons.

    Parameters
    ----------
    cues : array of int64
        Tokens at which somebody speaks, in order: no apposition holds one.
    """
    none = np.full(len(runs), -1, np.int64)
    roles = Roles(none, none.copy(), none.copy(), none.copy(), none.copy())
    if len(runs):
        hard = np.append(table.hard_gap, True)
        _find_before(table, runs, hard, roles)
        _find_behind(table, runs, hard, cues, roles)
    return roles


def _find_before(table: TokenTable, runs: Runs, hard: np.ndarray, roles: Roles) -> None:
    bits = runs.bits
    name = runs.name
    some = np.flatnonzero((runs.kind == PERSON) & (name > 0))
    last = name[some] - 1
    # "President Mr Xi": an honorific tells no role.
    honoured = (bits[last] & HONORIFIC) != 0
    last -= honoured
    # "a spokesman for Exxon": Exxon is no spokesman.
    here = bits[last]
    fits = (last >= 0) & ((here & _IN_TITLES) != 0) & ((here & LINK) == 0)
    # "…, said Mayor Quill. Mr Xi …": what ended before the honorific, or in another article, is nobody's title.
    fits &= ~(honoured & hard[last + 1])
    some, last = some[fits], last[fits]
    begin = name[some]
    comma = hard[begin] & (begin == runs.first[some]) & (runs.last[some] > begin)
    comma[comma] = _comma_follows(table, begin[comma] - 1)
    fits = ~hard[begin] | comma
    some, last, comma = some[fits], last[fits], comma[fits]
    crossed = comma.copy()
    start, title = np.full(len(some), -1, np.int64), np.full(len(some), -1, np.int64)
    token = last.copy()
    going = np.arange(len(some))
    for _ in range(_LONGEST_BEFORE):
        here = bits[token[going]]
        going = going[((here & (_IN_TITLES | LINK)) != 0) & (((here & _STOPS) == 0) | ((here & LINK) != 0))]
        at = token[going]
        here = bits[at]
        linking = (here & LINK) != 0
        office = (here & TITLE) != 0
        title[going] = np.where(office & (title[going] < 0), at, title[going])
        # What stands before "of" belongs to the title only from an office on: "a visit of President Xi".
        counts = ~linking & (office | ~crossed[going])
        start[going] = np.where(counts, at, start[going])
        crossed[going] = np.where(counts, False, crossed[going] | linking)
        going = going[~hard[at]]
        token[going] -= 1
        going = going[token[going] >= 0]
    good = (title >= 0) & (start >= 0)
    # "Blinken, Ambassador to Vietnam, Napper": a title between commas is the first name's.
    good &= ~comma | ~hard[start] | (table.sentence_first[table.sentence[start]] == start)
    roles.before[some[good]] = start[good]
    roles.before_last[some[good]] = last[good]
    roles.title[some[good]] = title[good]


def _find_behind(table: TokenTable, runs: Runs, hard: np.ndarray, cues: Index, roles: Roles) -> None:
    bits, n = runs.bits, len(table)
    after = runs.last + 1
    some = np.flatnonzero((runs.kind == PERSON) & (after < n) & hard[after] & (roles.before < 0))
    some = some[_comma_follows(table, runs.last[some])]
    some = some[table.sentence[after[some]] == table.sentence[runs.last[some]]]
    first = after[some]
    fits = (bits[first] & _MAY_BEGIN) != 0
    some, first = some[fits], first[fits]
    title = np.full(len(some), -1, np.int64)
    going = np.arange(len(some))
    for step in range(_TITLE_WITHIN):
        at = first[going] + step
        inside = at < n
        going, at = going[inside], at[inside]
        if step:
            going, at = going[~hard[at]], at[~hard[at]]
        office = (bits[at] & TITLE) != 0
        title[going[office]] = at[office]
        going = going[~office]
    some, first, title = some[title >= 0], first[title >= 0], title[title >= 0]
    borders = np.flatnonzero(hard)
    stop = borders[np.searchsorted(borders, first + 1)]
    short = (stop - first <= _LONGEST_BEHIND) & (np.searchsorted(cues, first) == np.searchsorted(cues, stop))
    some, first, title, stop = some[short], first[short], title[short], stop[short]
    first = first + ((bits[first] & DETERMINER) != 0)
    roles.behind[some] = first
    roles.behind_last[some] = stop - 1
    roles.title[some] = title


def _comma_follows(table: TokenTable, token: Index) -> np.ndarray:
    codes = table.chars.codes
    found: np.ndarray = codes[np.minimum(table.ends[token], len(codes) - 1)] == _COMMA
    return found
