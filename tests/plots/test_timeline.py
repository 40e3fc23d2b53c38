"""Pictures of timelines: lines that break, bands, names beside them, and what cannot be drawn."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.errors import ReportError
from framing.plots import difference_lines, lines, plot
from framing.plots.palette import COLOURS
from framing.results import Timeline
from tests.plots.timelines import NOTHING, timeline

ZERO = {"estimate": 0.0, "low": 0.0, "high": 0.3, "interval": "exact-bound", "n_with_hit": 0}
HOSTILE = ("$x$", "$\\frac{1}{0$", "\ufeffNUL\x00", "\u202eRTL عربي", "_hidden", "W" * 60, "<b>&amp;")


def figure_of(ax: Axes) -> Figure:
    """The whole figure that axes stand in."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def panels(ax: Axes) -> list[Axes]:
    """The panels that hold something."""
    return [each for each in figure_of(ax).axes if each.axison]


def notes(ax: Axes) -> str:
    """What stands below the figure."""
    return str(figure_of(ax).get_supxlabel())


def curve(ax: Axes, place: int = 0) -> list[float]:
    """The values along a line, NaN where it breaks."""
    found = [line for line in ax.lines if line.get_linestyle() == "-" and line.get_color() == COLOURS[place]]
    return [float(value) for value in np.asarray(found[0].get_ydata())]


def test_every_frame_has_a_panel_and_every_group_a_line_with_its_name() -> None:
    ax = lines(timeline())
    assert [panel.get_title(loc="left") for panel in panels(ax)] == [
        "Opportunity for US business",
        "Containment of China",
        "Balancing between great powers",
    ]
    for panel in panels(ax):
        assert sorted(text.get_text() for text in panel.texts) == ["Harbour Review", "Pacific Wire"]
    expected = [row["estimate"] for row in timeline().estimates.where(name="f0", group="Harbour Review")]
    assert curve(ax) == expected


@pytest.mark.parametrize("n_groups", [1, 2, 5, 7, 20, 100])
def test_few_and_many_groups_are_laid_out(n_groups: int) -> None:
    """A layout that does not fit is a warning of matplotlib's, and warnings are errors."""
    ax = lines(timeline(groups=[f"Source number {i}" for i in range(n_groups)]))
    figure_of(ax).savefig(io.BytesIO(), format="png")
    assert len(ax.texts) == min(n_groups, 7)
    assert ("The 7 groups with the most articles, of" in notes(ax)) is (n_groups > 7)


def test_a_line_breaks_where_there_is_no_article() -> None:
    ax = lines(timeline(special={(0, 0, 2): NOTHING}), frames=["f0"])
    values = curve(ax)
    assert [np.isnan(value) for value in values] == [False, False, True, False, False, False]


def test_a_point_that_stands_alone_has_a_bar_for_its_band() -> None:
    gone = {(0, 0, month): NOTHING for month in (0, 1, 3, 4, 5)}
    ax = lines(timeline(groups=["Alpha"], special=gone), frames=["f0"])
    (point,) = timeline(groups=["Alpha"]).estimates.where(name="f0", period="2019-01")
    bars = [segment.tolist() for each in ax.collections for segment in _segments(each)]
    assert [[2.0, point["low"]], [2.0, point["high"]]] in bars


def _segments(collection: Any) -> list[Any]:
    return list(collection.get_segments()) if hasattr(collection, "get_segments") else []


def test_no_hit_is_an_open_marker_and_one_article_a_small_one() -> None:
    special: dict[tuple[int, int, int], Any] = {(0, 0, 1): ZERO, (0, 0, 2): {"n_articles": 1}}
    ax = lines(timeline(groups=["Alpha"], special=special), frames=["f0"])
    marked = [line for line in ax.lines if line.get_linestyle() == "None"]
    hollow = [line for line in marked if line.get_markerfacecolor() == "white"]
    small = [line for line in marked if line.get_markersize() < 2]
    assert [np.asarray(line.get_xdata()).tolist() for line in hollow] == [[1]]
    assert [np.asarray(line.get_xdata()).tolist() for line in small] == [[2]]


def test_a_wide_interval_does_not_flatten_the_lines() -> None:
    wide: dict[tuple[int, int, int], Any] = {(0, 0, month): {"high": 1.0} for month in range(6)}
    ax = lines(timeline(special=wide), frames=["f0"])
    highest = max(*curve(ax, 0), *curve(ax, 1))
    assert highest < ax.get_ylim()[1] < 2 * highest
    assert ax.get_ylim()[0] == 0


def test_time_is_named_with_the_year_where_it_is_new() -> None:
    ax = lines(timeline(), frames=["f0"])
    figure_of(ax).draw_without_rendering()
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        "Nov\n2018",
        "Dec",
        "Jan\n2019",
        "Feb",
        "Mar",
        "Apr",
    ]
    assert [label.get_text() for label in ax.get_yticklabels()][:2] == ["0", ".1"]


def test_a_difference_has_one_line_about_zero() -> None:
    ax = difference_lines(timeline(special={(0, 1, 3): NOTHING}, difference=True), frames=["f0"])
    values = curve(ax)
    contrasts = timeline(difference=True).contrasts.where(name="f0").column("difference")
    assert values[:3] == contrasts[:3]
    assert np.isnan(values[3])
    assert ax.get_ylim()[0] < 0
    assert notes(ax).startswith("Difference: Harbour Review − Pacific Wire. Bands: 95% intervals")


@pytest.mark.parametrize("draw", [lines, difference_lines])
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_hostile_names_are_drawn_as_they_stand(draw: Callable[[Timeline], Axes], form: str) -> None:
    ax = draw(timeline(groups=HOSTILE, labels=HOSTILE, difference=True))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure_of(ax).savefig(io.BytesIO(), format=form)
    written = [text for panel in panels(ax) for text in (*panel.texts, panel.title)]
    assert not any(text.get_parse_math() for text in written)


def test_one_frame_goes_onto_the_axes_that_it_is_given() -> None:
    ax = Figure().subplots()
    assert plot(timeline(), ax, frames=["f1"]) is ax
    assert ax.get_ylabel() == "Share of sentences"


def test_plot_knows_both_kinds() -> None:
    result = timeline(difference=True)
    assert len(panels(plot(result))[0].texts) == 2
    assert len(panels(plot(result, kind="difference"))[0].texts) == 0


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (
            lambda result: lines(result, groups=[str(i) for i in range(8)]),
            "8 lines cannot be told apart; at most 7 can. Name fewer in groups=.",
        ),
        (
            lambda result: lines(result, Figure().subplots()),
            "These axes hold one frame. Say which with frames=[…]: 'f0', 'f1' or 'f2'.",
        ),
        (
            difference_lines,
            "This timeline has no difference. Make it with timeline(…, difference=('A', 'B')).",
        ),
        (
            lambda result: lines(result, frames=["f9"]),
            "Unknown frame 'f9'. Allowed: 'f0', 'f1' or 'f2'.",
        ),
        (
            lambda result: plot(result, kind="line"),
            "Unknown kind of picture 'line'. Did you mean 'lines'? Allowed: 'lines' or 'difference'.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(draw: Callable[[Timeline], Axes], message: str) -> None:
    with pytest.raises(ReportError) as refusal:
        draw(timeline())
    assert str(refusal.value) == message
