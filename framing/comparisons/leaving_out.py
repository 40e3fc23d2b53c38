"""Words that are left out of lists of key words on purpose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.comparisons.counted import Counted
from framing.comparisons.keyness_arguments import Wanted
from framing.scoring.spellings import form_of
from framing.scoring.wordforms import tokens_of_words


def left_out(counts: Counted, wanted: Wanted) -> tuple[npt.NDArray[np.bool_], tuple[str, ...]]:
    """Return which words and phrases are left out, shape (v,), and which to be excluded were not found."""
    stopped = counts.is_among(form_of(word, wanted.lowercase) for word in wanted.stop_words if word.strip())
    last = counts.parts[np.arange(len(counts.parts)), counts.order - 1]
    out = stopped[counts.parts[:, 0]] | stopped[last]
    unknown = []
    for phrase, tokens in zip(wanted.exclude, tokens_of_words(list(wanted.exclude)), strict=True):
        holds = _holding(counts, [form_of(token, wanted.lowercase) for token in tokens])
        if not holds.any():
            unknown.append(phrase)
        out |= holds
    return out, tuple(unknown)


def _holding(counts: Counted, words: list[str]) -> npt.NDArray[np.bool_]:
    """Return which columns hold some words, one behind the other; shape (v,)."""
    holds = np.zeros(len(counts.parts), bool)
    numbers = [np.flatnonzero(counts.is_among([word])) for word in words]
    if not words or not all(len(number) for number in numbers):
        return holds
    for first in range(counts.parts.shape[1] - len(words) + 1):
        here = [counts.parts[:, first + place] == number[0] for place, number in enumerate(numbers)]
        holds |= np.logical_and.reduce(here)
    return holds
