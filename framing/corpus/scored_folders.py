"""Folders that hold the scores of a dataset: what lies in them are no articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from framing.errors import InputError

MANIFEST = "manifest.json"
_KEYS = frozenset({"format", "state", "settings"})


def is_manifest(value: object) -> bool:
    """Whether a JSON value is what a run of `score_dataset` writes down of itself."""
    return isinstance(value, dict) and value.keys() >= _KEYS


def holds_scores(folder: Path) -> bool:
    """Whether a run of `score_dataset` wrote a folder, or is writing it."""
    try:
        return is_manifest(json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError):
        return False


def refuse_scores(paths: Sequence[Path]) -> None:
    """Refuse folders of scores where articles are wanted.

    Raises
    ------
    InputError
        There is one among the paths.
    """
    for path in paths:
        if holds_scores(path):
            raise InputError(
                f"'{path}' is a folder of scores, and articles are wanted here. open_scores('{path}') opens it; "
                "framing compare, timeline, distances, robustness, word-shift and keyness take it in the place of "
                "articles."
            )


def without_scores(files: Sequence[Path]) -> list[Path]:
    """Return files of articles without those of scores that were written beside them."""
    scored = [path.parent for path in files if path.name == MANIFEST and holds_scores(path.parent)]
    return [path for path in files if not any(path.is_relative_to(each) for each in scored)]
