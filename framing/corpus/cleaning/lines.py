"""Texts as lines: where every line that holds something stands, and which lines are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Everything that Unicode lets end a line, besides the newline itself.
_OTHER_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class LineTable:
    """The lines of n texts that hold more than white space, in order, without the white space around them.

    Attributes
    ----------
    n_texts : int
    text : array of int (lines,)
        Which text the line belongs to.
    start, end : array of int (lines,)
        Characters of that text.
    kind : array of int (lines,)
        Which of `kinds` the line is: lines that read the same have the same number.
    kinds : pyarrow.LargeStringArray (k,)
        Every different line once.
    first : array of int (n_texts + 1,)
        Where each text's lines begin.
    """

    n_texts: int
    text: Integers
    start: Integers
    end: Integers
    kind: Integers
    kinds: pa.LargeStringArray
    first: Integers

    def __len__(self) -> int:
        return len(self.text)


def split_lines(texts: pa.LargeStringArray) -> LineTable:
    """Split texts into lines; time and memory grow with the characters, however long a line is."""
    lists = pc.split_pattern(_with_newlines_only(texts.fill_null("")), "\n")
    lines = lists.flatten()
    n_lines = lists.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    first = np.concatenate(([0], np.cumsum(n_lines)))
    text = np.repeat(np.arange(len(texts)), n_lines)

    # Positions in the batch as a whole, each line followed by its newline, less where the line's text begins.
    length = _lengths(lines)
    after = np.concatenate(([0], np.cumsum(length + 1)))
    start = after[:-1] - after[first[:-1]][text]

    left_trimmed = pc.utf8_ltrim_whitespace(lines)
    trimmed = pc.utf8_rtrim_whitespace(left_trimmed)
    start = start + length - _lengths(left_trimmed)
    length = _lengths(trimmed)

    full = length > 0
    encoded = trimmed.filter(pa.array(full)).dictionary_encode()
    text, start, length = text[full], start[full], length[full]
    return LineTable(
        n_texts=len(texts),
        text=text,
        start=start,
        end=start + length,
        kind=encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64),
        kinds=encoded.dictionary,
        first=np.searchsorted(text, np.arange(len(texts) + 1)),
    )


def _with_newlines_only(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Turn every character that ends a line into a newline, one for one, so that positions stay true."""
    content = _content(texts)
    for mark in _OTHER_BREAKS:
        if mark.encode() in content:
            texts = pc.replace_substring(texts, mark, "\n")
    return texts


def _content(texts: pa.LargeStringArray) -> bytes:
    """Return the bytes of a batch's own texts; a slice shares its buffers with the whole."""
    _, offsets, content = texts.buffers()
    if content is None or len(texts) == 0:
        return b""
    bounds = np.frombuffer(offsets, np.int64)[[texts.offset, texts.offset + len(texts)]].tolist()
    own: bytes = content.slice(bounds[0], bounds[1] - bounds[0]).to_pybytes()
    return own


def _lengths(strings: pa.LargeStringArray) -> Integers:
    lengths: Integers = pc.utf8_length(strings).to_numpy(zero_copy_only=False).astype(np.int64)
    return lengths
