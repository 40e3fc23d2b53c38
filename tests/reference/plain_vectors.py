"""Neighbours, surprise, polarity and microframes the plain way: loops over words, formulas as published."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

Vector = Sequence[float]


def neighbour_counts(
    articles: Sequence[Sequence[str]], known: set[str], window: int
) -> dict[tuple[str, str], float]:
    """Count words near each other: 1/distance for every two known words within the window, both ways."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for words in articles:
        for i, left in enumerate(words):
            for j in range(i + 1, min(i + window, len(words) - 1) + 1):
                if left in known and words[j] in known:
                    counts[left, words[j]] += 1 / (j - i)
                    counts[words[j], left] += 1 / (j - i)
    return dict(counts)


def surprises(counts: Mapping[tuple[str, str], float], power: float = 0.75) -> dict[tuple[str, str], float]:
    """Positive pointwise mutual information with smoothed contexts (Levy, Goldberg and Dagan 2015)."""
    sums: defaultdict[str, float] = defaultdict(float)
    for (a, _), count in counts.items():
        sums[a] += count
    smoothed = {word: value**power for word, value in sums.items()}
    total = sum(smoothed.values())
    found = {
        (a, b): math.log(count / (sums[a] * smoothed[b] / total)) for (a, b), count in counts.items() if count > 0
    }
    return {pair: value for pair, value in found.items() if value > 0}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors."""
    product = sum(x * y for x, y in zip(a, b, strict=True))
    return product / math.sqrt(sum(x * x for x in a)) / math.sqrt(sum(y * y for y in b))


def polarity(word: Vector, seeds: Sequence[tuple[Vector, float]]) -> float:
    """Watanabe (2021), formula 1: the mean over the seeds of cosine × p, p = 1 or −1, as many of each."""
    return sum(cosine(word, vector) * sign for vector, sign in seeds) / len(seeds)


def position(words: Sequence[str], polarities: Mapping[str, float]) -> float:
    """Watanabe (2021), formula 2: Σ polarity × count ÷ known words."""
    counts = Counter(word for word in words if word in polarities)
    return sum(polarities[word] * count for word, count in counts.items()) / counts.total()


def axis(pole_a: Sequence[Vector], pole_b: Sequence[Vector]) -> list[float]:
    """Kwak et al. (2021): the vector of pole A minus that of pole B; of several words, their means."""
    means = [[sum(column) / len(pole) for column in zip(*pole, strict=True)] for pole in (pole_a, pole_b)]
    return [a - b for a, b in zip(*means, strict=True)]


def bias(words: Sequence[str], contributions: Mapping[str, float]) -> float:
    """Kwak et al. (2021), formula 2: the mean contribution of the words, each as often as it occurs."""
    known = [contributions[word] for word in words if word in contributions]
    return sum(known) / len(known)


def intensity(words: Sequence[str], contributions: Mapping[str, float], baseline: float) -> float:
    """Kwak et al. (2021), formula 3: the mean square of contributions about the bias of the corpus."""
    known = [(contributions[word] - baseline) ** 2 for word in words if word in contributions]
    return sum(known) / len(known)
