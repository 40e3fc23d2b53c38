"""Strata of units, and how many units are drawn from each.

Every unit of the population is in one stratum, and every stratum has units that are drawn: those in which the
lexicon finds nothing too, since only they can show what it misses.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.coding.names import path_of
from framing.coding.units import Units
from framing.errors import InputError, one_of
from framing.results import Scores

Index = npt.NDArray[np.int64]
SCORE, HIT, TARGET = "score", "hit", "target"
NO_HIT, NO_TARGET = "no hit", "no target"
# Two units tell something about how much a stratum varies.
LEAST = 2
_HALVINGS = 100


def labels_of(units: Units, scores: Scores, strata: Sequence[str]) -> list[list[str]]:
    """Return for each of some strata the label of every unit.

    Raises
    ------
    InputError
        A stratum is neither "score", "hit" nor "target" nor a column of the documents.
    """
    documents = scores.documents
    known = [name for name in documents.columns if name not in ("document_id", "text")]
    strange = [name for name in strata if name not in (SCORE, HIT, TARGET, *known)]
    if strange:
        raise InputError(
            f"Units cannot be divided by {one_of(strange)}. Allowed: '{SCORE}' (the rarest frame of a unit), "
            f"'{HIT}' (whether it has any), '{TARGET}' (the rarest target that it names) and the columns of the "
            f"articles: {', '.join(known)}."
        )
    labels = []
    for name in strata:
        if name in (SCORE, HIT, TARGET):
            labels.append(_score_labels(units, scores, name))
        else:
            values = ["(none)" if value is None else str(value) for value in documents.column(name)]
            labels.append([values[article] for article in units.article.tolist()])
    return labels


def allocate(populations: Index, n: int) -> Index:
    """Return how many units are drawn from each stratum; they add up to n.

    In proportion to the square root of a stratum's size (Bankier 1988): small strata, where rare frames are, get
    more than their part, without leaving large ones to a few units of great weight. Two from each at least, where
    it has two and n suffices for all, else one; what a stratum cannot give goes to the others.

    Parameters
    ----------
    populations : array of int64, shape (h,)
        The units of each stratum, at least 1.
    n : int
        From the number of strata up to that of all units.
    """
    least = np.minimum(populations, LEAST)
    if least.sum() > n:
        least = np.minimum(populations, 1)
    root = np.sqrt(populations)
    low, high = 0.0, float((populations / root).max())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if np.clip(middle * root, least, populations).sum() < n else (low, middle)
    wanted = np.clip(high * root, least, populations)
    taken = np.floor(wanted).astype(np.int64)
    # What rounding down left over goes to those that lost most by it.
    order = np.argsort(taken - wanted, kind="stable")
    taken[order[: n - int(taken.sum())]] += 1
    return taken


def _score_labels(units: Units, scores: Scores, stratum: str) -> list[str]:
    """Label each unit by its rarest frame (or target), or by whether it has any frame.

    Where there are no frames, targets stand in for them.
    """
    evidence = scores.evidence.data
    frames = [(book.name, frame.name) for book in scores.codebooks for frame in book.frames]
    targets = [(book.name, target.name) for book in scores.codebooks for target in book.targets]
    kind, names = ("frame", frames) if frames and stratum != TARGET else ("target", targets)
    wanted = np.array([each == kind for each in evidence.column("kind").to_pylist()], bool)
    row = {document_id: i for i, document_id in enumerate(scores.documents.column("document_id"))}
    first_sentence = np.searchsorted(units.sentences.article, np.arange(len(row)))
    article = np.array([row[name] for name in evidence.column("document_id").to_pylist()], np.int64)
    sentence = first_sentence[article] + evidence.column("sentence").to_numpy().astype(np.int64)
    number = {name: i for i, name in enumerate(names)}
    found = zip(evidence.column("lexicon").to_pylist(), evidence.column("name").to_pylist(), strict=True)
    category = np.array([number.get(name, -1) for name in found], np.int64)
    hit = np.zeros((len(units), len(names)), bool)
    hit[units.unit_of_sentence[sentence[wanted]], category[wanted]] = True
    has_hit: npt.NDArray[np.bool_] = np.logical_or.reduce(hit, axis=1)
    if stratum == HIT:
        return [HIT if has else NO_HIT for has in has_hit.tolist()]
    count = np.where(hit, hit.sum(axis=0)[None, :], len(units) + 1)
    rarest = np.where(has_hit, count.argmin(axis=1), -1) if names else np.full(len(units), -1)
    twice = {name for _, name in names if sum(name == other for _, other in names) > 1}
    shown = [path_of(lexicon, name) if name in twice else name for lexicon, name in names]
    nothing = NO_TARGET if stratum == TARGET else NO_HIT
    return [shown[i] if i >= 0 else nothing for i in rarest.tolist()]
