"""Leaving a term out: decided from the tables, it is what scoring with a lexicon that lacks the term gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import Corpus, read_corpus
from framing.errors import InputError
from framing.lexicon import Lexicon, load_lexicon
from framing.results import VOICES, Scores, Table
from framing.scoring.frame_matches import FrameMatches, frame_matches
from framing.scoring.recounting import COUNTED, available_weights, recounted, spoken_in, without_each
from framing.scoring.without_terms import Changes, without_terms
from tests.reference.made_up_lexicons import lexicons, passages
from tests.scoring.scored import corpus_of, lexicon_of, scored

REAL_NEWS = Path(__file__).parents[3] / "shared" / "data" / "bench" / "articles_8000.parquet"


def cube(scores: Scores, column: str) -> npt.NDArray[np.float64]:
    """Return a column of the frames, shape (articles, frames, voices)."""
    n_frames = sum(len(book.frames) for book in scores.codebooks)
    return np.array(scores.frames.column(column), float).reshape(len(scores.documents), n_frames, len(VOICES))


def numbers_of_terms(scores: Scores) -> npt.NDArray[np.int64]:
    """Return which term of its frame each match is of, in the order of `frame_matches`."""
    tables = [table.where(kind="frame") for table in (scores.evidence, scores.suppressed)]
    return np.array([number for table in tables for number in table.column("term_number")], np.int64)


def lacking(lexicon: Lexicon, frame: int, number: int) -> Lexicon:
    """Return the lexicon without a term."""
    each = lexicon.frames[frame]
    shorter = replace(each, terms=each.terms[:number] + each.terms[number + 1 :])
    return replace(lexicon, frames=(*lexicon.frames[:frame], shorter, *lexicon.frames[frame + 1 :]))


def assert_as_scored_again(corpus: Corpus, lexicon: Lexicon, terms: Sequence[tuple[int, int]]) -> None:
    """Compare leaving terms (frame, number) out with scoring again, in every voice."""
    scores = scored(corpus, lexicon)
    matches, numbers = frame_matches(scores), numbers_of_terms(scores)
    changes = without_terms(matches)
    available = available_weights(matches, cube(scores, "salience")[:, :, 0])
    for frame, number in terms:
        again = scored(corpus, lacking(lexicon, frame, number))
        rows = np.flatnonzero((matches.frame == frame) & (numbers == number))
        for column in COUNTED:
            before, after = cube(scores, column), cube(again, column)
            for v, voice in enumerate(VOICES):
                spoken = spoken_in(matches, (voice,))
                found = recounted(matches, column, spoken, before.shape[:2], available)
                np.testing.assert_allclose(found, before[:, :, v], atol=1e-12)
                if len(rows):
                    add_changes(
                        found, frame, matches, changes, int(matches.term[rows[0]]), column, spoken, available
                    )
                np.testing.assert_allclose(found, after[:, :, v], atol=1e-12)


def add_changes(
    found: npt.NDArray[np.float64],
    frame: int,
    matches: FrameMatches,
    changes: Changes,
    term: int,
    column: str,
    spoken: npt.NDArray[np.bool_],
    available: npt.NDArray[np.float64],
) -> None:
    effects = without_each(matches, changes, column, spoken, available)
    own = effects.term == term
    found[effects.document[own], frame] += effects.change[own]


@settings(max_examples=60)
@given(lexicons(), st.lists(st.tuples(st.one_of(st.none(), passages()), passages()), min_size=1, max_size=3))
def test_leaving_a_term_out_is_scoring_without_it(lexicon: Lexicon, drawn: list[tuple[str | None, str]]) -> None:
    # The same text twice in one source is left out; a number makes each its own.
    texts = [f"{text}\n\n{number}" for number, (_, text) in enumerate(drawn)]
    corpus = corpus_of(*texts, titles=[title for title, _ in drawn])
    terms = [(f, number) for f, frame in enumerate(lexicon.frames) for number in range(len(frame.terms))]
    assert_as_scored_again(corpus, lexicon, terms)


def test_leaving_a_term_out_of_real_news_is_scoring_without_it() -> None:
    if not REAL_NEWS.exists():
        pytest.skip(f"{REAL_NEWS} is not there: leaving terms out was compared on generated texts only")
    corpus = read_corpus(pq.read_table(REAL_NEWS).slice(0, 150), text="text", progress=False)
    lexicon = load_lexicon("generic-frames")
    assert_as_scored_again(corpus, lexicon, [(0, 0), (1, 3), (2, 5), (3, 8), (4, 1)])


def changed(folder: Path, terms: Sequence[str], text: str) -> dict[str, list[tuple[str, int]]]:
    """Return, for each term that is left out, the words that stop or start to count."""
    scores = scored(corpus_of(text), lexicon_of(folder, {"f": list(terms)}))
    matches = frame_matches(scores)
    rows = [*scores.evidence.rows(), *scores.suppressed.rows()]
    found: dict[str, list[tuple[str, int]]] = {}
    changes = without_terms(matches)
    for term, match, sign in zip(
        *(each.tolist() for each in (changes.term, changes.match, changes.sign)), strict=True
    ):
        words = text[rows[match]["start"] : rows[match]["end"]]
        found.setdefault(matches.term_text[term], []).append((words, sign))
    return {term: sorted(words) for term, words in found.items()}


def test_what_a_term_covered_comes_back(tmp_path: Path) -> None:
    terms = ["trade war", "trade", "war"]
    assert changed(tmp_path, terms, "A trade war.") == {
        "trade war": [("trade", 1), ("trade war", -1), ("war", 1)],
    }


def test_what_comes_back_covers_others_in_turn(tmp_path: Path) -> None:
    # "big trade war" > "war on" in words; without it "war on" counts, and takes "on" from "on us".
    terms = ["big trade war", "war on me", "me too"]
    assert changed(tmp_path, terms, "A big trade war on me too.") == {
        "big trade war": [("big trade war", -1), ("me too", -1), ("war on me", 1)],
        "me too": [("me too", -1)],
    }


def test_the_gap_of_near_takes_no_words(tmp_path: Path) -> None:
    terms = ["chip NEAR/5 export", "for", "chip"]
    assert changed(tmp_path, terms, "A chip for export.") == {
        "chip NEAR/5 export": [("chip", 1), ("chip for export", -1)],
        "for": [("for", -1)],
    }


def test_alternatives_of_one_term_that_take_other_words_between(tmp_path: Path) -> None:
    # "a … c" and "a b … c" share first and last word; without "b d e f" the longer one counts and takes "b".
    terms = ["(a|a b) NEAR/5 c", "b d e f", "b d"]
    assert changed(tmp_path, terms, "A b d e f c.") == {
        "(a|a b) NEAR/5 c": [("A b d e f c", -1)],
        "b d e f": [("A b d e f c", -1), ("A b d e f c", 1), ("b d e f", -1)],
    }


def test_scores_without_the_tokens_of_matches_are_refused() -> None:
    scores = scored(corpus_of("A text."), load_lexicon("us-vietnam"))
    old = replace(scores, evidence=Table(scores.evidence.data.drop_columns(["gap_end", "term_number"])))
    with pytest.raises(InputError) as refused:
        frame_matches(old)
    assert str(refused.value) == (
        "scores.evidence has no column term_number, gap_end, so the matches cannot be decided again. Score "
        "the articles anew: framing.score(corpus, lexicon)."
    )
