"""docs/measures.md and docs/measures/: measures and voices are all there, examples by hand and otherwise."""

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
    assert [name for name in ("matches", "hits") if f"\n| `{name}` |" not in PAGE] == []
    assert [name for name in VOICES[1:] if f"\n| `{name}` |" not in PAGE] == []


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_a_page(name: str) -> None:
    """Stance has had one for long, which says more; the others are made alike."""
    place = "stance.md" if name == "stance" else f"measures/{name}.md"
    assert f"\n| [`{name}`]({place}) |" in PAGE
    text = (REPOSITORY / "docs" / place).read_text(encoding="utf-8")
    if name != "stance":
        assert text.startswith(f"# `{name}`: ")
        assert re.findall(r"^\| ([A-Z].+?) \|", text, re.MULTILINE) == ["Unit", "Direction", "No value"]
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Formula", "Counted by hand", "When not to use it", "Source"]
    assert "article:  " in text
    assert "\ngroup:    " in text


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
    printed = re.search(r"```text\nvoice +(.*?)```", PAGE, re.DOTALL)
    assert printed is not None
    voices, *lines = (line.split() for line in printed[1].splitlines())
    columns = zip(*(line[1:] for line in lines), strict=True)
    shown = {
        voice: [float(value) for value in column if value != "NaN"]
        for voice, column in zip(voices, columns, strict=True)
    }
    assert shown == {voice: pytest.approx(row, abs=5e-4) for voice, row in rows.items()}


def test_the_tone_by_hand() -> None:
    """The sentences' scores as the page works them out of VADER's list, and as VADER itself has them."""
    page = (REPOSITORY / "docs" / "measures" / "tone.md").read_text(encoding="utf-8")
    analyser = SentimentIntensityAnalyzer()
    sentences = {
        "The harbour is wonderful.": ("wonderful", 0.5719),
        "The noise is terrible.": ("terrible", -0.4767),
        "Nobody likes the rain.": ("likes", 0.4215),
    }
    assert " ".join(sentences) in page
    for sentence, (word, tone) in sentences.items():
        valence = analyser.lexicon[word]
        assert valence / (valence**2 + 15) ** 0.5 == pytest.approx(tone, abs=5e-5)
        assert analyser.polarity_scores(sentence)["compound"] == tone
        assert f"{valence:g}".replace("-", "−") in page
        assert f"{tone:.4f}".replace("0.", ".").replace("-", "−") in page
    assert sum(tone for _, tone in sentences.values()) / 3 == pytest.approx(0.1722, abs=5e-5)
