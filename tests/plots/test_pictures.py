"""Every picture: what is in it, and that nothing that others wrote can break it."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from framing.errors import ReportError
from framing.plots import forest, frame_intervals, heat_map, intervals, plot, profile, tone
from framing.plots.palette import diverging
from framing.results import Comparison
from tests.plots.compared import ABSENT, ALONE, NEWS, TARGETS, ZERO, comparison

HOSTILE = ("$x$", "$\\frac{1}{0$", "\ufeffNUL\x00", "\u202eRTL عربي", "_hidden", "W" * 60, "<b>&amp;")
PICTURES: dict[str, Callable[[Comparison], Axes]] = {
    "heat_map": heat_map,
    "intervals": intervals,
    "frame_intervals": lambda result: frame_intervals(result, "f0"),
    "profile": lambda result: profile(result, result.groups[0]),
    "forest": forest,
    "tone": tone,
}


def figure_of(ax: Axes) -> Figure:
    """The whole figure that axes stand in."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def texts(ax: Axes) -> list[str]:
    """All text that a picture shows, ticks included."""
    figure_of(ax).draw_without_rendering()
    return [text.get_text() for text in [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.title]]


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("n_groups", [1, 2, 7, 20, 100])
def test_every_picture_is_drawn_for_few_and_for_many_groups(name: str, n_groups: int) -> None:
    measure = "tone" if name == "tone" else "share"
    result = comparison(measure, groups=[f"Source number {i}" for i in range(n_groups)])
    ax = PICTURES[name](result)
    assert isinstance(ax, Axes)
    assert len(ax.get_yticklabels()) <= 40


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_hostile_labels_are_drawn_as_they_stand(name: str, form: str) -> None:
    measure = "tone" if name == "tone" else "share"
    ax = PICTURES[name](comparison(measure, groups=HOSTILE, labels=HOSTILE))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure_of(ax).savefig(io.BytesIO(), format=form)
    assert not any(text.get_parse_math() for text in [*ax.get_yticklabels(), *ax.texts, ax.title])


def test_formulas_stay_text_also_on_axes_that_the_caller_made() -> None:
    ax = Figure().subplots()
    assert heat_map(comparison(groups=["$x^2$", "b"]), ax) is ax
    figure_of(ax).savefig(io.BytesIO(), format="svg")
    assert [text.get_parse_math() for text in ax.get_xticklabels()] == [False, False]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_goes_onto_the_axes_that_it_is_given(name: str) -> None:
    ax = Figure().subplots()
    result = comparison("tone" if name == "tone" else "share")
    assert plot(result, ax, kind=_kind(name), **_options(name)) is ax


def _kind(name: str) -> str:
    return {"heat_map": "heat-map", "frame_intervals": "frame", "forest": "contrasts"}.get(name, name)


def _options(name: str) -> dict[str, Any]:
    return {"frame_intervals": {"frame": "f0"}, "profile": {"group": NEWS[0]}}.get(name, {})


