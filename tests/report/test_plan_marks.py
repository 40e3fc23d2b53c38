"""What a report says of results that a locked plan names, and of those that it does not."""

from __future__ import annotations

import dataclasses

from framing.report.build import build
from framing.report.model import Definitions, Paragraph, Report, Section, Statements
from framing.results import Study
from tests.report.studied import FRAMES, NEWS, study

PLAN = "ab12" * 16
EXPLORATORY = Paragraph(
    "The plan does not name this, so it may have been looked for with the results in view.", "Exploratory."
)


def planned(*measures: str) -> Study:
    made = study(NEWS, FRAMES)
    comparisons = [
        dataclasses.replace(each, plan=PLAN if each.measure in measures else "") for each in made.comparisons
    ]
    return dataclasses.replace(made, comparisons=tuple(comparisons), plan=PLAN)


def marks(report: Report) -> dict[str, bool]:
    """Return which sections are marked as exploratory."""
    return {section.id: EXPLORATORY in section.blocks for section in report.sections}


def said(report: Report) -> list[tuple[str, str]]:
    glance = next(section for section in report.sections if section.id == "glance")
    statements = [block for block in glance.blocks if isinstance(block, Statements)]
    return [(item.lead, item.text) for item in statements[0].items[1:]]


def test_without_a_plan_everything_is_exploratory_and_the_head_says_so() -> None:
    report = build(study(NEWS, FRAMES))
    assert said(report)[-1] == (
        "Exploratory.",
        "No locked plan says what was to be compared, so measures, groups and settings may have been chosen with "
        "the results in view.",
    )
    assert not any(marks(report).values())


def test_with_a_plan_what_it_does_not_name_is_marked() -> None:
    report = build(planned("share", "present"))
    assert said(report)[-1] == (
        "Planned.",
        "Articles, lexicons, measures and settings are those of a locked plan (ab12ab12ab12). What it does not "
        "name is marked exploratory.",
    )
    marked = marks(report)
    assert [name for name, is_marked in marked.items() if is_marked] == ["measures-exploratory", "tone", "speech"]
    assert "measures" in marked
    ids = [section.id for section in report.sections]
    assert len(set(ids)) == len(ids)


def test_the_provenance_has_the_whole_hash() -> None:
    provenance = next(section for section in build(planned("share")).sections if section.id == "provenance")
    assert ("Plan", f"SHA-256 {PLAN}") in items_of(provenance)
    assert "Plan" not in [
        name for section in build(study()).sections if section.id == "provenance" for name, _ in items_of(section)
    ]


def items_of(section: Section) -> list[tuple[str, str]]:
    return [
        (item.term, item.text)
        for block in section.blocks
        if isinstance(block, Definitions)
        for item in block.items
    ]


def test_a_single_comparison_says_it_too() -> None:
    (first, *_) = study().comparisons
    assert said(build(first))[-1][0] == "Exploratory."
    assert said(build(dataclasses.replace(first, plan=PLAN)))[-1][0] == "Planned."
