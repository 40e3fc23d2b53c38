"""Pages that Factiva saves (`.html`): a `div` of the class "article" for each, with rows of codes or without.

Without codes the place says what a line is: headline, byline, "812 words", day, time, source, source code,
language, copyright, then the paragraphs, and "Document" with the accession number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from framing.corpus.archives.days import day_in
from framing.corpus.archives.exports import Entry, Export
from framing.corpus.archives.factiva import CODES, entry_of
from framing.errors import InputError

_ARTICLE = re.compile(r"""<div[^>]{0,200}class=["']?article [a-z]{2,8}Article""")
_CLASS = re.compile(r"[a-z]{2,8}Article")
_LINES = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4"})
# "812 words": in one of these languages, or in any where a day stands below.
_COUNT = re.compile(r"\d[\d.,\s]*[^\W\d_]{1,12}")
_WORDS = re.compile(r".*(words|mots|wörter|palabras|parole|palavras|woorden)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}( [A-Z]+)?")
_NUMBER = re.compile(r"[^\W\d_]{2,12} (?=\S*\d{8})\S{10,}")


def recognise(text: str) -> bool:
    """Whether there is an element of the classes that Factiva gives to articles."""
    return _ARTICLE.search(text) is not None


def read(text: str, name: str) -> Export:
    """Read a page of articles.

    Raises
    ------
    InputError
        It ends inside an article.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.depth:
        raise InputError(
            f"{name} ends inside article {len(reader.articles):,}: it was not saved whole. Export it again."
        )
    return Export([_entry(lines) for lines in reader.articles])


@dataclass(slots=True)
class _Line:
    """A line of an article: the row and cell of a table that it is in (0 outside), its classes, its text."""

    row: int
    cell: int
    kind: str
    text: str = ""
    pieces: list[str] = field(default_factory=list)  # of the text, as they come by


class _Reader(HTMLParser):
    """Gathers the lines of every article while elements come by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[list[_Line]] = []
        self.depth = 0  # of divs since the article's own, 0 outside
        self.row = self.cell = 0
        self.ignored = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "div":
            if self.depth:
                self.depth += 1
            elif "article" in classes and any(_CLASS.fullmatch(each) for each in classes):
                self.depth, self.row, self.cell = 1, 0, 0
                self.articles.append([])
        if not self.depth:
            return
        if tag == "tr":
            self.row, self.cell = self.row + 1, 0
        elif tag == "td":
            self.cell += 1
            self._begin(classes)
        elif tag in _LINES:
            self._begin(classes)
        elif tag in ("script", "style"):
            self.ignored = True
        elif any(each.endswith("Headline") for each in classes):
            self._begin(classes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth:
            self.depth -= 1
        elif tag in ("script", "style"):
            self.ignored = False
        if self.depth and tag in ("p", "div", "td"):
            self._begin([])

    def handle_data(self, data: str) -> None:
        if self.depth and not self.ignored and self.articles[-1]:
            self.articles[-1][-1].pieces.append(data)

    def _begin(self, classes: Sequence[str]) -> None:
        self.articles[-1].append(_Line(self.row, self.cell, " ".join(classes)))


def _entry(lines: Sequence[_Line]) -> Entry:
    told = [_Line(line.row, line.cell, line.kind, " ".join("".join(line.pieces).split())) for line in lines]
    told = [line for line in told if line.text]
    code_of = {line.row: line.text for line in told if line.cell == 1 and line.text in CODES}
    if not code_of:
        return entry_of(_by_place(told))
    fields: dict[str, list[str]] = {}
    for line in told:
        if line.row in code_of and line.cell > 1:
            fields.setdefault(code_of[line.row], []).append(line.text)
    return entry_of(fields)


def _by_place(lines: Sequence[_Line]) -> dict[str, list[str]]:
    """Give the lines of an article without codes the codes that they would have."""
    paragraphs = [line.text for line in lines if "articleParagraph" in line.kind]
    numbers = [line.text for line in lines if _NUMBER.fullmatch(line.text)]
    others = [line for line in lines if "articleParagraph" not in line.kind]
    headline = next((n for n, line in enumerate(others) if "Headline" in line.kind), -1)
    fields = {
        "TD": [text for text in paragraphs if text not in numbers],
        "AN": numbers[-1:],
        "HD": [others[headline].text] if headline >= 0 else [],
    }
    count = next(
        (
            n
            for n, (line, after) in enumerate(pairwise(others))
            if n > headline and _COUNT.fullmatch(line.text) and (_WORDS.fullmatch(line.text) or day_in(after.text))
        ),
        None,
    )
    if count is None:
        return fields
    before = [line.text for line in others[headline + 1 : count]]
    behind = [line.text for line in others[count + 1 :] if not _TIME.fullmatch(line.text)]
    named = dict(zip(("PD", "SN", "SC"), ([each] for each in behind), strict=False))
    return {**fields, "WC": [others[count].text], "BY": before[-1:], **named}
