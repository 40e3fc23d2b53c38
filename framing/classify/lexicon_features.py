"""What lexicons find in texts, as numbers: the measures of scores, for texts that are no articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from framing.lexicon import Lexicon
from framing.scoring.compiling import Compiled, compile_lexicons
from framing.scoring.matching import Matcher
from framing.text import TokenTable, Vocabulary, token_table
from framing.text.languages import ENGLISH, UNKNOWN

Floats = npt.NDArray[np.float64]

MEASURES = ("matches", "hits", "share", "rate", "present")

_BATCH = 1_000_000  # characters matched at once, a fifth faster than 5,000,000

# Hundreds of terms take a fifth of a second, and pipelines ask again and again.
_compiled = lru_cache(maxsize=8)(compile_lexicons)


def lexicon_features(
    texts: Sequence[str], lexicons: tuple[Lexicon, ...], measures: Sequence[str], language: str
) -> Floats:
    """Measure every frame and target of lexicons in texts.

    Parameters
    ----------
    measures : sequence of str
        Of `MEASURES`.
    language : str
        Of the texts, as `language_code` has it.

    Returns
    -------
    array of float64, shape (texts, categories × measures)
        In the order of the lexicons: all measures of the first category, then those of the next; 0 for a text
        without words.
    """
    compiled = _compiled(lexicons, language)
    vocabulary = Vocabulary(language=ENGLISH if language == UNKNOWN else language)
    matcher = Matcher(compiled, vocabulary)
    parts = [np.zeros((0, len(compiled.categories) * len(measures)))]
    for batch in _batches(texts):
        found = _measured(token_table(batch, vocabulary=vocabulary), len(batch), compiled, matcher)
        parts.append(np.stack([found[name] for name in measures], axis=2).reshape(len(batch), -1))
    return np.concatenate(parts)


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    number = np.cumsum([len(text) for text in texts]) // _BATCH
    borders = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(texts)]
    for first, last in pairwise(borders):
        yield texts[first:last]


def _measured(table: TokenTable, n: int, compiled: Compiled, matcher: Matcher) -> dict[str, Floats]:
    """Return each measure of n texts, shape (n, categories)."""
    matches = matcher.match(table)
    counts = ~matches.suppressed
    term, first = matches.term[counts], matches.first[counts]
    category, c = compiled.term_category[term], len(compiled.categories)

    def summed(text: npt.NDArray[np.integer], own: npt.NDArray[np.int64], weights: Floats | None = None) -> Floats:
        return np.bincount(text.astype(np.int64) * c + own, weights, n * c).astype(np.float64).reshape(n, c)

    hits = summed(table.text[first], category, compiled.term_weight[term])
    in_sentence = np.unique(table.sentence[first].astype(np.int64) * c + category)
    sentences = summed(table.sentence_text[in_sentence // c], in_sentence % c)
    n_sentences = np.bincount(table.sentence_text, minlength=n)[:, None]
    n_tokens = np.bincount(table.text, minlength=n)[:, None]
    thresholds = np.array([each.threshold for each in compiled.categories])
    return {
        "matches": summed(table.text[first], category),
        "hits": hits,
        "share": sentences / np.maximum(n_sentences, 1),
        "rate": hits / np.maximum(n_tokens, 1) * 1_000,
        "present": (hits >= thresholds).astype(np.float64),
    }
