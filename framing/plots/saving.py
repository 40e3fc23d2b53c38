"""A picture as a file that is the same every time it is drawn."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib

from framing.errors import ReportError, unknown
from framing.files import write_bytes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PICTURES = (".png", ".pdf", ".svg")
_DPI = 200  # of .png: fine enough for a page of print
# Without the time of drawing.
_METADATA: dict[str, dict[str, str | None]] = {".png": {}, ".pdf": {"CreationDate": None}, ".svg": {"Date": None}}


def save_picture(ax: Axes, path: Path) -> Path:
    """Write the whole figure that axes stand in, as the file's ending says.

    Raises
    ------
    ReportError
        The ending is none of `PICTURES`.
    """
    form = path.suffix.lower()
    if form not in PICTURES:
        raise ReportError(unknown("kind of picture", path.suffix, PICTURES))
    image = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "framing", "svg.fonttype": "none"}), warnings.catch_warnings():
        # A name in a script that the font lacks is drawn as boxes; it must not end a run.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = ax.get_figure(root=True)
        if figure is not None:
            figure.savefig(image, format=form[1:], dpi=_DPI, metadata=_METADATA[form])
    return write_bytes(path, image.getvalue())
