"""Figures: SVG that is the same every time, fits beside others, and is told in words."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from framing.report.figures import dot_figures, forest_figure, heat_maps, tone_figure
from framing.report.model import FigureBlock
from framing.report.svg import with_prefix
from tests.plots.compared import ABSENT, ALONE, TARGETS, ZERO, comparison
from tests.report.studied import HOSTILE


def all_figures(n_groups: int) -> list[FigureBlock]:
    groups = [f"Source {i}" for i in range(n_groups)]
    share, tone = (
        comparison(groups=groups, special={(0, 1): ZERO, (1, 0): ALONE}),
        comparison("tone", groups=groups),
    )
    stance = comparison("stance", groups=groups, labels=TARGETS, special={(0, 1): ABSENT})
    return [
        *heat_maps(share),
        *dot_figures(share),
        forest_figure(share),
        tone_figure(tone),
        *heat_maps(stance),
        *dot_figures(stance),
    ]


drawn_once = cache(all_figures)


@pytest.mark.parametrize("n_groups", [2, 9, 100])
def test_a_figure_is_one_svg_element_that_needs_nothing_from_elsewhere(n_groups: int) -> None:
    for figure in drawn_once(n_groups):
        root = ElementTree.fromstring(figure.svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        names = {element.tag.partition("}")[2] for element in root.iter()}
        assert names <= {"svg", "g", "path", "use", "defs", "text", "tspan", "clipPath", "rect", "pattern"}
        targets = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
        assert all(target.startswith("#") for target in targets)
        assert "<!--" not in figure.svg


@pytest.mark.parametrize("n_groups", [2, 9])
def test_the_same_result_gives_the_same_picture(n_groups: int) -> None:
    assert all_figures(n_groups) == drawn_once(n_groups)


def test_every_reference_inside_a_figure_finds_its_target_also_with_a_prefix() -> None:
    for figure in drawn_once(2):
        svg = with_prefix(figure.svg, "figure-7-")
        ids = re.findall(r' id="([^"]*)"', svg)
        used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))
        assert used == set(ids)
        assert len(ids) == len(set(ids))
        assert all(name.startswith("figure-7-") for name in ids)


def test_letters_of_a_label_stay_letters_and_are_never_markup() -> None:
    (figure,) = heat_maps(comparison(groups=HOSTILE[:5]))
    shown = "".join(ElementTree.fromstring(figure.svg).itertext())
    assert "<script>" in shown
    assert "<script" not in figure.svg
    assert "\ufeff" not in figure.svg


def test_a_figure_is_told_in_words_with_the_numbers_of_the_table() -> None:
    (figure,) = heat_maps(comparison())
    assert figure.alt == (
        "Heat map of share of sentences: 3 frames in 2 sources. Largest: Containment of China in Harbour Review, "
        ".237 [.217, .257]. Smallest: Opportunity for US business in Harbour Review, .020 [.002, .038]. The table "
        "gives all numbers."
    )
    assert forest_figure(comparison(labels=["Trade"])).alt == (
        "1 difference with 95% intervals. First: Trade, Pacific Wire − Harbour Review: .155 [.115, .195]."
    )


def test_a_matrix_of_stances_explains_its_colours_and_its_hatching() -> None:
    (figure,) = heat_maps(comparison("stance", labels=TARGETS, special={(1, 1): ABSENT}))
    assert figure.note == (
        "Cells below 0 are orange to brown, cells above it purple, the darker the farther. Below 0 what is said "
        "of the target is rather against it. Hatched: no article with evidence of a stance, which is not balance."
    )
    assert "Smallest: China in Harbour Review, −.12 [−.14, −.10]." in figure.alt


def test_dots_around_zero_are_explained_without_open_markers() -> None:
    (figure,) = dot_figures(comparison("stance", labels=TARGETS))
    assert figure.note == (
        "Dots are estimates, lines 95% confidence intervals; a dotted line is an interval within one article, "
        "which says nothing about other articles. Below 0 what is said of the target is rather against it."
    )
    (shares,) = dot_figures(comparison())
    assert "An open marker at 0 with “0 of n” is a group in which none of n articles has a hit." in shares.note


def test_many_frames_and_groups_are_divided_over_several_figures() -> None:
    result = comparison(groups=[f"s{i}" for i in range(20)], labels=[f"Frame {i}" for i in range(15)])
    assert [figure.title.rpartition(" (")[2] for figure in heat_maps(result)] == [
        "1 to 8 of 15)",
        "9 to 15 of 15)",
    ]
    assert [figure.title.rpartition(" (")[2] for figure in dot_figures(result)] == [
        "1 to 6 of 15)",
        "7 to 12 of 15)",
        "13 to 15 of 15)",
    ]


def test_no_figure_is_higher_than_a_page() -> None:
    for n_groups in (2, 7, 20, 50):
        groups = [f"s{i}" for i in range(n_groups)]
        result = comparison(groups=groups, labels=[f"Frame {i}" for i in range(7)])
        for figure in (*heat_maps(result), *dot_figures(result), forest_figure(result)):
            height = re.search(r'height="([\d.]+)pt"', figure.svg)
            assert height is not None
            assert float(height[1]) <= 8.3 * 72


def test_a_result_without_frames_has_no_figures() -> None:
    empty = comparison(labels=[])
    assert heat_maps(empty) == dot_figures(empty) == ()
