"""From pydantic's errors to sentences with a line: what was wrong, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic_core import ErrorDetails

from framing.errors import Problem, did_you_mean, one_of
from framing.lexicon.schema import LEVELS_MEANING, MAX_TERMS, NAME_MEANING, allowed_keys
from framing.lexicon.tree import Node

Path = tuple[str | int, ...]

_SHOWN = 60

# What a value must be, by pydantic's name for the error that says that it is not.
_MUST_BE = {
    "bool_type": "true or false",
    "dict_type": "a mapping, lines of 'key: value'",
    "finite_number": "a finite number",
    "float_type": "a number",
    "greater_than": "above 0",
    "greater_than_equal": "1 or more",
    "list_type": "a list, one line for each that starts with '- '",
    "literal_error": "'exclude' or 'count'",
    "model_type": "a mapping, lines of 'key: value'",
    "too_long": f"a list of at most {MAX_TERMS:,} terms; use wildcards, or split the frame",
}


def complaints(errors: Sequence[ErrorDetails], root: Node) -> Iterator[Problem]:
    """Word each error of a validation; a key that is misspelt is not said to be missing as well."""
    suggested = {
        (error["loc"][:-1], did_you_mean(str(error["loc"][-1]), allowed_keys(error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        *place, key = error["loc"]
        if error["type"] != "missing" or (tuple(place), f" Did you mean '{key}'?") not in suggested:
            yield _problem(error, root)


def where(path: Path, root: Node) -> str:
    """Word where something stands, such as "frame 'economy', term 'invest*': "."""
    if len(path) < 2 or path[0] not in ("frames", "targets"):
        return ""
    words = f"{str(path[0])[:-1]} '{clipped(str(path[1]))}'"
    if len(path) >= 4 and path[2] == "terms" and isinstance(path[3], int):
        item = root.nearest(path[:4])
        text = (item.child("term") or item).text
        words += f", term '{clipped(text)}'" if text else f", term {path[3] + 1}"
    return f"{words}: "


def clipped(text: str) -> str:
    """Shorten a text for a message, and keep it on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _problem(error: ErrorDetails, root: Node) -> Problem:
    path, kind = error["loc"], error["type"]
    if kind == "missing":
        return Problem(root.nearest(path[:-1]).line, f"{where(path, root)}'{path[-1]}' is missing.")
    if path[-1] == "[key]":
        meaning = LEVELS_MEANING if path[0] == "frames" else NAME_MEANING
        said = f"the name '{clipped(str(path[1]))}' is not allowed; it must be {meaning}."
        return Problem(root.nearest(path[:2]).line, f"{str(path[0])[:-1]}: {said}")
    node = root.nearest(path)
    return Problem(node.line, where(path, root) + _said(error, node))


def _said(error: ErrorDetails, node: Node) -> str:
    path, kind, details = error["loc"], error["type"], error.get("ctx", {})
    subject = _subject(path, node)
    if kind == "extra_forbidden":
        allowed = allowed_keys(path[:-1])
        return f"unknown key '{path[-1]}'.{did_you_mean(str(path[-1]), allowed)} Allowed: {one_of(allowed)}."
    if kind == "pattern":
        inside = "" if path[-1] == "term" else f"{subject}: "
        return f"{inside}{details['said']}"
    if kind == "reference":
        return str(details["said"])
    if kind == "too_short" or _is_empty(node):
        return f"{subject} is empty."
    if kind == "blank":
        return f"{subject} is blank."
    if kind in ("string_type", "form") and not isinstance(node.content, str):
        return f"{subject} {_not_text(node)}"
    meaning = details["meaning"] if kind == "form" else _MUST_BE[kind]
    return f"{subject} is {_given(node)}; it must be {meaning}."


def _subject(path: Path, node: Node) -> str:
    """Name a value by its key; an item of a list by its place, a pattern in `unless` by itself."""
    step = path[-1]
    if step == "term" or (isinstance(step, int) and path[-2] == "terms"):
        return "the term"
    if isinstance(step, str):
        return "it" if len(path) == 2 else f"'{step}'"
    if path[-2] == "unless" and node.text:
        return f"unless '{clipped(node.text)}'"
    return f"item {step + 1} of '{path[-2]}'"


def _not_text(node: Node) -> str:
    """Say what was read in place of a text, and how to make it one."""
    if isinstance(node.content, dict):
        return "is read as a mapping, because of a colon. Put the text in quotes."
    if isinstance(node.content, list):
        return "is read as a list. Put the text in quotes."
    kind = "true or false" if isinstance(node.content, bool) else "a number"
    return f'is {node.text}, which YAML reads as {kind}. Put it in quotes: "{node.text}".'


def _is_empty(node: Node) -> bool:
    return node.content is None or node.content == [] or node.content == {}


def _given(node: Node) -> str:
    if isinstance(node.content, dict):
        return "a mapping"
    if isinstance(node.content, list):
        return "a list"
    return f"'{clipped(node.text)}'" if isinstance(node.content, str) else clipped(node.text)
