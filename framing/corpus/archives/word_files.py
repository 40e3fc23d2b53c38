"""The paragraphs of a Word document (`.docx`), without its pictures and without anything that it points to.

Only the part with the text is unpacked, up to a size, and read as events: a document type, and with it every
entity, is refused.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from framing.errors import InputError

MOST_BYTES = 200_000_000  # unpacked; thousands of articles have some ten million
_PART = "word/document.xml"
# Word's own files, and those that it saves as "Strict Open XML".
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
# What older programs are to show instead of what stands before it: the same text once more.
_INSTEAD = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What zipfile raises over a file that is cut off, tampered with or locked.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_AGAIN = "Export it again, or open it in a word processor and save it as .docx anew."


def paragraphs_of(content: bytes, name: str) -> list[str]:
    """Return the text of every paragraph, also of those in tables, in the order of the document.

    Raises
    ------
    InputError
        It is no Word document, damaged, too large, or holds a document type.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(_part(content, name), True)
    except expat.ExpatError as error:
        raise InputError(
            f"{name}: the text in it is no XML that can be read ({expat.ErrorString(error.code)}). {_AGAIN}"
        ) from None
    except _Doctype:
        raise InputError(f"{name} holds a document type, which Word writes never. It was not read.") from None
    return reader.paragraphs


def _part(content: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            part = packed.getinfo(_PART)
            if part.file_size <= MOST_BYTES:
                return packed.read(part)  # never more than the size that it declares
    except KeyError:
        raise InputError(f"{name} is no Word document: there is no {_PART} in it. {_AGAIN}") from None
    except _BROKEN as error:
        raise InputError(f"{name} is no whole Word document ({error}). {_AGAIN}") from None
    raise InputError(
        f"{name} would unpack to {part.file_size:,} bytes of text, and at most {MOST_BYTES:,} are read. Export "
        "it in smaller parts."
    )


class _Doctype(Exception):
    """There is one, and reading ends."""


class _Reader:
    """Keeps the paragraphs that are open while elements come by; a text box is a paragraph inside another."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.in_text = False
        self.instead = 0

    def refuse_doctype(self, *_: object) -> None:
        raise _Doctype

    def start(self, element: str, _: object) -> None:
        self.instead += element == _INSTEAD
        name = _name(element)
        if self.instead or not name:
            return
        if name == "p":
            self.open.append([])
        elif name == "t":
            self.in_text = True
        elif self.open and name in _SIGNS:
            self.open[-1].append(_SIGNS[name])

    def end(self, element: str) -> None:
        self.instead -= element == _INSTEAD
        name = _name(element)
        if self.instead or not name:
            return
        if name == "t":
            self.in_text = False
        elif name == "p":
            self.paragraphs.append("".join(self.open.pop()))

    def characters(self, text: str) -> None:
        if self.in_text and self.open:
            self.open[-1].append(text)


def _name(element: str) -> str:
    """Return the name of an element of Word's, or "" of another."""
    return next((element.removeprefix(space) for space in _WORD if element.startswith(space)), "")
