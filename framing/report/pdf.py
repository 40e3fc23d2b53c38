"""A report as PDF: tagged for screen readers, the same bytes every time, and honest about missing letters."""

from __future__ import annotations

import re
import unicodedata
import warnings
from typing import Any

from framing.errors import ReportError
from framing.plots.labels import REPLACEMENT
from framing.report.build import with_provenance
from framing.report.data import as_data
from framing.report.fonts import Fonts, described, fonts_for
from framing.report.model import Definition, EvidenceBlock, Report, blocks_of
from framing.report.typesetting import Undisplayable, UnreadablePictures, typeset

_ROUNDS = 8
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Letters that stand for themselves whatever their neighbours are: Latin, Greek, Cyrillic, punctuation, the minus
# sign, and the scripts of China, Japan and Korea.
_UNSHAPED = re.compile(
    "[\x00-\u024f\u0370-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2212\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
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
    text = _text(as_data(report))
    fonts = fonts_for(text)
    _warn_of(fonts)
    missing, shaped = fonts.missing, True
    for _ in range(_ROUNDS):
        data = as_data(with_provenance(report, *_facts(fonts, missing)))
        try:
            shown = _shown(data, missing, shaped) | {"families": fonts.families(text, _languages(report))}
            return typeset(shown, report.date, fonts.files)
        except Undisplayable as found:
            missing = _widened(missing, text, {char for cluster in found.clusters for char in _culprits(cluster)})
        except UnreadablePictures:
            missing = missing if shaped else _widened(missing, text, set())
            shaped = False
    raise ReportError(
        "The PDF could not be set: fonts are missing for some characters even after replacing them. "
        "Write .html instead, which uses the reader's fonts."
    )


def _widened(missing: frozenset[str], text: str, culprits: set[str]) -> frozenset[str]:
    """Return what to write as code points next: the culprits, or if they are known already, ever more of the text.

    A font can have every character of a cluster and still not the cluster, and Typst does not name all its parts.
    """
    marks = {char for char in set(text) if _is_mark(char)}
    for suspects in (culprits, marks, set(_UNSHAPED.sub("", text))):
        if suspects - missing:
            return missing | suspects
    return missing


def _culprits(cluster: str) -> set[str]:
    """Return what to blame for a cluster that cannot be shown: the marks on a letter, or else the letter."""
    return set(filter(_is_mark, cluster)) or {char for char in cluster if not char.isascii()}


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


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


def _languages(report: Report) -> set[str]:
    evidence = [block for block in blocks_of(report) if isinstance(block, EvidenceBlock)]
    return {passage.lang for block in evidence for column in block.columns for passage in column.passages}


def _text(data: Any) -> str:
    """Return all text of a report, in any order: what fonts are needed for."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return "".join(_text(value) for value in data.values())
    return "".join(map(_text, data)) if isinstance(data, list) else ""


def _shown(data: Any, missing: frozenset[str], shaped: bool) -> Any:
    """Write every missing character as [U+XXXX]; in pictures, whose labels have no room for that, as U+FFFD.

    Marks on letters are left out of pictures, and letters of scripts that need shaping become U+FFFD in them where
    `shaped` is False: a picture's text must be readable back, and the tables have every name in full.
    """
    in_text = {ord(char): f"[U+{ord(char):04X}]" for char in missing}

    def in_picture(char: str) -> str:
        if _is_mark(char):
            return ""
        return REPLACEMENT if char in missing or not (shaped or _UNSHAPED.match(char)) else char

    def written(part: Any, field: str = "") -> Any:
        if isinstance(part, str) and field == "svg":
            return _NOT_ASCII.sub(lambda found: "".join(map(in_picture, found[0])), part)
        if isinstance(part, str):
            return part.translate(in_text)
        if isinstance(part, dict):
            return {name: written(value, name) for name, value in part.items()}
        return [written(each) for each in part] if isinstance(part, list) else part

    return written(data)
