"""What notebooks show: every result, small, escaped, without scripts or colours of its own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

import pandas as pd
import pytest

import framing
from framing.results import Caveat
from framing.results.notebook_html import cautions_html, plain_html, result_html, said_html, table_html

WIRE = "Pacific Commerce Wire"
_VOID = {"br", "wbr", "hr", "img", "input", "meta", "progress"}
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
        '<div style="overflow-x:auto"><table><thead><tr><th style="text-align:right;white-space:nowrap">n</th>'
        '<th style="text-align:left;white-space:nowrap">&lt;w&gt;</th></tr></thead><tbody><tr>'
        '<td style="text-align:right;white-space:nowrap">1</td>'
        '<td style="text-align:left;white-space:nowrap"><bdi>حرب</bdi></td></tr></tbody></table></div>'
    )
    assert result_html("a", "<hr>", caveats=[Caveat("code", "b")]) == "<p>a</p><hr><ul><li>code: b</li></ul>"


def test_sums_of_money_are_no_formulas() -> None:
    """MathJax looks for a pair of dollars in one piece of text; an element between them parts it."""
    assert plain_html("$5 and $7") == "<span>$</span>5 and <span>$</span>7"


def test_long_cells_get_room_and_long_terms_break() -> None:
    term = "(suppress|suppresses|suppressing)"
    shown = table_html(("term",), [(term,)])
    assert '<td style="text-align:left;min-width:18em">' in shown
    assert "(suppress|<wbr>suppresses|<wbr>suppressing)" in shown


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    """Articles in which everything that a reader's file may hold is hostile."""
    articles = framing.sample_corpus().to_pandas()
    articles["source"] = articles["source"].str.replace("East", "<script>alert(1)</script>")
    articles["title"] = "<img src=x onerror=alert(1)> $5 or $7 " + articles["title"].fillna("")
    return framing.read_corpus(pd.DataFrame(articles), id="document_id")


@pytest.fixture(scope="module")
def scores(corpus: framing.Corpus) -> framing.Scores:
    return framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)


RESULTS: dict[str, Callable[[framing.Corpus, framing.Scores], Any]] = {
    "corpus": lambda corpus, scores: corpus,
    "lexicon": lambda corpus, scores: framing.load_lexicon("us-vietnam"),
    "frame": lambda corpus, scores: framing.load_lexicon("us-vietnam").frames[0],
    "target": lambda corpus, scores: framing.load_lexicon("us-vietnam").targets[0],
    "provenance": lambda corpus, scores: scores.provenance,
    "made up": lambda corpus, scores: framing.synthetic_corpus({"<b>": 0.1}, {"<i>": 3}),
    "planted": lambda corpus, scores: framing.synthetic_corpus({"<b>": 0.1}, {"<i>": 3}).truth,
    "evidence": lambda corpus, scores: scores.evidence,
    "sample": lambda corpus, scores: framing.sample_for_coding(
        scores, 66, corpus=corpus, unit="sentence", seed=0, progress=False
    ),
    "study": lambda corpus, scores: framing.study(scores, n_resamples=200),
    "robustness": lambda corpus, scores: framing.robustness(scores, alternatives=["quotes"]),
    "word shift": lambda corpus, scores: framing.word_shift(
        scores, "containment_of_china", focus=WIRE, reference="Mekong Courier", n_resamples=200
    ),
    "suggestions": lambda corpus, scores: framing.suggest_terms(
        corpus, framing.load_lexicon("us-vietnam"), "containment_of_china"
    ),
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
    assert " $5" not in shown
    assert " $7" not in shown
    page = _Balanced()
    page.feed(shown)
    assert (page.open, page.wrong) == ([], [])


def test_a_study_folds_its_caveats(scores: framing.Scores) -> None:
    study = framing.study(scores, n_resamples=200)
    shown = study._repr_html_()
    assert "<p>Further results: WhoseWords, Timeline, WordShifts, Robustness</p>" in shown
    assert f"<summary>{len(study.caveats) - 1} more caveats</summary>" in shown
    assert shown.endswith(f"</details><ul><li>{plain_html(str(study.caveats[-1]))}</li></ul>")
    assert "details" not in dataclasses.replace(study, caveats=())._repr_html_()


def test_every_result_has_its_html() -> None:
    """All public classes but those that are no data: errors, models, and what prints itself in a line."""
    plain = {"FramingError", "Plan", "Vectors"}
    classes = {name for name in framing.__all__ if isinstance(getattr(framing, name), type)}
    assert {name for name in classes if not hasattr(getattr(framing, name), "_repr_html_")} == plain


def test_completion_shows_public_names() -> None:
    assert set(framing.__all__) == set(dir(framing))
    assert [name for name in dir(framing) if name.startswith("_")] == ["__version__"]


@pytest.mark.parametrize(
    "room",
    [
        *("classify", "coding", "comparisons", "corpus", "engine", "lexicon"),
        *("plots", "report", "results", "scoring"),
    ],
)
def test_completion_of_a_room_shows_what_it_offers(room: str) -> None:
    """And not the files that it is made of."""
    module = import_module(f"framing.{room}")
    assert dir(module) == sorted(module.__all__)


def test_completion_of_a_result(scores: framing.Scores) -> None:
    names = [name for name in dir(scores) if not name.startswith("_")]
    assert names == sorted(
        [*("documents", "frames", "targets", "terms", "evidence", "suppressed", "speakers", "spellings"),
         *("exclusions", "codebooks", "provenance", "caveats", "external", "with_column", "words")]
    )  # fmt: skip
