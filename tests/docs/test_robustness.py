"""docs/robustness.md and docs/plans.md name what there is, and nothing else."""

from __future__ import annotations

import re

import framing
from framing.comparisons.alternatives import COUNTED, applicable
from framing.comparisons.plans import Plan
from framing.results import ALTERNATIVES
from tests.docs.pages import REPOSITORY


def rows_of(page: str) -> list[list[str]]:
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    return [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| `")
    ]


def test_the_alternatives_are_all_there_with_the_measures_that_they_vary() -> None:
    rows = {row[0].strip("`"): row[2] for row in rows_of("robustness.md") if len(row) == 3}
    assert [name for name in rows if not name.startswith("others=")][: len(ALTERNATIVES)] == list(ALTERNATIVES)
    counted = ", ".join(COUNTED)
    for name in ALTERNATIVES:
        measures = counted if name not in applicable("tone", "all") else "all"
        voices = "" if name in applicable("share", "quoted") else ", in all voices"
        assert rows[name] == f"{measures}{voices}", name


def test_the_columns_are_those_of_the_table() -> None:
    result = framing.robustness(
        framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False), alternatives=[]
    )
    (columns,) = (
        row[2].strip("`").split(", ") for row in rows_of("robustness.md") if row[0] == "`specifications`"
    )
    assert result.specifications.columns[5:] == tuple(columns)
    assert set(result.tables()) == {"robustness", "robustness_kinds", "specifications"}


def test_the_entries_of_a_plan_are_all_there() -> None:
    text = (REPOSITORY / "docs" / "plans.md").read_text(encoding="utf-8")
    for entry in Plan((), (), ()).entries:
        part, _, name = entry.partition(".")
        assert re.search(rf"`\[{{1,2}}{part}", text), entry
        assert not name or name in text, entry
