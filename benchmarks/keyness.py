"""How often key words are found where there are none: `python benchmarks/keyness.py`.

Real articles (by default the 8,000 of ../shared/data/bench; `--articles FILE` takes any others) are divided into
two sides by chance, so that no word differs and each key word is a false one. Words are tested as if each were
independent (G²), by Welch's t over articles, and as `framing.keyness` does. First, time and memory of one call.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import ndtr, stdtr

import framing
from framing.comparisons.word_counts import WordCounts, word_counts
from framing.stats import ClusterSums, Floats, benjamini_hochberg, cluster_sums, clustered_ratio, clustered_test
from framing.stats.keyness import log_likelihood

ARTICLES = Path(__file__).parent.parent.parent / "shared" / "data" / "bench" / "articles_8000.parquet"
# Articles on each side, and how many are joined to one: a number above 1 makes long articles.
CELLS = ((4000, 1, 4000, 1), (400, 1, 7600, 1), (100, 1, 7900, 1), (20, 1, 7900, 1), (20, 1, 20, 1),
         (200, 4, 4000, 1), (200, 1, 1000, 4))  # fmt: skip
LEVELS = (0.05, 0.01, 0.001)


def independent(focus: ClusterSums, reference: ClusterSums) -> Floats:
    """Return p values of G², as if every word were independent of all others."""
    g2 = log_likelihood(focus.h, reference.h, focus.s, reference.s)
    return np.asarray(2 * ndtr(-np.sqrt(np.abs(g2))))


def welch(focus: ClusterSums, reference: ClusterSums) -> Floats:
    """Return p values of Welch's t with the linearised error of each side's rate."""
    sides = (focus, reference)
    variance = [side.spread / side.s**2 for side in sides]
    freedom = (variance[0] + variance[1]) ** 2 / np.maximum(
        sum(v * v / (side.n - 1) for v, side in zip(variance, sides, strict=True)), 1e-300
    )
    t = np.abs(focus.h / focus.s - reference.h / reference.s) / np.sqrt(np.maximum(sum(variance), 1e-300))
    return np.asarray(2 * stdtr(np.maximum(freedom, 1), -t))


METHODS = {"independent words": independent, "Welch's t": welch, "framing": clustered_test}


def joined(
    counts: csr_array, lengths: npt.NDArray[np.int64], times: int
) -> tuple[csr_array, npt.NDArray[np.int64]]:
    """Join every so many articles to one."""
    n = len(lengths) // times
    together = csr_array((np.ones(n * times), np.arange(n * times), np.arange(0, n * times + 1, times)))
    return csr_array(together @ counts), (together @ lengths).astype(np.int64)


def side(counts: WordCounts, rows: npt.NDArray[np.int64], times: int) -> ClusterSums:
    """Return the sums of some articles, joined or as they are."""
    part = counts.of_articles(rows)
    return cluster_sums(*joined(part.counts, part.lengths, times), counts.order - 1)


def null(counts: WordCounts, cell: tuple[int, int, int, int], runs: int, rng: np.random.Generator) -> None:
    """Divide articles by chance, and print what each method makes of it."""
    n, n_times, m, m_times = cell
    below: dict[str, list[list[float]]] = {name: [] for name in METHODS}
    found: dict[str, list[int]] = {name: [] for name in METHODS}
    missed, tested = [], 0
    for _ in range(runs):
        rows = rng.permutation(len(counts.lengths))[: n * n_times + m * m_times]
        focus, reference = side(counts, rows[: n * n_times], n_times), side(counts, rows[n * n_times :], m_times)
        enough = focus.n_with + reference.n_with >= 3
        focus, reference = focus.only(enough), reference.only(enough)
        tested = int(enough.sum())
        for name, method in METHODS.items():
            p = method(focus, reference)
            below[name].append([100 * float((p <= level).mean()) for level in LEVELS])
            found[name].append(int((benjamini_hochberg(p) <= 0.05).sum()))
        low, high = clustered_ratio(focus, reference, 0.95)
        missed.append(100 * float(((low > 1) | (high < 1)).mean()))
    long = " ×".join(filter(None, (f"{n:,}", str(n_times) if n_times > 1 else "")))
    other = " ×".join(filter(None, (f"{m:,}", str(m_times) if m_times > 1 else "")))
    print(f"\n{long} against {other} articles, {tested:,} words and phrases")
    for name in METHODS:
        levels = "  ".join(f"{value:7.3f}" for value in np.mean(below[name], axis=0))
        print(f"  {name:<18} p ≤ .05, .01, .001: {levels} %   false key words a run: {np.mean(found[name]):9.1f}")
    print(f"  95 % intervals that leave out the truth: {np.mean(missed):.1f} %")


def main() -> None:
    """Print everything."""
    import resource

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    corpus = framing.read_corpus(given.articles, progress=False)
    started = time.process_time()
    first = max(corpus.sources, key=lambda name: corpus.sources[name])
    result = framing.keyness(corpus, first)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (contrast,) = result.contrasts.rows()
    print(
        f"keyness of {len(corpus):,} articles, words and pairs: {seconds:.1f} s of processor time, peak "
        f"{peak:,.0f} MiB (reading included); {result.n_tests:,} tests"
    )
    keys = contrast["key_focus"] + contrast["key_reference"]
    print(f"key words of {first}: {keys:,}; if words were independent: {contrast['key_if_independent']:,}")
    counts = word_counts(corpus, (1, 2), min_documents=3)
    rng = np.random.default_rng(0)
    for cell in CELLS:
        if cell[0] * cell[1] + cell[2] * cell[3] <= len(corpus):
            null(counts, cell, given.runs, rng)


if __name__ == "__main__":
    main()
