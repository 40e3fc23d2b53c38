"""Scores, a sample and codes of few units, small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.results import Scores
from tests.making import codebook, made_scores

SOURCES = ("Alpha", "Beta")


def scored(hits: Mapping[str, tuple[int, ...]], sentences: int = 4) -> Scores:
    """Make articles of ten-character sentences; `hits` says in which sentences of each "trade" stands.

    An article's source is Alpha where its id starts with a, else Beta.
    """
    articles = [
        {
            "document_id": name,
            "source": SOURCES[not name.startswith("a")],
            "sentences": sentences,
            "tokens": 20 * sentences + i,
            "frames": {"trade": len(found)},
        }
        for i, (name, found) in enumerate(hits.items())
    ]
    evidence = [
        {
            "document_id": name,
            "sentence": i,
            "start": 10 * i + 2,
            "passage_start": 10 * i,
            "term": "tariff*" if i % 2 else "trade",
        }
        for name, found in hits.items()
        for i in found
    ]
    return made_scores(articles, [codebook()], evidence=evidence)


def sampled(units: list[tuple[str, int, str, float]]) -> list[dict[str, Any]]:
    """Make a sample's rows from article, number of the sentence, stratum and probability."""
    return [
        {
            "unit_id": f"{name}#s{i}",
            "document_id": name,
            "source": SOURCES[not name.startswith("a")],
            "unit": "sentence",
            "text": "…",
            "before": None,
            "after": None,
            "start": 10 * i,
            "end": 10 * i + 9,
            "field": "text",
            "probability": probability,
            "stratum": stratum,
            "coders": None,
        }
        for name, i, stratum, probability in units
    ]


def gold(codes: dict[str, Any], name: str = "trade") -> list[dict[str, Any]]:
    """Make decided codes from unit → code."""
    return [{"unit_id": unit, "name": name, "code": code} for unit, code in codes.items()]
