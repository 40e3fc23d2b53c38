"""What is wrong between the parts of a file: opposition to nobody, one name claimed by two.

The tree is asked, not the validated models, so that these problems are told together with all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.errors import Problem, unknown
from framing.lexicon.aliases import Alias, alias_problems
from framing.lexicon.complaints import clipped
from framing.lexicon.folding import fold_phrase
from framing.lexicon.parsing import parse_pattern
from framing.lexicon.pattern import Pattern, PatternError, Phrase
from framing.lexicon.tree import Node


def relation_problems(root: Node) -> Iterator[Problem]:
    """Return what is wrong between the parts of a lexicon."""
    frames, targets = _entries(root, "frames"), _entries(root, "targets")
    if not frames and not targets:
        yield Problem(None, "the lexicon has no frame and no target; it needs at least one.")
    yield from _oppositions(frames)
    yield from _shared_aliases(targets)
    yield from _contradictions(root)


def _oppositions(frames: dict[str, Node]) -> Iterator[Problem]:
    for name, frame in frames.items():
        for item in _items(frame.child("opposed_to")):
            if not isinstance(item.content, str):
                continue
            if item.content == name:
                yield Problem(item.line, f"frame '{name}': it is opposed to itself.")
            elif item.content not in frames:
                others = [other for other in frames if other != name]
                said = (
                    unknown("frame in 'opposed_to'", item.content, others)
                    if others
                    else "there is no other frame to be opposed to."
                )
                yield Problem(item.line, f"frame '{name}': {said[0].lower()}{said[1:]}")


def _contradictions(root: Node) -> Iterator[Problem]:
    """Return which aliases of speakers contradict each other; their shapes are told elsewhere."""
    items, aliases = [], []
    for item in _items(root.child("aliases")):
        name, canonical, same = (item.child(key) for key in ("name", "canonical", "same"))
        if name is not None and canonical is not None and name.text.strip() and canonical.text.strip():
            items.append(item)
            aliases.append(Alias(name.text, canonical.text, same is None or same.content is not False))
    places = [f"line {item.line}" for item in items]
    for number, said in alias_problems(aliases, places):
        yield Problem(items[number].line, f"aliases: {said}")


@dataclass(frozen=True, slots=True)
class _Alias:
    """One phrase that a target goes by; `unless` is what tells it from the same phrase of another target."""

    target: str
    line: int
    unless: frozenset[str]


def _shared_aliases(targets: dict[str, Node]) -> Iterator[Problem]:
    claimed: dict[tuple[Phrase, bool], _Alias] = {}
    for name, target in targets.items():
        for item in _items(target.child("terms")):
            case = (node := item.child("case")) is not None and node.content is True
            unless = frozenset(pattern.text for pattern in _items(item.child("unless")))
            pattern = _parsed(item.child("term") or item)
            if pattern is None or pattern.operator is not None:
                continue
            for phrase in pattern.left:
                key = (fold_phrase(phrase, case=case), case)
                first = claimed.setdefault(key, _Alias(name, item.line, unless))
                if first.target != name and first.unless == unless:
                    yield Problem(
                        item.line,
                        f"target '{name}': '{clipped(' '.join(phrase))}' is also a name of the target "
                        f"'{first.target}' (line {first.line}). Leave it out of one of them, or tell them apart "
                        f"with 'unless' or 'case'.",
                    )


def _parsed(node: Node) -> Pattern | None:
    if not isinstance(node.content, str):
        return None
    try:
        return parse_pattern(node.content)
    except PatternError:
        return None  # told elsewhere


def _entries(root: Node, key: str) -> dict[str, Node]:
    node = root.child(key)
    return node.content if node is not None and isinstance(node.content, dict) else {}


def _items(node: Node | None) -> list[Node]:
    return node.content if node is not None and isinstance(node.content, list) else []
