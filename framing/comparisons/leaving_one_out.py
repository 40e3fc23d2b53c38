"""Differences without one term, one article, or one day of a group: from sums, without a look at any text.

A group's value is Σ numerators ÷ Σ denominators, so without an article it is the same with that article's two
numbers taken off. A term changes the numerators of the articles that it occurs in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.alternatives import COUNTED
from framing.comparisons.measuring import Measured, Part, measured
from framing.comparisons.respecifying import Matter, Totals
from framing.scoring.frames import ROUNDING
from framing.scoring.recounting import TermChanges, spoken_in, without_each
from framing.scoring.without_terms import without_terms
from framing.stats import Floats, Pairs

Index = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Varied:
    """Differences under alternatives of one kind, r of them.

    Attributes
    ----------
    kind : str
    measure : str
        On which the differences are.
    choices, details : tuple of str
        What the alternatives are called, and more about them.
    choice, frame, pair : array of int64, shape (r,)
        Which alternative, frame and pair a difference is of.
    difference : array, shape (r,)
    mean : array, shape (r,), or None
        Of the two groups' values; None where the measure is that of the main specification.
    """

    kind: str
    measure: str
    choices: tuple[str, ...]
    details: tuple[str, ...]
    choice: Index
    frame: Index
    pair: Index
    difference: Floats
    mean: Floats | None = None


def without_each_term(matter: Matter, measure: str, voice: str, main: Totals, pairs: Pairs) -> Varied:
    """Leave out each term; a term is an alternative where it counts in one of the two groups."""
    matches, k = matter.matches, len(matter.groups.names)
    spoken = spoken_in(matches, (voice,))
    column = COUNTED[measure]
    available = matter.available if column == "salience" else np.ones(len(matter.scores.documents))
    found = without_each(matches, without_terms(matches), column, spoken, available)
    change = _crossings(matter, found, voice) if measure == "present" else found.change
    member, n_terms = matter.groups.member[found.document], len(matches.term_text)
    inside = member >= 0
    cell = found.term[inside] * k + member[inside]
    moved = np.bincount(cell, change[inside], n_terms * k).reshape(n_terms, k)
    occurs = (np.bincount(cell, minlength=n_terms * k) > 0).reshape(n_terms, k)
    of_frame = matches.term_frame
    with np.errstate(invalid="ignore", divide="ignore"):
        value = (main.h.T[of_frame] + moved) / main.s.T[of_frame]
    term, pair = np.nonzero(occurs[:, pairs.group] | occurs[:, pairs.reference])
    difference = value[term, pairs.group[pair]] - value[term, pairs.reference[pair]]
    nothing = ("",) * n_terms
    return Varied("terms", measure, matches.term_text, nothing, term, of_frame[term], pair, difference)


def _crossings(matter: Matter, found: TermChanges, voice: str) -> Floats:
    """Return −1 where a frame is no longer present without the term, 1 where it would come to be."""
    frame = matter.matches.term_frame[found.term]
    hits = matter.counted("hits", (voice,))[found.document, frame]
    enough = matter.thresholds[frame] - ROUNDING
    return np.asarray((hits + found.change >= enough).astype(np.float64) - (hits >= enough))


def without_each_article(matter: Matter, measure: str, voice: str, main: Totals, pairs: Pairs) -> Iterator[Varied]:
    """Leave out each article of either side; one at least has to be left."""
    data = measured(matter.scores, matter.groups, measure, voice)
    documents = matter.scores.documents
    ids, titles = documents.column("document_id"), [title or "" for title in documents.column("title")]
    for part in data.parts:
        frames = np.arange(part.frames.start, part.frames.stop)
        owner = np.repeat(np.arange(len(part.sizes)), part.sizes)
        left = main.s[owner[:, None], frames] - part.s[:, None]
        alone = part.sizes[owner] < 2
        with np.errstate(invalid="ignore", divide="ignore"):
            value = (main.h[owner[:, None], frames] - part.h) / left
        value[alone] = np.nan
        article = data.article[part.rows]
        for side in (pairs.group, pairs.reference):
            pair, row = _belonging(side, part)
            difference = _one_sided(value[row], main.value[:, frames], pairs, pair, side is pairs.group)
            yield Varied(
                "articles",
                measure,
                tuple(ids),
                tuple(titles),
                np.repeat(article[row], len(frames)),
                np.tile(frames, len(row)),
                np.repeat(pair, len(frames)),
                difference.ravel(),
            )


def _belonging(side: Index, part: Part) -> tuple[Index, Index]:
    """Return every pair with every article of the group on one of its sides."""
    sizes = part.sizes[side]
    pair = np.repeat(np.arange(len(side)), sizes)
    starts = np.cumsum(part.sizes) - part.sizes
    within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return pair, starts[side][pair] + within


def _one_sided(value: Floats, main: Floats, pairs: Pairs, pair: Index, is_group: bool) -> Floats:
    """Return differences in which one side has another value than in the main specification."""
    if is_group:
        return value - main[pairs.reference[pair]]
    return np.asarray(main[pairs.group[pair]] - value)


def without_largest_days(matter: Matter, measure: str, voice: str, main: Totals, pairs: Pairs) -> Varied:
    """Leave out, of each group, the day with the most articles; the first of several that have as many."""
    data = measured(matter.scores, matter.groups, measure, voice)
    names, f = matter.groups.names, len(data.coded)
    value, days = np.full((len(names), f), np.nan), [""] * len(names)
    date = matter.scores.documents.arrow("date").cast(pa.date32()).cast(pa.int32())
    day = np.asarray(date.fill_null(-(10**6)).to_numpy(), np.int64)
    for number in range(len(names)):
        largest = _largest(day[data.article[data.group(number)]])
        if largest is None:
            continue
        days[number] = str(np.datetime64(largest, "D"))
        value[number] = _without_day(data, main, number, day == largest)
    known = [number for number, each in enumerate(days) if each]
    sides = [(side, side is pairs.group) for side in (pairs.group, pairs.reference)]
    parts = []
    for side, is_group in sides:
        pair = np.flatnonzero(np.isin(side, known))
        difference = _one_sided(value[side[pair]], main.value, pairs, pair, is_group)
        parts.append((np.repeat(side[pair], f), np.tile(np.arange(f), len(pair)), np.repeat(pair, f), difference))
    choice, frame, pair = (np.concatenate([part[i] for part in parts]) for i in range(3))
    difference = np.concatenate([part[3].ravel() for part in parts])
    return Varied("largest-day", measure, tuple(days), names, choice, frame, pair, difference)


def _largest(days: Index) -> int | None:
    """Return the day with the most articles; None where there is one day only, or none."""
    found, counts = np.unique(days[days > -(10**6)], return_counts=True)
    return int(found[counts.argmax()]) if len(found) > 1 else None


def _without_day(data: Measured, main: Totals, number: int, that_day: npt.NDArray[np.bool_]) -> Floats:
    """Return a group's values without the articles of a day, shape (f,)."""
    values = []
    for part in data.parts:
        rows = part.group(number)
        gone = that_day[data.article[part.rows[rows]]]
        h = main.h[number, part.frames] - part.h[rows][gone].sum(axis=0)
        s = main.s[number, part.frames] - part.s[rows][gone].sum()
        values.append(np.divide(h, s, out=np.full(len(h), np.nan), where=(s > 0) & (not gone.all())))
    return np.concatenate(values)
