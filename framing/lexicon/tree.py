"""From a YAML text to plain values that remember their lines.

Only what a lexicon needs is taken: mappings with text keys, lists, scalars. Anchors, aliases and tags are
refused, so that a small file stays small in memory and nothing in it runs. Scalars follow YAML 1.2: `no`, `on` and
dates are text; `true`, `5` and `~` are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from framing.errors import Problem
from framing.lexicon.syntax import impossible_escape, syntax_problem, unreadable_character

MAX_DEPTH = 10  # a lexicon needs six
MAX_NODES = 600_000  # values and keys; read at some 20 microseconds each

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]

# The core schema of YAML 1.2.2, section 10.3.2.
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]{1,99}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]{1,99}|0x[0-9a-fA-F]{1,99}")
_SPECIAL = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf", ".nan": "nan"}

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Node:
    """A value and the line that it stands in: that of its key, or of its place in a list.

    `content` is a scalar, a list of nodes, or a dictionary of nodes; `text` is how a scalar is written.
    """

    line: int
    content: Scalar | list[Node] | dict[str, Node]
    text: str = ""

    def plain(self) -> Plain:
        """Return the value without its lines."""
        if isinstance(self.content, dict):
            return {key: node.plain() for key, node in self.content.items()}
        if isinstance(self.content, list):
            return [node.plain() for node in self.content]
        return self.content

    def child(self, step: str | int) -> Node | None:
        """Return what stands under a key or at a place, or None."""
        if isinstance(self.content, dict) and isinstance(step, str):
            return self.content.get(step)
        if isinstance(self.content, list) and isinstance(step, int) and step < len(self.content):
            return self.content[step]
        return None

    def nearest(self, path: tuple[str | int, ...]) -> Node:
        """Follow a path as far as it goes."""
        node = self
        for step in path:
            further = node.child(step)
            if further is None:
                return node
            node = further
        return node


class _Hopeless(Exception):
    """Reading on makes no sense; the problem is already noted."""


@dataclass(slots=True)
class _Builder:
    """Builds nodes from events and notes what a lexicon does not allow."""

    events: Iterator[Event]
    problems: list[Problem] = field(default_factory=list)
    n_nodes: int = 0

    def note(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self.note(_line(event), "a second YAML document starts here; a file holds one lexicon.")
                    raise _Hopeless
                root = self.node(next(self.events), "", 0)
        return root

    def node(self, event: Event, under: str, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            self.note(line, f"values stand more than {MAX_DEPTH} deep in one another; a lexicon needs six.")
            raise _Hopeless
        self.n_nodes += 1
        if self.n_nodes > MAX_NODES:
            said = "Use wildcards, or leave categories out."
            self.note(line, f"the file has more than {MAX_NODES:,} values and keys by here. {said}")
            raise _Hopeless
        if isinstance(event, AliasEvent):
            name = f"*{event.anchor}"
            self.note(
                line,
                f"{name} is an alias in YAML, which a lexicon does not allow. A term that starts with * "
                f'goes in quotes: "{name}".',
            )
            return Node(line, name, name)
        self.refuse_extras(event, line)
        if isinstance(event, MappingStartEvent):
            return self.mapping(line, under, depth)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(line, depth)
        return self.scalar(event, line)

    def refuse_extras(self, event: Event, line: int) -> None:
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self.note(line, f"&{event.anchor} is an anchor in YAML, which a lexicon does not allow. Leave it out.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = str(tag).replace("tag:yaml.org,2002:", "!!")
            self.note(line, f"{shown} is a tag in YAML, which a lexicon does not allow. Leave it out.")

    def sequence(self, line: int, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self.node(event, "", depth + 1))
        return Node(line, items)

    def mapping(self, line: int, under: str, depth: int) -> Node:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key_node = self.node(event, "", depth + 1)
            key = self.key(key_node)
            value = self.node(next(self.events), key, depth + 1)
            if key in entries:
                self.note(key_node.line, _twice(under, key, entries[key].line))
                continue
            value.line = key_node.line
            entries[key] = value
        return Node(line, entries)

    def key(self, node: Node) -> str:
        if isinstance(node.content, (list, dict)):
            self.note(node.line, "a key is a list or a mapping; it must be text.")
            return ""
        if not isinstance(node.content, str):
            self.note(
                node.line, f'the key {node.text or "~"} is not read as text. Put it in quotes: "{node.text}".'
            )
        return node.text

    def scalar(self, event: Event, line: int) -> Node:
        if not isinstance(event, ScalarEvent):
            raise AssertionError(f"an event that no node starts with: {event}")
        text = str(event.value)
        if _SURROGATE.search(text):
            self.note(line, "a text holds half of a character (a lone surrogate). Write the character itself.")
            text = _SURROGATE.sub("\ufffd", text)
        plain = event.implicit[0] and event.style in (None, "")
        return Node(line, _value(text) if plain else text, text)


def read_tree(text: str) -> tuple[Node | None, list[Problem]]:
    """Return the root of a YAML text, and all that is wrong with it as YAML.

    The root is None where the text holds nothing, or cannot be read to its end.
    """
    builder = _Builder(iter(YAML(typ="safe", pure=True).parse(text)))
    try:
        return builder.document(), builder.problems
    except _Hopeless:
        pass
    except ReaderError as error:
        builder.problems.append(unreadable_character(text, error))
    except MarkedYAMLError as error:
        builder.problems.append(syntax_problem(text, error))
    except (YAMLError, ValueError, OverflowError) as error:
        builder.problems.append(impossible_escape(text, error))
    return None, builder.problems


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _twice(under: str, key: str, first: int) -> str:
    if under in ("frames", "targets"):
        return f"two {under} are called '{key}'; the first is in line {first}."
    return f"the key '{key}' stands twice; the first is in line {first}."


def _value(text: str) -> Scalar:
    """Return what a plain scalar stands for."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    special = _SPECIAL.get(text.lower())
    return text if special is None else float(special)
