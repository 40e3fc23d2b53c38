"""Exports that are known by sight and not read: refused, since all their articles would be taken for one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from framing.corpus.archives.days import day_in

_ACADEMIC = re.compile(r"\s*\d+ (?:of|von|de|di|van) \d+ DO[CK]UMENT[A-Z]{0,3}\s*")
_PROQUEST = re.compile(r"[^:]{0,40}\bProQuest\b[^:：]{0,30}[:：]\s*\d{4,20}\s*")
_RULE = re.compile(r"\s*_{20,}\s*")
_COUNT = re.compile(r"\d[\d.,\s]{0,9}[^\W\d_]{1,12}")  # "812 words"
_NUMBER = re.compile(
    r"[^\W\d_]{2,12} (?=\S{0,20}\d{8})[A-Z0-9]{5}\w{10,40}"
)  # "Document INVW000020230912ej9c00001"


def not_read(lines: Sequence[str]) -> str | None:
    """Say what a text is and what to do, where it is an export that is not read; None where it is none."""
    if any(map(_ACADEMIC.fullmatch, lines)):
        return (
            "an export of LexisNexis Academic ('1 of 500 DOCUMENTS'), which is not read. Export the articles from "
            "Nexis Uni as .docx, or put each into a row of a table."
        )
    if any(map(_RULE.fullmatch, lines)) and any(map(_PROQUEST.fullmatch, lines)):
        return (
            "an export of ProQuest from pages in another language than English, whose labels are not known. Set "
            "ProQuest's pages to English, and export it again."
        )
    told = [line.strip() for line in lines if line.strip()]
    counted = any(_COUNT.fullmatch(line) and day_in(after) for line, after in pairwise(told))
    if counted and any(map(_NUMBER.fullmatch, told)):
        return (
            "an export of Factiva without field codes, which is read from .html only. Save it as .html, or as "
            "'Full Article/Report plus Indexing'."
        )
    return None
