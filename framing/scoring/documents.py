"""One row an article: what it is, how long, and its tone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.columns import ratio
from framing.scoring.compiling import Index
from framing.text import TokenTable

_TONES = ("tone", *(f"tone_{voice}" for voice in VOICES[1:]), "tone_sd")
_MEASURED = ("sentences", "tokens", *(f"tokens_{voice}" for voice in VOICES[1:]), *_TONES)


def documents_table(
    articles: pa.Table, table: TokenTable, sentence_document: Index, tone: npt.NDArray[np.float64] | None
) -> pa.Table:
    """Describe the articles of a batch; see `results.Scores.documents`.

    Parameters
    ----------
    tone : array of float64, shape (s,), or None
        VADER's compound score of each sentence; None where the language has none.
    """
    n = articles.num_rows
    token_document = sentence_document[table.sentence]
    result = _renamed(articles.drop_columns(["text"]))
    result = result.append_column("sentences", pa.array(np.bincount(sentence_document, minlength=n)))
    result = result.append_column("tokens", pa.array(np.bincount(token_document, minlength=n)))
    for voice, name in enumerate(VOICES[1:]):
        spoken = np.bincount(token_document[table.voice == voice], minlength=n)
        result = result.append_column(f"tokens_{name}", pa.array(spoken))
    for name, values in _tone_columns(n, table, sentence_document, tone).items():
        result = result.append_column(name, values)
    return result


def _renamed(articles: pa.Table) -> pa.Table:
    """Put an underscore behind those of the user's columns that have the name of one measured here."""
    names: list[str] = []
    for name in articles.column_names:
        free = name
        while free in _MEASURED or free in names or (free != name and free in articles.column_names):
            free += "_"
        names.append(free)
    return articles.rename_columns(names)


def _tone_columns(
    n: int, table: TokenTable, document: Index, tone: npt.NDArray[np.float64] | None
) -> dict[str, pa.Array]:
    if tone is None:
        return {name: pa.nulls(n, pa.float64()) for name in _TONES}
    voice = sentence_voices(table)
    columns = {"tone": _mean(tone, document, n)}
    for number, name in enumerate(VOICES[1:]):
        spoken = voice == number
        columns[f"tone_{name}"] = _mean(tone[spoken], document[spoken], n)
    count = np.bincount(document, minlength=n).astype(np.float64)
    mean = np.bincount(document, tone, n) / np.maximum(count, 1)
    squares = np.bincount(document, (tone - mean[document]) ** 2, n)
    variance = np.divide(squares, count - 1, out=np.zeros(n), where=count > 1)
    columns["tone_sd"] = pa.array(np.sqrt(variance), mask=count < 2)
    return columns


def _mean(tone: npt.NDArray[np.float64], document: Index, n: int) -> pa.Array:
    total = np.bincount(document, tone, n).astype(np.float64)
    return ratio(total, np.bincount(document, minlength=n).astype(np.float64))


def sentence_voices(table: TokenTable) -> npt.NDArray[np.int8]:
    """Return the voice in which most of each sentence's tokens are spoken; the first voice in a draw."""
    n = len(VOICES) - 1
    cell = table.sentence.astype(np.int64) * n + table.voice
    counts = np.bincount(cell, minlength=table.n_sentences * n).reshape(-1, n)
    most: npt.NDArray[np.int8] = counts.argmax(axis=1).astype(np.int8)
    return most
