"""The page of speeds, docs/benchmarks.md, and the figures of the README: written by what measured them."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import framing

REPOSITORY = Path(__file__).parent.parent
PAGE = REPOSITORY / "docs" / "benchmarks.md"
README = REPOSITORY / "README.md"
_PACKAGES = ("numpy", "pyarrow", "scikit-learn", "vaderSentiment", "nltk", "joblib", "distributed")

Row = tuple[str, str, str]


def machine() -> str:
    """Say on what was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{platform.machine()} with {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, framing {framing.__version__}, {packages}."
    )


def table(rows: Sequence[Row], *, aims: bool = True) -> list[str]:
    """Write rows as a table of Markdown; what belongs to the row above begins with two blanks."""
    shown = [("what", "measured", "aim"), ("---", "---", "---"), *rows]
    lines = [(f"… {what.strip()}" if what.startswith(" ") else what, *rest) for what, *rest in shown]
    return [f"| {' | '.join(line if aims else line[:2])} |" for line in lines]


def write(page: Path, name: str, lines: Sequence[str]) -> None:
    """Put lines between the marks of a name, in the place of what stood there."""
    begin, end = f"<!-- {name}: written by a command -->", f"<!-- {name}: end -->"
    before, rest = page.read_text(encoding="utf-8").split(begin)
    _, after = rest.split(end)
    page.write_text("\n".join([before + begin, "", *lines, "", end]) + after, encoding="utf-8")


def command() -> str:
    """Return the command that is running, as somebody would type it in the repository."""
    return " ".join(["python", f"benchmarks/{Path(sys.argv[0]).name}", *sys.argv[1:]])
