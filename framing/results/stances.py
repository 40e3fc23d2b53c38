"""What is said at given mentions of targets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from framing.results.table_result import TableResult

OUTCOMES = ("for", "against", "none")


@dataclass(frozen=True, slots=True, repr=False)
class Stances(TableResult):
    """What is said about targets where they are mentioned; see `TableResult` for what else there is.

    Attributes
    ----------
    table : Table
        One row a mention, in the order in which they were given, with the mention's own columns
        (``document_id, target, start, end`` and any others), then ``stance`` (−1 against the target to 1 for it;
        null without evidence, which is not balance)``, polarity`` ("for", "against" or "none")``, voice``
        ("journalist", "quoted" or "attributed": who speaks at the mention)``, speaker`` (who, by name; null where
        nobody is named). A mention in a passage that cleaning set aside has null in all four.
    """

    @property
    def summary(self) -> str:
        """How many mentions there are, and how many of them are for, against or neither."""
        counts = Counter(self.table.column("polarity"))
        listed = ", ".join(f"{counts[outcome]:,} {outcome}" for outcome in OUTCOMES)
        unread = f", {counts[None]:,} not read" if counts[None] else ""
        n = f"{len(self):,} mention" if len(self) == 1 else f"{len(self):,} mentions"
        return f"{n} of targets: {listed}{unread}."
