"""The documentation as a site: strictly built, whole, and asking for nothing from anywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import framing
from framing.references import REFERENCES
from tests.docs.pages import REPOSITORY

_ASKED_FOR = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(https?:[^"' >]+)"""
    r"""|<link\b[^>]*\bhref=["']?(https?:[^"' >]+)"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(REPOSITORY / "docs").with_suffix("") for path in (REPOSITORY / "docs").rglob("*.md")}
    built = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    # MkDocs makes a README the index of its folder.
    wanted = {page.with_name("index") if page.name == "README" else page for page in pages}
    assert wanted - built == set()


def test_pages_ask_for_nothing_from_anywhere(site: Path) -> None:
    asked = {
        f"{path.name}: {''.join(found)}"
        for path in site.rglob("*.html")
        for found in _ASKED_FOR.findall(path.read_text(encoding="utf-8"))
    }
    assert asked == set()


def test_the_reference_has_every_public_name(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "docs" / "api").glob("*.md")]
    named = [name for page in pages for name in re.findall(r"^::: framing\.(\w+)$", page, re.MULTILINE)]
    assert sorted(named) == sorted(set(framing.__all__) - {"__version__"})
    shown = "".join(path.read_text(encoding="utf-8") for path in (site / "api").glob("*.html"))
    assert [name for name in named if f'id="framing.{name}"' not in shown] == []


def test_notebooks_are_pages_and_can_be_taken_along(site: Path) -> None:
    for notebook in (REPOSITORY / "examples").glob("*.ipynb"):
        page = (site / "examples" / f"{notebook.stem}.html").read_text(encoding="utf-8")
        assert f'<a href="{notebook.name}" download>' in page
        assert (site / "examples" / notebook.name).read_bytes() == notebook.read_bytes()


def test_defaults_stand_in_signatures_alone(site: Path) -> None:
    """One entry for several names would show the default of the first for all."""
    assert [path.name for path in (site / "api").glob("*.html") if "default:" in path.read_text("utf-8")] == []


def test_the_bibliography_is_listed(site: Path) -> None:
    page = (site / "references.html").read_text(encoding="utf-8")
    assert [key for key, work in REFERENCES.items() if work.doi and f'href="{work.url}"' not in page] == []


def test_long_sentences_run_on_and_tables_do_not(site: Path) -> None:
    prose = '<div class="language-text highlight prose"><pre><span></span><code>'
    assert f"{prose}A difference of +0.05 in share" in (site / "power.html").read_text(encoding="utf-8")
    assert prose not in (site / "measures.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(framing.__all__) - {"__version__"}))
def test_every_public_name_says_what_it_is(name: str) -> None:
    thing = getattr(framing, name)
    text = thing.__doc__ or ""
    assert text.strip(), f"framing.{name} has no docstring"
    if callable(thing) and not isinstance(thing, type):
        assert "Returns\n" in text or text.startswith("Return "), f"framing.{name} does not say what it returns"
        assert "Raises\n" in text or not thing.__code__.co_argcount, f"framing.{name} does not say what it raises"
