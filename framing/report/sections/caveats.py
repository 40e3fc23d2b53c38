"""What a reader has to keep in mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from framing.report.model import Block, Definition, Definitions, Paragraph, Section, Statement, Statements
from framing.results import Caveat


def caveats(cautions: Iterable[Caveat]) -> Section:
    """Print every caveat once, in full; its code is what the letters in the tables stand for."""
    messages: dict[str, dict[str, None]] = {}
    for caveat in cautions:
        messages.setdefault(caveat.code, {})[caveat.message] = None
    if not messages:
        return Section("caveats", "Caveats", (Paragraph("None was raised."),))
    return Section("caveats", "Caveats", tuple(_blocks({code: _lines(said) for code, said in messages.items()})))


def _blocks(lines: Mapping[str, list[str]]) -> Iterator[Block]:
    """Set caveats of one message below each other, and those of several as lists."""
    for several, codes in groupby(lines, lambda code: len(lines[code]) > 1):
        if several:
            yield from (Statements(code, tuple(map(Statement, lines[code]))) for code in codes)
        else:
            yield Definitions(tuple(Definition(code, lines[code][0]) for code in codes))


def _lines(messages: Iterable[str]) -> list[str]:
    """Return messages; where several end in the same sentence, it stands once, behind the last of them."""
    begun: dict[str, list[str]] = {}
    for message in messages:
        start, stop, last = message.rpartition(". ")
        begun.setdefault(last, []).append(start + stop)
    return [
        line
        for last, starts in begun.items()
        for line in ([*map(str.strip, starts), last] if len(starts) > 1 else [starts[0] + last])
    ]
