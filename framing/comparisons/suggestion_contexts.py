"""Where a suggested term stands: passages, and how many sources use it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.comparisons.word_space import WordSpace
from framing.scoring.word_places import Counts
from framing.text.words import fold

_AROUND = 90  # characters to either side


def places_of(space: WordSpace, parts: Sequence[int]) -> Counts:
    """Return the tokens at which a word, or a phrase of several words, begins."""
    word, sentence = space.places.word, space.places.sentence
    at = np.flatnonzero(word == parts[0])
    for distance, part in enumerate(parts[1:], 1):
        at = at[at + distance < len(word)]
        at = at[(word[at + distance] == part) & (sentence[at + distance] == sentence[at])]
    return at


def sources_of(space: WordSpace, parts: Sequence[int]) -> int:
    """Return how many sources use a term."""
    articles = np.unique(space.places.article[places_of(space, parts)])
    column = space.corpus.articles.column("source")
    return len({column[row].as_py() for row in articles.tolist()})


def contexts_of(space: WordSpace, parts: Sequence[int], n: int) -> list[str]:
    """Return passages with a term, each of another article and none twice, spread over the corpus."""
    if not n:
        return []
    places = space.places
    sentences = places.sentence[places_of(space, parts)]
    _, first = np.unique(places.sentence_article[sentences], return_index=True)
    term = " ".join(places.words[part] for part in parts)
    found: dict[str, None] = {}
    # Spread: articles stand in the order of the corpus, which often is that of its sources.
    spread = np.unique(np.linspace(0, len(first) - 1, min(len(first), 4 * n)).astype(int))
    for sentence in sentences[first[spread[np.argsort(spread % 4, kind="stable")]]].tolist():
        found.setdefault(_passage(space, sentence, term))
        if len(found) == n:
            break
    return list(found)


def _passage(space: WordSpace, sentence: int, term: str) -> str:
    places = space.places
    field = "title" if places.in_title[sentence] else "text"
    whole = str(space.corpus.articles.column(field)[int(places.sentence_article[sentence])].as_py() or "")
    text = " ".join(whole[places.starts[sentence] : places.ends[sentence]].split())
    at = max(fold(text).find(term.split(" ")[0]), 0) if text else 0
    start, end = max(0, at - _AROUND), min(len(text), at + len(term) + _AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
