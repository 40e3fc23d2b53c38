"""Corpora larger than memory or one machine: articles in by parts, Parquet out, and on again where a run ended."""

from framing.engine.opening import open_scores
from framing.engine.scoring_datasets import score_dataset

__all__ = ["open_scores", "score_dataset"]


def __dir__() -> list[str]:
    return sorted(__all__)
