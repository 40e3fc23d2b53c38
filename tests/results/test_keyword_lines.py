"""Lines of a concordance as text and HTML: aligned, escaped, and safe from what articles hold."""

from __future__ import annotations

from typing import Any

from framing.results.keyword_lines import lines_as_html, lines_as_page, lines_as_text


def row(left: str, match: str, right: str, source: str = "S", **more: Any) -> dict[str, Any]:
    plain = {"document_id": "d", "field": "text", "start": 3, "end": 5, "voice": None, "speaker": None}
    return {"source": source, "left": left, "match": match, "right": right, **plain, **more}


def test_matches_stand_below_each_other() -> None:
    rows = [row("in a", "trade war", "with"), row("the", "tariff", "")]
    assert lines_as_text(rows, 5) == (
        "  S  in a  trade war  with\n"
        "  S   the  tariff\n"
        "  … 2 of 5 lines shown"
    )  # fmt: skip
    assert lines_as_text([], 0) == ""


def test_wide_characters_take_two_columns() -> None:
    assert lines_as_text([row("之间的", "战", "还在"), row("ab", "war", "is")], 2) == (
        "  S  之间的  战   还在\n"
        "  S      ab  war  is"
    )  # fmt: skip


def test_long_contexts_lose_what_is_far_from_the_match() -> None:
    line = lines_as_text([row("a" * 50 + " near", "x", "near " + "b" * 50)], 1)
    assert line == f"  S  …{'a' * 38} near  x  near {'b' * 38}…"


def test_other_directions_stay_inside_their_cells() -> None:
    assert lines_as_text([row("إن", "الحرب", "مستمرة")], 1) == (
        "  S  \u2068إن\u2069  \u2068الحرب\u2069  \u2068مستمرة\u2069"
    )


def test_nothing_of_an_article_commands_a_terminal() -> None:
    line = lines_as_text([row("\x1b[2Jred", "a\u202eb", "\u2066c")], 1)
    assert line == "  S  \ufffd[2Jred  a\ufffdb  \ufffdc"


def test_html_is_escaped_and_without_scripts() -> None:
    told = {"voice": "quoted", "speaker": '"x" <y>'}
    said = lines_as_html("<s>", [row("<script>alert(1)</script>", "a & b", "", "<i>", **told)], 2, ("c<d",))
    assert "<script" not in said
    assert said.startswith("<p>&lt;s&gt;</p>")
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in said
    assert 'title="text, characters 3 to 5 (quoted: &quot;x&quot; &lt;y&gt;)"' in said
    assert said.endswith("<p>1 of 2 lines shown.</p><ul><li>c&lt;d</li></ul>")


def test_a_table_runs_as_most_of_its_lines_do() -> None:
    assert '<table dir="ltr">' in lines_as_html("", [row("", "war", ""), row("", "حرب", "")], 2)
    assert '<table dir="rtl">' in lines_as_html(
        "", [row("", "שלום", ""), row("", "حرب", ""), row("", "war", "")], 3
    )


def test_a_page_has_a_title_and_a_charset() -> None:
    page = lines_as_page("a < b", "summary", [row("l", "m", "r")])
    assert page.startswith('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">')
    assert "<title>a &lt; b</title>" in page
