"""A report as one HTML file: no outside request, readable without script, in light and dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.report.model import EvidenceBlock, Report, blocks_of

if TYPE_CHECKING:
    from jinja2 import Environment


def html_of(report: Report) -> bytes:
    """Return the report as a page, UTF-8.

    Its one script filters the evidence; the page allows no other (by its hash), and needs none.
    """
    evidence = [block for block in blocks_of(report) if isinstance(block, EvidenceBlock)]
    script = _script() if evidence else ""
    page = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            passages={
                column.id: f"{column.frame} in {column.group}"
                for block in evidence
                for column in (*block.columns, *block.more)
            },
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        )
    )
    return (page.rstrip() + "\n").encode("utf-8")


@cache
def _script() -> str:
    return files("framing.report").joinpath("templates", "report.js").read_text(encoding="utf-8")


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
