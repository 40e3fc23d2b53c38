"""What the matches of a frame, and words, add to the numerators of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.measures import REGISTRY
from framing.comparisons.measuring import coded_values, document_values, spoken_column
from framing.comparisons.passages import frame_numbers
from framing.comparisons.reading import in_parts, plain_text
from framing.comparisons.shift_arguments import Asked
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import Scores
from framing.scoring.stance_parts import Mentions, word_stances
from framing.scoring.tone_parts import word_tones
from framing.stats import Floats

Index = npt.NDArray[np.int64]

_PLACE = ("start", "end", "passage", "passage_start")

OTHER_CORPUS = "The corpus is not the one that was scored. Give word_shift the corpus that score was given."


@dataclass(frozen=True, slots=True)
class Pieces:
    """What terms add to articles; p pieces, each of one term in one article.

    Attributes
    ----------
    article, term : array of int64, shape (p,)
        Rows of `Scores.documents` and of `terms`.
    part : array of float64, shape (p,)
        What it adds to the article's numerator.
    use : array of float64, shape (p,)
        How much it is used there, out of the article's denominator.
    terms : sequence of str
    examples : sequence of str
        How each term is mostly written.
    """

    article: Index
    term: Index
    part: Floats
    use: Floats
    terms: Sequence[str]
    examples: Sequence[str]


def frame_pieces(scores: Scores, frame: int, measure: str, voice: str) -> Pieces:
    """Divide the share or rate of a frame among its terms: matches as they weigh, sentences in equal parts."""
    columns = ("kind", "lexicon", "name", "voice", "term", "term_number", "weight", "sentence", *_PLACE)
    of_parts = [
        _chosen(article, evidence, frame_numbers(scores, evidence) == frame, voice)
        for article, evidence in in_parts(scores, scores.evidence, *columns)
    ]
    article = np.concatenate([article for article, _ in of_parts])
    rows = pa.concat_tables([evidence for _, evidence in of_parts])
    numbers, first, term = np.unique(rows.column("term_number").to_numpy(), return_index=True, return_inverse=True)
    terms = plain_text(rows.column("term")).take(pa.array(first)).to_pylist()
    examples = _examples(rows, term, len(numbers))
    if measure == "rate":
        weight = rows.column("weight").to_numpy().astype(np.float64)
        return Pieces(article, term, weight, np.ones(len(weight)), terms, examples)
    sentence = rows.column("sentence").to_numpy().astype(np.int64)
    place = article * (int(sentence.max(initial=0)) + 1) + sentence
    pairs, at = np.unique(place * max(len(numbers), 1) + term, return_index=True)
    _, hit, sharing = np.unique(pairs // max(len(numbers), 1), return_inverse=True, return_counts=True)
    return Pieces(article[at], term[at], 1 / sharing[hit], np.ones(len(at)), terms, examples)


def adds_up(scores: Scores, asked: Asked, pieces: Pieces) -> bool:
    """Whether the pieces of each article make its numerator."""
    measure = REGISTRY[asked.measure]
    if measure.table == "documents":
        whole = document_values(scores, spoken_column(measure.numerator, asked.voice))
    else:
        whole = coded_values(scores, measure.table, measure.numerator, asked.voice)[:, asked.place]
    there = pieces.article >= 0
    found = np.bincount(pieces.article[there], pieces.part[there], len(whole))
    return bool(np.allclose(found, np.nan_to_num(whole), rtol=1e-9, atol=1e-9))


def tone_pieces(scores: Scores, corpus: Corpus, voice: str, seed: int, progress: bool) -> Pieces:
    """Divide the tone of articles among words.

    Raises
    ------
    ComparisonError
        The corpus has other articles than the scores.
    """
    check_articles(scores, corpus)
    found = word_tones(corpus, voice, seed, progress=progress)
    # Articles in other languages than English have words of the lexicon now and then, and no tone.
    own = np.flatnonzero(~np.isnan(document_values(scores, spoken_column("tone", voice)))[found.article])
    article, word = found.article[own], found.word[own]
    share = 1 / np.maximum(found.sentences, 1)[article]
    return _without_unused(Pieces(article, word, found.part[own] * share, share, found.words, found.words))


def stance_pieces(
    scores: Scores, corpus: Corpus, target: tuple[str, str], voice: str, seed: int, progress: bool
) -> Pieces:
    """Divide the stance of articles toward a target (lexicon, name) among the words that are evidence.

    Raises
    ------
    ComparisonError
        The corpus has other articles than the scores.
    """
    check_articles(scores, corpus)
    columns = ("kind", "lexicon", "name", "voice", "token_start", "token_end", "sentence", "channel", "polarity")
    of_parts = []
    for article, evidence in in_parts(scores, scores.evidence, *columns):
        own = pc.is_valid(evidence.column("polarity")).to_numpy()
        for column, value in zip(("kind", "lexicon", "name"), ("target", *target), strict=True):
            own &= pc.equal(plain_text(evidence.column(column)), value).to_numpy()
        of_parts.append(_chosen(article, evidence, own, voice))
    article = np.concatenate([article for article, _ in of_parts])
    rows = pa.concat_tables([evidence for _, evidence in of_parts])
    order = np.argsort(article, kind="stable")

    def numbers(column: str) -> Index:
        values: Index = rows.column(column).to_numpy().astype(np.int64)[order]
        return values

    mentions = Mentions(
        article=article[order],
        token_start=numbers("token_start"),
        token_end=numbers("token_end"),
        place=numbers("sentence"),
        headline=pc.equal(plain_text(rows.column("channel")), "headline").to_numpy()[order],
        polarity=rows.column("polarity").to_numpy().astype(np.float64)[order],
    )
    found = word_stances(corpus, mentions, seed, progress=progress)
    return Pieces(found.article, found.word, found.part * found.weight, found.weight, found.words, found.words)


def _chosen(article: Index, evidence: pa.Table, own: npt.NDArray[np.bool_], voice: str) -> tuple[Index, pa.Table]:
    """Return the matches that are wanted, in one voice or all, and their articles."""
    if voice != "all":
        own = own & pc.equal(plain_text(evidence.column("voice")), voice).to_numpy()
    return article[own], evidence.filter(pa.array(own))


def check_articles(scores: Scores, corpus: Corpus) -> None:
    """Refuse a corpus of other articles than those that were scored.

    Raises
    ------
    ComparisonError
    """
    ids = plain_text(corpus.articles.column("document_id"))
    if not ids.equals(plain_text(scores.documents.arrow("document_id"))):
        raise ComparisonError(f"{OTHER_CORPUS} It has other articles.")


def _without_unused(pieces: Pieces) -> Pieces:
    """Leave out the terms that no article has."""
    used, term = np.unique(pieces.term, return_inverse=True)
    terms = [pieces.terms[i] for i in used.tolist()]
    return Pieces(pieces.article, term, pieces.part, pieces.use, terms, terms)


def _examples(rows: pa.Table, term: Index, n: int) -> list[str]:
    """Return how the matches of each of n terms are mostly written, in small letters; the shortest of several."""
    written: list[Counter[str]] = [Counter() for _ in range(n)]
    passages = plain_text(rows.column("passage")).to_pylist()
    offset = rows.column("passage_start").to_numpy()
    starts, ends = (rows.column(name).to_numpy() - offset for name in ("start", "end"))
    for number, passage, start, end in zip(term.tolist(), passages, starts.tolist(), ends.tolist(), strict=True):
        written[number][" ".join(passage[start:end].lower().split())] += 1
    return [min(counts, key=lambda words: (-counts[words], len(words), words)) for counts in written]
