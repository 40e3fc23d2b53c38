"""Bands of probability: they take the place of terms where a trained model finds the frames.

Tables of terms then tell how sure a model is, and robustness checks what becomes of a result without the least
sure passages. What shows them words them for what they are.
"""

from __future__ import annotations

BANDS = ("probability below .5", "probability .5 to .75", "probability .75 to .9", "probability .9 or more")


def is_band(term: str) -> bool:
    """Whether this is a band of a model's probabilities, and no term of a lexicon."""
    return term in BANDS
