"""Scores that lie among articles are not read as articles."""

from __future__ import annotations

from pathlib import Path

import framing
from framing.corpus.scored_folders import holds_scores


def test_scores_among_articles_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,source\nTrade grew in Hanoi.,A\nExports to China fell.,B\n", "utf-8")
    lexicon = framing.load_lexicon("us-vietnam")
    scored = framing.score_dataset(tmp_path, lexicon, tmp_path / "one", text="text", progress=False)
    assert holds_scores(tmp_path / "one")
    assert len(framing.read_corpus(tmp_path, progress=False)) == 2
    again = framing.score_dataset(tmp_path, lexicon, tmp_path / "two", text="text", progress=False)
    assert again.frames.to_arrow().equals(scored.frames.to_arrow())


def test_what_else_has_a_manifest_stays(tmp_path: Path) -> None:
    for number, content in enumerate(("{", "[]", "{}", '{"format": 1, "settings": null}')):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "manifest.json").write_text(content, "utf-8")
        assert not holds_scores(folder)
    assert not holds_scores(tmp_path)
