"""How often intervals of Krippendorff's α hold the truth: python -m benchmarks.agreement_coverage

Two coders err alike, a frame stands in some of the units, and 300 runs a cell count how often the interval holds
the α of very many such units. The table is the one in docs/agreement.md; half a minute on one core.
"""

from __future__ import annotations

import numpy as np

from framing.stats import Coefficient, Resampling, counted, krippendorff_alpha

SHARES, ERRORS, UNITS = (0.05, 0.2, 0.5), (0.03, 0.1), (30, 50, 100, 200)
RUNS, RESAMPLES, MANY = 300, 400, 400_000


def main() -> None:
    """Print the table as Markdown."""
    rng = np.random.default_rng(1)
    print("| a frame in | coders err in |", " | ".join(f"{n} units" for n in UNITS), "|")
    print("|---" * (2 + len(UNITS)) + "|")
    for share in SHARES:
        for error in ERRORS:
            truth = alpha_of(MANY, share, error, rng).value
            cells = [covered(n, share, error, truth or 0.0, rng) for n in UNITS]
            print(f"| {share:.0%} | {error:.0%} |", " | ".join(cells), "|", flush=True)


def covered(n: int, share: float, error: float, truth: float, rng: np.random.Generator) -> str:
    """Return the percentage of intervals that hold the truth, and of runs without an interval."""
    found = [alpha_of(n, share, error, rng, Resampling(RESAMPLES, 0.95, seed)) for seed in range(RUNS)]
    limits = [(each.low, each.high) for each in found if each.low is not None and each.high is not None]
    held = np.mean([low <= truth <= high for low, high in limits])
    without = 1 - len(limits) / len(found)
    return f"{held:.0%}" + (f" ({without:.0%} without)" if without >= 0.005 else "")


def alpha_of(
    n: int, share: float, error: float, rng: np.random.Generator, resampling: Resampling | None = None
) -> Coefficient:
    """Return α of two coders' codes of n units."""
    truth = rng.random(n) < share
    codes = (truth[:, None] ^ (rng.random((n, 2)) < error)).astype(int)
    return krippendorff_alpha(counted(np.repeat(np.arange(n), 2), codes.ravel().tolist(), "nominal"), resampling)


if __name__ == "__main__":
    main()
