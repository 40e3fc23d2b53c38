"""What was planned before the results were known, and what was not."""

from __future__ import annotations

import dataclasses

from framing.report.model import Definition, Paragraph, Section, Statement
from framing.results import Result

_SHOWN = 12  # digits of a hash that a reader compares; the provenance has all
_NOT_PLANNED = Paragraph(
    "The plan does not name this, so it may have been looked for with the results in view.", "Exploratory."
)


def planned_or_not(plan: str) -> Statement:
    """Say at the head of a report whether it follows a locked plan."""
    if plan:
        return Statement(
            f"Articles, lexicons, measures and settings are those of a locked plan ({plan[:_SHOWN]}). What it "
            "does not name is marked exploratory.",
            "Planned.",
        )
    return Statement(
        "No locked plan says what was to be compared, so measures, groups and settings may have been chosen with "
        "the results in view.",
        "Exploratory.",
    )


def marked(section: Section, plan: str, *results: Result) -> Section:
    """Mark a section of a planned study whose results the plan does not name."""
    if not plan or any(getattr(result, "plan", "") for result in results):
        return section
    return dataclasses.replace(section, blocks=(_NOT_PLANNED, *section.blocks))


def plan_items(plan: str) -> tuple[Definition, ...]:
    """Return the line of the provenance that names the plan."""
    return (Definition("Plan", f"SHA-256 {plan}"),) if plan else ()
