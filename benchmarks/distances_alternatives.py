"""What distances would be worth if they were made otherwise.

    python -m benchmarks.distances_alternatives [--runs 300]

The designs are those of distances.py. First, for one pair: what is left of chance after the bootstrap's and the
jackknife's correction, how often other intervals cover, how often the plain divergence rejects. Then trees and
maps of twelve sources from observed and from corrected distances. docs/decisions/distances.md quotes the figures.
"""

from __future__ import annotations

import argparse

import numpy as np

from benchmarks.distances import BASE, DESIGNS, PLANTED, articles, at
from framing.stats import (
    Floats,
    all_pairs,
    average_tree,
    distance,
    divergence,
    flat_map,
    generator,
    profile_divergences,
    profiles,
)

RESAMPLES = 500


def drawn(rng: np.random.Generator, h: Floats) -> Floats:
    """Return profiles of resampled articles, shape (resamples, frames)."""
    return profiles(rng.multinomial(len(h), np.full(len(h), 1 / len(h)), RESAMPLES) @ h)


def shuffled(rng: np.random.Generator, sides: list[Floats]) -> float:
    """Return p of the plain divergence under shuffled labels."""
    both, n = np.vstack(sides), len(sides[0])
    observed = divergence(profiles(sides[0].sum(axis=0)), profiles(sides[1].sum(axis=0)))
    labels = rng.permuted(np.tile(np.arange(len(both)) < n, (RESAMPLES, 1)), axis=1).astype(np.float64)
    one = labels @ both
    found = divergence(profiles(one), profiles(both.sum(axis=0) - one))
    return float((1 + (found >= observed * (1 - 1e-9)).sum()) / (1 + RESAMPLES))


def of_pairs(runs: int) -> None:
    """Print divergences (in thousandths) and how often intervals cover."""
    print("1000 × divergence: truth, observed, less bootstrap, less jackknife")
    print("then: covered by percentiles, by the basic bootstrap, by moved percentiles; plain divergence rejects")
    for n, mean, concentration in DESIGNS:
        for planted in PLANTED:
            truth = float(divergence(BASE, at(planted)))
            found = np.zeros(7)
            for run in range(runs):
                rng = generator(run, *n, round(100 * planted))
                ends = (BASE, at(planted))
                sides = [articles(rng, *each) for each in zip(ends, n, mean, concentration, strict=True)]
                made = profile_divergences(sides, all_pairs(2), n_resamples=10, confidence=0.95, rngs=[rng, rng])
                observed, corrected = float(made.observed[0]), float(made.corrected[0])
                resampled = divergence(drawn(rng, sides[0]), drawn(rng, sides[1]))
                bias = float(resampled.mean()) - observed
                low, high = np.quantile(resampled, (0.025, 0.975))
                basic = (2 * observed - high, 2 * observed - low)
                limits = ((low, high), basic, (low - 2 * bias, high - 2 * bias))
                covered = [max(a, 0) <= truth + 1e-12 and truth <= max(b, 0) for a, b in limits]
                found += (observed, observed - bias, corrected, *covered, shuffled(rng, sides) < 0.05)
            figures = [1000 * truth, *(1000 * found[:3] / runs)]
            rest = "  ".join(f"{value:.3f}" for value in found[3:] / runs)
            print(*n, *mean, *concentration, " ".join(f"{value:6.1f}" for value in figures), rest, flush=True)


def of_arrangements(runs: int) -> None:
    """Print how many true branches are found, and how far maps are from the truth."""
    pairs = all_pairs(12)
    true = {tuple(range(i, i + 4)) for i in (0, 4, 8)}
    print("\ntrue branches found from observed, corrected; error of maps from observed, corrected")
    for spread in (100, 30, 8):
        found = np.zeros(4)
        for run in range(runs):
            rng = generator(run, 12, spread)
            centres = [rng.dirichlet(BASE * spread) for _ in range(3)]
            sizes = np.exp(rng.uniform(np.log(12), np.log(200), 12)).astype(int).tolist()
            groups = [articles(rng, centres[i // 4], n, 6, 3) for i, n in enumerate(sizes)]
            made = profile_divergences(groups, pairs, n_resamples=10, confidence=0.95, rngs=[rng] * 12)
            truth = distance(
                divergence(np.array(centres)[pairs.group // 4], np.array(centres)[pairs.reference // 4])
            )
            for i, squared in enumerate((made.observed, made.corrected)):
                branches = average_tree(squared, made.replicates[:0]).members
                found[i] += sum(each in branches for each in true) / 3
                points = flat_map(squared, made.replicates[:1], 0.95).points
                away = np.linalg.norm(points[pairs.group] - points[pairs.reference], axis=1) - truth
                found[2 + i] += np.sqrt((away**2).mean() / (truth**2).mean())
        print(f"{spread:4}", "  ".join(f"{value:.2f}" for value in found / runs), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=300)
    runs = parser.parse_args().runs
    of_pairs(runs)
    of_arrangements(max(runs // 3, 1))
