"""The hash of what a model was trained on, so that a card can name it without holding it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from framing.classify.labels import Labels
from framing.files.hashing import sha256_of_bytes


def fingerprint(texts: Sequence[str], labels: Labels | None) -> str:
    """Return the SHA-256 of texts with their labels, as 64 hexadecimal digits."""
    held = [] if labels is None else labels.held.tolist()
    classes = [] if labels is None else [str(name) for name in labels.classes.tolist()]
    return sha256_of_bytes(json.dumps([list(texts), classes, held], ensure_ascii=False).encode("utf-8"))