def test_no_picture_needs_pyplot() -> None:
    code = (
        "import sys, framing.plots as p; from tests.plots.compared import comparison as c\n"
        "r = c(); p.plot(r); p.heat_map(r); p.forest(r); p.tone(c('tone'))\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_cells_of_a_heat_map_hold_the_numbers() -> None:
    ax = heat_map(comparison(special={(0, 1): ZERO, (1, 0): ABSENT}))
    assert [text.get_text() for text in ax.texts] == [
        *(".020", "0", "–", ".113", ".175", ".051"),
        "–: no article with a value.",
    ]
    assert [label.get_text() for label in ax.get_xticklabels()] == list(NEWS)


def test_parts_of_one_result_share_their_shades() -> None:
    result = comparison()
    whole, part = heat_map(result), heat_map(result, frames=["f2"])
    shades = [np.asarray(ax.collections[0].get_facecolor()) for ax in (whole, part)]
    np.testing.assert_array_equal(shades[1], shades[0][4:])


@pytest.mark.parametrize("draw", [intervals, lambda result: frame_intervals(result, "f0")])
def test_a_group_without_a_hit_is_an_open_marker_at_zero_with_its_n(draw: Callable[[Comparison], Axes]) -> None:
    ax = draw(comparison(special={(0, 1): ZERO}))
    open_ones = [line for line in ax.lines if line.get_markerfacecolor() == "white"]
    assert [np.asarray(line.get_xdata()).tolist() for line in open_ones] == [[0.0]]
    assert [text.get_text() for text in ax.texts] == ["0 of 13"]


def test_a_group_in_which_every_article_has_it_says_so() -> None:
    full = {"estimate": 1.0, "low": 0.794, "high": 1.0, "interval": "exact-bound"}
    assert [text.get_text() for text in intervals(comparison("present", special={(0, 0): full})).texts] == [
        "12 of 12 (> .79)"
    ]


def test_an_interval_within_one_article_is_dotted() -> None:
    ax = intervals(comparison(special={(0, 0): ALONE}), frames=["f0"])
    styles = [line.get_linestyle() for line in ax.lines if np.size(line.get_xdata()) == 2]
    assert styles == ["--", "-"]


def test_intervals_show_every_group_in_the_legend_also_one_that_begins_with_an_underscore() -> None:
    legend = intervals(comparison(groups=["_hidden", "b"])).get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [" _hidden", "b"]


def test_of_a_hundred_groups_the_largest_are_shown_and_the_picture_says_so() -> None:
    result = comparison(groups=[f"s{i}" for i in range(100)])
    assert "The 40 groups with the most articles, of 100." in texts(heat_map(result))
    assert "The 40 groups with the most articles, of 100." in texts(frame_intervals(result, "f0"))
    assert "The 7 groups with the most articles, of 100." in texts(intervals(result))
    assert "s99" in texts(heat_map(result))


def test_a_forest_names_both_sides_and_marks_what_has_no_interval() -> None:
    ax = forest(comparison(special={(0, 0): ALONE}))
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Containment of China\nPacific Wire − Harbour Review",
        "Balancing between great powers\nPacific Wire − Harbour Review",
        "Opportunity for US business\nPacific Wire − Harbour Review",
    ]
    assert [line.get_marker() for line in ax.lines if line.get_marker() not in ("", "None")] == ["D", "D", "x"]
    assert ax.get_xlabel() == "Difference in share of sentences\n(group − reference)"


def test_a_result_without_contrasts_gives_an_empty_forest_that_says_so() -> None:
    assert "No contrasts" in texts(forest(comparison(groups=["only"])))


