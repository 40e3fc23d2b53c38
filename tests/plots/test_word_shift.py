"""What drives a difference, as bars."""

from __future__ import annotations

import dataclasses

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import framing
from framing.plots import plot, word_shift_bars
from framing.results import Table, WordShift
from tests.plots.test_pictures import figure_of


@pytest.fixture(scope="module")
def shifts() -> dict[str, WordShift]:
    corpus = framing.sample_corpus()
    scores = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)
    return {
        of: framing.word_shift(
            scores, of, "East Harbour Review", "Mekong Courier", corpus=corpus, n_resamples=200, progress=False
        )
        for of in ("containment_of_china", "tone")
    }


def _bars(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_bars_add_up_to_the_difference(shifts: dict[str, WordShift]) -> None:
    for result in shifts.values():
        ax = plot(result, limit=6)
        assert len(_bars(ax)) == 7
        assert sum(bar.get_width() for bar in _bars(ax)) == pytest.approx(result.difference, abs=1e-12)
        assert [bar.get_width() for bar in _bars(ax)[:6]] == result.terms.column("contribution")[:6]


def test_labels_are_words_and_say_how_they_are_used(shifts: dict[str, WordShift]) -> None:
    labels = [label.get_text() for label in plot(shifts["containment_of_china"], limit=3).get_yticklabels()]
    # Of a pattern, how it is mostly written.
    assert labels == ["AUKUS ↑", "courtyard, high wall ↑", "restrain china ↑", "(others, 14)"]
    signed = [label.get_text() for label in plot(shifts["tone"], limit=2).get_yticklabels()]
    assert signed[:2] == ["no −↑", "friendship +↑"]


def test_the_sums_stand_at_the_top(shifts: dict[str, WordShift]) -> None:
    result = shifts["containment_of_china"]
    ax = word_shift_bars(result)
    assert ax.get_title(loc="left").startswith("Containment of China: difference .057 [")
    assert ax.get_title(loc="left").endswith("\n= .062 by what raises it − .005 by what lowers it")
    assert ax.get_xlabel() == (
        "Contribution to the difference in share of sentences\n(East Harbour Review − Mekong Courier)"
    )


def test_a_long_title_takes_a_line_more(shifts: dict[str, WordShift]) -> None:
    result = dataclasses.replace(shifts["containment_of_china"], label="Economic need and development of Vietnam")
    first, second, third = word_shift_bars(result).get_title(loc="left").split("\n")
    assert first == "Economic need and development of Vietnam:"
    assert second.startswith("difference .057 [")
    assert third.startswith("= .062 by")


def test_what_is_made_by_how_a_term_is_used_is_hatched(shifts: dict[str, WordShift]) -> None:
    result = shifts["tone"]
    ax = plot(result, limit=10)
    kinds = [row["kind"] for row in result.top(10)]
    assert [bool(bar.get_hatch()) for bar in _bars(ax)[:10]] == [kind.startswith("rated") for kind in kinds]
    remarks = "\n".join(text.get_text() for text in ax.texts)
    assert "Hatched: not used more or less, but in other ways." in remarks
    assert "+ −: which way a use counts." in remarks
    assert "alone" not in {kind.split()[0] for kind in kinds}


def test_the_sides_are_told_apart_without_red_and_blue(shifts: dict[str, WordShift]) -> None:
    bars = _bars(plot(shifts["tone"], limit=4))
    up = {bar.get_edgecolor() for bar in bars[:4] if bar.get_width() > 0}
    down = {bar.get_edgecolor() for bar in bars[:4] if bar.get_width() < 0}
    assert len(up) == len(down) == 1
    assert up.isdisjoint(down)


def test_without_terms_it_says_so(shifts: dict[str, WordShift]) -> None:
    result = shifts["tone"]
    empty = dataclasses.replace(result, terms=Table(result.terms.data.slice(0, 0)), low=None, high=None)
    ax = plot(empty)
    assert [text.get_text() for text in ax.texts] == ["No terms"]
    assert "[" not in ax.get_title(loc="left")


def test_it_is_drawn_where_it_is_asked_for(shifts: dict[str, WordShift]) -> None:
    ax = Figure().add_subplot()
    assert plot(shifts["tone"], ax) is ax
    assert figure_of(plot(shifts["tone"])) is not ax.figure
