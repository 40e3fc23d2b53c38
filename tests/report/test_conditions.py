"""A study says of each section that not every study has, where it is shown."""

from __future__ import annotations

import re

import framing
from framing.comparisons.profile_data import ENOUGH_ARTICLES, ENOUGH_GROUPS
from framing.comparisons.study_parts import LEAST_ARTICLES, LEAST_PERIODS, MOST_GROUPS, MOST_PROFILES
from framing.report.build import build
from framing.report.model import Paragraph, Section
from framing.report.sections.conditions import LEAD, with_condition
from tests.making import made_scores

ARTICLES = [
    {"source": source, "tone": 0.1 * i, "frames": {"trade": i % 3}} for source in ("A", "B") for i in range(6)
]


def _said(section: Section) -> str:
    (found,) = (block.text for block in section.blocks if isinstance(block, Paragraph) and block.lead == LEAD)
    return found


def test_each_section_that_may_be_missing_says_where_it_is_shown() -> None:
    study = framing.study(made_scores(ARTICLES), n_resamples=200)
    sections = {section.id: section for section in build(study).sections}
    said = {
        name: any(isinstance(block, Paragraph) and block.lead == LEAD for block in section.blocks)
        for name, section in sections.items()
    }
    assert [name for name, is_said in said.items() if is_said] == ["tone", "speech", "over-time", "robustness"]
    assert _said(sections["robustness"]) == "frames are compared, between two sources or more."
    # It stands below what introduces the section.
    assert [isinstance(block, Paragraph) for block in sections["robustness"].blocks[:2]] == [True, True]
    assert sections["robustness"].blocks[0] != sections["robustness"].blocks[1]


def test_a_result_alone_needs_no_condition() -> None:
    report = build(framing.robustness(made_scores(ARTICLES)))
    assert LEAD not in {
        block.lead for each in report.sections for block in each.blocks if isinstance(block, Paragraph)
    }


def test_the_numbers_are_those_that_a_study_goes_by() -> None:
    def numbers(section: str) -> list[int]:
        said = _said(with_condition(Section(section, "", ()), "source"))
        return [int(number) for number in re.findall(r"\d+", said)]

    assert numbers("distances") == [ENOUGH_GROUPS, ENOUGH_ARTICLES, MOST_PROFILES]
    assert numbers("over-time") == [LEAST_PERIODS]
    assert numbers("key-words") == [MOST_GROUPS, LEAST_ARTICLES]
