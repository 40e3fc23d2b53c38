"""Reading what a report printed, with tools that did not write it."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("pdfinfo") is None,
    reason="pdftotext and pdfinfo (poppler-utils) are not installed",
)


class Page(HTMLParser):
    """A page's visible text, its elements, and every address in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._hidden = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def one_line(text: str) -> str:
    """Text with every stretch of white space as one space."""
    return re.sub(r"\s+", " ", text)


def pdf_text(path: Path) -> str:
    """The text of a PDF as poppler reads it."""
    return one_line(subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode())


def pdf_facts(path: Path) -> dict[str, str]:
    """What pdfinfo says of a PDF."""
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in said.splitlines())}
