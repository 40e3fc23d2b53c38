"""Passages: what a coder can take in at once, more than a sentence and less than an article."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

# Segments of about five sentences make better training data than single sentences (Barberá et al. 2021).
MOST_SENTENCES = 5


def passage_starts(text: npt.NDArray[np.int64], opens_paragraph: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Tell which sentences open a passage; shape (s,).

    A headline is a passage. In a text, paragraphs are joined as long as they have no more than five sentences
    together; a longer paragraph is cut into parts of about equal length, each of five at most.

    Parameters
    ----------
    text : array of int64, shape (s,)
        Which text each sentence stands in: even numbers for headlines.
    opens_paragraph : array of bool, shape (s,)
    """
    opens = np.zeros(len(text), bool)
    borders = np.append(
        np.flatnonzero(opens_paragraph | np.append(True, np.diff(text) != 0)[: len(text)]), len(text)
    )
    length, before = 0, -1
    for start, size in zip(borders[:-1].tolist(), np.diff(borders).tolist(), strict=True):
        where = int(text[start])
        if where == before and length + size <= MOST_SENTENCES:
            length += size
            continue
        n_parts = math.ceil(size / MOST_SENTENCES)
        parts = start + np.arange(n_parts) * size // n_parts
        opens[parts] = True
        length, before = start + size - int(parts[-1]), where
    return opens
