"""Lexicon files for tests: written to a folder, then loaded or refused."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import Lexicon, LintFinding, lint, load_lexicon

HEAD = "lexicon: test\nversion: 1.0.0\nlanguage: en\n"


def load_text(folder: Path, text: str) -> Lexicon:
    """Load a lexicon whose file holds this text."""
    path = folder / "test.yml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return load_lexicon(path)


def refusal(folder: Path, content: str | bytes) -> str:
    """Return the whole text of the error that a file with this content raises."""
    path = folder / "test.yml"
    path.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    return str(caught.value)


def load_terms(folder: Path, *terms: str, language: str = "en") -> Lexicon:
    """Load a lexicon of one frame with these terms, each a line of YAML; the first stands in line 8."""
    lines = [f"lexicon: test\nversion: 1.0.0\nlanguage: {language}\nframes:\n  f:\n    label: F\n    terms:"]
    return load_text(folder, "\n".join([*lines, *(f"      - {term}" for term in terms)]))


def found(lexicon: Lexicon, code: str) -> list[LintFinding]:
    """Return the lint findings of one code."""
    return [finding for finding in lint(lexicon) if finding.code == code]
