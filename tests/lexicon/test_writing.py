"""A dictionary as a lexicon file: read again it is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import Frame, Lexicon, Term, lexicon_text, load_lexicon
from framing.lexicon.parsing import parse_pattern
from framing.lexicon.tree import read_tree
from tests.lexicon.importers.dictionaries import OF_EACH, left_out, load
from tests.lexicon.lexicon_files import load_text


def without_lines(frames: tuple[Frame, ...]) -> list[Frame]:
    return [replace(frame, line=0, terms=tuple(replace(term, line=0) for term in frame.terms)) for frame in frames]


@pytest.mark.parametrize("name", OF_EACH)
def test_a_converted_dictionary_is_the_same_lexicon(tmp_path: Path, name: str) -> None:
    lexicon = load(tmp_path, OF_EACH[name])
    again = load_text(tmp_path, lexicon_text(lexicon))
    assert without_lines(again.frames) == without_lines(lexicon.frames)
    assert (again.name, again.version, again.language, again.about) == (
        lexicon.name,
        lexicon.version,
        lexicon.language,
        lexicon.about,
    )


def test_the_whole_text() -> None:
    terms = (
        Term("merry", parse_pattern("merry")),
        Term("*phobia", parse_pattern("*phobia"), weight=0.5),
        Term("kind", parse_pattern("kind"), unless=(parse_pattern("kind of"),), count_negated=False),
        Term("US", parse_pattern("US"), case=True),
        Term("true", parse_pattern("true")),
        Term("5", parse_pattern("5")),
    )
    frame = Frame("mood.joy", "Mood › Joy", terms, definition="It is: merry.", threshold=2.0)
    lexicon = Lexicon("mood", "1.2.3", "en", frames=(frame,), licence="CC0-1.0", about="A try.")
    assert lexicon_text(lexicon) == (
        "lexicon: mood\n"
        'version: "1.2.3"\n'
        "language: en\n"
        "licence: CC0-1.0\n"
        "about: A try.\n"
        "\n"
        "frames:\n"
        "  mood.joy:\n"
        '    label: "Mood › Joy"\n'
        '    definition: "It is: merry."\n'
        "    threshold: 2.0\n"
        "    terms:\n"
        "      - merry\n"
        '      - {term: "*phobia", weight: 0.5}\n'
        "      - {term: kind, unless: [kind of], negation: exclude}\n"
        "      - {term: US, case: true}\n"
        '      - "true"\n'
        '      - "5"\n'
    )


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
@settings(max_examples=300, deadline=None)
def test_every_text_is_read_back(text: str) -> None:
    lexicon = Lexicon("mood", "1.0.0", "en", about=text)
    root, problems = read_tree(lexicon_text(lexicon).removesuffix("\nframes:\n"))
    assert problems == []
    assert root is not None
    about = root.child("about")
    assert about is not None
    assert about.content == text


def test_a_dictionary_from_the_wild_is_a_file_that_loads(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "'#1': ['yes', null, 'a: b', 1.5, 'x # y', ~]\n", "m.yml", "quanteda")
    assert left_out(lexicon) == [
        "line 1: 'null': YAML reads it as nothing. Put it in quotes if it is a word.",
        "line 1: '~': YAML reads it as nothing. Put it in quotes if it is a word.",
    ]
    path = tmp_path / "mood.yml"
    path.write_text(lexicon_text(lexicon))
    assert [term.text for term in load_lexicon(path).frames[0].terms] == ["yes", "a: b", "1.5", "x # y"]
