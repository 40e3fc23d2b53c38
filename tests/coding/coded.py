"""A small corpus, its scores and codes, for tests of human coding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from framing.coding import read_codes, sample_for_coding
from framing.coding.context import opaque_id
from framing.corpus import Corpus, read_corpus
from framing.lexicon import Lexicon, load_lexicon
from framing.results import Codes, CodingSample, Scores
from framing.scoring import score

LEXICON = """
lexicon: harbour
version: 1.0.0
language: en
licence: CC0-1.0
about: Made for tests.
built_from: [{built_from}]
targets:
  city: {{label: The city, terms: [city]}}
frames:
  growth: {{label: Growth, definition: It grows., terms: [grow*]}}
  danger: {{label: Danger, definition: It is dangerous., terms: [danger*]}}
"""
PARAGRAPHS = (
    "The harbour will grow. Ships come and go. Nobody counts them.\n\n"
    "The city waits. It is old.\n\n"
    "One says so. Two say so. Three say so. Four say so. Five say so. Six say so. Danger is near."
)


def corpus_of(n: int = 12) -> Corpus:
    """Return articles "a0", "a1", … by two sources, each with a headline and twelve sentences."""
    rows = [
        {
            "id": f"a{i}",
            "source": ("North", "South")[i % 2],
            "title": f"News {i}",
            "text": f"{PARAGRAPHS} No. {i}.",
        }
        for i in range(n)
    ]
    return read_corpus(rows, clean=False, progress=False)


def lexicon_of(tmp: Any, *built_from: str) -> Lexicon:
    """Return a lexicon with two frames and a target."""
    path = tmp / "harbour.yml"
    path.write_text(LEXICON.format(built_from=", ".join(built_from)), encoding="utf-8")
    return load_lexicon(path)


@cache
def plain_scores() -> tuple[Corpus, Scores]:
    """Return the corpus and its scores under a lexicon that was built from no text."""
    import tempfile
    from pathlib import Path

    corpus = corpus_of()
    with tempfile.TemporaryDirectory() as folder:
        lexicon = lexicon_of(Path(folder))
    return corpus, score(corpus, lexicon, progress=False)


def built_from(scores: Scores, *names: str) -> Scores:
    """Return scores under the same lexicon, said to be built from some texts."""
    return replace(scores, codebooks=tuple(replace(book, built_from=names) for book in scores.codebooks))


def sample_of(n: int | None = 40, **arguments: Any) -> CodingSample:
    """Return a sample of sentences; arguments as of `sample_for_coding`."""
    corpus, scores = plain_scores()
    given: dict[str, Any] = {"corpus": corpus, "unit": "sentence", "progress": False} | arguments
    return sample_for_coding(scores, n, **given)


def unit_at(document_id: str, number: int, kind: str = "sentence") -> str:
    """Return the id of a unit by its place."""
    return opaque_id(document_id, kind, number)


def codes_of(said: Mapping[str, Sequence[Any]], name: str = "growth", **arguments: Any) -> Codes:
    """Return the codes of coders on one frame: by coder a list over units u0, u1, …; None where one is missing."""
    rows = [
        {"unit_id": f"u{i}", "coder": coder, "name": name, "code": code}
        for coder, given in said.items()
        for i, code in enumerate(given)
        if code is not None
    ]
    return read_codes(rows, **arguments)
