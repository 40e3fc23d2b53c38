"""Where a study shows a section that not every study has; `study` itself says why others were left out."""

from __future__ import annotations

import dataclasses

from framing.report.model import Paragraph, Section
from framing.report.wording import plural

LEAD = "Shown where"
# By the id of the section. A test holds the numbers to those that `study` goes by.
_CONDITIONS = {
    "stance": "the lexicon has targets, and an article says something for or against one of them.",
    "tone": "an article has a tone, which is measured in English.",
    "speech": "frames are compared.",
    "distances": "4 {groups} or more have 10 articles with a hit, of no more than 40 {groups} with a profile.",
    "over-time": "half of the articles have a date, and 3 periods or more hold some.",
    "key-words": "the articles themselves are given, and each of no more than 12 {groups} has 20 of them.",
    "word-shifts": "the interval of a frame’s difference leaves out 0.",
    "robustness": "frames are compared, between two {groups} or more.",
    "validation": "people coded some of the articles.",
    "corrected": "people coded some of the articles.",
    "corrected-stance": "people coded what some of the articles say of a target.",
}


def with_condition(section: Section, by: str) -> Section:
    """Say under which condition a study has a section, below what introduces it; nothing where it always has."""
    if section.id not in _CONDITIONS:
        return section
    said = Paragraph(_CONDITIONS[section.id].format(groups=plural(by)), LEAD)
    begins = int(bool(section.blocks) and isinstance(section.blocks[0], Paragraph))
    blocks = (*section.blocks[:begins], said, *section.blocks[begins:])
    return dataclasses.replace(section, blocks=blocks)
