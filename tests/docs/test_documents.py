"""What the pages show runs, prints what they say it prints, and their links lead somewhere."""

from __future__ import annotations

import ast
import csv
import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import matplotlib
import pytest

import framing
from framing.cli import main
from framing.report.build import build
from framing.report.model import Statements
from tests.corpus.archives.making import sample_export
from tests.docs.pages import REPOSITORY, Block, anchors_of, blocks_of, links_of, name_of, pages, prose_of
from tests.docs.pictures import KEPT, check_pictures, shown_on

# What a page takes for granted, run before its first block.
_BEFORE = {"docs/cleaning.md": "import framing"}
# Blocks that cannot run, by page and by a line that they hold, each with its reason.
_SKETCHES = {("docs/cleaning.md", "for texts, sources in batches:"): "the batches are the reader's own"}

_NAMES = {"title": "headline", "source": "outlet", "date": "published", "text": "body"}


@pytest.fixture(scope="module")
def spoken_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that pages speak of: articles.csv, export.docx and harbour.yml."""
    folder = tmp_path_factory.mktemp("spoken_of")
    articles = framing.sample_corpus().to_pandas()
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_NAMES.values())
        writer.writerows(articles[list(_NAMES)].itertuples(index=False))
    (folder / "export.docx").write_bytes(sample_export())
    page = (REPOSITORY / "docs" / "lexicon-format.md").read_text(encoding="utf-8")
    harbour = next(block.text for block in blocks_of(page) if block.language == "yaml")
    (folder / "harbour.yml").write_text(harbour, encoding="utf-8")
    return folder


@pytest.fixture
def folder(spoken_of: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the files that pages speak of."""
    shutil.copytree(spoken_of, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(matplotlib.rcParams, "svg.hashsalt", "framing")  # ids in pictures stay the same
    return tmp_path


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_what_a_page_shows_runs(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Python and shell blocks in their order; a block of text straight behind is what they print."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(_BEFORE.get(name_of(page), ""), names)
    printed = ""
    text = page.read_text(encoding="utf-8")
    for block in blocks_of(text):
        if block.language == "python" and not _is_sketch(page, block):
            # The name makes a traceback point to the page's own line.
            tree = ast.parse(block.text, filename=name_of(page))
            exec(compile(ast.increment_lineno(tree, block.line), name_of(page), "exec"), names)
            printed = capsys.readouterr().out
        elif block.language == "sh":
            printed = "".join(_run(line, page, block, capsys) for line in _commands(block))
        elif block.language == "text" and block.follows and printed:
            where = f"{name_of(page)}:{block.line}"
            assert _without_ends(printed) == _without_ends(block.text), where
    check_pictures(text, folder)


def test_every_picture_is_shown_and_drawn() -> None:
    """Those that no page shows any more are taken away, and none comes from elsewhere."""
    texts = [page.read_text(encoding="utf-8") for page in pages()]
    shown = {name for text in texts for name in shown_on(text)}
    assert {path.name for path in KEPT.iterdir()} == shown
    assert [name for name in sorted(shown) if not any(f'savefig("{name}")' in text for text in texts)] == []


def _is_sketch(page: Path, block: Block) -> bool:
    return any(name_of(page) == name and line in block.text for name, line in _SKETCHES)


def _commands(block: Block) -> list[str]:
    """Return the lines of a shell block that call framing, with continued lines joined."""
    return [line for line in block.text.replace("\\\n", " ").splitlines() if line.startswith("framing ")]


def _run(line: str, page: Path, block: Block, capsys: pytest.CaptureFixture[str]) -> str:
    code = main(shlex.split(line, comments=True)[1:])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, ""), f"{name_of(page)}:{block.line}: {line}"
    return printed.out


def _without_ends(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def test_sketches_are_there() -> None:
    for name, line in _SKETCHES:
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        assert any(line in block.text for block in blocks_of(text) if block.language == "python"), name


@pytest.mark.parametrize(
    "page",
    [*pages(), *(REPOSITORY / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "examples/data/README.md"))],
    ids=name_of,
)
def test_links_lead_to_files(page: Path) -> None:
    broken = []
    for link in links_of(page.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if target.partition(":")[0] in ("http", "https", "mailto"):
            continue
        path = (page.parent / target).resolve() if target else page
        there = path.exists() and path.is_relative_to(REPOSITORY)
        if not there or (anchor and anchor not in anchors_of(path.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_lists_and_tables_begin_after_a_blank_line(page: Path) -> None:
    """Elsewhere the site shows them as running text, though GitHub does not."""
    lines = prose_of(page.read_text(encoding="utf-8")).splitlines()
    item = re.compile(r"([-*+]|\d+\.) \S")
    glued = [
        line
        for before, line in itertools.pairwise(lines)
        if before.strip()
        and (
            (item.match(line) and not before.startswith(" ") and not item.match(before))
            or (line.startswith("|") and not before.startswith("|"))
        )
    ]
    assert glued == []


def test_the_readme_comes_with_the_package() -> None:
    """It is the long description of the distribution, and starts with what the library is called."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# framing\n")
    assert 'readme = "README.md"' in (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")


def test_the_index_lists_every_page() -> None:
    """Decisions are left to the list in their folder: they are for those who work on the library."""
    docs = REPOSITORY / "docs"
    lists = (docs / "index.md", docs / "decisions" / "README.md")
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in lists
        for link in links_of(page.read_text(encoding="utf-8"))
    }
    shown = [page for page in docs.rglob("*.md") if page not in lists]
    assert [name_of(page) for page in shown if page.resolve() not in linked] == []


def test_the_readme_lists_the_lexicons() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in framing.available_lexicons() if f"| `{name}`" not in text] == []


@pytest.mark.usefixtures("folder")
def test_the_command_is_a_command() -> None:
    """`python -m framing`, as a process of its own, is what the shell lines call."""
    path = os.pathsep.join([str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "framing", "--version"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=True,
    )
    assert done.stdout == f"framing {framing.__version__}\n"


def test_the_finding_in_the_readme() -> None:
    """The block of text in the README is the first finding of the report that the demo writes."""
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    glance = next(section for section in build(framing.study(scores)).sections if section.id == "glance")
    blocks = [block for block in glance.blocks if isinstance(block, Statements)]
    first = next(block.items[0] for block in blocks if block.title == "What differs most")
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (shown,) = (block.text for block in blocks_of(text) if block.language == "text")
    assert shown.split() == f"{first.lead} {first.text}".split()
