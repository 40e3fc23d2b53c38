"""Where frames stand, counted by hand; `test_scores_twin.py` holds the same against plain loops."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import Lexicon
from framing.results import Table
from tests.scoring.scored import corpus_of, lexicon_of, scored

FRAMES = {"jobs": ["jobs", "hire*"], "harbour": ["harbour"], "noise": ["noise"]}


@pytest.fixture
def port(tmp_path: Path) -> Lexicon:
    """A lexicon of three frames and a target."""
    return lexicon_of(tmp_path, FRAMES, targets={"mayor": {"label": "Mayor", "terms": ["mayor"]}})


def _frames(lexicon: Lexicon, text: str, title: str | None) -> Table:
    return scored(corpus_of(text, titles=[title]), lexicon).frames


def _of(frames: Table, column: str, voice: str = "all") -> list[float | None]:
    return frames.where(voice=voice).column(column)


def test_places_by_hand(port: Lexicon) -> None:
    """Title of 4 words, then 4 and 5: "jobs" is the fourth of 13, "harbour" the sixth, "hire" the twelfth."""
    frames = _frames(port, "The harbour will grow. They will now hire again.", "Port brings many jobs")
    assert frames.column("frame")[::4] == ["jobs", "harbour", "noise"]
    assert _of(frames, "headline") == [1, 0, 0]
    assert _of(frames, "headline_gap") == [1 - 1 / 2, 0 - 1 / 2, 0]
    assert _of(frames, "first") == [pytest.approx(3 / 13), pytest.approx(5 / 13), None]
    assert _of(frames, "rank") == [1, 2, None]


def test_by_voice_the_first_match_is_the_first_in_that_voice(port: Lexicon) -> None:
    # 14 words with the title; the quotation begins with the fifth: "harbour" is the sixth, "jobs" the eighth.
    frames = _frames(port, "Jobs grow. “The harbour and jobs,” said Rossi. “We hire,” he said.", "A port")
    quoted, journalist = (_of(frames, "rank", voice) for voice in ("quoted", "journalist"))
    assert (quoted, journalist) == ([2, 1, None], [1, None, None])
    assert _of(frames, "first", "quoted")[:2] == [pytest.approx(7 / 14), pytest.approx(5 / 14)]


def test_without_a_headline_there_is_nothing_to_say_of_it(port: Lexicon) -> None:
    frames = _frames(port, "The harbour will grow. They hire.", None)
    assert _of(frames, "headline") == [None, None, None]
    assert _of(frames, "headline_gap") == [None, None, None]
    assert _of(frames, "first") == [pytest.approx(5 / 6), pytest.approx(1 / 6), None]


def test_a_headline_alone_has_no_gap(port: Lexicon) -> None:
    frames = _frames(port, "—", "Harbour noise")
    assert _of(frames, "headline") == [0, 1, 1]
    assert _of(frames, "headline_gap") == [None, None, None]


def test_frames_that_begin_with_the_same_word_share_a_rank(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, FRAMES | {"noise": ["harbour noise"]})
    assert _of(_frames(lexicon, "The harbour noise. Jobs.", None), "rank") == [3, 1, 1]


def test_lexicons_have_ranks_of_their_own(port: Lexicon, tmp_path: Path) -> None:
    other = lexicon_of(tmp_path, {"city": ["city"]}, name="other")
    frames = scored(corpus_of("The harbour and the city."), port, other).frames
    assert _of(frames, "rank") == [None, 1, None, 1]
