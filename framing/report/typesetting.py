"""The one place that talks to Typst: data in, PDF bytes out."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import ReportError

if TYPE_CHECKING:
    from typst import Compiler

# Typst wants a time; without a date the file says none, so this one is never seen.
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
# Typst names what a font cannot show as it would write it in source: "\u{64e}" for a mark that cannot stand alone.
_UNDISPLAYABLE = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_UNREADABLE = "text with missing codepoints"
# Points in which the last, reference sections may be set, and how far down its page a report should reach.
_SIZES = (10.5, 10.0, 9.5, 9.0)
_FAR_ENOUGH = 0.3


class Undisplayable(Exception):
    """The fonts cannot show some letters with the marks on them, although they have every character."""

    def __init__(self, clusters: Iterable[str]) -> None:
        self.clusters = tuple(clusters)
        super().__init__(f"{len(self.clusters)} clusters cannot be displayed")


class UnreadablePictures(Exception):
    """A picture holds letters that form shapes of several characters, which the PDF could not read back."""


def typeset(data: Any, date: str, font_files: Sequence[Path]) -> bytes:
    """Set a report's data as a tagged PDF (PDF/UA-1).

    A last page with only a few lines is avoided: the reference sections are then set a little smaller, where that
    helps.

    Parameters
    ----------
    data
        The report as plain values; placed as text, never read as markup.
    date : str
        The file's date where it is YYYY-MM-DD.
    font_files : sequence of Path
        Fonts beside those that Typst has inside; fonts of the system are not looked at.

    Raises
    ------
    Undisplayable
        Which clusters of characters no font can show; nothing is left out silently.
    UnreadablePictures
        Labels in pictures need shaping that a PDF for screen readers cannot hold.
    ReportError
        Typst refused for another reason.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    with _compiler(font_files) as compiler:
        first, _ = made = _compiled(compiler, text, date, _SIZES[0])
        for size in _SIZES[1:]:
            if made[1] >= _FAR_ENOUGH:
                return made[0]
            made = _compiled(compiler, text, date, size)
        return made[0] if made[1] >= _FAR_ENOUGH else first


def _compiled(compiler: Compiler, text: str, date: str, size: float) -> tuple[bytes, float]:
    """Return the PDF, and how far down the last page it ends (0 to 1)."""
    import typst

    inputs = {"report": text, "matter-size": str(size)}
    try:
        made = compiler.compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=_timestamp(date), sys_inputs=inputs
        )
        end = json.loads(compiler.query("<end>", field="value", one=True))
    except typst.TypstError as error:
        if refused := _UNDISPLAYABLE.findall(str(error.diagnostic)):
            raise Undisplayable(map(_unescaped, refused)) from None
        if _UNREADABLE in str(error.diagnostic):
            raise UnreadablePictures from None
        raise ReportError(f"The PDF could not be set: {error.message}") from error
    if not isinstance(made, bytes):
        raise ReportError("The PDF could not be set: the compiler returned no document.")
    return made, float(end)


@contextmanager
def _compiler(font_files: Sequence[Path]) -> Iterator[Compiler]:
    # Imported here: the compiler is a large file, and only PDF needs it.
    import typst

    template = files("framing.report").joinpath("templates", "report.typ").read_bytes()
    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        # A folder of copies: a folder is all that Typst takes, and matplotlib's holds a font of placeholders.
        fonts, root = Path(folder, "fonts"), Path(folder, "root")
        fonts.mkdir()
        root.mkdir()
        for place, path in enumerate(font_files):
            shutil.copyfile(path, fonts / f"{place}-{path.name}")
        source = root / "report.typ"
        source.write_bytes(template)
        yield typst.Compiler(
            source,
            root=root,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            ignore_system_fonts=True,
        )


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _timestamp(date: str) -> datetime.datetime:
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return _NO_DATE
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
