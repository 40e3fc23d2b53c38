"""The one gate: text, addresses, languages."""

from __future__ import annotations

import pytest

from framing.report.model import Paragraph, Passage, Report, Run, Section
from framing.report.sanitise import replaced, safe_language, safe_url, sanitised


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/bài báo", "https://example.org/b%C3%A0i%20b%C3%A1o"),
        ("https://example.org/%20", "https://example.org/%20"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a\nb\x00c\\d", "https://example.org/a%0Ab%00c%5Cd"),
        ("  https://example.org ", "https://example.org"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org", ""),
        ("https:", ""),
        ("https://[bad", ""),
        ("example.org", ""),
        ("https://example.org/" + "a" * 2000, ""),
        ("", ""),
    ],
)
def test_only_http_addresses_pass_and_nothing_in_them_can_end_an_attribute(given: str, safe: str) -> None:
    assert safe_url(given) == safe


def test_language_tags() -> None:
    assert [safe_language(tag) for tag in ("en", "zh-Hant", '"><b>', "")] == ["en", "zh-Hant", "und", "und"]


def test_every_string_of_a_report_passes_however_deep_it_stands() -> None:
    passage = Passage(
        "random", (Run("a\x00b", True),), "e n", "\ufeffT", "javascript:x", "d\u202e", "quoted\ud800"
    )
    report = Report("T\x07", "", "", "", (Section("s", "S", (Paragraph("p\x1b"),), ()),))
    assert sanitised(passage) == Passage(
        "random", (Run("a\ufffdb", True),), "und", "\ufffdT", "", "d\ufffd", "quoted\ufffd"
    )
    assert sanitised(report) == Report("T\ufffd", "", "", "", (Section("s", "S", (Paragraph("p\ufffd"),), ()),))
    assert replaced(sanitised(report)) == 2
