"""From scores to probabilities, and from probabilities to decisions."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_STEPS, _ENOUGH = 100, 1e-10


def calibration(scores: Floats, held: npt.NDArray[np.integer]) -> tuple[float, float]:
    """Fit Platt's curve: the slope and offset with which 1 ÷ (1 + exp(−(slope·s + offset))) predicts a label.

    Labels are drawn in a little, as Platt does, so that texts that are told apart without error don't get
    probabilities of 0 and 1. The slope is never below 0.

    Parameters
    ----------
    scores : array of float64, shape (n,)
        Of texts that the classifier had not seen.
    held : array of int, shape (n,)
        0 or 1.

    References
    ----------
    Platt (1999), Probabilistic outputs for support vector machines. Lin, Lin and Weng (2007), A note on Platt's
    probabilistic outputs for support vector machines.
    """
    positive = float(held.sum())
    negative = float(len(held) - positive)
    target = np.where(held == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))
    offset = float(np.log((positive + 1) / (negative + 1)))
    center, spread = float(scores.mean()), float(scores.std()) or 1.0
    z = (scores - center) / spread
    design = np.stack((z, np.ones(len(z))), axis=1)
    weights = np.array([0.0, offset])
    loss = _loss(design, target, weights)
    for _ in range(_STEPS):  # Newton, halved until it gets better
        p = 1 / (1 + np.exp(-(design @ weights)))
        gradient = design.T @ (p - target)
        curve = (design * (p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        size = 1.0
        while size > _ENOUGH and _loss(design, target, weights - size * step) > loss:
            size /= 2
        weights = weights - size * step
        before, loss = loss, _loss(design, target, weights)
        if before - loss < _ENOUGH * max(1.0, abs(before)):
            break
    if weights[0] < 0:  # the scores tell nothing: every text gets the share of the label
        return 0.0, offset
    return float(weights[0] / spread), float(weights[1] - weights[0] * center / spread)


def _loss(design: Floats, target: Floats, weights: Floats) -> float:
    line = design @ weights
    return float((np.logaddexp(0, line) - target * line).sum())


def calibrated(scores: Floats, slope: Floats, offset: Floats, exclusive: bool) -> Floats:
    """Turn scores into probabilities, shape (n, k); rows add up to 1 where labels exclude each other."""
    raw: Floats = 1 / (1 + np.exp(-np.clip(scores * slope + offset, -500, 500)))
    if not exclusive:
        return raw
    if raw.shape[1] == 2:  # one boundary, seen from both sides
        return np.stack((1 - raw[:, 1], raw[:, 1]), axis=1)
    shared: Floats = raw / raw.sum(axis=1, keepdims=True)
    return shared


def best_threshold(probability: Floats, held: npt.NDArray[np.integer]) -> float:
    """Return the probability from which saying yes gives the best F1: midway to the next lower one."""
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(held[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + held.sum())
    falls = np.append(np.diff(probability[order]) < 0, True)  # between equal ones nothing can be cut
    best = int(np.where(falls, f1, -1.0).argmax())
    lower = probability[order[best + 1]] if best + 1 < len(order) else 0.0
    return float((probability[order[best]] + lower) / 2)
