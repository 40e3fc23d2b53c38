"""Hashes of what a model was trained on, so that it can be named and known again without being held."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.classify.labels import Labels
from framing.files.hashing import sha256_of_bytes

_FEW = 5  # words; shorter lines, such as "He did not reply.", stand in many texts


def fingerprint(texts: Sequence[str], labels: Labels | None) -> str:
    """Return the SHA-256 of texts with their labels, as 64 hexadecimal digits."""
    held = [] if labels is None else labels.held.tolist()
    classes = [] if labels is None else [str(name) for name in labels.classes.tolist()]
    return sha256_of_bytes(json.dumps([list(texts), classes, held], ensure_ascii=False).encode("utf-8"))


def marks_of(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return what texts are known by when met again, sorted: 64 bits of the hash of each and of its lines."""
    return np.unique(np.array([mark for text in texts for mark in _marks(text)], np.uint64))


def n_met(texts: Sequence[str], marks: npt.NDArray[np.uint64]) -> int:
    """Return how many texts are, or have a line that is, among those that marks were made of."""
    known = set(marks.tolist())
    return sum(not known.isdisjoint(_marks(text)) for text in texts) if known else 0


def _marks(text: str) -> set[int]:
    """Return the marks of a text and of its lines; case, spaces and lines of a few words tell nothing."""
    words = [line.casefold().split() for line in text.splitlines()]
    lines = [line for line in (*words, [word for line in words for word in line]) if len(line) >= _FEW]
    return {
        int.from_bytes(hashlib.blake2b(" ".join(line).encode("utf-8", "replace"), digest_size=8).digest())
        for line in lines
    }
