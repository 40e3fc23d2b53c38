"""docs/concordance.md and docs/counts.md: columns, limits and defaults are those of the library."""

from __future__ import annotations

import inspect

import framing
from framing.comparisons.concording import MOST_TOKENS
from framing.results.concordance import ORDERS
from framing.results.term_counts import SCOPES
from tests.docs.pages import REPOSITORY

CONCORDANCE = " ".join((REPOSITORY / "docs" / "concordance.md").read_text(encoding="utf-8").split())
COUNTS = " ".join((REPOSITORY / "docs" / "counts.md").read_text(encoding="utf-8").split())


def test_columns() -> None:
    found = framing.concordance(framing.sample_corpus(), "trade")
    assert f"A row has `{', '.join(found.columns)}`." in CONCORDANCE
    counts = framing.term_counts(framing.sample_corpus(), framing.load_lexicon("generic-frames"))
    assert f"`{', '.join(counts.columns)}`" in COUNTS


def test_arguments() -> None:
    usual = {name: each.default for name, each in inspect.signature(framing.concordance).parameters.items()}
    assert f"| `window` | {usual['window']} | tokens on either side, 0 to {MOST_TOKENS}." in CONCORDANCE
    assert f'| `order` | `"{usual["order"]}"` |' in CONCORDANCE
    assert f"| `voices` | `{usual['voices']}` |" in CONCORDANCE
    assert [name for name in ORDERS if f'`"{name}"`' not in CONCORDANCE] == []
    assert [name for name in SCOPES if f'`"{name}"`' not in COUNTS] == []
