"""Writing a report: the format follows from the name of the file."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from framing.errors import ReportError, one_of
from framing.files import write_bytes
from framing.report.build import build
from framing.report.html import html_of
from framing.report.json import json_of
from framing.report.latex import latex_of
from framing.report.markdown import markdown_of
from framing.report.model import Report
from framing.report.pdf import pdf_of
from framing.report.word import word_of
from framing.results import Result, Study

_WRITERS: dict[str, Callable[[Report, Study | Result], bytes]] = {
    ".pdf": lambda report, _: pdf_of(report),
    ".html": lambda report, _: html_of(report),
    ".md": lambda report, _: markdown_of(report),
    ".json": json_of,
    ".docx": lambda report, _: word_of(report),
    ".tex": lambda report, _: latex_of(report),
}
SUFFIXES = tuple(_WRITERS)


def write_report(
    result: Study | Result,
    path: str | Path,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    author: str | None = None,
    date: str | None = None,
) -> Path:
    """Write a report of a study, or of a single result.

    Parameters
    ----------
    result : Study, Comparison, or another result that a study can hold, such as Agreement
    path : str or Path
        Its suffix chooses the format: .pdf, .html, .md, .json, .docx (Word; the extra `word`), or .tex (the tables
        for LaTeX).
    title, subtitle : str, optional
        Made from the result where none are given.
    author : str, optional
    date : str, optional
        As it is to be printed, best as YYYY-MM-DD. Without it the environment's SOURCE_DATE_EPOCH gives the date,
        and where that is not set the report has none: the clock is never asked, so that the same result always
        gives the same bytes.

    Returns
    -------
    Path
        Of the file that was written.

    Raises
    ------
    ReportError
        Another suffix, another type of result, or the report could not be set.
    MissingExtraError
        The suffix is .docx and python-docx is not installed.
    """
    (written,) = write_reports(result, [path], title=title, subtitle=subtitle, author=author, date=date)
    return written


def write_reports(
    result: Study | Result,
    paths: Iterable[str | Path],
    *,
    title: str | None = None,
    subtitle: str | None = None,
    author: str | None = None,
    date: str | None = None,
) -> tuple[Path, ...]:
    """Write one report in several formats, which is faster than one by one: pictures are drawn once.

    Parameters are those of `write_report`, with several paths. Suffixes are checked before any file is written.
    """
    targets = [Path(path) for path in paths]
    for target in targets:
        if target.suffix.lower() not in _WRITERS:
            given = f"'{target.suffix}'" if target.suffix else "no suffix"
            raise ReportError(
                f"{target.name}: a report's format follows from its suffix, and this one has {given}. "
                f"Allowed: {one_of(SUFFIXES)}."
            )
    report = build(result, title=title, subtitle=subtitle, author=author, date=_date(date))
    return tuple(write_bytes(target, _WRITERS[target.suffix.lower()](report, result)) for target in targets)


def _date(given: str | None) -> str:
    """Return the date to print: the one given, or the environment's, or none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given is not None or not epoch:
        return given or ""
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise ReportError(
            f"SOURCE_DATE_EPOCH is '{epoch}', which is not a time in seconds since 1970. "
            "Set it to a whole number, remove it, or give date=."
        ) from None
