"""The plain, slow twin of `framing.scoring.tone`: the `vaderSentiment` package itself, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


@cache
def analyser() -> SentimentIntensityAnalyzer:
    """Read VADER's lexicon once."""
    return SentimentIntensityAnalyzer()


def compounds(sentences: Sequence[str]) -> list[float]:
    """Return VADER's compound score of every sentence, rounded to four decimals."""
    return [analyser().polarity_scores(sentence)["compound"] for sentence in sentences]
