"""VADER's valences of words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.scoring.tone_lexicon import tone_lexicon


def word_valences(words: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the valence of each word, −4 to 4; 0 for words that VADER does not rate."""
    tone = tone_lexicon()
    rows = [tone.rows.get(word, tone.unknown) for word in words]
    found: npt.NDArray[np.float64] = tone.valence[np.array(rows, np.int64)]
    return found
