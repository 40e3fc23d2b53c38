"""Scores and codes of stance small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.results import Scores
from tests.coding.coded_articles import SOURCES
from tests.making import codebook, made_scores


def scored_stances(polarity: Mapping[str, tuple[float | None, ...]]) -> Scores:
    """Make articles of ten-character sentences, with the polarity of what each says of "city".

    None where a sentence does not name the city, 0 where nothing is evidence. An article's source is Alpha where
    its id starts with a, else Beta; its stance is the mean over sentences with evidence.
    """
    articles = []
    for name, said in polarity.items():
        evident = [value for value in said if value]
        stance = sum(evident) / len(evident) if evident else None
        targets = {} if stance is None else {"city": stance}
        articles.append(
            {
                "document_id": name,
                "source": SOURCES[not name.startswith("a")],
                "sentences": len(said),
                "tokens": 20 * len(said),
                "frames": {},
                "targets": targets,
            }
        )
    evidence = [
        {
            "document_id": name,
            "sentence": i,
            "start": 10 * i + 2,
            "term": "city",
            "kind": "target",
            "name": "city",
            "polarity": value,
        }
        for name, said in polarity.items()
        for i, value in enumerate(said)
        if value is not None
    ]
    return made_scores(articles, [codebook(targets=["city"])], evidence=evidence)


def gold_of(codes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Make decided codes of stance from unit → code."""
    return [{"unit_id": unit, "name": "city", "code": code} for unit, code in codes.items()]
