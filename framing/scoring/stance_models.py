"""What may stand in for words and rules when stance is asked for: the seam for trained classifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from framing.errors import InputError
from framing.scoring.stance import AGAINST, FOR, NONE

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
Span = tuple[int, int, int]

_CLASSES = np.array([AGAINST, NONE, FOR], np.int8)  # in the order of the columns


@runtime_checkable
class StanceModel(Protocol):
    """Something that tells how likely it is that a target is spoken against, neither, or for."""

    def predict_proba(self, texts: Sequence[str], spans: Sequence[Span]) -> Floats:
        """Return the probabilities of against, neither and for at k mentions.

        Parameters
        ----------
        texts : sequence of str
        spans : sequence of (text, start, end)
            The mentions: which text, and its characters, the end not included.

        Returns
        -------
        array of float64, shape (k, 3)
            Rows add up to 1; a row of NaN abstains.
        """


def judged(model: StanceModel, texts: Sequence[str], spans: Sequence[Span]) -> tuple[Floats, Codes]:
    """Return what a model says at k mentions.

    Returns
    -------
    stance : array of float64, shape (k,)
        P(for) − P(against), −1 to 1; NaN where the model abstains.
    outcome : array of int8, shape (k,)
        `FOR`, `AGAINST` or `NONE`, whichever is most likely.

    Raises
    ------
    InputError
        The model gives something other than probabilities of three classes.
    """
    if not spans:
        return np.zeros(0), np.zeros(0, np.int8)
    given = np.asarray(model.predict_proba(texts, spans), np.float64)
    silent = np.isnan(given).any(axis=-1) if given.ndim else np.zeros(0, bool)
    if given.shape != (len(spans), 3) or not np.allclose(given[~silent].sum(axis=1), 1) or (given < 0).any():
        raise InputError(
            f"The model {type(model).__name__} gives something other than probabilities: predict_proba has to "
            f"return {len(spans):,} rows of three (against, neither, for) that are not below 0 and add up to 1. "
            f"It returned an array of shape {given.shape}."
        )
    likeliest = _CLASSES[np.where(silent, 1, np.nan_to_num(given).argmax(axis=1))]
    return given[:, 2] - given[:, 0], likeliest
