"""Which module imports which, read from the source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "framing"


@dataclass(frozen=True)
class Import:
    """One import, wherever it stands: at the top, in a function, or for type checkers only."""

    module: str  # that imports
    imported: str  # a module, or a name in one
    line: int
    level: int  # dots of a relative import

    def __str__(self) -> str:
        return f"{self.module} imports {self.imported} (line {self.line})"


def modules() -> dict[str, Path]:
    """Return the file of every module of the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(module: str, source: str) -> Iterator[Import]:
    """Yield every import in a module's source; ``from a import b`` gives ``a.b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno, 0)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(module, f"{node.module or ''}.{alias.name}".lstrip("."), node.lineno, node.level)


def all_imports() -> list[Import]:
    """Return every import of the package."""
    return [
        found
        for module, path in modules().items()
        for found in imports_of(module, path.read_text(encoding="utf-8"))
    ]


def room_of(name: str) -> str | None:
    """Return the room of a module or of a name in one: the first part behind the package's name."""
    parts = name.split(".")
    return parts[1] if parts[0] == "framing" and len(parts) > 1 else None


def cycles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other in a circle, sorted."""
    reached = {module: _reached_from(module, edges) for module in edges}
    groups = {
        frozenset(other for other in reached[module] if module in reached.get(other, ())) for module in edges
    }
    return sorted(sorted(group) for group in groups if group)


def _reached_from(start: str, edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for following in edges.get(waiting.pop(), set()) - reached:
            reached.add(following)
            waiting.append(following)
    return reached
