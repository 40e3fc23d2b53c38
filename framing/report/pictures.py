"""A report's pictures as PNG, for formats that take no SVG."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framing.errors import ReportError
from framing.report.fonts import fonts_for

_PIXELS_PER_INCH = 300.0
_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("{name}")\n'


def png_of(pictures: Sequence[str]) -> tuple[bytes, ...]:
    """Draw SVG pictures at 300 pixels per inch, each in the size it has.

    Raises
    ------
    ReportError
        A picture could not be drawn.
    """
    if not pictures:
        return ()
    # Imported here: the compiler is a large file, and only formats with pages need it.
    import typst

    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        fonts = Path(folder, "fonts")
        fonts.mkdir()
        for place, path in enumerate(fonts_for("".join(pictures)).files):
            Path(fonts, f"{place}{path.suffix}").write_bytes(path.read_bytes())
        pages = []
        for number, svg in enumerate(pictures):
            Path(folder, f"{number}.svg").write_text(svg, encoding="utf-8")
            pages.append(_PAGE.format(name=f"{number}.svg"))
        Path(folder, "pictures.typ").write_text("#pagebreak(weak: true)\n".join(pages), encoding="utf-8")
        try:
            made: Any = typst.compile(
                Path(folder, "pictures.typ"),
                root=Path(folder),
                font_paths=[fonts],
                ignore_system_fonts=True,
                format="png",
                ppi=_PIXELS_PER_INCH,
            )
        except typst.TypstError as error:
            raise ReportError(f"The pictures could not be drawn: {error.message}") from error
    pages_made = made if isinstance(made, list) else [made]
    if len(pages_made) != len(pictures):
        raise ReportError(f"{len(pictures)} pictures came out as {len(pages_made)} pages.")
    return tuple(bytes(page) for page in pages_made)
