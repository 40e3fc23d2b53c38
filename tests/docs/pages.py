"""Markdown pages as tests see them: fenced blocks in order, headings, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})[ \t]*(\S*)[^\n]*\n(.*?)^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(<?([^)>\s]+)>?\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes
    ----------
    language : str
        What stands behind the fence, "" where nothing does.
    text : str
    line : int
        Where the fence stands in its page, from 1.
    follows : bool
        Whether nothing but blank lines parts it from the block before.
    """

    language: str
    text: str
    line: int
    follows: bool


def pages() -> list[Path]:
    """Return the pages that a reader meets: the README and everything under docs/."""
    return [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    """Return a page's path in the repository."""
    return page.relative_to(REPOSITORY).as_posix()


def blocks_of(text: str) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    blocks: list[Block] = []
    end = 0
    for found in _FENCE.finditer(text):
        between = text[end : found.start()]
        line = text.count("\n", 0, found.start()) + 1
        blocks.append(Block(found[3], found[4], line, bool(blocks) and not between.strip()))
        end = found.end()
    return blocks


def links_of(text: str) -> list[str]:
    """Return where a page's links lead, those inside fenced blocks left out."""
    return _LINK.findall(_FENCE.sub("", text))


def prose_of(text: str) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", text)


def anchors_of(text: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and MkDocs make them of plain headings."""
    headings = _HEADING.findall(_FENCE.sub("", text))
    return {
        re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).strip().replace(" ", "-") for heading in headings
    }
