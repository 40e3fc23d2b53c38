"""YAML's own complaints in words that say what to do."""

from __future__ import annotations

import re
import sys

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from framing.errors import Problem

# What ruamel.yaml says (a part of it), and what usually is behind it in a lexicon.
_HINTS = (
    ("'\\t'", "YAML is indented with spaces, never with tabs."),
    ("cannot start any token", "Put the text in quotes."),
    ("mapping values are not allowed", "If the colon belongs to the text, put the text in quotes."),
    ("expected alphabetic or numeric", "A text that starts with * or & goes in quotes."),
    ("found unexpected end of stream", "A quotation mark is opened and never closed."),
    ("expected ',' or ']'", "A list in square brackets is not closed, or a text in it needs quotes."),
    ("expected ',' or '}'", "A mapping in curly brackets is not closed, or a text in it needs quotes."),
    ("unknown escape character", "In double quotes a backslash has a meaning; use single quotes."),
    (
        "but found '<scalar>'",
        "If a text starts with a quotation mark, all of it goes in quotes; look at the indent too.",
    ),
    ("expected <block end>", "The indent does not fit the lines above."),
    ("could not find expected ':'", "A key needs a colon and a space after it."),
)


def syntax_problem(text: str, error: MarkedYAMLError) -> Problem:
    """Word a YAML error with its line and the usual cause."""
    mark = error.problem_mark or error.context_mark
    said = str(error.problem or error.context or "the file cannot be read on from here")
    hint = next((f" {advice}" for part, advice in _HINTS if part in said), "")
    line = None if mark is None else min(int(mark.line) + 1, text.count("\n") + 1)
    return Problem(line, f"this is not YAML: {said}.{hint}")


def unreadable_character(text: str, error: ReaderError) -> Problem:
    """Word a control character that YAML forbids, with its line."""
    line = text.count("\n", 0, error.position) + 1
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    return Problem(
        line, f"the file holds the control character U+{code:04X}, which YAML does not allow. Remove it."
    )


def impossible_escape(text: str, error: Exception) -> Problem:
    """Word an escape such as \\UFFFFFFFF, which ruamel.yaml hands to Python as it is."""
    for found in re.finditer(r"\\U([0-9A-Fa-f]{8})", text):
        if int(found[1], 16) > sys.maxunicode:
            line = text.count("\n", 0, found.start()) + 1
            return Problem(line, f"the escape {found[0]} stands for no character. Write the character itself.")
    return Problem(None, f"this is not YAML: {error}.")
