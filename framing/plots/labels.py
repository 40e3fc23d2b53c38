"""Text that somebody else wrote, made fit to be drawn: nothing in it is a command, and it has an end."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# What draws nothing, or changes how its neighbours are drawn: control characters, surrogates, the byte-order mark,
# bidirectional embeddings, overrides and isolates, interlinear annotation, language tags, and noncharacters.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ufdd0-\ufdef" + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000)
                                                  for last in (0xFFFE, 0xFFFF)) + "]"
)  # fmt: skip
_SPACES = re.compile("[\t\n\v\f\r \x85\u2028\u2029]+")


def displayable(text: str) -> str:
    """Return text as it may be shown: composed (NFC), one line, and U+FFFD for each character that cannot be."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSHOWABLE.sub(REPLACEMENT, text)))


def width(text: str) -> int:
    """Return how wide text runs, counted in letters: wide East Asian characters are two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def wrapped(text: str, letters: int, lines: int = 3) -> str:
    """Break a label over lines at spaces, long words wherever they end, and cut it with "…" after the last line.

    Parameters
    ----------
    text : str
    letters : int
        How many letters fit on a line.
    lines : int
        How many lines there may be.
    """
    rows: list[str] = []
    for word in displayable(text).split() or ["(empty)"]:
        for piece in _pieces(word, letters):
            if rows and width(rows[-1]) + 1 + width(piece) <= letters:
                rows[-1] += f" {piece}"
            else:
                rows.append(piece)
    if len(rows) > lines:
        last = rows[lines - 1]
        while width(last) > letters - 1:
            last = last[:-1]
        rows = [*rows[: lines - 1], last.rstrip() + "…"]
    return "\n".join(rows)


def shortened(text: str, letters: int = 60) -> str:
    """Return a name for the middle of a sentence: cut with "…" where it is longer than any name needs to be.

    A name in Arabic or Hebrew is `closed`.
    """
    name = displayable(text)
    return closed(_cut(name, letters) if width(name) > letters else name)


def closed(name: str) -> str:
    """Return a name with a left-to-right mark behind it where it is in Arabic or Hebrew.

    Without it, the numbers that follow in an English sentence would be shown in another order than they were
    written.
    """
    return f"{name}\u200e" if any(unicodedata.bidirectional(char) in ("R", "AL") for char in name) else name


def _cut(name: str, letters: int) -> str:
    """Cut a name at its last space, unless that leaves little of it: a lexicon's pattern can be one long word."""
    kept = ""
    for char in name:
        if width(kept + char) > letters - 1:
            break
        kept += char
    space = kept.rfind(" ") if name[len(kept)] != " " else len(kept)
    return (kept[:space] if space >= letters * 2 / 3 else kept).rstrip() + "…"


def _pieces(word: str, letters: int) -> list[str]:
    """Cut a word that is longer than a line into pieces that are not."""
    pieces, piece = [], ""
    for char in word:
        if piece and width(piece + char) > letters:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]
