"""Linear classifiers on features, with probabilities calibrated on scores of texts that they had not seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.classify.blocks import Matrix
from framing.classify.calibration import best_threshold, calibrated, calibration
from framing.classify.folds import fold_of
from framing.classify.labels import Labels
from framing.classify.settings import BEST_F1, check_training
from framing.errors import InputError
from framing.progress import progress_bar

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]


class Heads:
    """One linear classifier a label.

    Attributes
    ----------
    coef : array of float64, shape (k, features)
    intercept : array of float64, shape (k,)
    slope, offset : array of float64, shape (k,)
        The probability of a score s is 1 ÷ (1 + exp(−(slope·s + offset))).
    thresholds : array of float64, shape (k,)
        Probabilities from which a label is given, where a text can have several.
    unseen : array of float64, shape (n, k)
        The probabilities of the training texts, each by a classifier that had not seen it.
    held, decided : array of int8, shape (n, k)
        Their labels, and the labels that these classifiers give them.
    exclusive : bool
    """

    coef: Floats
    intercept: Floats
    slope: Floats
    offset: Floats
    thresholds: Floats
    unseen: Floats
    held: npt.NDArray[np.int8]
    decided: npt.NDArray[np.int8]
    exclusive: bool

    def scores(self, features: Matrix) -> Floats:
        """Return how far texts are on each label's side of its boundary, shape (texts, k)."""
        found: Floats = np.asarray(features @ self.coef.T) + self.intercept
        return found

    def probabilities(self, scores: Floats) -> Floats:
        """Turn scores into probabilities, shape (texts, k); rows add up to 1 where labels exclude each other."""
        return calibrated(scores, self.slope, self.offset, self.exclusive)

    def decisions(self, scores: Floats) -> npt.NDArray[np.int8]:
        """Turn scores into labels, 0 or 1, shape (texts, k): the highest score, or all above their threshold."""
        if not self.exclusive:
            return (self.probabilities(scores) >= self.thresholds).astype(np.int8)
        held = np.zeros(scores.shape, np.int8)
        held[np.arange(len(scores)), scores.argmax(axis=1)] = 1
        return held


def train(
    features: Matrix,
    labels: Labels,
    *,
    C: float,
    class_weight: Any,
    threshold: float | str,
    folds: int,
    groups: Index | None,
    random_state: int | None,
    n_jobs: int | None,
    progress: bool,
) -> Heads:
    """Train one classifier a label (or one for all, where they exclude each other), and calibrate.

    Probabilities and thresholds are made from the scores of `folds` classifiers, each applied to the texts that it
    had not seen.

    Parameters
    ----------
    groups : array of int, shape (n,), optional
        Texts of one group never stand on both sides.
    """
    from joblib import Parallel, delayed

    n, k = labels.held.shape
    check_training(C, class_weight, threshold, folds, random_state, n_jobs)
    weights = _weights(class_weight, labels)
    columns = [labels.held.argmax(axis=1)] if labels.exclusive else list(labels.held.T.astype(np.int64))
    if groups is not None:
        _check_groups(labels, groups)
    jobs: list[tuple[Index, Index, Index]] = []
    everything, nothing = np.arange(n), np.arange(0)
    for column in columns:
        fold = fold_of(column, folds, groups, random_state)
        jobs += [(column, np.flatnonzero(fold != each), np.flatnonzero(fold == each)) for each in np.unique(fold)]
        jobs.append((column, everything, nothing))
    scores = np.empty((n, k))
    coef: list[Floats] = []
    intercept: list[Floats] = []
    width = k if labels.exclusive else 1
    work = (delayed(_fitted)(features, *job, width, C, weights, random_state) for job in jobs)
    with progress_bar("Training", len(jobs), enabled=progress) as advance:
        results = Parallel(n_jobs=n_jobs, return_as="generator")(work)
        for (_, _, rest), (found, shift) in zip(jobs, results, strict=True):
            first = len(coef) if not labels.exclusive else 0
            if len(rest):
                scores[rest, first : first + width] = found
            else:
                coef.append(found)
                intercept.append(shift)
            advance(1)
    heads = Heads()
    heads.exclusive = labels.exclusive
    heads.coef, heads.intercept = np.concatenate(coef), np.concatenate(intercept)
    curves = np.array([calibration(scores[:, j], labels.held[:, j]) for j in range(k)])
    heads.slope, heads.offset = curves[:, 0], curves[:, 1]
    heads.unseen = heads.probabilities(scores)
    heads.thresholds = np.array(
        [
            best_threshold(heads.unseen[:, j], labels.held[:, j]) if threshold == BEST_F1 else float(threshold)
            for j in range(k)
        ]
    )
    heads.held, heads.decided = labels.held, heads.decisions(scores)
    return heads


def _fitted(
    features: Matrix,
    column: Index,
    seen: Index,
    rest: Index,
    width: int,
    C: float,
    class_weight: Any,
    random_state: int | None,
) -> tuple[Floats, Floats]:
    """Train on some texts; return the scores of the rest, or the weights where there is no rest."""
    from sklearn.svm import LinearSVC

    present = np.unique(column[seen])
    coef = np.zeros((width, features.shape[1]))
    intercept = np.full(width, -1.0)  # what was not seen is not found
    if len(present) == 1:
        if width > 1 or present[0] == 1:
            intercept[present[0] if width > 1 else 0] = 1.0
    else:
        machine = LinearSVC(C=C, class_weight=class_weight, random_state=random_state, max_iter=10_000)
        machine.fit(features[seen], column[seen])
        if width == 1:
            coef, intercept = machine.coef_, machine.intercept_
        elif len(present) == 2:
            coef[present[1]], intercept[present[1]] = machine.coef_[0], machine.intercept_[0]
            coef[present[0]], intercept[present[0]] = -machine.coef_[0], -machine.intercept_[0]
        else:
            coef[present], intercept[present] = machine.coef_, machine.intercept_
    return (np.asarray(features[rest] @ coef.T) + intercept if len(rest) else coef), intercept


def _weights(given: Any, labels: Labels) -> Any:
    """Return weights by number of class, of those given by a label's name (or, of several labels, by 0 and 1)."""
    if not isinstance(given, Mapping):
        return given
    names = labels.classes.tolist() if labels.exclusive else [0, 1]
    strange = [repr(name) for name in given if name not in names]
    if strange:
        raise InputError(
            f"class_weight has weights for {', '.join(strange)}; the labels are {', '.join(map(repr, names))}."
        )
    return {number: given.get(name, 1.0) for number, name in enumerate(names)}


def _check_groups(labels: Labels, groups: Index) -> None:
    """Refuse labels that stand in one group only: nothing could be learnt without what it is tested on."""
    alone = [
        f"'{name}'"
        for name, held in zip(labels.classes.tolist(), labels.held.T, strict=True)
        if len(np.unique(groups[held == 1])) < 2
    ]
    if alone:
        raise InputError(
            f"Coded in one group only: {', '.join(alone)}. Each label has to occur in at least two groups, so "
            f"that "
            "it can be tried on a group that it was not learnt from."
        )
