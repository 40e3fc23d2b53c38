"""quanteda's and newsmap's YAML, told from lexicons of this library."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon.importers import quanteda
from framing.lexicon.importers.gathering import Source
from tests.lexicon.importers.dictionaries import QUANTEDA, load, notes, refused, terms

NEWSMAP = """\
# Places
AFRICA:
  EAST:
    'BI': [Burundi, burundi*, Bujumbura]
    "KE": [Kenya,
           Nairobi]
  NORTH: {EG: [Egypt, Cairo]}
NO: [Oslo, 1905]
EMPTY: []
"""


def test_levels_lists_and_quotes(tmp_path: Path) -> None:
    assert terms(load(tmp_path, QUANTEDA, "mood.yml")) == {
        "mood.joy": ["well-being", "happ*"],
        "mood.fear": ["afraid"],
    }
    lexicon = load(tmp_path, NEWSMAP, "places.yml")
    assert terms(lexicon) == {
        "africa.east.bi": ["Burundi", "Bujumbura", "burundi*"],
        "africa.east.ke": ["Kenya", "Nairobi"],
        "africa.north.eg": ["Egypt", "Cairo"],
        "no": ["Oslo", "1905"],
    }
    assert notes(lexicon) == ["line 9: the category 'EMPTY' has no entry that can be kept."]
    assert [term.line for term in lexicon.frame("africa.east.ke").terms] == [5, 6]


def test_words_and_categories_beside_each_other(tmp_path: Path) -> None:
    text = "MOOD:\n  - calm\n  - JOY:\n      - merry\nOTHER: thing\n"
    assert terms(load(tmp_path, text, "mood.yml")) == {
        "mood": ["calm"],
        "mood.joy": ["merry"],
        "other": ["thing"],
    }


def test_categories_in_other_scripts(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "心情: [快乐]\nСтрах: [боюсь]\nÄrger: [wut*]\n+JOY+: [froh]\n", "m.yml", "quanteda")
    assert [(frame.name, frame.label) for frame in lexicon.frames] == [
        ("category", "心情"),
        ("category-2", "Страх"),
        ("arger", "Ärger"),
        ("joy", "+JOY+"),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (QUANTEDA, True),
        (NEWSMAP, True),
        ("\"a: \\\"b\\\"\": [c]\n'it''s': [d]\n", True),
        ("targets: [a, b]\nother: [c]\n", True),
        ("lexicon: mine\nversion: 1.0.0\n", False),
        ("lexcion: mine\nversion: 1.0.0\nlanguage: en\n", False),
        ("frames: {}\ntargets: {}\n", False),
        ("merry\nsad\n", False),
        ("- a\n- b\n", False),
        ("  indented: [a]\n", False),
        ("", False),
    ],
)
def test_what_is_one(text: str, is_one: bool) -> None:
    assert quanteda.recognise(Source.of("any.yml", text)) == is_one


def test_what_yaml_may_not_hold(tmp_path: Path) -> None:
    text = "a: &x [merry]\nb: [*x]\nb: [sad]\n"
    assert refused(tmp_path, text, "mood.yml") == (
        "mood.yml: 3 problems in this lexicon.\n"
        "  line 1: &x is an anchor in YAML, which a lexicon does not allow. Leave it out.\n"
        "  line 2: *x is an alias in YAML, which a lexicon does not allow. A term that starts with * goes in "
        'quotes: "*x".\n'
        "  line 3: the key 'b' stands twice; the first is in line 2."
    )


def test_no_mapping(tmp_path: Path) -> None:
    assert refused(tmp_path, "- a\n", "mood.yml", "quanteda") == (
        "mood.yml: 1 problem in this lexicon.\n"
        "  line 1: the file must be a mapping: categories with lists of words."
    )


def test_a_letter_is_none() -> None:
    letter = "Dear editor: I was surprised by what you wrote.\n"
    assert not quanteda.recognise(Source.of("letter.txt", letter))
    assert quanteda.recognise(Source.of("letter.txt", "JOY:\n  - merry\n"))
