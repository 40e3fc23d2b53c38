"""Small corpora and lexicons for tests of scoring."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.corpus import Corpus, read_corpus
from framing.lexicon import Lexicon, load_lexicon
from framing.results import Scores
from framing.scoring import score

Row = dict[str, Any]


def corpus_of(
    *texts: str, titles: Sequence[str | None] | None = None, sources: Sequence[str] | None = None
) -> Corpus:
    """Return a corpus of these texts, uncleaned; ids "0", "1", …"""
    rows = [
        {
            "id": str(number),
            "source": sources[number] if sources else "s",
            "title": titles[number] if titles else None,
            "text": text,
        }
        for number, text in enumerate(texts)
    ]
    return read_corpus(rows, clean=False, progress=False)


def lexicon_of(folder: Path, frames: Mapping[str, Any], name: str = "made", **top: Any) -> Lexicon:
    """Write a lexicon file and load it. A frame is a list of terms, or a mapping that holds one."""
    coded = {key: value if isinstance(value, dict) else {"terms": value} for key, value in frames.items()}
    content = {
        "lexicon": name,
        "version": "1.0.0",
        "language": "en",
        "frames": {key: {"label": key.upper(), **value} for key, value in coded.items()},
        **top,
    }
    path = folder / f"{name}.yml"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return load_lexicon(path)


def scored(corpus: Corpus, *lexicons: Lexicon) -> Scores:
    """Score without a progress bar."""
    return score(corpus, lexicons, progress=False)


def evidence(folder: Path, terms: Sequence[Any], text: str, **frame: Any) -> list[Row]:
    """Return the evidence that a frame of these terms finds in a text."""
    lexicon = lexicon_of(folder, {"f": {"terms": list(terms), **frame}})
    return scored(corpus_of(text), lexicon).evidence.rows()


def found(folder: Path, term: Any, text: str, **frame: Any) -> list[str]:
    """Return what one term matches in a text, as written there."""
    return [text[row["start"] : row["end"]] for row in evidence(folder, [term], text, **frame)]
