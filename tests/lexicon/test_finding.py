"""Names and paths of lexicons, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.errors import LexiconError
from framing.lexicon import finding, load_lexicon


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, beside a package that ships two lexicons."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for name in ("us-vietnam", "policy-frames"):
        (shipped / f"{name}.yml").write_text(_text(name))
    monkeypatch.setattr(finding, "packaged_folder", lambda _: shipped)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def _text(name: str) -> str:
    return f"lexicon: {name}\nversion: 1.0.0\nlanguage: en\ntargets: {{t: {{label: T, terms: [a]}}}}\n"


def _said(given: str | Path) -> str:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(given)
    return str(caught.value)


_SHIPPED = "These come with the package: policy-frames, us-vietnam."


@pytest.mark.usefixtures("folder")
def test_shipped_names() -> None:
    assert finding.available_lexicons() == ("policy-frames", "us-vietnam")
    assert load_lexicon("us-vietnam").name == "us-vietnam"


def test_paths(folder: Path) -> None:
    (folder / "mine.yml").write_text(_text("mine"))
    (folder / "MINE.YAML").write_text(_text("yaml"))
    assert load_lexicon("mine.yml").name == "mine"
    assert load_lexicon(folder / "MINE.YAML").name == "yaml"


@pytest.mark.usefixtures("folder")
def test_an_unknown_name() -> None:
    assert _said("us-vietnm") == (
        "us-vietnm: 1 problem in this lexicon.\n"
        f"  no lexicon is called 'us-vietnm'. Did you mean 'us-vietnam'? {_SHIPPED} For a file of your own give "
        f"its path, ending in .yml."
    )


def test_a_name_that_is_a_file(folder: Path) -> None:
    (folder / "mine.yml").write_text(_text("mine"))
    assert "Did you mean 'mine.yml'?" in _said("mine")


def test_a_file_that_is_not_there(folder: Path) -> None:
    (folder / "trade.yml").write_text(_text("trade"))
    assert _said("trad.yml") == (
        "trad.yml: 1 problem in this lexicon.\n"
        f"  there is no file 'trad.yml'. Did you mean 'trade.yml'? {_SHIPPED}"
    )
    assert "there is no file 'us-vietnam.yml'. Did you mean 'us-vietnam'?" in _said("us-vietnam.yml")


def test_a_folder_and_no_folder(folder: Path) -> None:
    assert _said(folder) == f"here: 1 problem in this lexicon.\n  '{folder}' is a folder. Name a file in it."
    assert _said("no/where.yml") == (
        f"where.yml: 1 problem in this lexicon.\n  the folder 'no' does not exist. {_SHIPPED}"
    )


@pytest.mark.usefixtures("folder")
def test_nothing_and_something_else() -> None:
    assert _said("") == f"'': 1 problem in this lexicon.\n  the name is empty. {_SHIPPED}"
    wrong: Any = 3
    assert _said(wrong) == (
        "3: 1 problem in this lexicon.\n  a lexicon is named by a text or a path, and this is a value of type int."
    )


def test_another_kind_of_file(folder: Path) -> None:
    (folder / "words.json").write_text("{}")
    assert _said("words.json").startswith(
        "words.json: 1 problem in this lexicon.\n"
        "  no format of dictionaries is recognised in it; it starts with '{}'. If it is one, name the format: "
    )


@pytest.mark.parametrize("name", ["a" * 5_000, "é" * 200, "a/" * 600])
def test_names_that_no_file_can_have(name: str) -> None:
    assert _said(name).endswith(f"the name is {len(name):,} characters long, which none is.")
