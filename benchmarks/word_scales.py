"""How well scales of seed words agree with people: `python -m benchmarks.word_scales`.

Sentences whose polarity toward a target people coded (../shared/data/newsmtsc, train) are placed between seven
good and seven bad seed words (Turney and Littman 2003), in vectors learnt from other articles
(../shared/data/bench), by context, dimensions and number of articles. Printed: Spearman's ρ of position with
polarity over sentences, AUC of positive against negative ones, and the same of VADER's tone. Sentences are the
hardest case: an article has hundreds of words.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
from scipy.stats import rankdata, spearmanr

import framing
from framing.stats import Floats

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
GOOD = ("good", "nice", "excellent", "positive", "fortunate", "correct", "superior")
BAD = ("bad", "nasty", "poor", "negative", "unfortunate", "wrong", "inferior")
# Context, window, dimensions, articles.
SETTINGS = (
    ("window", 10, 100, 8_000),
    ("window", 5, 100, 8_000),
    ("window", 20, 100, 8_000),
    ("window", 10, 50, 8_000),
    ("window", 10, 200, 8_000),
    ("sentence", 10, 100, 8_000),
    ("sentence", 10, 300, 8_000),
    ("window", 10, 100, 2_000),
    ("window", 10, 100, 500),
)


def sentences() -> tuple[framing.Corpus, Floats]:
    """Return the coded sentences, one of each text, and the mean polarity of its targets (−1 to 1)."""
    polarity: dict[str, list[int]] = {}
    with (DATA / "newsmtsc" / "train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            polarity.setdefault(row["sentence"], []).append(int(row["polarity"]))
    rows = [{"id": str(i), "source": "all", "text": text} for i, text in enumerate(polarity)]
    corpus = framing.read_corpus(rows, clean=False, duplicates=True, progress=False)
    values = np.array([np.mean(each) for each in polarity.values()])
    return corpus, values[[int(each) for each in corpus.articles.column("document_id").to_pylist()]]


def auc(value: Floats, polarity: Floats) -> float:
    """Return how often a positive sentence lies above a negative one."""
    known = ~np.isnan(value) & (polarity != 0)
    ranks, positive = rankdata(value[known]), polarity[known] > 0
    n = int(positive.sum())
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(ranks) - n)))


def said(name: str, value: Floats, polarity: Floats, seconds: float) -> None:
    """Print one line of the table."""
    known = ~np.isnan(value)
    rho = spearmanr(value[known], polarity[known]).statistic
    print(
        f"| {name} | {rho:.3f} | {auc(value, polarity):.3f} | {np.mean(known):.0%} | {seconds:.0f} |", flush=True
    )


def main() -> None:
    """Print the table."""
    corpus, polarity = sentences()
    seeds = {**dict.fromkeys(GOOD, 1.0), **dict.fromkeys(BAD, -1.0)}
    articles = framing.read_corpus(DATA / "bench" / "articles_8000.parquet", progress=False)
    print(f"{len(corpus):,} sentences\n\n| | ρ | AUC | with a value | s of CPU |\n|---|---|---|---|---|")
    for context, window, dimensions, n in SETTINGS:
        started = time.process_time()
        some = articles.articles.slice(0, n).column("document_id").to_pylist()
        part = articles if n >= len(articles) else articles.where(document_id=some)
        vectors = framing.fit_vectors(part, context=context, window=window, dimensions=dimensions)
        scale = framing.lss(corpus, seeds, vectors=vectors, n_resamples=200)
        value = scale.table.data.column("value").to_numpy()
        within = f"window of {window}" if context == "window" else context
        said(f"{within}, {dimensions} dimensions, {n:,} articles", value, polarity, time.process_time() - started)
    started = time.process_time()
    said("VADER, tone", tones(corpus), polarity, time.process_time() - started)


def tones(corpus: framing.Corpus) -> Floats:
    """Return the tone of each sentence."""
    scores = framing.score(corpus, framing.load_lexicon("generic-frames"), progress=False)
    return np.asarray(scores.documents.data.column("tone").cast(pa.float64()).to_numpy(zero_copy_only=False))


if __name__ == "__main__":
    main()
