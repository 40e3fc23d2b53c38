"""Yoshikoder and Lexicoder XML, and XML that means harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.lexicon.importers.dictionaries import YOSHIKODER, left_out, load, refused, terms, weights

START = '<?xml version="1.0" encoding="UTF-8"?>\n<dictionary>\n'


def test_levels(tmp_path: Path) -> None:
    lexicon = load(tmp_path, YOSHIKODER)
    assert terms(lexicon) == {"mood.joy": ["happ*"], "mood.fear": ["afraid"]}
    assert [(frame.label, frame.line, frame.terms[0].line) for frame in lexicon.frames] == [
        ("Mood › Joy", 4, 4),
        ("Mood › Fear", 5, 5),
    ]


def test_scores_are_weights_and_lexicoder_puts_blanks_around(tmp_path: Path) -> None:
    nodes = (
        '<cnode name="A"><pnode name=" merry " score="2.5"/><pnode name="sad" score="x"/><pnode name=""/></cnode>'
    )
    lexicon = load(tmp_path, f"{START}{nodes}</dictionary>")
    assert weights(lexicon) == {"a": {"merry": 2.5}}
    assert left_out(lexicon) == [
        "line 3: 'sad': its score 'x' is no number.",
        "line 3: '': the pnode has no name.",
    ]


def test_words_outside_any_category_go_by_the_files_name(tmp_path: Path) -> None:
    assert terms(load(tmp_path, f'{START}<pnode name="merry"/></dictionary>')) == {"mood": ["merry"]}


def test_regular_expressions_are_left_out(tmp_path: Path) -> None:
    text = '<dictionary patternengine="regexp"><cnode name="A"><pnode name="glad"/><pnode name="m.*y"/></cnode>'
    lexicon = load(tmp_path, f"{text}</dictionary>")
    assert terms(lexicon) == {"a": ["glad"]}
    assert left_out(lexicon) == [
        "line 1: 'm.*y': it is a regular expression, which the term language does not have."
    ]


def test_the_declared_encoding_counts(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><dictionary><cnode name="Été"><pnode name="fête"/></cnode>'
    lexicon = load(tmp_path, f"{text}</dictionary>".encode("latin-1"))
    assert terms(lexicon) == {"ete": ["fête"]}
    assert lexicon.frames[0].label == "Été"


def test_an_unknown_declared_encoding_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, '<?xml version="1.0" encoding="punycode"?><dictionary/>') == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 1: the file says that its encoding is 'punycode', which is not known. Name it: encoding='utf-8'."
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["a billion laughs", "a foreign type", "a foreign entity"],
)
def test_document_types_are_refused_at_once(tmp_path: Path, doctype: str) -> None:
    start = time.perf_counter()
    said = refused(tmp_path, f'{doctype}\n<dictionary><cnode name="A"><pnode name="&l11;"/></cnode></dictionary>')
    assert said == (
        "mood.txt: 1 problem in this lexicon.\n"
        "  line 1: a document type, <!DOCTYPE d>, is not allowed. Leave it out."
    )
    assert time.perf_counter() - start < 2


def test_deep_nesting_is_refused_at_once(tmp_path: Path) -> None:
    start = time.perf_counter()
    assert refused(tmp_path, START + '<cnode name="a">' * 200_000) == (
        "mood.txt: 1 problem in this lexicon.\n  line 3: categories stand more than 20 deep in one another."
    )
    assert time.perf_counter() - start < 2


def test_broken_xml_is_told_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, f'{START}<cnode name="A">\n<pnode name="b">\n</cnode></dictionary>') == (
        "mood.txt: 1 problem in this lexicon.\n  line 5: this is not XML: mismatched tag."
    )
    assert refused(tmp_path, f'{START}<cnode>\n<pnode name="b"/></cnode></dictionary>') == (
        "mood.txt: 1 problem in this lexicon.\n  line 3: a cnode has no name."
    )
