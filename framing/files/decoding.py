"""Bytes to text: UTF-8 with and without BOM, UTF-16, or what the caller declares; broken bytes are named."""

from __future__ import annotations

import codecs
from pathlib import Path

from framing.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def detect_encoding(content: bytes) -> str:
    """Return the encoding that a byte-order mark declares, or UTF-8."""
    return next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")


def decode(content: bytes, name: str, encoding: str | None = None) -> str:
    """Decode bytes, or say which file, line and byte cannot be read and what to do.

    Parameters
    ----------
    content : bytes
    name : str
        What to call the file in an error.
    encoding : str, optional
        A codec's name; without it a byte-order mark decides, and UTF-8 where there is none.

    Raises
    ------
    InputError
        The encoding is unknown, or a byte does not fit it.
    """
    chosen = known_encoding(encoding or detect_encoding(content))
    try:
        return content.decode(chosen)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(undecodable(name, line, error.start, content[error.start], chosen)) from None


def known_encoding(chosen: str) -> str:
    """Return the name of an encoding of text; an InputError where Python knows none of that name."""
    try:
        codecs.lookup(chosen)
    except (LookupError, TypeError):  # a number names no encoding
        raise InputError(
            f"Unknown encoding '{chosen}'. Use a name that Python knows, such as 'utf-8', 'utf-16', "
            f"'latin-1', 'cp1252' or 'gb18030'."
        ) from None
    try:
        bytes(4).decode(
            chosen
        )  # of no bytes at all nothing would be asked; four are a character in every encoding
    except (LookupError, UnicodeError):  # 'hex' is a codec, and no encoding of text
        raise InputError(
            f"'{chosen}' is no encoding of text. Use a name such as 'utf-8', 'utf-16', 'latin-1', 'cp1252' or "
            f"'gb18030'."
        ) from None
    return chosen


def undecodable(name: str, line: int, place: int, byte: int, encoding: str) -> str:
    """Word that a byte of a file does not fit its encoding; `place` counts from 0."""
    return (
        f"{name}: line {line}, byte {place} of the file (0x{byte:02X}) is not valid {encoding}. Save the file as "
        f"UTF-8, or name its encoding with encoding=, for example encoding='cp1252'."
    )


def read_text(path: Path, encoding: str | None = None) -> str:
    """Read a whole file as text; see `decode`."""
    return decode(path.read_bytes(), path.name, encoding)
