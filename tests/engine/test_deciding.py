"""What depends on all articles, found over many small ranges of hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.engine import deciding
from tests.engine.datasets import articles, in_one, in_parts, lexicon_in, rows_of, write_lines


@pytest.mark.parametrize("at_once", [1, 7])
def test_ranges_of_hashes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    rows = articles(30)
    for place in (0, 4, 9):
        rows[place]["id"] = None
    rows[20]["id"] = "news-000005"
    path, lexicon = write_lines(tmp_path / "news.jsonl", rows), lexicon_in(tmp_path)
    monkeypatch.setattr(deciding, "_AT_ONCE", at_once)
    scores = in_parts(path, lexicon, tmp_path / "out")
    assert rows_of(scores) == rows_of(in_one(path, lexicon))
    assert "news-000005-2" in scores.documents.column("document_id")
    assert "same text as a1 in this source" in scores.exclusions.column("reason")
