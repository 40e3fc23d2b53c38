"""Parts of a study: there where they can say something, and otherwise a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.comparisons import study
from framing.corpus import Corpus, read_corpus
from framing.lexicon import Lexicon
from framing.results import Keyness, Timeline, WhoseWords, WordShifts
from framing.scoring import score
from tests.scoring.scored import lexicon_of


@pytest.fixture(name="lexicon")
def _lexicon(tmp_path: Path) -> Lexicon:
    return lexicon_of(tmp_path, {"trade": ["trade"], "war": ["war"]})


def _corpus(n: int, months: int, dated: int | None = None) -> Corpus:
    """Two sources with n articles each; only the first `dated` have a date."""
    rows = [
        {
            "id": f"{source}{i}",
            "source": source,
            "text": f"{'Trade' if (i + (source == 'A')) % 3 else 'War'} came in story {i} of {source}. It rained.",
            "date": f"2023-{1 + i % months:02d}-10" if dated is None or i < dated else None,
        }
        for source in "AB"
        for i in range(n)
    ]
    return read_corpus(rows, clean=False, progress=False)


def test_with_dates_and_articles_all_that_may_be_said_is_said(lexicon: Lexicon) -> None:
    corpus = _corpus(24, 4)
    result = study(score(corpus, lexicon, progress=False), corpus=corpus, n_resamples=200)
    assert all(result.result(kind) is not None for kind in (WhoseWords, Timeline, Keyness))
    timeline = result.result(Timeline)
    assert timeline is not None
    assert (timeline.measure, timeline.every) == ("share", "week")
    assert {"timeline", "keywords", "speakers"} <= {name for part in result.further for name in part.tables()}


def test_each_part_that_is_left_out_has_a_reason(lexicon: Lexicon) -> None:
    corpus = _corpus(8, 2)
    scores = score(corpus, lexicon, progress=False)
    assert (
        dict(study(scores, n_resamples=200).left_out)["Key words"]
        == "the articles themselves were not given (corpus=)"
    )
    left_out = dict(study(scores, corpus=corpus, n_resamples=200).left_out)
    assert left_out["Key words"] == "each group needs 20 articles; 2 of 2 have fewer"
    assert left_out["Frames over time"] == "the articles stand in 2 periods (by week); 3 are needed"


def test_a_few_dates_make_no_timeline(lexicon: Lexicon) -> None:
    scores = score(_corpus(10, 5, dated=4), lexicon, progress=False)
    left_out = dict(study(scores, n_resamples=200).left_out)
    assert left_out["Frames over time"] == "8 of 20 articles have a date; half of them need one"


def test_of_one_group_there_are_no_key_words(lexicon: Lexicon) -> None:
    corpus = _corpus(10, 5).where(source="A")
    result = study(score(corpus, lexicon, progress=False), corpus=corpus, n_resamples=200)
    assert dict(result.left_out)["Key words"] == "there is one group only"


def test_what_two_articles_carry_is_not_the_clearest_difference(lexicon: Lexicon) -> None:
    """Nearly every sentence of both articles of C is about trade, which no interval of two can be sure of."""
    about = {"A": [4 + i % 3 for i in range(16)], "B": [1 + i % 2 for i in range(16)], "C": [185, 186]}
    rows = [
        {
            "source": source,
            "text": "Trade came. " * hits + f"It rained on day {i}. " * ((200 if source == "C" else 20) - hits),
        }
        for source, counts in about.items()
        for i, hits in enumerate(counts)
    ]
    corpus = read_corpus(rows, clean=False, progress=False)
    result = study(score(corpus, lexicon, progress=False), n_resamples=200)
    rows_of = {
        (row["group"], row["reference"]): row for row in result.comparisons[0].contrasts.where(name="trade")
    }
    assert rows_of["B", "C"]["high"] < -rows_of["A", "B"]["low"] < 0
    assert "small-n" in rows_of["B", "C"]["caveats"]
    assert "small-n" not in rows_of["A", "B"]["caveats"]
    shifts = result.result(WordShifts)
    assert shifts is not None
    assert [(each.focus, each.reference) for each in shifts.shifts] == [("A", "B")]
