"""quanteda's YAML, which newsmap uses too: categories in one another, with lists of words at the ends."""

from __future__ import annotations

import re

from framing.lexicon.importers import own
from framing.lexicon.importers.gathering import Dictionary, Path, Source
from framing.lexicon.tree import Node, read_tree

_KEY = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"\[\]{}<>%@&*|,][^:#]*?)\s*:(?:\s.*)?""")
_LIST = re.compile(r"^\s*-\s|:\s*\[")
_GOES_ON = (" ", "\t", "-", "]", "}")


def recognise(source: Source) -> bool:
    """Whether every line at the margin is a key, none of a lexicon of this library, and there are lists."""
    lines = [line[:500] for line in source.sample("#")]
    margin = [line for line in lines if not line.startswith(_GOES_ON) and line.strip() != "---"]
    if not margin or lines[0].startswith(_GOES_ON):
        return False
    named = source.name.lower().endswith((".yml", ".yaml"))
    if not named and not any(_LIST.search(line) for line in lines):
        return False  # "Dear editor: I was surprised" is a key and a value, too
    return all(_KEY.fullmatch(line) for line in margin) and not own.recognise(source)


def read(source: Source) -> Dictionary:
    """Read a dictionary in quanteda's YAML."""
    found = Dictionary()
    root, problems = read_tree(source.text)
    found.problems.extend(problems)
    if root is not None and not isinstance(root.content, dict):
        found.refuse(root.line, "the file must be a mapping: categories with lists of words.")
    elif root is not None and not problems:
        _category(root, (), found)
    return found


def _category(node: Node, path: Path, found: Dictionary) -> None:
    """Walk through a category; read_tree allows a few levels only."""
    if isinstance(node.content, dict):
        for name, child in node.content.items():
            inner = (*path, " ".join(name.split()) or "?")
            found.declare(inner, child.line)
            _category(child, inner, found)
    elif isinstance(node.content, list):
        for item in node.content:
            _category(item, path, found)
    elif node.content is None and node.text:
        found.leave_out(node.line, node.text, "YAML reads it as nothing. Put it in quotes if it is a word.")
    elif node.text.strip():
        found.add(node.text.strip(), path, node.line)
