"""Distances as shades, as a tree and as a map."""

from __future__ import annotations

import io
import warnings

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse
from matplotlib.text import Annotation, Text

from framing.errors import ReportError
from framing.plots import dendrogram, distance_cells, plot, source_map
from framing.plots.distances import leaves
from framing.results import Distances
from tests.plots.distanced import distanced, names, overlapping

HOSTILE = ("$x$", "$\\frac{1}{0$", "\ufeffNUL\x00", "\u202eRTL عربي", "_hidden", "W" * 60, "<b>&amp;")


def drawn(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    return figure


@pytest.mark.parametrize("kind", ["heat-map", "tree", "map"])
def test_no_picture_holds_another_file(kind: str) -> None:
    sink = io.BytesIO()
    drawn(plot(distanced(names(24)), kind=kind)).savefig(sink, format="svg")
    assert b"<image" not in sink.getvalue()


@pytest.mark.parametrize("kind", ["heat-map", "tree", "map"])
@pytest.mark.parametrize("n", [4, 12])
def test_every_picture_is_drawn_the_same_twice(kind: str, n: int) -> None:
    pictures = []
    for _ in range(2):
        sink = io.BytesIO()
        drawn(plot(distanced(names(n)), kind=kind)).savefig(sink, format="png")
        pictures.append(sink.getvalue())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("kind", ["heat-map", "tree", "map"])
def test_hostile_names_are_drawn_as_they_stand(kind: str) -> None:
    ax = plot(distanced(HOSTILE), kind=kind)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        drawn(ax).savefig(io.BytesIO(), format="svg")
    assert not any(text.get_parse_math() for text in [*ax.texts, *ax.get_yticklabels()])


@pytest.mark.parametrize("kind", ["heat-map", "tree", "map"])
def test_a_picture_goes_onto_the_axes_that_it_is_given(kind: str) -> None:
    ax = Figure().subplots()
    assert plot(distanced(names(5)), ax, kind=kind) is ax


def test_a_map_is_drawn_unless_there_is_none() -> None:
    assert any(isinstance(patch, Ellipse) for patch in plot(distanced(names(5))).patches)
    assert not plot(distanced(names(3))).patches


@pytest.mark.parametrize("n", [4, 12, 16, 17, 40])
def test_no_label_of_a_map_covers_another(n: int) -> None:
    ax = source_map(distanced(names(n)))
    drawn(ax)
    labels = [
        text for text in ax.texts if isinstance(text, Annotation) and text.get_horizontalalignment() == "center"
    ]
    assert len(labels) == n
    # Of the letters alone, without the lines that lead to points.
    assert overlapping([Text.get_window_extent(text) for text in labels]) == []


def test_many_groups_are_numbered_with_a_key() -> None:
    shown = [text.get_text() for text in source_map(distanced(names(17))).texts]
    assert "17" in shown
    assert any(text.startswith("1 ") and "\n2 " in text for text in shown)


def test_a_map_shows_distances_to_scale() -> None:
    ax = source_map(distanced(names(5)))
    drawn(ax)
    unit = ax.transData.transform([(0, 0), (0.2, 0), (0, 0.2)])
    assert unit[1][0] - unit[0][0] == pytest.approx(unit[2][1] - unit[0][1], rel=0.01)
    assert "distance .2" in [text.get_text() for text in ax.texts]


def test_shades_hold_their_numbers_and_what_was_told_apart_is_bold() -> None:
    result = distanced(names(4))
    ax = distance_cells(result)
    cells = [text for text in ax.texts if text.get_horizontalalignment() == "center"]
    assert len(cells) == 6
    bold = sum(text.get_fontweight() == "bold" for text in cells)
    assert bold == sum(p < 0.05 for p in result.pairs.column("p_corrected")) > 0
    printed = sorted(float(text.get_text()) for text in cells)
    assert printed == [round(value, 2) for value in sorted(result.pairs.column("distance"))]


def test_near_ones_stand_together_unless_an_order_is_given() -> None:
    result = distanced(names(6))
    order = leaves(result, result.groups)
    assert {names(6).index(name) % 2 for name in order[:3]} in ({0}, {1})
    ax = distance_cells(result, groups=[names(6)[0], names(6)[3]])
    assert [text.get_text() for text in ax.get_yticklabels()] == [names(6)[3]]


def test_shades_of_many_groups_have_dots_for_numbers() -> None:
    ax = distance_cells(distanced(names(40)))
    assert not [text for text in ax.texts if text.get_horizontalalignment() == "center"]
    assert ax.texts[-1].get_text() == "Dot: told apart (corrected p < .05)."
    assert sum(int(np.size(line.get_xdata())) for line in ax.lines) == sum(
        p < 0.05 for p in distanced(names(40)).pairs.column("p_corrected")
    )


def test_a_tree_says_how_stable_its_branches_are() -> None:
    result = distanced(names(6))
    said = [text.get_text() for text in dendrogram(result).texts]
    stable = [row["stability"] for row in result.tree.rows()[:-1] if row["stability"] >= 0.5]
    assert said == [f"{value:.0%}" for value in stable]
    assert "100%" in said  # the two camps


def test_a_tree_whose_branches_are_all_doubtful_says_so() -> None:
    result = distanced(names(40))
    doubtful = Distances(
        **{
            **{name: getattr(result, name) for name in Distances.__slots__},
            "tree": type(result.tree)(
                result.tree.data.set_column(3, "stability", [[0.1] * (len(result.tree) - 1) + [1.0]])
            ),
        }
    )
    assert "no branch is in half of the resamples" in dendrogram(doubtful).get_xlabel()


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (
            distanced(names(3)),
            "There is no tree and no map. 3 groups have 10 articles with a hit; a tree and a map take at least 4, "
            "so there are none.",
        ),
        (
            distanced(names(4), same=True),
            "There is no tree and no map. No two groups with 10 articles or more can be told apart (corrected p "
            "of 0.05 or more): a tree or a map would show chance, so there are none.",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["tree", "map"])
def test_where_it_would_mean_nothing_it_is_not_drawn(result: Distances, why: str, kind: str) -> None:
    with pytest.raises(ReportError) as refusal:
        plot(result, kind=kind)
    assert str(refusal.value) == why


def test_a_group_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ReportError, match="Unknown group 'Nobody'"):
        distance_cells(distanced(names(4)), groups=["Nobody"])
    with pytest.raises(ReportError, match="fewer than two groups with a profile"):
        distance_cells(distanced(names(4)), groups=names(4)[:1])
