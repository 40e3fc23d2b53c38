"""The lexicons that come with the package can be loaded, and nothing in them is an error."""

from __future__ import annotations

import pytest

from framing.lexicon import available_lexicons, lint, load_lexicon


@pytest.mark.parametrize("name", available_lexicons())
def test_a_shipped_lexicon_is_sound(name: str) -> None:
    lexicon = load_lexicon(name)
    assert lexicon.name == name
    assert lexicon.licence == "CC0-1.0"
    assert [str(finding) for finding in lint(lexicon) if finding.severity == "error"] == []
    for frame in lexicon.frames:
        assert len(frame.terms) >= 30, frame.name
        assert frame.definition, frame.name
        assert frame.questions, frame.name
        assert len(frame.examples) >= 3, frame.name
        assert len(frame.counterexamples) >= 3, frame.name
