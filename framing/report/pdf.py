"""A report as PDF: set by Typst, tagged for screen readers (PDF/UA-1), the same bytes every time."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import tempfile
import warnings
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing.errors import ReportError
from framing.plots.labels import REPLACEMENT
from framing.report.build import with_provenance
from framing.report.data import as_data
from framing.report.fonts import Fonts, described, fonts_for
from framing.report.model import Definition, Report

# Typst wants a time; without a date this one says that none was given.
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_REFUSED = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ROUNDS = 3
_MANY_MISSING = 20


def pdf_of(report: Report) -> bytes:
    """Return the report as a PDF.

    Text goes to Typst as data and is never read as markup. Characters that no font at hand can show are printed as
    [U+XXXX] and listed in the provenance; where they are many, a warning says which fonts would help.

    Raises
    ------
    ReportError
        Typst could not set the report.
    """
    data = as_data(report)
    fonts = fonts_for(_text(data))
    _warn_of(fonts)
    missing = fonts.missing
    for _ in range(_ROUNDS):
        try:
            return _set(
                _shown(as_data(with_provenance(report, *_facts(fonts, missing))), missing), report.date, fonts
            )
        except _Undisplayable as found:
            # A font can have every character of a cluster and still not the cluster.
            missing |= found.characters
    raise ReportError(
        "The PDF could not be set: fonts are missing for some characters even after replacing them. "
        "Write .html instead, which uses the reader's fonts."
    )


class _Undisplayable(Exception):
    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__(f"{len(characters)} characters")
        self.characters = characters


def _set(data: Any, date: str, fonts: Fonts) -> bytes:
    # Imported here: the compiler is a large file, and only PDF needs it.
    import typst

    template = files("framing.report").joinpath("templates", "report.typ").read_bytes()
    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        # A folder of copies: a folder is all that Typst takes, and matplotlib's holds a font of placeholders.
        fonts_folder, root = Path(folder, "fonts"), Path(folder, "root")
        fonts_folder.mkdir()
        root.mkdir()
        for place, path in enumerate(fonts.files):
            shutil.copyfile(path, fonts_folder / f"{place}-{path.name}")
        try:
            compiler = typst.Compiler(
                template,
                root=root,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts_folder]),
                ignore_system_fonts=True,
                sys_inputs={"report": json.dumps(data, ensure_ascii=False, allow_nan=False)},
            )
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=_timestamp(date))
        except typst.TypstError as error:
            refused = _REFUSED.findall(str(error.diagnostic))
            if refused:
                raise _Undisplayable(frozenset("".join(refused))) from None
            raise ReportError(f"The PDF could not be set: {error.message}") from error
    if not isinstance(made, bytes):
        raise ReportError("The PDF could not be set: the compiler returned no document.")
    return made


def _timestamp(date: str) -> datetime.datetime:
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return _NO_DATE
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def _facts(fonts: Fonts, missing: frozenset[str]) -> tuple[Definition, ...]:
    facts = [Definition("Fonts", "Libertinus Serif (in Typst), DejaVu Sans (in matplotlib)")]
    facts += [Definition("Font found", described(path)) for path in fonts.found]
    if missing:
        listed = " ".join(f"U+{ord(char):04X}" for char in sorted(missing))
        facts.append(Definition("No font for", f"{listed}, printed as [U+XXXX]"))
    return tuple(facts)


def _warn_of(fonts: Fonts) -> None:
    if len(fonts.missing) > _MANY_MISSING:
        warnings.warn(
            f"No font on this system shows {len(fonts.missing)} characters of this report; the PDF prints them as "
            "[U+XXXX]. Install a font for them (for Chinese, Japanese and Korean for example fonts-noto-cjk), or "
            "read the HTML report, which uses the reader's fonts.",
            stacklevel=4,
        )


def _text(data: Any) -> str:
    """Return all text of a report, in any order: what fonts are needed for."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return "".join(_text(value) for value in data.values())
    return "".join(map(_text, data)) if isinstance(data, list) else ""


def _shown(data: Any, missing: frozenset[str]) -> Any:
    """Write every missing character as [U+XXXX]; in pictures, whose labels have no room for that, as U+FFFD."""
    in_text = {ord(char): f"[U+{ord(char):04X}]" for char in missing}
    in_pictures = {ord(char): REPLACEMENT for char in missing}

    def written(part: Any, field: str = "") -> Any:
        if isinstance(part, str):
            return part.translate(in_pictures if field == "svg" else in_text)
        if isinstance(part, dict):
            return {name: written(value, name) for name, value in part.items()}
        return [written(each) for each in part] if isinstance(part, list) else part

    return written(data) if missing else data
