"""Which texts are worth coding next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.classify.adapting import FrameModel
from framing.classify.blocks import Terms, sequences
from framing.classify.texts import checked_texts, words_of
from framing.errors import InputError
from framing.results import Table

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]

_AT_RANDOM = 0.2


def next_to_code(
    model: FrameModel,
    texts: Sequence[str],
    n: int,
    *,
    random_share: float = _AT_RANDOM,
    seed: int = 0,
) -> Table:
    """Choose the uncoded texts from whose codes a model would learn most.

    A model learns most from texts about which it is least sure and which differ from each other. A share is drawn
    at random all the same, so that frames which the model overlooks have a chance. **Texts chosen like this are to
    train with, not to evaluate with**: they are the hard ones, and their inclusion probabilities are unknown.

    Parameters
    ----------
    model : FrameModel
        Trained; anything with `predict_proba` and `classes_`.
    texts : sequence of str
        Uncoded.
    n : int
        How many to choose.
    random_share : float
        Which part of them is drawn at random, 0 to 1.
    seed : int

    Returns
    -------
    Table
        One row a text, the most useful first: ``text`` (its number, from 0)``, reason`` ("unsure" or
        "random")``, label`` (about which it is least sure)``, doubt`` (0 sure to 1: how near the decision is).

    Raises
    ------
    InputError
        There are fewer texts than asked for, or settings are out of range.
    """
    given = checked_texts(texts, "next_to_code()")
    if not 1 <= n <= len(given):
        raise InputError(f"{n:,} texts were asked for, of {len(given):,} given.")
    if not 0 <= random_share <= 1:
        raise InputError(f"random_share is {random_share}; it has to be between 0 and 1.")
    rng = np.random.default_rng(seed)
    doubt = doubts(model, given)
    most = doubt.max(axis=1)
    n_random = round(n * random_share)
    unsure = _apart(given, most, n - n_random)
    others = np.setdiff1d(np.arange(len(given)), unsure)
    random = rng.choice(others, n_random, replace=False)
    chosen = np.concatenate((unsure, random)).astype(np.int64)
    labels = np.asarray(model.classes_).astype(str)[doubt[chosen].argmax(axis=1)]
    return Table(
        pa.table(
            {
                "text": pa.array(chosen),
                "reason": pa.array(["unsure"] * len(unsure) + ["random"] * n_random, pa.string()),
                "label": pa.array(labels.tolist(), pa.string()),
                "doubt": pa.array(most[chosen]),
            }
        )
    )


def doubts(model: FrameModel, texts: Sequence[str]) -> Floats:
    """Return how near a model's decisions are, 0 to 1, shape (texts, k).

    1 where the probability is at the threshold from which a frame is given; where labels exclude each other, where
    the two most probable ones are equally so.
    """
    probability = np.asarray(model.predict_proba(list(texts)), np.float64)
    if getattr(model, "exclusive_", False) or not hasattr(model, "thresholds_"):
        if getattr(model, "exclusive_", False):
            best = np.sort(probability, axis=1)
            gap = best[:, -1] - best[:, -2]
            found: Floats = np.where(probability == best[:, -1:], 1 - gap[:, None], 0.0)
            return found
        thresholds = np.full(probability.shape[1], float(getattr(model, "threshold", 0.5)))
    else:
        thresholds = np.asarray(model.thresholds_, np.float64)
    below = probability / thresholds
    above = (1 - probability) / (1 - thresholds)
    near: Floats = np.minimum(np.minimum(below, above), 1.0)
    return near


def _apart(texts: Sequence[str], doubt: Floats, n: int) -> Index:
    """Choose doubtful texts one after the other, each worth less the more it is like those chosen before."""
    if n == 0:
        return np.zeros(0, np.int64)
    # Of a large pool only the more doubtful ones can be chosen anyway.
    pool = np.argsort(-doubt, kind="stable")[: max(10 * n, 200)]
    words = words_of([texts[row] for row in pool.tolist()])
    terms = Terms().learn([sequences(each, 1, 1) for each in words.lists(words.types)])
    likeness = np.zeros(len(pool))
    chosen: list[int] = []
    for _ in range(n):
        worth = doubt[pool] * (1 - likeness)
        worth[chosen] = -1.0
        best = int(worth.argmax())
        chosen.append(best)
        likeness = np.maximum(likeness, np.asarray((terms @ terms[best].T).todense()).ravel())
    kept: Index = pool[np.array(chosen)]
    return kept
