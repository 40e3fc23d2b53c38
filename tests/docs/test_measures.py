"""docs/measures.md: every measure and voice is on it, and its example by hand and by the library it builds on."""

from __future__ import annotations

import re

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.results import MEASURES, VOICES
from framing.scoring.channels import WEIGHTS
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "measures.md").read_text(encoding="utf-8")

# The example's four sentences, the title first.
_SENTENCES = (
    "Port brings many jobs",
    "The harbour will grow.",
    'The mayor said: "We will hire locals and then we hire their friends."',
    "Nobody likes the noise.",
)


def test_every_measure_and_voice_is_described() -> None:
    assert [name for name in ("matches", "hits", *MEASURES) if f"\n| `{name}` |" not in PAGE] == []
    assert [name for name in VOICES[1:] if f"\n| `{name}` |" not in PAGE] == []


def test_the_example_counted_by_hand() -> None:
    """Headline: jobs (1). Body: hire, hire (0.5 each), in quotation marks. The lead has nothing."""
    words = [len(re.findall(r"\w+", sentence)) for sentence in _SENTENCES]
    hits, tokens, quoted = (
        1 + 2 * 0.5,
        sum(words),
        len(re.findall(r"\w+", _SENTENCES[2].split('"')[1])),
    )
    assert (len(_SENTENCES), tokens, quoted) == (4, 25, 10)
    headline, lead, body = WEIGHTS.tolist()
    rows = {
        "all": (
            3,
            hits,
            2,
            2 / 4,
            hits / tokens * 1000,
            1,
            (headline + body) / (headline + lead + body),
            1,
            1 - 1 / 3,
            3 / tokens,
            1,
        ),
        "journalist": (1, 1, 1, 1 / 4, 1 / (tokens - quoted) * 1000, 0, headline, 1, 1, 3 / tokens, 1),
        "quoted": (2, 1, 1, 1 / 4, 1 / quoted * 1000, 0, body, 0, 0 - 1 / 3, 13 / tokens, 1),
        "attributed": (0, 0, 0, 0, 0, 0, 0, 0),  # no rate: nobody speaks so; no first match
    }
    printed = re.search(r"```text\ndocument_id(.*?)```", PAGE, re.DOTALL)
    assert printed is not None
    shown = {line.split()[4]: line.split()[5:] for line in printed[1].splitlines()[1:]}
    assert shown == {voice: [f"{value:.4g}" for value in row] for voice, row in rows.items()}


def test_the_tone_of_the_example() -> None:
    analyser = SentimentIntensityAnalyzer()
    tones = [analyser.polarity_scores(sentence)["compound"] for sentence in _SENTENCES]
    assert tones == [0.0, 0.0, 0.4767, 0.4215]
    assert "score 0, 0, .4767 and .4215" in PAGE
    assert sum(tones) / 4 == pytest.approx(0.22, abs=0.005)
