"""Colours that survive colour-blindness and grey print, each with a marker shape of its own."""

from __future__ import annotations

from typing import Any

# Okabe & Ito (2008), without the yellow, which vanishes on white. Blue and orange come first and vermilion last,
# so that two sources are never shown as a blue and a red party.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#000000", "#56B4E9", "#D55E00")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
INK = "#1a1a1a"
FAINT = "#8c8c8c"
RULE = "#d9d9d9"
EMPTY = "#f2f2f2"
HATCH = "#c4c4c4"

# Dark for the paper's own words, lighter the farther the words are from it: told apart in grey as well.
VOICE_FILLS = {"journalist": "#0c3c5c", "quoted": "#e69f00", "attributed": "#f6dfae"}

VOICE_INKS = {"all": "#1a1a1a", "journalist": "#0c3c5c", "quoted": "#b87400", "attributed": "#6b6b6b"}

# From paper to ink through one family of hues, ever darker: it reads the same in grey and to the colour-blind.
_STOPS = ("#f8faf6", "#dbe9e2", "#abd0c9", "#72b0b3", "#3f8796", "#1f5a74", "#0c2a47")


def colour(index: int) -> str:
    """Return the colour of the nth group; after seven they repeat, and the marker tells them apart no more."""
    return COLOURS[index % len(COLOURS)]


def marker(index: int) -> str:
    """Return the marker of the nth group."""
    return MARKERS[index % len(MARKERS)]


def sequential() -> Any:
    """Return the colour map for quantities from none to much: light to dark, so that zero looks like paper."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("paper_to_ink", list(_STOPS))


def diverging() -> Any:
    """Return the colour map for quantities around 0: browns below, purples above, paper in the middle.

    ColorBrewer's PuOr, which the colour-blind can tell apart and which no pair of parties goes by. In grey both
    sides darken alike, so the number has to stand in the cell.
    """
    from matplotlib import colormaps

    return colormaps["PuOr"]


def ink_on(rgba: tuple[float, float, float, float]) -> str:
    """Return black or white, whichever can be read on a fill.

    Parameters
    ----------
    rgba : tuple of float
        Red, green, blue and opacity, 0 to 1.

    Notes
    -----
    Relative luminance and contrast as in WCAG 2.2; the two inks are equally readable near a luminance of .2.
    """
    channels = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgba[:3]]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return INK if luminance > 0.2 else "#ffffff"
