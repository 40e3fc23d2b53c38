"""Groups as points in the plane whose distances come near those given, and how far resampling moves each point.

Classical scaling (Gower 1966): no starts, no iterations, the same result every time. Resamples are
turned, mirrored and shifted onto the first map (Procrustes; Gower 1975) before they are compared with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtri

from framing.stats.ratios import Floats


@dataclass(frozen=True, slots=True)
class Map:
    """k points in the plane.

    Attributes
    ----------
    points : array, shape (k, 2)
        In units of the distances, about 0. Directions mean nothing: only distances between points do.
    axes : array, shape (k, 2)
        Half the length and half the breadth of each point's ellipse of resamples.
    angle : array, shape (k,)
        Of the ellipse's length against the horizontal, radians, −π/2 to π/2.
    stress : float
        Kruskal's stress-1: 0 where the map's distances are those given.
    held : float
        Part of the squared distances' positive eigenvalues that the plane holds, 0–1.
    """

    points: Floats
    axes: Floats
    angle: Floats
    stress: float
    held: float


def flat_map(squared: Floats, replicates: Floats, confidence: float) -> Map:
    """Draw up a map.

    Parameters
    ----------
    squared : array, shape (p,)
        Squared distances of all pairs of k groups, in the order of `all_pairs`; corrected ones can lie below 0.
    replicates : array, shape (n_resamples, p)
        The same of resamples; their second moments about the point make its ellipse.
    confidence : float
        Part of a normal cloud of resamples that an ellipse holds.
    """
    points, values = _scaled(squared[None])
    placed, eigenvalues = points[0], values[0]
    moved = _onto(_scaled(replicates)[0], placed) - placed
    spread = np.einsum("bki,bkj->kij", moved, moved) / max(len(replicates), 1)
    sizes, directions = np.linalg.eigh(spread)
    axes = np.sqrt(np.maximum(sizes[:, ::-1], 0) * chdtri(2, 1 - confidence))
    x, y = directions[:, :, 1].T
    angle = np.arctan2(np.where(x < 0, -y, y), np.abs(x))
    given = np.sqrt(np.maximum(squared, 0))
    i, j = np.triu_indices(len(placed), 1)
    drawn = np.linalg.norm(placed[i] - placed[j], axis=1)
    total = (given**2).sum()
    stress = float(np.sqrt(((drawn - given) ** 2).sum() / total)) if total > 0 else 0.0
    positive = eigenvalues[eigenvalues > 0].sum()
    held = float(np.maximum(eigenvalues[:2], 0).sum() / positive) if positive > 0 else 0.0
    return Map(placed, axes, angle, stress, held)


def _scaled(squared: Floats) -> tuple[Floats, Floats]:
    """Return points (..., k, 2) and all eigenvalues (..., k), the largest first, of squared distances (..., p)."""
    k = round((1 + np.sqrt(1 + 8 * squared.shape[-1])) / 2)
    full = np.zeros((*squared.shape[:-1], k, k))
    i, j = np.triu_indices(k, 1)
    full[..., i, j] = full[..., j, i] = squared
    mean = full.mean(axis=-1, keepdims=True)
    products = -(full - mean - mean.swapaxes(-1, -2) + full.mean(axis=(-1, -2), keepdims=True)) / 2
    values, vectors = np.linalg.eigh(products)
    values, vectors = values[..., ::-1], vectors[..., ::-1]
    two = vectors[..., :2] * np.sqrt(np.maximum(values[..., None, :2], 0))
    # An eigenvector's sign is anybody's choice: the point farthest out stands to the right, and above.
    far = np.take_along_axis(two, np.abs(two).argmax(axis=-2, keepdims=True), axis=-2)
    return two * np.where(far < 0, -1.0, 1.0), values


def _onto(maps: Floats, target: Floats) -> Floats:
    """Turn and mirror maps (b, k, 2), which lie about 0 as the target does, as near to it as can be."""
    left, _, right = np.linalg.svd(maps.swapaxes(-1, -2) @ target)
    return np.asarray(maps @ (left @ right))
