"""Colours by the formulas of WCAG 2.2 (relative luminance, contrast), written out here a second time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from framing.plots.palette import COLOURS, MARKERS, colour, ink_on, marker, sequential

# Okabe & Ito (2008), as published on the Color Universal Design site.
OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


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


@pytest.mark.parametrize("place", [i / 20 for i in range(21)])
def test_numbers_can_be_read_on_every_shade(place: float) -> None:
    shade = sequential()(place)
    lights = sorted((luminance(shade), luminance(from_hex(ink_on(shade)))))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.0
