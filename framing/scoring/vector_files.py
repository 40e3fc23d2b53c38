"""Word vectors that somebody else learnt: text files of word2vec and GloVe, and objects like KeyedVectors."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
import numpy.typing as npt

from framing.corpus import Corpus
from framing.errors import InputError
from framing.results import Caveat
from framing.scoring.vector_fitting import hash_of
from framing.scoring.vector_text import VectorLines, form
from framing.scoring.vectors import Vectors, of_length_one
from framing.scoring.word_places import word_places

_LISTED = 20


def load_vectors(
    vectors: str | Path | Any,
    *,
    corpus: Corpus | None = None,
    words: Collection[str] | None = None,
    most: int = 500_000,
) -> Vectors:
    """Read word vectors from a text file of word2vec or GloVe (plain or .gz), or take them from an object.

    Nothing in a file is run. Words are folded as the words of articles are; of two that fold alike the first (in
    these files the more frequent one) is kept.

    Parameters
    ----------
    vectors : path, mapping of str to sequence of float, or object
        A file with a word and its numbers on each line, with word2vec's header ("400000 300") or without. Or an
        object with `index_to_key` and `vectors`, such as gensim's KeyedVectors.
    corpus : Corpus, optional
        Keep only words that occur in it: a file of two million words then takes no more memory than the corpus
        needs.
    words : collection of str, optional
        Keep only these words (and, of a corpus, these as well).
    most : int
        How many words to keep at most: the first.

    Returns
    -------
    Vectors

    Raises
    ------
    InputError
        The file cannot be read, or lines are wrong: all of them at once, with their numbers.

    Examples
    --------
    >>> vectors = load_vectors("glove.6B.100d.txt", corpus=corpus)  # doctest: +SKIP
    """
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise InputError(f"most must be a whole number of at least 1; given: {most!r}.")
    if corpus is not None and not isinstance(corpus, Corpus):
        raise InputError(
            f"load_vectors() takes a corpus from framing.read_corpus, and was given a value of type "
            f"{type(corpus).__name__}."
        )
    wanted = _wanted(corpus, words)
    if isinstance(vectors, Vectors):
        return vectors
    is_file = isinstance(vectors, str | Path)
    name = Path(vectors).name if is_file else type(vectors).__name__
    n_read, pairs = _of_file(Path(vectors), wanted, most) if is_file else _of_object(vectors, wanted, most)
    if not pairs[0]:
        raise InputError(
            f"No vector can be used from {name}: none of its {n_read:,} words is one of those that are wanted."
        )
    own, matrix = tuple(pairs[0]), of_length_one(pairs[1])
    return Vectors(
        words=own,
        matrix=matrix,
        origin=name,
        sha256=hash_of(own, matrix),
        articles=frozenset(),
        caveats=(
            Caveat(
                "foreign-vectors",
                f"The vectors come from {name}: they hold the associations of the texts that they were learnt "
                "from, and not only those of these articles.",
            ),
        ),
        method=f"Vectors of {matrix.shape[1]} dimensions were taken from {name}; {len(own):,} of its words were "
        "used.",
        references=(),
        lengths=np.linalg.norm(np.asarray(pairs[1], np.float64), axis=1),
    )


def _wanted(corpus: Corpus | None, words: Collection[str] | None) -> frozenset[str] | None:
    if corpus is None and words is None:
        return None
    of_corpus = word_places(corpus).words if corpus is not None else ()
    return frozenset(of_corpus) | {form(word) for word in words or ()}


_Pairs = tuple[list[str], npt.NDArray[np.float32]]


def _of_object(given: Any, wanted: frozenset[str] | None, most: int) -> tuple[int, _Pairs]:
    """Take words and vectors from a mapping, or from an object like gensim's KeyedVectors."""
    if isinstance(given, Mapping):
        names: Sequence[Any] = list(given)
        rows: Any = [given[name] for name in names]
    elif hasattr(given, "index_to_key") and hasattr(given, "vectors"):
        names, rows = list(given.index_to_key), given.vectors
    else:
        raise InputError(
            "Vectors are read from a file's path, a mapping of words to numbers, or an object with "
            f"'index_to_key' and 'vectors' (gensim's KeyedVectors); given: a value of type {type(given).__name__}."
        )
    if not names:
        raise InputError(f"{type(given).__name__} holds no words, so it has no vectors.")
    try:
        matrix = np.asarray(rows, np.float32)
    except (TypeError, ValueError):
        matrix = np.empty(0, np.float32)
    if matrix.ndim != 2 or len(matrix) != len(names) or not matrix.size:
        raise InputError(
            f"The vectors of {type(given).__name__} are no table of numbers with a row for each of its "
            f"{len(names):,} words. Each word needs as many numbers as every other."
        )
    finite = np.isfinite(matrix).all(axis=1)
    wrong = [str(names[row]) for row in np.flatnonzero(~finite).tolist()]
    if wrong:
        raise InputError(
            f"The vectors of these words hold something that is no finite number, {len(wrong):,} in all: "
            f"{', '.join(wrong[:_LISTED])}."
        )
    kept: dict[str, int] = {}
    for row, name in enumerate(names):
        word = form(str(name))
        if _is_kept(word, wanted) and word not in kept and matrix[row].any():
            kept[word] = row
            if len(kept) == most:
                break
    return len(names), (list(kept), matrix[list(kept.values())])


def _is_kept(word: str, wanted: frozenset[str] | None) -> bool:
    return bool(word) and (wanted is None or word in wanted)


def _of_file(path: Path, wanted: frozenset[str] | None, most: int) -> tuple[int, _Pairs]:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as lines:
            found = VectorLines(path.name, wanted, most).read(cast(BinaryIO, lines))
    except FileNotFoundError:
        raise InputError(f"There is no file '{path}'. Name a text file of word vectors.") from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"The file '{path}' cannot be read: {reason}.") from None
    rows = list(found.rows.values())
    return found.n_read, (list(found.rows), np.stack(rows) if rows else np.empty((0, 1), np.float32))
