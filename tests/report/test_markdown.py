"""The Markdown report: nothing that others wrote is markup in it."""

from __future__ import annotations

import pytest

from framing.report.build import build
from framing.report.markdown import literal, markdown_of
from tests.report.studied import hostile_study, study


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>", "&lt;script&gt;"),
        (
            "a *b* _c_ `d` [e](f) #g ~h~ $x$ | \\",
            "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\#g \\~h\\~ \\$x\\$ \\| \\\\",
        ),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("&amp;", "&amp;amp;"),
        ("https://x.org www.x.org a@b.c", "https&#58;//x.org www&#46;x.org a&#64;b.c"),
        (".123 −.05", ".123 −.05"),
    ],
)
def test_text_is_written_so_that_it_reads_as_it_stands(text: str, written: str) -> None:
    assert literal(text) == written


def test_tables_passages_and_links_are_markdown() -> None:
    text = markdown_of(build(study())).decode("utf-8")
    assert (
        "| Frame | Harbour Review (n\u00a0=\u00a012) | Pacific Wire (n\u00a0=\u00a013) |\n| :--- | ---: | ---: |"
        in text
    )
    assert "| Containment of China | .237 \\[.217, .257\\] | .113 \\[.091, .135\\] |" in text
    assert "stand to gain from new <mark>export markets</mark>." in text
    assert "([A new chapter in trade](<https://example.org/a-01>); 2023-09-11; the journalist)" in text
    assert text.startswith("# How Harbour Review and Pacific Wire frame the story\n")


def test_a_hostile_study_gives_tables_whose_rows_have_as_many_cells_as_their_heads() -> None:
    text = markdown_of(build(hostile_study())).decode("utf-8")
    assert "<script" not in text
    assert "javascript:" not in text
    lines = text.splitlines()
    rules = [i for i, line in enumerate(lines) if line.startswith("| :---")]
    assert len(rules) >= 6
    for rule in rules:
        n_bars = lines[rule].count("|")
        row = rule - 1
        while row < len(lines) and lines[row].startswith("|"):
            assert lines[row].replace("\\|", "").count("|") == n_bars
            row += 1
