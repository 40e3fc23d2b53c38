"""A matplotlib figure as SVG text that is the same every time and fits into a page with others."""

from __future__ import annotations

import io
import re
import warnings
from typing import Any

import matplotlib

_PROLOGUE = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_STYLE = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_FONT = re.compile(r"font-family: [^;\"]*")
_ID = re.compile(r' id="([^"]*)"')
_USED = re.compile(r'(?:url\(#|href="#)([^)"]+)')
_SPACE = re.compile(r"\n\s*(?=<)")


def svg_of(figure: Any) -> str:
    """Return a figure as one `<svg>` element.

    Letters stay letters, so that they can be searched and read aloud. What would make two runs differ (date,
    random ids) or reach beyond the element (its style sheet, which browsers apply to the whole page) is taken out.
    """
    sink = io.StringIO()
    settings = {"svg.fonttype": "none", "svg.hashsalt": "framing"}
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        # matplotlib measures letters with its own font; the page shows them with one that has them.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        # Letters of monstrous height in a picture of one row: it is drawn all the same, only not as neatly.
        warnings.filterwarnings("ignore", message="constrained_layout not applied")
        figure.savefig(sink, format="svg", metadata=nothing)
    text = _STYLE.sub("", _PROLOGUE.sub("", sink.getvalue()), count=1)
    text = text.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)
    text = _FONT.sub("font-family: 'DejaVu Sans', Verdana, sans-serif", text)
    used = set(_USED.findall(text))
    text = _ID.sub(lambda found: found[0] if found[1] in used else "", text)
    return _SPACE.sub("\n", text).strip()


def with_prefix(svg: str, prefix: str) -> str:
    """Put a prefix before every id, so that the figures of one page do not refer to each other's parts."""
    svg = _ID.sub(lambda found: f' id="{prefix}{found[1]}"', svg)
    return _USED.sub(lambda found: found[0].replace("#", f"#{prefix}", 1), svg)
