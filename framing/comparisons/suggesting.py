"""Terms for a frame, out of how the words of a corpus are used; a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons.arguments import is_whole
from framing.comparisons.gold_articles import gold_ids, without_gold
from framing.comparisons.suggestion_contexts import contexts_of, sources_of
from framing.comparisons.word_space import IS_EXPERIMENTAL, StopWords, WordSpace, word_space
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.lexicon import Frame, Lexicon
from framing.results import Caveat, CodingSample, Gold, Suggestions, Table
from framing.scoring.microframes import Floats
from framing.scoring.phrases_of_words import pairs_of
from framing.scoring.seed_words import patterns_of, seeds_in
from framing.scoring.vectors import Vectors, of_length_one

TOGETHER = 0.35  # normalised mutual information of a phrase's words; "trade war" has .4, "the trade" less than .1


@dataclass(frozen=True, slots=True)
class _Head:
    """A term of the frame, with its vector."""

    term: str
    vector: Floats


def suggest_terms(
    corpus: Corpus,
    lexicon: Lexicon,
    frame: str,
    n: int = 30,
    *,
    exclude: Gold | CodingSample | str | Path | Iterable[str] | None = None,
    vectors: Vectors | None = None,
    min_documents: int = 3,
    phrases: bool = True,
    contexts: int = 3,
    stop_words: StopWords = "english",
    seed: int = 0,
) -> Suggestions:
    """Suggest terms for a frame: words and phrases that are used as its terms are. A person accepts or leaves
    them.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`.
    lexicon : Lexicon
    frame : str
        Which of its frames.
    n : int
        How many suggestions.
    exclude : Gold, CodingSample, path or sequence of str, optional
        The articles that the lexicon is, or will be, tested on: they and copies of them are not read. A path of a
        CSV file with the column ``document_id``, or ids.
    vectors : Vectors, optional
        From `fit_vectors` or `load_vectors`; learnt from the articles that may be read unless given.
    min_documents : int
        In how many articles a suggestion has to occur.
    phrases : bool
        Whether to suggest phrases of two words beside words.
    contexts : int
        How many passages to show with each.
    stop_words : "english", sequence of str or None
        Words that are not suggested, and of which no phrase is made.
    seed : int
        Of the vectors.

    Returns
    -------
    Suggestions

    Raises
    ------
    ComparisonError, InputError
        An argument makes no sense, no term of the frame has a vector, all articles are gold, or the vectors were
        learnt from gold articles.

    Examples
    --------
    >>> suggest_terms(corpus, lexicon, "us_business_opportunity", exclude="sample.csv")  # doctest: +SKIP
    """
    chosen = _checked(corpus, lexicon, frame, n, min_documents, contexts)
    ids = gold_ids(exclude)
    _check_vectors(vectors, ids)
    readable, left_out = without_gold(corpus, ids) if ids else (corpus, ())
    space = word_space(readable, vectors, stop_words, seed, "suggest_terms()")
    heads, unused = _heads(space, chosen)
    if not heads:
        raise ComparisonError(
            f"No term of the frame '{frame}' has a vector, so nothing can be like them. Its words have to occur "
            "in these articles, and often enough."
        )
    candidates = _candidates(space, chosen, min_documents, phrases)
    middle = of_length_one(np.mean([head.vector for head in heads], axis=0, keepdims=True))[0]
    similarity = candidates.vectors @ middle
    order = np.argsort(-similarity, kind="stable")[: int(n)].tolist()
    near = candidates.vectors[order] @ np.stack([head.vector for head in heads]).T
    nearest = near.argmax(axis=1).tolist() if len(order) else []
    others = _other_frames(lexicon, frame, [candidates.terms[row] for row in order])
    rows = [
        {
            "term": candidates.terms[row],
            "kind": "phrase" if " " in candidates.terms[row] else "word",
            "similarity": float(similarity[row]),
            "nearest": heads[nearest[place]].term,
            "nearest_similarity": float(near[place, nearest[place]]),
            "count": int(candidates.counts[row]),
            "documents": int(candidates.documents[row]),
            "sources": sources_of(space, candidates.parts[row]),
            "other_frames": others[place],
            "contexts": contexts_of(space, candidates.parts[row], contexts),
        }
        for place, row in enumerate(order)
    ]
    return Suggestions(
        table=Table(pa.Table.from_pylist(rows, _COLUMNS)),
        exclusions=readable.exclusions,
        provenance=readable.provenance,
        caveats=(IS_EXPERIMENTAL, *space.vectors.caveats, *_caveats(ids, left_out, corpus)),
        method=(
            f"Terms for the frame ‘{chosen.label}’ were suggested by the cosine of words and phrases with the "
            f"mean of its terms' vectors, and accepted or left by hand. {space.vectors.method}"
        ),
        references=space.vectors.references,
        frame=frame,
        lexicon=lexicon.codebook().identity,
        used=tuple(head.term for head in heads),
        unused=unused,
        vectors=f"{space.vectors.origin} ({space.vectors.sha256[:12]})",
        left_out=left_out,
    )


_COLUMNS = pa.schema(
    [
        ("term", pa.string()),
        ("kind", pa.string()),
        ("similarity", pa.float64()),
        ("nearest", pa.string()),
        ("nearest_similarity", pa.float64()),
        ("count", pa.int64()),
        ("documents", pa.int64()),
        ("sources", pa.int64()),
        ("other_frames", pa.list_(pa.string())),
        ("contexts", pa.list_(pa.string())),
    ]
)


def _checked(corpus: Any, lexicon: Any, frame: str, n: object, min_documents: object, contexts: object) -> Frame:
    if not isinstance(lexicon, Lexicon):
        raise ComparisonError(
            f"Terms are suggested for a frame of a lexicon, and a value of type {type(lexicon).__name__} was "
            "given. Load one: framing.load_lexicon(…)."
        )
    if not isinstance(corpus, Corpus):
        raise ComparisonError(
            f"Terms are found in articles, and a value of type {type(corpus).__name__} was given. Read them: "
            "framing.read_corpus(…)."
        )
    problems = [
        f"{name} must be a whole number of at least {least}; given: {value!r}."
        for name, value, least in (("n", n, 1), ("min_documents", min_documents, 1), ("contexts", contexts, 0))
        if not is_whole(value) or value < least
    ]
    if problems:
        raise ComparisonError("\n".join(problems))
    return lexicon.frame(frame)


def _check_vectors(vectors: Vectors | None, ids: frozenset[str]) -> None:
    """Refuse vectors that were learnt from gold articles.

    Raises
    ------
    ComparisonError
    """
    seen = len(vectors.articles & ids) if isinstance(vectors, Vectors) else 0
    if seen:
        raise ComparisonError(
            f"The vectors were learnt from {seen:,} of the gold articles, which must not be read to write the "
            "lexicon. Leave vectors= out, so that they are learnt from the others."
        )


def _heads(space: WordSpace, frame: Frame) -> tuple[list[_Head], tuple[str, ...]]:
    """Return the terms of the frame that have a vector: the mean of their words', the rare ones weighing more."""
    worth = space.worth
    found: list[_Head] = []
    unused: list[str] = []
    for term in frame.terms:
        parts = list(dict.fromkeys(word for phrase in term.pattern.phrases for word in phrase))
        rows = {
            row for seed in seeds_in([(part, 1.0) for part in parts], space.vectors.words) for row in seed.rows
        }
        known = sorted(row for row in rows if worth[row] > 0)
        if known:
            found.append(_Head(term.text, _mean(space, worth, known)))
        else:
            unused.append(term.text)
    return found, tuple(unused)


def _mean(space: WordSpace, worth: Floats, rows: Sequence[int]) -> Floats:
    mean = worth[list(rows)] @ space.vectors.matrix[list(rows)]
    return np.asarray(of_length_one(mean[None, :])[0], np.float64)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Words and phrases that could be terms, with their vectors, of length 1; the words that each has."""

    terms: list[str]
    parts: list[tuple[int, ...]]
    counts: list[int]
    documents: list[int]
    vectors: Floats


def _candidates(space: WordSpace, frame: Frame, least: int, phrases: bool) -> _Candidates:
    places, vectors = space.places, space.vectors
    known = space.row_of >= 0
    own = {row for seed in seeds_in(patterns_of(frame), places.words) for row in seed.rows}
    terms = {pattern.casefold() for pattern, _ in patterns_of(frame)}
    words = [
        row
        for row in np.flatnonzero(known & (places.documents >= least)).tolist()
        if row not in own and len(places.words[row]) > 1
    ]
    parts: list[tuple[int, ...]] = [(row,) for row in words]
    counts, documents = places.counts[words].tolist(), places.documents[words].tolist()
    if phrases:
        pairs = pairs_of(places, known, least, TOGETHER)
        for left, right, count, in_documents in zip(
            pairs.left.tolist(), pairs.right.tolist(), pairs.count.tolist(), pairs.documents.tolist(), strict=True
        ):
            # With a word that is a term by itself, the phrase is found already.
            if in_documents >= least and not own.intersection((left, right)):
                parts.append((left, right))
                counts.append(count)
                documents.append(in_documents)
    names = [" ".join(places.words[row] for row in each) for each in parts]
    kept = [place for place, name in enumerate(names) if name not in terms]
    parts = [parts[place] for place in kept]
    worth = space.worth
    matrix = [_mean(space, worth, space.row_of[list(each)].tolist()) for each in parts]
    return _Candidates(
        [names[place] for place in kept],
        parts,
        [counts[place] for place in kept],
        [documents[place] for place in kept],
        np.stack(matrix) if matrix else np.empty((0, vectors.dimensions)),
    )


def _other_frames(lexicon: Lexicon, frame: str, terms: Sequence[str]) -> list[list[str]]:
    """Return of which other frames each suggestion is a term already."""
    found: list[list[str]] = [[] for _ in terms]
    for other in lexicon.frames:
        if other.name == frame:
            continue
        patterns = patterns_of(other)
        whole = {pattern.casefold() for pattern, _ in patterns}
        single = {row for seed in seeds_in(patterns, terms) for row in seed.rows}
        for place, term in enumerate(terms):
            if place in single or term in whole:
                found[place].append(other.name)
    return found


def _caveats(ids: frozenset[str], left_out: Sequence[str], corpus: Corpus) -> tuple[Caveat, ...]:
    built = Caveat(
        "built-from",
        "Terms that are accepted were found in these articles. Name the articles, or their file, under "
        "'built_from' in the lexicon, so that none of them is drawn for coding later.",
    )
    if not ids:
        return (
            built,
            Caveat(
                "gold-not-named",
                "No gold sample was named, so every article was read. If these articles hold the gold that the "
                "lexicon is tested on, its figures will be too good.",
            ),
        )
    strange = len(ids - set(corpus.articles.column("document_id").to_pylist()))
    return (
        built,
        Caveat("gold-left-out", f"{len(left_out):,} gold articles and copies of them were not read."),
        *((Caveat("gold-elsewhere", f"{strange:,} gold articles are not in this corpus."),) if strange else ()),
    )
