"""YAML and what a lexicon takes of it; the whole text of what is said against the rest."""

from __future__ import annotations

import math

import pytest

from framing.lexicon.tree import read_tree

_ALIAS = "is an alias in YAML, which a lexicon does not allow. A term that starts with * goes in quotes"
_START = "that cannot start any token."

COMPLAINTS = {
    "a: *b": f'line 1: *b {_ALIAS}: "*b".',
    "\n- *phobia": f'line 2: *phobia {_ALIAS}: "*phobia".',
    "- *": "line 1: this is not YAML: expected alphabetic or numeric character, but found '\\x00'. A text that "
    "starts with * or & goes in quotes.",
    "a: &b c": "line 1: &b is an anchor in YAML, which a lexicon does not allow. Leave it out.",
    "a: !!str 5": "line 1: !!str is a tag in YAML, which a lexicon does not allow. Leave it out.",
    "a: !!python/object/apply:os.system [ls]": "line 1: !!python/object/apply:os.system is a tag in YAML, which a "
    "lexicon does not allow. Leave it out.",
    "a: 1\n---\nb: 2": "line 2: a second YAML document starts here; a file holds one lexicon.",
    "[" * 50: "line 1: values stand more than 10 deep in one another; a lexicon needs six.",
    "[" * 50_000: "line 1: values stand more than 10 deep in one another; a lexicon needs six.",
    "a: 1\na: 2": "line 2: the key 'a' stands twice; the first is in line 1.",
    "targets:\n  b: 1\n  b: 2": "line 3: two targets are called 'b'; the first is in line 2.",
    "? [a]\n: b": "line 1: a key is a list or a mapping; it must be text.",
    "no: 1\ntrue: 2": 'line 2: the key true is not read as text. Put it in quotes: "true".',
    "a: @b": f"line 1: this is not YAML: found character '@' {_START} Put the text in quotes.",
    "a:\n\t- b": f"line 2: this is not YAML: found character '\\t' {_START} YAML is indented with spaces, never "
    "with tabs.",
    "a: b: c": "line 1: this is not YAML: mapping values are not allowed here. If the colon belongs to the text, "
    "put the text in quotes.",
    "a: 'b": "line 1: this is not YAML: found unexpected end of stream. A quotation mark is opened and never "
    "closed.",
    "a: [b": "line 1: this is not YAML: expected ',' or ']', but got '<stream end>'. A list in square brackets is "
    "not closed, or a text in it needs quotes.",
    "a: {b": "line 1: this is not YAML: expected ',' or '}', but got '<stream end>'. A mapping in curly brackets "
    "is not closed, or a text in it needs quotes.",
    'a: "b" c': "line 1: this is not YAML: expected <block end>, but found '<scalar>'. If a text starts with a "
    "quotation mark, all of it goes in quotes; look at the indent too.",
    "a:\n  - b\n - c": "line 3: this is not YAML: expected <block end>, but found '<block sequence start>'. The "
    "indent does not fit the lines above.",
    r'a: "\d"': "line 1: this is not YAML: found unknown escape character 'd'. In double quotes a backslash has a "
    "meaning; use single quotes.",
    '\na: "\\UFFFFFFFF"': "line 2: the escape \\UFFFFFFFF stands for no character. Write the character itself.",
    'a: "\\ud800"': "line 1: a text holds half of a character (a lone surrogate). Write the character itself.",
    "a: b\nc: \x00": "line 2: the file holds the control character U+0000, which YAML does not allow. Remove it.",
}


@pytest.mark.parametrize("text", COMPLAINTS)
def test_what_is_said(text: str) -> None:
    _, problems = read_tree(text)
    assert [str(problem) for problem in problems] == [COMPLAINTS[text]]


def test_scalars_are_those_of_yaml_1_2() -> None:
    root, problems = read_tree(
        "[~, null, '', true, False, 5, -3, 0x1F, 0o17, 1.5, 1e3, .inf, no, on, 2023-09-11, 1_000, '5', 12:30, 08]"
    )
    assert root is not None
    assert not problems
    assert root.plain() == [
        *(None, None, "", True, False, 5, -3, 31, 15, 1.5, 1000.0, math.inf),
        *("no", "on", "2023-09-11", "1_000", "5", "12:30", 8),
    ]


def test_values_know_their_lines() -> None:
    root, _ = read_tree(
        "a:\n  b:\n    - c\n    - d: 1\n      e: >-\n        long\n        text\nf: {g: [h,\n  i]}\n"
    )
    assert root is not None
    assert root.nearest(("a",)).line == 1
    assert root.nearest(("a", "b", 0)).line == 3
    assert root.nearest(("a", "b", 1)).line == 4
    assert root.nearest(("a", "b", 1, "e")).line == 5
    assert root.nearest(("a", "b", 1, "e")).content == "long text"
    assert root.nearest(("f", "g", 1)).line == 9
    assert root.nearest(("a", "b", 7, "x")).line == 2  # as far as the path goes


def test_nothing_is_none() -> None:
    assert read_tree("") == (None, [])
    assert read_tree("# only a comment\n") == (None, [])


def test_a_file_of_too_many_values_is_given_up_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.lexicon.tree.MAX_NODES", 100)
    root, problems = read_tree("a:\n" + "- b\n" * 200)
    assert root is None
    assert [str(problem) for problem in problems] == [
        "line 99: the file has more than 100 values and keys by here. Use wildcards, or leave categories out."
    ]
