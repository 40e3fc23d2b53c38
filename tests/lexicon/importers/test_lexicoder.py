"""Lexicoder 3 dictionaries."""

from __future__ import annotations

from pathlib import Path

from tests.lexicon.importers.dictionaries import load, refused, terms


def test_categories_and_words(tmp_path: Path) -> None:
    text = "+JOY\n\n over the moon \n happ*\n+FEAR\n\tafraid \n"
    assert terms(load(tmp_path, text)) == {"joy": ["over the moon", "happ*"], "fear": ["afraid"]}


def test_words_above_the_first_category_go_by_the_files_name(tmp_path: Path) -> None:
    assert terms(load(tmp_path, "calm\n+JOY\nmerry\n", format="lexicoder")) == {"mood": ["calm"], "joy": ["merry"]}


def test_a_category_without_a_name(tmp_path: Path) -> None:
    assert refused(tmp_path, "+JOY\nmerry\n+\nsad\n") == (
        "mood.txt: 1 problem in this lexicon.\n  line 3: a category has no name behind its +."
    )
