"""The matches of frames in scores as arrays, those that gave way included, to decide and count them again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.errors import InputError
from framing.results import CHANNELS, VOICES, Scores, Table
from framing.scoring.compiling import Index
from framing.scoring.stretches import Stretches

_NEEDED = ("term_number", "token_start", "token_end", "gap_start", "gap_end")
_READ = ("document_id", "lexicon", "kind", "name", "term", "weight", "voice", "sentence", "channel", *_NEEDED)


@dataclass(frozen=True, slots=True)
class FrameMatches:
    """The matches of all frames in all articles, k of them; t terms that match anywhere, f frames.

    Attributes
    ----------
    document : array of int64, shape (k,)
        Rows of `Scores.documents`.
    frame : array of int64, shape (k,)
        Frames of all lexicons, in the order of the codebooks.
    term : array of int64, shape (k,)
        Which of the t terms; in the order of the lexicons' files.
    counts : array of bool, shape (k,)
        Whether it counts; False where a longer match covers it.
    stretches : Stretches
        Its tokens, numbered through all articles.
    weight : array of float64, shape (k,)
    voice : array of int64, shape (k,)
        A number in `results.VOICES`, where 0 is "all" and does not occur.
    sentence, channel : array of int64, shape (k,)
        The sentence in its article; a number in `results.CHANNELS`.
    term_frame : array of int64, shape (t,)
    term_text : tuple of str, length t
        As written.
    """

    document: Index
    frame: Index
    term: Index
    counts: npt.NDArray[np.bool_]
    stretches: Stretches
    weight: npt.NDArray[np.float64]
    voice: Index
    sentence: Index
    channel: Index
    term_frame: Index
    term_text: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.document)


def frame_matches(scores: Scores) -> FrameMatches:
    """Read the matches of frames from the evidence and the suppressed matches of scores.

    Raises
    ------
    InputError
        The scores do not say which tokens a match takes up.
    """
    missing = [name for name in _NEEDED if name not in scores.evidence.columns]
    if missing:
        raise InputError(
            f"scores.evidence has no column {', '.join(missing)}, so the matches cannot be decided again. Score "
            "the articles anew: framing.score(corpus, lexicon)."
        )
    tables = [_of_frames(table) for table in (scores.evidence, scores.suppressed)]
    counts = np.repeat([True, False], [len(table) for table in tables])

    def numbers(name: str) -> npt.NDArray[np.generic]:
        return np.concatenate([table.column(name).to_numpy() for table in tables])

    def places(name: str, among: pa.Array) -> Index:
        return np.concatenate([_places(table.column(name), among) for table in tables])

    document = places("document_id", scores.documents.arrow("document_id").combine_chunks())
    frame = _frames(scores, tables)
    start, end, gap_start, gap_end = (
        numbers(name).astype(np.int64) for name in ("token_start", "token_end", "gap_start", "gap_end")
    )
    number = numbers("term_number").astype(np.int64)
    most = int(number.max(initial=0)) + 1
    keys, first, term = np.unique(frame * most + number, return_index=True, return_inverse=True)
    texts = pa.chunked_array([_plain(table.column("term")).combine_chunks() for table in tables], pa.string())
    shift = document * (int(end.max(initial=0)) + 1)
    return FrameMatches(
        document=document,
        frame=frame,
        term=term,
        counts=counts,
        stretches=Stretches(term, start + shift, gap_start + shift, gap_end + shift, end + shift),
        weight=numbers("weight").astype(np.float64),
        voice=places("voice", pa.array(VOICES)),
        sentence=numbers("sentence").astype(np.int64),
        channel=places("channel", pa.array(CHANNELS)),
        term_frame=keys // most,
        term_text=tuple(texts.take(pa.array(first)).to_pylist()),
    )


def _of_frames(table: Table) -> pa.Table:
    parts = table.parts(*_READ)
    return pa.concat_tables(part.filter(pc.equal(_plain(part.column("kind")), "frame")) for part in parts)


def _frames(scores: Scores, tables: list[pa.Table]) -> Index:
    """Return the frame of each match, in the order of the codebooks."""
    books = pa.array([book.name for book in scores.codebooks], pa.string())
    names = pa.array(
        list(dict.fromkeys(each.name for book in scores.codebooks for each in book.frames)), pa.string()
    )
    number = np.full((len(books), len(names)), -1, np.int64)
    place = {name: i for i, name in enumerate(names.to_pylist())}
    keys = [(i, place[frame.name]) for i, book in enumerate(scores.codebooks) for frame in book.frames]
    for count, key in enumerate(keys):
        number[key] = count
    parts = [
        number[_places(table.column("lexicon"), books), _places(table.column("name"), names)] for table in tables
    ]
    return np.concatenate(parts)


def _places(column: pa.ChunkedArray, among: pa.Array) -> Index:
    """Return the place of each value in a list that holds them all."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    parts = [np.empty(0, np.int64)]
    for chunk in column.chunks:
        place = pc.index_in(chunk.dictionary, _plain(pa.chunked_array([among])).combine_chunks())
        of_value = place.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        parts.append(of_value[chunk.indices.to_numpy(zero_copy_only=False)])
    return np.concatenate(parts)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column with every value written out."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
