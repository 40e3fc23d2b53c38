"""How to read the report."""

from __future__ import annotations

from framing.report.model import Definitions
from framing.report.sections.reading import reading
from framing.results import VOICES
from tests.plots.compared import comparison

_SPOKEN_BY = {"journalist": "the journalist", "quoted": "a person quoted", "attributed": "(attributed)"}


def test_the_voices_that_scores_have_are_explained_and_no_others() -> None:
    (definitions,) = reading(comparison()).blocks
    assert isinstance(definitions, Definitions)
    said = next(item.text for item in definitions.items if item.term == "Voice")
    assert said.startswith("Who speaks in a passage: the journalist")
    assert [voice for voice, words in _SPOKEN_BY.items() if words in said] == list(VOICES[1:])
