"""A report as one HTML file: no script, no outside request, readable in light and dark and on paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.report.model import Report

if TYPE_CHECKING:
    from jinja2 import Environment


def html_of(report: Report) -> bytes:
    """Return the report as a page, UTF-8."""
    return (_environment().get_template("report.html").render(report=report).rstrip() + "\n").encode("utf-8")


@cache
def _environment() -> Environment:
    # Imported here: reading a module should not cost what only writing HTML needs.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("framing.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
