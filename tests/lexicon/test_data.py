"""A lexicon as data: looking things up, and how it shows itself."""

from __future__ import annotations

import dataclasses

import pytest

from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, Target, Term
from framing.lexicon.parsing import parse_pattern
from framing.results import CodedFrame, CodedTarget

WAR = Term("war*", parse_pattern("war*"))
LEXICON = Lexicon(
    name="test",
    version="1.2.3",
    language="en",
    licence="CC0-1.0",
    about="A <b>test</b>.",
    references=("entman1993",),
    frames=(Frame("conflict", "Conflict & <war>", (WAR, WAR), "It is war.", ("Is it war?",), 2.0, ("War!",)),),
    targets=(Target("china", "China", (WAR,)),),
    sha256="0123456789abcdef" * 4,
)


def test_frames_and_targets_are_found_by_name() -> None:
    assert LEXICON.frame("conflict").label == "Conflict & <war>"
    assert LEXICON.target("china").label == "China"


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(InputError) as caught:
        LEXICON.frame("conflct")
    assert str(caught.value) == ("Unknown frame of test 'conflct'. Did you mean 'conflict'? Allowed: 'conflict'.")
    with pytest.raises(InputError) as caught:
        dataclasses.replace(LEXICON, targets=()).target("us")
    assert str(caught.value) == "Unknown target of test 'us'. It has none."


def test_the_codebook_carries_what_reports_need() -> None:
    book = LEXICON.codebook()
    assert book.identity == "test 1.2.3 (0123456789ab)"
    assert (book.language, book.licence, book.about, book.references) == (
        "en",
        "CC0-1.0",
        "A <b>test</b>.",
        ("entman1993",),
    )
    assert book.frames == (
        CodedFrame("conflict", "Conflict & <war>", "It is war.", ("Is it war?",), 2.0, 2, ("War!",)),
    )
    assert book.targets == (CodedTarget("china", "China", 1),)


def test_it_shows_itself() -> None:
    assert str(LEXICON) == (
        "Lexicon test 1.2.3 (0123456789ab), language en\n"
        "  frame   conflict     2 terms  Conflict & <war>\n"
        "  target  china        1 terms  China"
    )
    shown = LEXICON._repr_html_()
    assert '&lt;war&gt;</td><td style="text-align:right;white-space:nowrap">2</td>' in shown


def test_frames_targets_and_terms_show_what_was_written() -> None:
    """Not how a term is matched: the pattern of one term can fill a page."""
    frame = LEXICON.frame("conflict")
    assert repr(frame) == str(frame) == "Frame conflict (Conflict & <war>)\nIt is war.\nIs it war?\n  war*\n  war*"
    assert "<p>Frame conflict (Conflict &amp; &lt;war&gt;)</p><p>It is war.</p>" in frame._repr_html_()
    many = Target("china", "China", (WAR,) * 12)
    assert str(many) == "\n".join(["Target china (China)", *["  war*"] * 10, "  … 2 more terms"])
    assert many._repr_html_().endswith("</div><p>… 2 more terms</p>")
    assert repr(WAR) == ("Term(text='war*', weight=1.0, case=False, count_negated=True, line=0, language='')")


def test_nothing_can_be_changed() -> None:
    for field in dataclasses.fields(Lexicon):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(LEXICON, field.name, "other")
