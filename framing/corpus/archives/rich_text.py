"""The text of a rich text file (`.rtf`), by striprtf, which is loaded only when one is read."""

from __future__ import annotations

import re

from framing.errors import InputError, MissingExtraError

MOST_BYTES = 50_000_000
_START = b"{\\rtf"
# A line break behind \fldinst means nothing, and keeps striprtf from a search for links that takes quadratic time
# and writes their addresses into the text.
_FIELD = re.compile(r"\\fldinst(?![a-z])")
_AGAIN = "Export it again, or save it as .docx."


def text_of_rich_text(content: bytes, name: str) -> str:
    """Return the text, one line a paragraph; cells of tables end in "|".

    Raises
    ------
    InputError
        It is no rich text, cut off, too large or damaged.
    MissingExtraError
        The extra ``archives`` is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise MissingExtraError("Reading .rtf files", "archives") from None
    if not content.lstrip().startswith(_START):
        raise InputError(f"{name} is no rich text: it does not start with '{_START.decode()}'. {_AGAIN}")
    if len(content) > MOST_BYTES:
        raise InputError(
            f"{name} has {len(content):,} bytes, and of rich text at most {MOST_BYTES:,} are read. Export it in "
            "smaller parts, or as .docx."
        )
    if not content.rstrip(b"\0 \r\n\t").endswith(b"}"):
        raise InputError(f"{name} is cut off: rich text ends with a closing brace. {_AGAIN}")
    rich = _FIELD.sub(r"\\fldinst\n", content.decode("latin-1"))
    try:
        text = rtf_to_text(rich, errors="strict")
    except (ValueError, TypeError, OverflowError, LookupError) as error:
        raise InputError(f"{name} is rich text that cannot be read ({error}). {_AGAIN}") from None
    # Characters beyond U+FFFF are written as two halves.
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
