"""Colours by the formulas of WCAG 2.2 (relative luminance, contrast), written out here a second time."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from framing.plots.palette import COLOURS, MARKERS, colour, diverging, ink_on, marker, sequential

# Okabe & Ito (2008), as published on the Color Universal Design site.
OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}

# Machado, Oliveira & Fernandes (2009), table 1, severity 1.0: what dichromats see of red, green and blue.
DICHROMACY = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def luminance(rgb: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def from_hex(code: str) -> tuple[float, ...]:
    return tuple(int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))


def test_groups_have_colours_of_the_published_palette_and_as_many_shapes() -> None:
    assert set(COLOURS) < OKABE_ITO
    assert len(set(COLOURS)) == len(set(MARKERS)) == 7
    assert (colour(8), marker(8)) == (colour(1), marker(1))


def test_the_sequential_map_only_darkens() -> None:
    shades = [luminance(sequential()(i / 50)) for i in range(51)]
    assert all(dark < light for light, dark in pairwise(shades))


def test_the_diverging_map_darkens_from_its_middle_to_both_ends_and_is_no_red_against_blue() -> None:
    shades = [diverging()(i / 50) for i in range(51)]
    lights = [luminance(shade) for shade in shades]
    assert all(dark < light for dark, light in pairwise(lights[:26]))
    assert all(dark < light for light, dark in pairwise(lights[25:]))
    low, high = (colorsys.rgb_to_hsv(*shade[:3])[0] * 360 for shade in (shades[8], shades[42]))
    assert 20 < low < 50  # orange and brown
    assert 240 < high < 290  # purple


@pytest.mark.parametrize(
    ("first", "second"),
    [(place, other) for place in (0.1, 0.25) for other in (0.75, 0.9)],
)
@pytest.mark.parametrize("blindness", DICHROMACY)
def test_both_sides_of_the_diverging_map_are_told_apart_by_the_colour_blind(
    first: float, second: float, blindness: str
) -> None:
    seen = [DICHROMACY[blindness] @ np.array(diverging()(place)[:3]) for place in (first, second)]
    assert np.abs(seen[0] - seen[1]).max() > 0.2


@pytest.mark.parametrize("place", [i / 20 for i in range(21)])
@pytest.mark.parametrize("shades", [sequential, diverging])
def test_numbers_can_be_read_on_every_shade(shades: Callable[[], Any], place: float) -> None:
    shade = shades()(place)
    lights = sorted((luminance(shade), luminance(from_hex(ink_on(shade)))))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.0
