"""docs/evaluation.md and docs/correction.md: every caution, table and verdict of theirs."""

from __future__ import annotations

import inspect
import re

import framing
from framing.coding import evaluation_wording
from framing.comparisons import correction_wording
from framing.results import VERDICTS
from tests.docs.pages import REPOSITORY

EVALUATION, CORRECTION = (
    (REPOSITORY / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("evaluation", "correction")
)


def test_every_caution_is_named() -> None:
    codes = re.findall(r'Caveat\(\s*"([a-z-]+)"', inspect.getsource(evaluation_wording))
    assert len(codes) == 8
    assert [code for code in codes if f"\n| `{code}` |" not in EVALUATION] == []
    source = inspect.getsource(correction_wording)
    codes = re.findall(r'(?:Caveat\(\s*|\n    )"([a-z]+(?:-[a-z]+)+)"[:,]', source)
    assert len(codes) == 6
    assert [code for code in codes if f"\n| `{code}` |" not in CORRECTION] == []


def test_every_argument_and_verdict_is_named() -> None:
    for name in inspect.signature(framing.evaluate).parameters:
        assert name == "scores" or f"`{name}`" in EVALUATION, name
    assert [verdict for verdict in VERDICTS if f"\n| {verdict} |" not in CORRECTION] == []
