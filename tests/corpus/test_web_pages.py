"""Articles out of web pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing.corpus.article_files import read_file
from framing.errors import MissingExtraError
from tests.corpus.refusals import put

PAGE = """<html><head><meta charset="{charset}"><title>Visit to Hanoi - Courier</title>
<meta property="og:title" content="Visit to Hanoi">
<meta property="article:published_time" content="2023-09-11T08:00:00Z">
<link rel="canonical" href="https://example.org/visit"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Visit to Hanoi</h1>
<p>The president arrived in the capital on Sunday for a visit that both called historic, and met his hosts.</p>
<p>The café owners of the old quarter had swept the pavement twice, officials said on Monday in the capital.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_text_title_date_and_address_are_found(tmp_path: Path, charset: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra 'web' is not installed")
    path = put(tmp_path, "visit.html", PAGE.format(charset=charset).encode(charset))
    row = read_file(path, None, "visit").table.to_pylist()[0]
    assert (row["title"], row["date"], row["url"]) == ("Visit to Hanoi", "2023-09-11", "https://example.org/visit")
    assert "The café owners of the old quarter" in row["text"]
    assert "Home" not in row["text"]


@pytest.mark.parametrize("content", ["", "<html><body></body></html>"])
def test_a_page_without_an_article_is_named_as_such(tmp_path: Path, content: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra 'web' is not installed")
    piece = read_file(put(tmp_path, "empty.html", content), None, "empty")
    assert piece.unread == {0: "no article text was found in the page"}


def test_without_the_extra_the_error_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError) as caught:
        read_file(put(tmp_path, "a.html", "<html></html>"), None, "a")
    assert str(caught.value) == (
        "Reading .html files needs the extra 'web'. Install it with:  pip install 'framing[web]'"
    )
