"""Which matches count where the longest counts in the whole lexicon, and not in each frame."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Index
from framing.scoring.matching import Matches
from framing.scoring.stretches import Stretches


def counted_anywhere(matches: Matches, category: Index, n_tokens: int) -> npt.NDArray[np.bool_]:
    """Tell which matches count, shape (k,).

    From the longest to the shortest, and of one length in the order of the text: a match counts unless matches
    that count already, of whichever category, cover all of its words, or one of its own category covers any.
    Matches of the same words count in all of their categories.

    Parameters
    ----------
    category : array of int64, shape (k,)
    """
    found = Stretches(matches.term, matches.first, matches.gap_start, matches.gap_end, matches.last + 1)
    token, owner = found.tokens()
    # Most matches share no word with another.
    shared = np.bincount(token, minlength=n_tokens)[token] > 1
    contested = np.zeros(len(found), bool)
    contested[owner[shared]] = True
    counts = ~contested
    rows = np.flatnonzero(contested)
    some = found[rows]
    width = np.maximum(some.ends, some.ends2) - some.starts
    order = np.lexsort((some.pattern, some.starts2, some.ends, some.starts, width, -some.n_tokens))
    words = list(
        zip(some.starts.tolist(), some.ends.tolist(), some.starts2.tolist(), some.ends2.tolist(), strict=True)
    )
    taken: set[int] = set()
    taken_by: dict[int, set[int]] = {}
    for (start, end, start2, end2), same in groupby(order.tolist(), key=words.__getitem__):
        own = {*range(start, end), *range(start2, end2)}
        if own <= taken:
            continue
        for place in same:
            mine = taken_by.setdefault(int(category[rows[place]]), set())
            if mine.isdisjoint(own):
                mine |= own
                counts[rows[place]] = True
        taken |= own
    return counts
