"""Dictionaries of other tools for tests, all invented: written to a folder, then loaded or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import Lexicon, load_lexicon

LIWC = "%\n1\tjoy\n2\tfear\n%\nhapp*\t1\nhappiness\t1\nafraid\t2\n"
LIWC22 = "DicTerm,joy,fear\nhapp*,X,\nafraid,,X\n"
WORDSTAT = "MOOD\n\tJOY\n\t\tHAPP* (1)\n\t\tWELL_BEING (2)\n\tFEAR\n\t\tAFRAID (1)\n"
YOSHIKODER = """\
<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
<cnode name="Mood">
  <cnode name="Joy"><pnode name="happ*"/></cnode>
  <cnode name="Fear"><pnode name="afraid"/></cnode>
</cnode>
</dictionary>
"""
LEXICODER = "+JOY\n happ* \n+FEAR\n afraid\n"
QUANTEDA = "MOOD:\n  JOY: [happ*, well-being]\n  FEAR:\n    - afraid\n"
MPQA = (
    "type=weaksubj len=1 word1=merry pos1=adj stemmed1=n priorpolarity=positive\n"
    "type=strongsubj len=1 word1=dread pos1=verb stemmed1=y priorpolarity=negative\n"
)
EMFD = "word,care_p,fairness_p,care_sent,fairness_sent\nhelp,0.5,0.125,0.25,-0.5\nharm,0.75,0,-0.5,0\n"
NRC = "merry\tjoy\t1\nmerry\tfear\t0\ndread\tjoy\t0\ndread\tfear\t1\n"
NRC_WIDE = "English Word\tjoy\tfear\nmerry\t1\t0\ndread\t0\t1\n"
NRC_VAD = "Word\tValence\tArousal\tDominance\nmerry\t0.9\t0.5\t0.75\ndread\t0.1\t0.8\t0.25\n"
NRC_HASHTAG = "merry\t1.5\t40\t3\ndread\t-2.25\t2\t60\n"
AFINN = "merry\t3\ndread\t-3\ncan't stand\t-2\n"
TWO_COLUMNS = "word,category\nmerry,joy\nhapp*,joy\ndread,fear\n"
EMPATH = "joy\tmerry\thappiness\tlaughter\nfear\tdread\tafraid\nloss\tgrief\tmourn\ttears\tcry\n"
WORD_LIST = "; a list\n;\nmerry\nhappiness\nlaughter\n"

# One of each format, by the format's name.
OF_EACH = {
    "yoshikoder": YOSHIKODER,
    "liwc": LIWC,
    "liwc22": LIWC22,
    "lexicoder": LEXICODER,
    "mpqa": MPQA,
    "emfd": EMFD,
    "quanteda": QUANTEDA,
    "wordstat": WORDSTAT,
    "nrc": NRC,
    "nrc-wide": NRC_WIDE,
    "nrc-vad": NRC_VAD,
    "nrc-hashtag": NRC_HASHTAG,
    "afinn": AFINN,
    "two-columns": TWO_COLUMNS,
    "empath": EMPATH,
    "word-list": WORD_LIST,
}


def load(
    folder: Path,
    content: str | bytes,
    name: str = "mood.txt",
    format: str | None = None,
    encoding: str | None = None,
) -> Lexicon:
    """Load an English dictionary from a file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_lexicon(path, format, encoding, "en")


def refused(
    folder: Path,
    content: str | bytes,
    name: str = "mood.txt",
    format: str | None = None,
    encoding: str | None = None,
) -> str:
    """Return the whole text of the error that a file with this content raises."""
    with pytest.raises(LexiconError) as caught:
        load(folder, content, name, format, encoding)
    return str(caught.value)


def terms(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the terms of each frame."""
    return {frame.name: [term.text for term in frame.terms] for frame in lexicon.frames}


def weights(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """Return the terms of each frame with their weights."""
    return {frame.name: {term.text: term.weight for term in frame.terms} for frame in lexicon.frames}


def left_out(lexicon: Lexicon) -> list[str]:
    """Return what was left out, with line and reason."""
    assert lexicon.origin is not None
    return [str(problem) for problem in lexicon.origin.left_out]


def notes(lexicon: Lexicon) -> list[str]:
    """Return what was noted."""
    assert lexicon.origin is not None
    return [str(problem) for problem in lexicon.origin.notes]
