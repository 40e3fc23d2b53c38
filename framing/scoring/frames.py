"""Frames per article and voice: matches, hits, share, rate, presence, salience, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.results import VOICES
from framing.scoring.columns import chosen, ratio
from framing.scoring.compiling import Category, Compiled
from framing.scoring.counting import Counts, Cube
from framing.scoring.places import Places

PER_TOKENS = 1000.0  # a rate is hits in so many tokens
# Sums of weights reach a threshold up to what adding them can lose: ten weights of 0.1 make 0.9999999999999999.
ROUNDING = 1e-9


def category_rows(
    keys: pa.Table, categories: Sequence[Category], kind: str
) -> tuple[npt.NDArray[np.int64], dict[str, pa.Array]]:
    """Return which categories are of a kind, and the columns that name a row: article × category × voice."""
    columns = np.array([i for i, category in enumerate(categories) if category.kind == kind], np.int64)
    n, c, v = keys.num_rows, len(columns), len(VOICES)
    document = np.repeat(np.arange(n), c * v)
    category = np.tile(np.repeat(np.arange(c), v), n)
    names = {
        "document_id": chosen(keys.column("document_id"), document),
        "source": chosen(keys.column("source"), document),
        "lexicon": chosen([categories[i].lexicon for i in columns], category),
        kind: chosen([categories[i].name for i in columns], category),
        "voice": chosen(VOICES, np.tile(np.arange(v), n * c)),
    }
    return columns, names


def frames_table(
    keys: pa.Table, documents: pa.Table, counts: Counts, places: Places, compiled: Compiled
) -> pa.Table:
    """Return the frames of a batch; see `results.Scores.frames`."""
    which, names = category_rows(keys, compiled.categories, "frame")
    matches, hits, sentences = (cube[:, which, :] for cube in (counts.matches, counts.hits, counts.sentences))
    n_sentences = documents.column("sentences").to_numpy().astype(np.float64)
    tokens = np.stack(
        [documents.column("tokens").to_numpy(), *(documents.column(f"tokens_{v}").to_numpy() for v in VOICES[1:])],
        axis=1,
    ).astype(np.float64)
    thresholds = np.array([compiled.categories[i].threshold for i in which])
    return without_unavailable(
        {
            **names,
            "matches": matches.astype(np.int64).ravel(),
            "hits": hits.ravel(),
            "sentences": sentences.astype(np.int64).ravel(),
            "share": ratio(sentences, n_sentences[:, None, None]),
            "rate": ratio(hits, tokens[:, None, :], PER_TOKENS),
            "present": (hits >= thresholds[None, :, None] - ROUNDING).astype(np.int8).ravel(),
            "salience": counts.salience[:, which, :].ravel(),
            "headline": _known(places.headline[:, which, :], pa.int8()),
            "headline_gap": _known(places.headline_gap[:, which, :]),
            "first": _known(places.first[:, which, :]),
            "rank": _known(places.rank[:, which, :], pa.int32()),
        },
        len(names),
        compiled.available[which],
    )


def without_unavailable(columns: Mapping[str, Any], n_names: int, available: npt.NDArray[np.bool_]) -> pa.Table:
    """Return a table of articles × categories × voices, null where a category has no terms in the language.

    Parameters
    ----------
    columns : mapping of str to array
        The first `n_names` of them say what a row is about, and stay.
    available : array of bool, shape (c,)
    """
    table = pa.table(dict(columns))
    if available.all():
        return table
    rows = table.num_rows // max(len(available) * len(VOICES), 1)
    kept = pa.array(np.tile(np.repeat(available, len(VOICES)), rows))
    for place in range(n_names, table.num_columns):
        column = table.column(place)
        table = table.set_column(place, table.field(place), pc.if_else(kept, column, pa.scalar(None, column.type)))
    return table


def _known(values: Cube, kind: pa.DataType | None = None) -> pa.Array:
    """Return numbers as a column, null where they are NaN."""
    missing = np.isnan(values).ravel()
    return pa.array(np.where(missing, 0.0, values.ravel()), pa.float64(), mask=missing).cast(kind or pa.float64())
