"""docs/timeline.md: every caution of its own, every argument, and the numbers that it names."""

from __future__ import annotations

import inspect
import re

import framing
from framing.comparisons import period_wording
from framing.comparisons.period_contrasts import MOST_PERMUTATIONS
from framing.comparisons.periods import MOST_CHOSEN
from framing.plots.timeline import MOST_LINES
from framing.plots.timeline_lines import BEYOND
from framing.results import PERIODS
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "timeline.md").read_text(encoding="utf-8")
DECISION = (REPOSITORY / "docs" / "decisions" / "timeline.md").read_text(encoding="utf-8")


def test_every_caution_of_its_own_is_named() -> None:
    codes = re.findall(r'Caveat\(\s*"([a-z-]+)"', inspect.getsource(period_wording))
    assert len(codes) == 4
    assert [code for code in codes if f"\n| `{code}` |" not in PAGE] == []


def test_every_argument_is_in_the_table() -> None:
    table = PAGE.split("| argument |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", "".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert named == set(inspect.signature(framing.timeline).parameters) - {"scores"}
    assert [every for every in PERIODS if f'`"{every}"`' not in table] == []


def test_the_numbers_it_names() -> None:
    assert f"at most {MOST_CHOSEN}" in PAGE
    assert MOST_LINES == 7
    assert "(at most seven) groups" in PAGE
    assert f"as far as {BEYOND} times" in PAGE
    assert f"up to {MOST_PERMUTATIONS:,} ({MOST_PERMUTATIONS // 40:,} tests at 95 %)" in DECISION