def test_axes_print_their_numbers_like_the_tables() -> None:
    labels = [text for text in texts(tone(comparison("tone", groups=list("abcd")))) if text[-1:].isdigit()]
    assert labels == ["−.2", "−.1", "0", ".1", ".2", ".3"]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (
            lambda result: intervals(result, groups=[str(i) for i in range(8)]),
            "8 groups cannot be told apart side by side; at most 7 can. Name fewer in groups=, or draw "
            "frame_intervals() or heat_map().",
        ),
        (frame_intervals, "Say which frame to draw: 'f0', 'f1', 'f2'."),
        (
            lambda result: profile(result, "Harbor Review"),
            "Unknown group 'Harbor Review'. Did you mean 'Harbour Review'? Allowed: 'Harbour Review' or "
            "'Pacific Wire'.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(draw: Callable[[Comparison], Axes], message: str) -> None:
    with pytest.raises(ReportError) as refusal:
        draw(comparison())
    assert str(refusal.value) == message


def _stances(special: Any = None, **more: Any) -> Comparison:
    return comparison("stance", labels=TARGETS, special=special, **more)


@pytest.mark.parametrize("n_groups", [1, 2, 7, 20, 100])
@pytest.mark.parametrize("name", [name for name in PICTURES if name != "tone"])
def test_every_picture_is_drawn_of_stance_too(name: str, n_groups: int) -> None:
    result = _stances({(0, 0): ABSENT}, groups=[f"Source number {i}" for i in range(n_groups)])
    figure_of(PICTURES[name](result)).savefig(io.BytesIO(), format="svg")


def test_a_matrix_of_stances_says_on_how_many_articles_each_rests_and_hatches_those_without() -> None:
    # By hand: −.12 + .07 × ((3 i + 5 j) mod 7), on 12 + j − i articles.
    ax = heat_map(_stances({(1, 1): ABSENT}))
    assert [text.get_text() for text in ax.texts] == [
        *("−.12 (12)", ".23 (13)", ".09 (11)", "–", ".30 (10)", ".16 (11)"),
        "In brackets: articles with evidence of a stance.\n"
        "–: no article with evidence of a stance, which is not balance.",
    ]
    hatched = [patch.get_xy() for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_hatch()]
    assert hatched == [(0.5, 0.5)]  # the second column of the second row


def test_colours_of_stances_are_those_of_the_value_on_either_side_of_paper() -> None:
    values = {(0, 0): -0.4, (0, 1): 0.4, (1, 0): 0.0, (1, 1): 0.2, (2, 0): -0.1, (2, 1): 0.1}
    special = {cell: {"estimate": value} for cell, value in values.items()}
    shades = np.asarray(heat_map(_stances(special)).collections[0].get_facecolor())
    np.testing.assert_allclose(shades, diverging()(np.array(list(values.values())) / 0.8 + 0.5))


def test_small_stances_do_not_look_large() -> None:
    special = {(i, j): {"estimate": 0.02 * (j - i)} for i in range(3) for j in range(2)}
    shades = np.asarray(heat_map(_stances(special)).collections[0].get_facecolor())
    np.testing.assert_allclose(shades[:2], diverging()([0.5, 0.5 + 0.02 / 0.4]))


@pytest.mark.parametrize(
    "draw", [intervals, lambda result: frame_intervals(result, "f0"), lambda result: profile(result, NEWS[0])]
)
def test_around_zero_there_is_a_line_and_a_dash_at_the_edge_is_explained(
    draw: Callable[[Comparison], Axes],
) -> None:
    ax = draw(_stances({(0, 0): ABSENT}))
    assert [0.0, 0.0] in [np.asarray(line.get_xdata()).tolist() for line in ax.lines]
    dash, remark = ax.texts
    assert isinstance(dash, Annotation)
    assert (dash.get_text(), dash.xy[0]) == ("–", 0)
    assert dash.xycoords == ax.get_yaxis_transform()  # at the edge of the picture, not at a stance of 0
    assert remark.get_text() == "–: no article with evidence of a stance, which is not balance."


def test_shares_have_no_line_at_zero_and_no_number_in_brackets() -> None:
    assert [0.0, 0.0] not in [np.asarray(line.get_xdata()).tolist() for line in intervals(comparison()).lines]
    absent = {(0, 0): ABSENT}
    assert [text.get_text() for text in intervals(comparison(special=absent)).texts][1:] == [
        "–: no article with a value."
    ]


def test_one_article_without_a_hit_is_an_open_marker_with_a_dotted_line() -> None:
    alone = {**ALONE, "estimate": 0.0, "low": 0.0, "high": 0.1, "n_with_hit": 0}
    ax = intervals(comparison(special={(0, 0): alone}), frames=["f0"], groups=["Harbour Review"])
    assert [text.get_text() for text in ax.texts] == ["0 of 1"]
    assert [line.get_linestyle() for line in ax.lines if np.size(line.get_xdata()) == 2] == ["--"]
    cells = heat_map(comparison(special={(0, 0): alone}), frames=["f0"])
    assert [text.get_text() for text in cells.texts] == ["0", ".175"]
