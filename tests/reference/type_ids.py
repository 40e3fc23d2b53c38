"""The plain twin of `framing.text.spans.encode_spans`: a dictionary."""

from __future__ import annotations

from collections.abc import Iterable


def type_ids(words: Iterable[str]) -> tuple[list[int], list[str]]:
    """Number the distinct words in the order of their first occurrence."""
    numbers: dict[str, int] = {}
    ids = [numbers.setdefault(word, len(numbers)) for word in words]
    return ids, list(numbers)
