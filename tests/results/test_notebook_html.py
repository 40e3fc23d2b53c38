"""What notebooks show: every result, small, escaped, without scripts or colours of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

import framing
from framing.results import Caveat
from framing.results.notebook_html import cautions_html, said_html, table_html

_VOID = {"br", "hr", "img", "input", "meta", "progress"}
# A colour, a script, an address: none of them is any business of a result in somebody's notebook.
_STRANGE = re.compile(r"<script|<style|javascript:|https?://[^<]*\"|color\s*:|background", re.IGNORECASE)


class _Balanced(HTMLParser):
    """Notes tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a tag."""
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take it off."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_pieces() -> None:
    assert said_html("a < b\nc") == "<p>a &lt; b</p><p>c</p>"
    assert cautions_html(()) == ""
    assert cautions_html([Caveat("code", "a & b")]) == "<ul><li>code: a &amp; b</li></ul>"
    assert table_html(("n", "<w>"), [("1", "حرب")], ("n",)) == (
        '<div style="overflow-x:auto"><table><thead><tr><th style="text-align:right">n</th>'
        '<th style="text-align:left">&lt;w&gt;</th></tr></thead><tbody><tr><td style="text-align:right">1</td>'
        '<td style="text-align:left"><bdi>حرب</bdi></td></tr></tbody></table></div>'
    )


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    """Articles in which everything that a reader's file may hold is hostile."""
    articles = framing.sample_corpus().to_pandas()
    articles["source"] = articles["source"].str.replace("East", "<script>alert(1)</script>")
    articles["title"] = "<img src=x onerror=alert(1)> " + articles["title"].fillna("")
    return framing.read_corpus(pd.DataFrame(articles), id="document_id")


@pytest.fixture(scope="module")
def scores(corpus: framing.Corpus) -> framing.Scores:
    return framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)


RESULTS: dict[str, Callable[[framing.Corpus, framing.Scores], Any]] = {
    "corpus": lambda corpus, scores: corpus,
    "lexicon": lambda corpus, scores: framing.load_lexicon("us-vietnam"),
    "scores": lambda corpus, scores: scores,
    "comparison": lambda corpus, scores: framing.compare(scores, n_resamples=200),
    "timeline": lambda corpus, scores: framing.timeline(scores, n_resamples=200),
    "distances": lambda corpus, scores: framing.distances(scores, n_resamples=200),
    "keyness": lambda corpus, scores: framing.keyness(corpus),
    "whose words": lambda corpus, scores: framing.whose_words(scores),
    "voices": lambda corpus, scores: framing.voices(corpus, progress=False),
    "concordance": lambda corpus, scores: framing.concordance(corpus, "china*", progress=False),
    "counts": lambda corpus, scores: framing.term_counts(corpus, framing.load_lexicon("us-vietnam")),
    "citations": lambda corpus, scores: framing.citations(framing.compare(scores, n_resamples=200)),
}


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_results_in_notebooks(name: str, corpus: framing.Corpus, scores: framing.Scores) -> None:
    shown = RESULTS[name](corpus, scores)._repr_html_()
    assert _STRANGE.findall(shown) == []
    assert "<img" not in shown
    assert len(shown) < 40_000
    page = _Balanced()
    page.feed(shown)
    assert (page.open, page.wrong) == ([], [])


def test_every_result_has_its_html() -> None:
    """All public classes but those that are no data: errors, models, and what prints itself in a line."""
    plain = {"FramingError", "Plan", "Vectors"}
    classes = {name for name in framing.__all__ if isinstance(getattr(framing, name), type)}
    assert {name for name in classes if not hasattr(getattr(framing, name), "_repr_html_")} == plain


def test_completion_shows_public_names() -> None:
    assert set(framing.__all__) == set(dir(framing))
    assert [name for name in dir(framing) if name.startswith("_")] == ["__version__"]


def test_completion_of_a_result(scores: framing.Scores) -> None:
    names = [name for name in dir(scores) if not name.startswith("_")]
    assert names == sorted(
        [*("documents", "frames", "targets", "terms", "evidence", "suppressed", "speakers", "spellings"),
         *("exclusions", "codebooks", "provenance", "caveats", "external", "with_column", "words")]
    )  # fmt: skip
