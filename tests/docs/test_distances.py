"""docs/distances.md: every caution of its own, every argument, and the numbers that it names."""

from __future__ import annotations

import inspect
import re

import framing
from framing.comparisons import profile_tables, profile_wording
from framing.comparisons.profile_data import ENOUGH_ARTICLES, ENOUGH_GROUPS
from framing.comparisons.profiling import PROFILED
from framing.comparisons.study_parts import MOST_PROFILES
from framing.plots.maps import MOST_NAMED, POOR_STRESS
from framing.plots.trees import PRINTED_FROM, STABLE_FROM
from tests.docs.pages import REPOSITORY
from tests.plots.distanced import distanced, names

PAGE = (REPOSITORY / "docs" / "distances.md").read_text(encoding="utf-8")


def test_every_caution_of_its_own_is_named() -> None:
    codes = re.findall(r'Caveat\(\s*"([a-z-]+)"', inspect.getsource(profile_wording))
    assert len(codes) == 5
    codes += [profile_tables.NO_PROFILE, profile_tables.NO_VARIATION]
    assert [code for code in codes if f"\n| `{code}` |" not in PAGE] == []


def test_every_argument_and_column_is_named() -> None:
    for name in inspect.signature(framing.distances).parameters:
        assert name == "scores" or f"`{name}`" in PAGE
    own = set(distanced(names(3)).pairs.columns) - {"group", "reference", "n_group", "n_reference", "caveats"}
    assert [name for name in own if f"`{name}`" not in PAGE] == []
    assert [measure for measure in PROFILED if f"`{measure}`" not in PAGE] == []


def test_the_numbers_it_names() -> None:
    assert (ENOUGH_GROUPS, ENOUGH_ARTICLES, MOST_NAMED) == (4, 10, 16)
    assert (PRINTED_FROM, STABLE_FROM, POOR_STRESS) == (0.5, 0.95, profile_wording.POOR_STRESS)
    assert f"at most {MOST_PROFILES} have a profile" in PAGE
