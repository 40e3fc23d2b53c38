"""What a text reads as, in plain lists: for tests written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from framing.text import QUOTED, token_table

Cuts = Sequence[tuple[int, int, int]]


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a text."""
    table = token_table([text])
    return [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]


def sentences_of(text: str, cuts: Cuts = ()) -> list[str]:
    """Return the sentences of a text as printed."""
    table = token_table([text], cuts)
    return [text[start:end] for start, end in zip(table.sentence_starts, table.sentence_ends, strict=True)]


def paragraphs_of(text: str) -> list[str]:
    """Return the words of each paragraph of a text, with spaces between."""
    table = token_table([text])
    borders = table.paragraph_first.tolist()
    words = tokens_of(text)
    return [" ".join(words[first:last]) for first, last in pairwise(borders)]


def quoted_in(text: str) -> list[str]:
    """Return the quoted spans of a text, marks included."""
    table = token_table([text])
    return [text[start:end] for start, end in zip(table.quotations.starts, table.quotations.ends, strict=True)]


def quoted_words(text: str) -> list[str]:
    """Return the tokens that stand inside quotations."""
    table = token_table([text])
    spans = zip(table.starts, table.ends, table.voice, strict=True)
    return [text[start:end] for start, end, voice in spans if voice == QUOTED]
