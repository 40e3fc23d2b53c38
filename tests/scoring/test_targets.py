"""Targets: mentions and stance per article and voice, from text to table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.corpus import read_corpus
from framing.lexicon import load_lexicon
from framing.scoring import score
from tests.scoring.scored import corpus_of, lexicon_of, scored

Row = dict[str, Any]


def targets_of(text: str, voice: str = "all") -> dict[str, Row]:
    corpus = read_corpus([{"id": "a", "source": "A", "text": text}], clean=False, progress=False)
    rows = score(corpus, load_lexicon("us-vietnam"), progress=False).targets.rows()
    return {row["target"]: row for row in rows if row["voice"] == voice}


def test_two_targets_of_one_sentence_are_told_apart() -> None:
    found = targets_of("Vietnam praised Washington and condemned Beijing.")
    assert found["us"]["stance"] > 0.1
    assert found["china"]["stance"] < -0.1
    assert found["vietnam"]["stance"] is None
    assert [found[name]["passages_none"] for name in ("us", "china", "vietnam")] == [0, 0, 1]


def test_a_target_that_is_not_named_has_no_stance_rather_than_a_balanced_one() -> None:
    found = targets_of("The weather was fine.")
    for row in found.values():
        assert (row["mentions"], row["passages"]) == (0, 0)
        assert row["stance"] is None
        assert row["stance_se"] is None


def test_a_sentence_repeated_forty_times_says_what_it_says_once() -> None:
    once = targets_of("Beijing was condemned.")["china"]
    often = targets_of("\n\n".join(["Beijing was condemned."] * 40))["china"]
    assert often["mentions"] > once["mentions"] == 1
    assert often["passages"] == 1
    assert often["stance"] == pytest.approx(once["stance"])


def test_the_voices_have_a_stance_each() -> None:
    text = "Beijing hailed a wonderful day. “China is a brutal, corrupt aggressor,” said Mr. Smith."
    assert targets_of(text, "quoted")["china"]["stance"] < -0.1
    assert targets_of(text, "quoted")["china"]["mentions"] == 1
    assert targets_of(text, "journalist")["china"]["mentions"] == 1


def test_another_language_has_no_stance(tmp_path: Any) -> None:
    path = tmp_path / "spanish.yml"
    path.write_text(
        "lexicon: spanish\nversion: 1.0.0\nlanguage: es\ntargets:\n  china: {label: China, terms: [China]}\n",
        "utf-8",
    )
    corpus = read_corpus([{"id": "a", "source": "A", "text": "China es terrible."}], progress=False)
    row = score(corpus, load_lexicon(path), progress=False).targets.rows()[0]
    assert row["mentions"] == 1
    assert row["stance"] is None
    assert row["passages_for"] is None


def test_a_reference_counts_in_stance_and_not_in_mentions(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, {"f": ["snow"]}, targets={"china": {"label": "China", "terms": ["China"]}})
    text = "China signed the treaty on Monday. The country was praised by everyone for its courage."
    scores = scored(corpus_of(text), lexicon)
    assert [(text[row["start"] : row["end"]], row["reference"]) for row in scores.evidence] == [
        ("China", False),
        ("The country", True),
    ]
    assert {row["term"] for row in scores.evidence} == {"China"}
    row = scores.targets.where(voice="all").rows()[0]
    assert (row["mentions"], row["sentences"], row["passages"], row["passages_for"]) == (1, 1, 2, 1)
