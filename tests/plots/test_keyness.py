"""Key words as dots."""

from __future__ import annotations

import dataclasses
import io
import warnings
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from matplotlib.figure import Figure

import framing
from framing.errors import ReportError
from framing.plots import key_words, plot
from framing.results import Keyness, Table
from tests.plots.test_pictures import figure_of


def _result(**arguments: Any) -> Keyness:
    rng = np.random.default_rng(0)
    articles = [
        {"source": source, "text": f"{word * int(rng.integers(0, 4))} the sea {other * int(i < 9)} {i} {source}"}
        for source, word, other in (("Alpha", "war ", "crab "), ("Beta", "deal ", "eel "))
        for i in range(30)
    ]
    return framing.keyness(framing.read_corpus(articles, clean=False), ngrams=1, **arguments)


def test_words_stand_under_the_side_that_uses_them_more() -> None:
    ax = plot(_result(exclude=["alpha", "beta"]), limit=2)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["More in Alpha", "war", "crab", "More in Beta", "deal", "eel"]
    assert ax.get_xlabel() == "Times as often in Alpha\nas in Beta"
    weights = [label.get_fontweight() for label in ax.get_yticklabels()]
    assert [weight == "bold" for weight in weights] == [True, False, False, True, False, False]


def test_dots_are_ratios_and_what_may_be_chance_is_open() -> None:
    result = _result(exclude=["alpha", "beta"])
    ax = key_words(result, limit=3)
    dots = [line for line in ax.lines if line.get_marker() in ("o", "s")]
    shown = [*result.top(3), *result.top(3, side="reference")]
    assert [float(np.asarray(dot.get_xdata())[0]) for dot in dots] == [row["log_ratio"] for row in shown]
    assert [dot.get_markerfacecolor() != "white" for dot in dots] == [row["key"] for row in shown]
    (remark,) = [text.get_text() for text in ax.texts]
    assert remark == f"Open dots: not told from chance after correction for {result.n_tests} tests."


def test_an_interval_without_an_end_goes_on_as_an_arrow() -> None:
    result = _result(exclude=["alpha", "beta"])
    ax = key_words(result, limit=1)
    (first,) = result.top(1)
    assert first["high"] is None
    arrows = {line.get_marker(): np.asarray(line.get_xdata())[0] for line in ax.lines if line.get_marker() in "<>"}
    assert arrows[">"] == ax.get_xlim()[1]


def test_ticks_are_times() -> None:
    ax = key_words(_result())
    figure_of(ax).draw_without_rendering()
    ticks = {label.get_text() for label in ax.get_xticklabels()}
    assert {"1", "4", "1/4"} <= ticks


def test_one_article_a_side_has_dots_and_no_intervals() -> None:
    articles = [{"source": "A", "text": "war war sea"}, {"source": "B", "text": "deal deal sea"}]
    result = framing.keyness(framing.read_corpus(articles, clean=False), ngrams=1, min_documents=1)
    ax = key_words(result)
    assert [line for line in ax.lines if line.get_marker() in "<>"] == []
    assert len([line for line in ax.lines if line.get_marker() in ("o", "s")]) == 3


def test_no_words_at_all() -> None:
    articles = [{"source": "A", "text": "war"}, {"source": "B", "text": "deal"}]
    ax = plot(framing.keyness(framing.read_corpus(articles, clean=False)))
    assert [text.get_text() for text in ax.texts] == ["No words"]


def test_a_contrast_can_be_chosen() -> None:
    result = framing.keyness(framing.sample_corpus())
    assert key_words(result, contrast=1).get_xlabel() == "Times as often in Mekong Courier\nas in all others"
    with pytest.raises(ReportError) as refusal:
        key_words(result, contrast=4)
    assert str(refusal.value) == (
        "There is no contrast 4; this result has 4, numbered from 0 (see result.contrasts)."
    )


def test_hostile_words_are_drawn_as_they_stand_and_do_not_run_over() -> None:
    result = _result()
    words = ["$x^2$", "W" * 80, "عربي", "<b>", *("w",) * 50][: len(result.words)]
    data = result.words.data.set_column(3, "written", pa.array(words, pa.string()))
    ax = key_words(dataclasses.replace(result, words=Table(data)), Figure().subplots())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure_of(ax).savefig(io.BytesIO(), format="svg")
    assert not any(label.get_parse_math() for label in ax.get_yticklabels())
    assert max(len(label.get_text()) for label in ax.get_yticklabels()) <= 40
