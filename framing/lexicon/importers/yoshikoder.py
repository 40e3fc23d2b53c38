"""Yoshikoder (`.ykd`) and the XML of Lexicoder (`.lcd`): `cnode` elements hold `pnode` elements and each other.

The file is read as events, without a tree; a document type, and with it every entity, is refused.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from framing.lexicon.importers.gathering import MAX_LEVELS, Dictionary, Source, clipped, number

_REGULAR = re.compile(r"[][(){}|^$+\\]|\.[*+?]")
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")


def recognise(source: Source) -> bool:
    """Whether the first element is a `dictionary`, and it holds categories."""
    start = source.text[:5_000].lstrip()
    return start.startswith("<") and ("<dictionary" in start or "<cnode" in start)


def read(source: Source) -> Dictionary:
    """Read a dictionary of Yoshikoder or Lexicoder."""
    found = Dictionary()
    reader = _Reader(found, source.stem)
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    reader.parser = parser
    # The text is decoded already; what the file said of its encoding gives way to blanks of the same lines.
    declared = _DECLARED.match(source.text)
    text = source.text[declared.end() :] if declared else source.text
    lines_before = source.text.count("\n", 0, declared.end()) if declared else 0
    try:
        parser.Parse(("\n" * lines_before + text).encode("utf-8", errors="replace"), True)
    except expat.ExpatError as error:
        found.refuse(error.lineno, f"this is not XML: {expat.ErrorString(error.code)}.")
    except _Refused as refusal:
        found.refuse(parser.CurrentLineNumber, str(refusal))
    return found


class _Refused(Exception):
    """Reading on makes no sense."""


class _Reader:
    """Keeps the categories that are open while elements come by."""

    def __init__(self, found: Dictionary, stem: str) -> None:
        self.found = found
        self.stem = stem
        self.open: list[str] = []
        self.regular = False
        self.parser: expat.XMLParserType

    def refuse_doctype(self, name: str, *_: object) -> None:
        raise _Refused(f"a document type, <!DOCTYPE {clipped(name)}>, is not allowed. Leave it out.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        name = attributes.get("name", "").strip()
        if tag == "dictionary":
            self.regular = attributes.get("patternengine", "").startswith("regex")
        elif tag == "cnode":
            if len(self.open) == MAX_LEVELS:
                raise _Refused(f"categories stand more than {MAX_LEVELS} deep in one another.")
            if not name:
                self.found.refuse(line, "a cnode has no name.")
            self.open.append(" ".join(name.split()) or "?")
            self.found.declare(tuple(self.open), line)
        elif tag == "pnode":
            self.entry(name, attributes.get("score", ""), line)

    def end(self, tag: str) -> None:
        if tag == "cnode":
            self.open.pop()

    def entry(self, text: str, score: str, line: int) -> None:
        weight = number(score) if score.strip() else 1.0
        if not text:
            self.found.leave_out(line, text, "the pnode has no name.")
        elif weight is None:
            self.found.leave_out(line, text, f"its score '{clipped(score)}' is no number.")
        elif self.regular and _REGULAR.search(text):
            self.found.leave_out(line, text, "it is a regular expression, which the term language does not have.")
        else:
            self.found.add(text, tuple(self.open) or (self.stem,), line, weight)
