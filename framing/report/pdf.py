"""A report as PDF: tagged for screen readers, the same bytes every time, and honest about missing letters."""

from __future__ import annotations

import warnings
from typing import Any

from framing.errors import ReportError
from framing.plots.labels import REPLACEMENT
from framing.report.build import with_provenance
from framing.report.data import as_data
from framing.report.fonts import Fonts, described, fonts_for
from framing.report.model import Definition, Report
from framing.report.typesetting import Undisplayable, typeset

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
            printed = _shown(as_data(with_provenance(report, *_facts(fonts, missing))), missing)
            return typeset(printed, report.date, fonts.files)
        except Undisplayable as found:
            # A font can have every character of a cluster and still not the cluster.
            missing |= found.characters
    raise ReportError(
        "The PDF could not be set: fonts are missing for some characters even after replacing them. "
        "Write .html instead, which uses the reader's fonts."
    )


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
