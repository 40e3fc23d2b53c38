"""What would count if a lexicon lacked one of its terms, decided from the matches and not by scoring again.

A term's own matches go, and what they had covered comes back; that may cover something else in turn. Only where
matches overlap is there anything to decide, so only stretches of text with a suppressed match are decided again,
once for each term that has a match there that counts. A match that gave way takes no words from others: to leave
its term out changes nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Index, Ragged
from framing.scoring.frame_matches import FrameMatches
from framing.scoring.overlaps import covered_by_longer
from framing.scoring.stretches import Stretches

_AT_ONCE = 2_000_000  # matches decided in one go, which bounds the memory


@dataclass(frozen=True, slots=True)
class Changes:
    """What leaving out each term changes, c matches.

    Attributes
    ----------
    term : array of int64, shape (c,)
        The term that is left out.
    match : array of int64, shape (c,)
        The match, a row of `FrameMatches`, that counts now and would not, or the reverse.
    sign : array of int64, shape (c,)
        −1 where it would no longer count, 1 where it would.
    """

    term: Index
    match: Index
    sign: Index


def without_terms(matches: FrameMatches) -> Changes:
    """Find which matches would count without each term, as scoring without it would."""
    own = np.flatnonzero(matches.counts)
    terms, rows, signs = [matches.term[own]], [own], [np.full(len(own), -1)]
    members, first = _contested(matches)
    for term, row, sign in _decided_again(matches, members, first):
        terms.append(term)
        rows.append(row)
        signs.append(sign)
    return Changes(np.concatenate(terms), np.concatenate(rows), np.concatenate(signs))


def _contested(matches: FrameMatches) -> tuple[Index, Index]:
    """Return the matches in each stretch of text in which one gave way, one stretch after the other.

    Stretches are as long as matches of one frame reach into each other, gaps included: matches of two stretches
    share no word. The second array says where each begins, and ends with the number of matches.
    """
    if matches.counts.all():
        return np.empty(0, np.int64), np.zeros(1, np.int64)
    spans = matches.stretches
    size = int(spans.ends2.max()) + 1
    order = np.lexsort((spans.starts, matches.frame))
    starts = (matches.frame * size + spans.starts)[order]
    reach = np.maximum.accumulate((matches.frame * size + spans.ends2)[order])
    number = np.cumsum(np.append(True, starts[1:] >= reach[:-1])) - 1
    disputed = np.zeros(number[-1] + 1, bool)
    disputed[number[~matches.counts[order]]] = True
    kept = disputed[number]
    members, number = order[kept], number[kept]
    first = np.flatnonzero(np.append(True, number[1:] != number[:-1]))
    return members, np.append(first, len(members))


def _decided_again(matches: FrameMatches, members: Index, first: Index) -> Iterator[tuple[Index, Index, Index]]:
    """Decide each stretch without each term that counts in it; yield what changes beside its own matches."""
    if not len(members):
        return
    component = np.repeat(np.arange(len(first) - 1), np.diff(first))
    winning = matches.counts[members]
    n_terms = len(matches.term_text)
    worlds = np.unique(component[winning] * n_terms + matches.term[members[winning]])
    where, without = np.divmod(worlds, n_terms)
    stretches = Ragged(first, members)
    total = np.cumsum(np.diff(first)[where])
    for some in np.split(np.arange(len(worlds)), np.flatnonzero(np.diff(total // _AT_ONCE)) + 1):
        row, world = stretches.expand(where[some])
        term = without[some][world]
        left = matches.term[row] != term
        row, world, term = row[left], world[left], term[left]
        counts = ~_suppressed(matches.stretches[row], world)
        changed = np.flatnonzero(counts != matches.counts[row])
        yield term[changed], row[changed], np.where(counts[changed], 1, -1)


def _suppressed(spans: Stretches, world: Index) -> npt.NDArray[np.bool_]:
    """Decide which matches give way in each world; the tokens of each are numbered from its first match."""
    if not len(world):
        return np.empty(0, bool)
    begins = np.full(int(world.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(begins, world, spans.starts)
    shift = begins[world]
    own = Stretches(
        spans.pattern, spans.starts - shift, spans.ends - shift, spans.starts2 - shift, spans.ends2 - shift
    )
    return covered_by_longer(own, world, int(own.ends2.max()) + 1)
