"""docs/power.md and docs/synthetic.md name every argument with what it is unless given."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

import framing
from tests.docs.pages import REPOSITORY

_NOT_SHOWN = {"progress"}


def _shown(page: str) -> dict[str, str]:
    """Return what stands in the second column of the arguments' table, by argument."""
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| `")
    ]
    found: dict[str, str] = {}
    for name, usual, _ in rows:
        names = re.findall(r"`(\w+)`", name)
        parts = usual.split(", ") if usual.count(", ") == len(names) - 1 else [usual] * len(names)
        found |= dict(zip(names, parts, strict=True))
    return found


@pytest.mark.parametrize(
    ("page", "function"), [("power.md", framing.power), ("synthetic.md", framing.synthetic_corpus)]
)
def test_arguments(page: str, function: Callable[..., Any]) -> None:
    shown = _shown(page)
    usual = {name: each.default for name, each in inspect.signature(function).parameters.items()}
    assert set(usual) - set(shown) - _NOT_SHOWN - {"voice"} == set()
    for name, default in usual.items():
        if (
            isinstance(default, (int, float))
            and not isinstance(default, bool)
            and shown.get(name) != "as in `compare`"
        ):
            assert shown[name] == f"{default:g}", name
