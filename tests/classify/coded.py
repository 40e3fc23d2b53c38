"""Made-up coded passages that classifiers can learn from in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

ECONOMY = (
    "Tariffs raise prices for {} farmers.",
    "Exports of {} grew and markets cheered.",
    "The firm in {} will invest in factories.",
    "Wages in {} rise as trade expands.",
)
SECURITY = (
    "Troops moved to the border of {}.",
    "Missiles were deployed near {}.",
    "The navy of {} patrols disputed waters.",
    "Generals in {} warn of war.",
)
PLACES = ("Arland", "Borduria", "Cantoria", "Doria", "Elbonia", "Freedonia", "Genovia", "Helvetia")


def passages() -> tuple[list[str], list[str]]:
    """Return 64 passages and the frame of each, "economy" or "security"."""
    texts = [form.format(place) for place in PLACES for form in (*ECONOMY, *SECURITY)]
    return texts, (["economy"] * len(ECONOMY) + ["security"] * len(SECURITY)) * len(PLACES)


def several() -> tuple[list[str], np.ndarray[Any, np.dtype[np.int64]]]:
    """Return 96 passages, and whether each holds economy and security: one, the other, or both."""
    texts, frames = passages()
    both = [
        f"{one.format(place)} {other.format(place)}"
        for place in PLACES
        for one, other in zip(ECONOMY, SECURITY, strict=True)
    ]
    held = [[int(frame == "economy"), int(frame == "security")] for frame in frames]
    return texts + both, np.array(held + [[1, 1]] * len(both))


FOR = ("{} won praise for its courage.", "Critics admire {} and its success.", "{} is a trusted friend.")
AGAINST = ("{} was condemned for cruelty.", "Critics attack {} and its failure.", "{} is a corrupt bully.")
NEITHER = ("{} lies on the coast.", "The delegation met in {} on Monday.", "{} has two rivers.")


def mentions() -> tuple[list[tuple[str, int, int]], list[int]]:
    """Return 72 mentions of made-up countries, and the stance toward each."""
    found, stances = [], []
    for place in PLACES:
        for stance, forms in ((1, FOR), (0, NEITHER), (-1, AGAINST)):
            for form in forms:
                start = form.index("{}")
                found.append((form.format(place), start, start + len(place)))
                stances.append(stance)
    return found, stances


def named(texts: Sequence[str]) -> list[str]:
    """Return for each passage the place that it is about, as the story it belongs to."""
    return [next(place for place in PLACES if place in text) for text in texts]
