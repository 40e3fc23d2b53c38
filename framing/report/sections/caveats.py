"""What a reader has to keep in mind."""

from __future__ import annotations

from collections.abc import Iterable

from framing.report.model import Definition, Definitions, Paragraph, Section
from framing.results import Caveat


def caveats(cautions: Iterable[Caveat]) -> Section:
    """Print every caveat once, in full; its code is what the letters in the tables stand for."""
    messages: dict[str, dict[str, None]] = {}
    for caveat in cautions:
        messages.setdefault(caveat.code, {})[caveat.message] = None
    if not messages:
        return Section("caveats", "Caveats", (Paragraph("None was raised."),))
    items = tuple(Definition(code, _together(said)) for code, said in messages.items())
    return Section("caveats", "Caveats", (Definitions(items),))


def _together(messages: Iterable[str]) -> str:
    """Put messages that end in the same sentence one behind the other, and this sentence once behind them."""
    begun: dict[str, list[str]] = {}
    for message in messages:
        start, stop, last = message.rpartition(". ")
        begun.setdefault(last, []).append(start + stop)
    return " ".join("".join([*starts, last]) for last, starts in begun.items())
