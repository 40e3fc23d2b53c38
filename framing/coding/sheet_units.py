"""The units that one coder gets, in an order of their own, and what of them may be seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from framing.coding.asked import Asked
from framing.results import CodingSample

SEEN = ("unit_id", "text", "before", "after")


def sheet_units(sample: CodingSample, coder: str | None, *, blind: bool, seed: int) -> list[dict[str, Any]]:
    """Return the units of a coder in random order.

    The order is another one for each coder, so that what comes late and is coded tired is not the same for all,
    and neighbours in a text don't stand together.

    Parameters
    ----------
    sample : CodingSample
    coder : str or None
        Without one, all units, in an order that depends on the seed alone.
    blind : bool
        Whether only id, text and what stands around it are given: neither source nor stratum, nor where in
        which article it stands.
    seed : int

    Raises
    ------
    InputError
        The sample is shared among coders, and this is none of them.
    """
    table = sample.table if coder is None else sample.for_coder(coder)
    rows = sorted(table.rows(), key=lambda row: str(row["unit_id"]))
    names = SEEN if blind else (*SEEN, "source")
    own = int.from_bytes(hashlib.sha256((coder or "").encode("utf-8", "replace")).digest()[:8], "big")
    order = np.random.default_rng([seed, own]).permutation(len(rows))
    return [{name: rows[i][name] or "" for name in names} for i in order.tolist()]


def sheet_key(units: Sequence[dict[str, Any]], asked: Sequence[Asked]) -> str:
    """Return what tells one sheet from others: a hash of its units' texts and of what is asked."""
    content = [sorted([unit["unit_id"], unit["text"]] for unit in units), [each.name for each in asked]]
    return hashlib.sha256(json.dumps(content).encode("ascii")).hexdigest()[:16]
