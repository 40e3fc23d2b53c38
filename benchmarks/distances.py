"""What distances between frame profiles are worth: bias, coverage, false findings, trees and maps of a known
truth.

    python benchmarks/distances.py [--runs 300]

Articles are drawn with 8 frames: hits negative-binomial (mean 6, skewed), divided among the frames by a profile of
the article's own that scatters about its source's (Dirichlet; the lower the concentration, the more). Sources
differ by a planted distance. docs/decisions/distances.md quotes the tables.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt

from framing.stats import (
    Floats,
    all_pairs,
    average_tree,
    distance,
    divergence,
    flat_map,
    generator,
    profile_divergences,
    profile_tests,
)

BASE = np.array([0.30, 0.20, 0.15, 0.10, 0.10, 0.08, 0.05, 0.02])
# Articles of both sides, mean hits, concentration of articles' own profiles.
DESIGNS = (
    ((10, 10), (6, 6), (3, 3)),
    ((10, 80), (6, 6), (3, 3)),
    ((20, 20), (6, 6), (3, 3)),
    ((50, 50), (6, 6), (3, 3)),
    ((200, 200), (6, 6), (3, 3)),
    ((20, 60), (24, 6), (2, 8)),
    ((60, 20), (24, 6), (2, 8)),
    ((15, 60), (8, 8), (1, 30)),
)
PLANTED = (0.0, 0.1, 0.2, 0.35)


def articles(rng: np.random.Generator, profile: Floats, n: int, mean: float, concentration: float) -> Floats:
    """Draw the hits of n articles with at least one, shape (n, frames)."""
    hits: npt.NDArray[np.int64] = np.zeros(n, np.int64)
    while (hits == 0).any():
        none = hits == 0
        hits[none] = rng.negative_binomial(1.5, 1.5 / (1.5 + mean), none.sum())
    return rng.multinomial(hits, rng.dirichlet(concentration * profile, n)).astype(np.float64)


def at(planted: float) -> Floats:
    """Return a profile at a distance from the base, on the way to the base turned round."""
    steps = np.linspace(0, 1, 4001)[:, None]
    line = (1 - steps) * BASE + steps * BASE[::-1]
    return np.asarray(line[np.abs(distance(divergence(BASE, line)) - planted).argmin()])


def of_pairs(runs: int) -> None:
    """Print how estimates, intervals and tests of one pair do."""
    print("articles    hits   conc.   planted  observed  corrected  covered  told apart")
    pair = all_pairs(2)
    for n, mean, concentration in DESIGNS:
        for planted in PLANTED:
            truth = float(divergence(BASE, at(planted)))
            found = np.zeros(4)
            for run in range(runs):
                rng = generator(run, *n, round(100 * planted))
                sides = [
                    articles(rng, profile, *each)
                    for profile, *each in zip((BASE, at(planted)), n, mean, concentration, strict=True)
                ]
                made = profile_divergences(sides, pair, n_resamples=500, confidence=0.95, rngs=[rng, rng])
                p = profile_tests(sides, pair, n_resamples=500, seed=(run, 1)).p[0]
                inside = made.low[0] <= truth + 1e-9 and truth <= made.high[0]
                found += (made.observed[0], made.corrected[0], inside, p < 0.05)
            observed, corrected, covered, told = found / runs
            print(
                f"{n[0]:4} {n[1]:4}  {mean[0]:3} {mean[1]:3}  {concentration[0]:3} {concentration[1]:3}  "
                f"{planted:8.2f}  {distance(np.array(observed)):8.3f}  {distance(np.array(corrected)):9.3f}  "
                f"{covered:7.3f}  {told:10.3f}",
                flush=True,
            )


def of_arrangements(runs: int) -> None:
    """Print how trees and maps of 12 sources do, of which four each share a profile, and of 12 that all do."""
    print(
        "\nconcentration of profiles: branches found, stability of true / of 10 others at .5 / .7 / .95; ellipses"
    )
    pairs = all_pairs(12)
    true = {tuple(range(i, i + 4)) for i in (0, 4, 8)}
    for spread in (None, 30, 8):
        found = np.zeros(6)
        for run in range(runs):
            rng = generator(run, 12, spread or 0)
            centres = [BASE if spread is None else rng.dirichlet(BASE * spread) for _ in range(3)]
            sizes = np.exp(rng.uniform(np.log(12), np.log(200), 12)).astype(int).tolist()
            groups = [articles(rng, centres[i // 4], n, 6, 3) for i, n in enumerate(sizes)]
            made = profile_divergences(groups, pairs, n_resamples=300, confidence=0.95, rngs=[rng] * 12)
            tree = average_tree(made.observed, made.replicates + (made.observed - made.corrected))
            stable = dict(zip(tree.members[:-1], tree.stability[:-1].tolist(), strict=True))
            wrong = [value for each, value in stable.items() if spread is None or not _fits(each, true)]
            found[0] += sum(each in stable for each in true) / 3
            found[1] += sum(stable.get(each, 0.0) for each in true) / 3
            found[2:5] += [sum(value >= least for value in wrong) for least in (0.5, 0.7, 0.95)]
            found[5] += _held(np.array([centres[i // 4] for i in range(12)]), made.corrected, made.replicates)
        name = "one profile" if spread is None else f"{spread:11}"
        print(name, "  ".join(f"{value:.2f}" for value in found / runs), flush=True)


def _fits(branch: tuple[int, ...], true: set[tuple[int, ...]]) -> bool:
    """Whether a branch is a part of a true one, or made of whole ones."""
    return all(
        not set(branch) & set(each) or set(branch) <= set(each) or set(each) <= set(branch) for each in true
    )


def _held(profiles: Floats, corrected: Floats, replicates: Floats) -> float:
    """Return in how many ellipses the true place lies, the true map turned onto the one found."""
    pairs = all_pairs(len(profiles))
    truth = flat_map(divergence(profiles[pairs.group], profiles[pairs.reference]), replicates[:2], 0.95).points
    found = flat_map(corrected, replicates, 0.95)
    left, _, right = np.linalg.svd(truth.T @ found.points)
    away = truth @ left @ right - found.points
    cos, sin = np.cos(found.angle), np.sin(found.angle)
    along = (away[:, 0] * cos + away[:, 1] * sin) / found.axes[:, 0]
    across = (away[:, 1] * cos - away[:, 0] * sin) / found.axes[:, 1]
    return float((along**2 + across**2 <= 1).mean())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=300)
    runs = parser.parse_args().runs
    of_pairs(runs)
    of_arrangements(max(runs // 5, 1))
