"""Targets per article and voice: how often they are mentioned, and in how many sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from framing.scoring.compiling import Category
from framing.scoring.counting import Counts
from framing.scoring.frames import category_rows


def targets_table(keys: pa.Table, counts: Counts, categories: Sequence[Category]) -> pa.Table:
    """Return the targets of a batch; see `results.Scores.targets`."""
    which, names = category_rows(keys, categories, "target")
    return pa.table(
        {
            **names,
            "mentions": counts.matches[:, which, :].astype(np.int64).ravel(),
            "sentences": counts.sentences[:, which, :].astype(np.int64).ravel(),
        }
    )
