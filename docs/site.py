"""What MkDocs needs to know of this repository: pages and notebooks that lie outside docs/, and links to them."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

REPOSITORY = Path(__file__).parent.parent
NOTEBOOKS = sorted((REPOSITORY / "examples").glob("*.ipynb"))
# Files of the repository that pages link to, with their place in the site.
BROUGHT = {
    "README.md": "readme.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "LICENSE": "LICENSE.txt",
    "lexicons/LICENSE": "lexicons/LICENSE.txt",
    "CITATION.cff": "CITATION.cff",
    "examples/data/README.md": "examples/data/readme.md",
    **{f"examples/{path.name}": f"examples/{path.stem}.md" for path in NOTEBOOKS},
}
_LINK = re.compile(r"(\]\(<?)([^)>\s#]+)")
_NAMED = re.compile(r"`(docs/[\w/-]+\.md)`")  # as the changelog and the records name pages
_PRINTED = re.compile(r'<div class="language-text highlight">(.*?)</div>', re.DOTALL)
# griffe gives all names of one entry ("length, spread : float") the default of the first. Signatures are right.
_DEFAULT = re.compile(r",\s+default:\s*<code>.*?</code>\s*(?=\))", re.DOTALL)
_SAYS_NOTHING = re.compile(r'–\s*(?=<div class="doc-md-description">\s*</div>)')
_WIDE = 100  # characters: what a page has room for


def on_config(config: Any) -> Any:
    """List all records of decisions and all notebooks, the overview first: one more is one more file."""
    records = sorted(path.name for path in (REPOSITORY / "docs" / "decisions").glob("*.md"))
    records.sort(key=lambda name: name != "README.md")
    _listed(config, "About", "Decisions", [f"decisions/{name}" for name in records])
    notebooks = [{"What they show": "notebooks.md"}, *(f"examples/{path.stem}.md" for path in NOTEBOOKS)]
    _listed(config, "Start", "Notebooks", notebooks)
    return config


def _listed(config: Any, part: str, entry: str, pages: list[Any]) -> None:
    """Put pages below an entry of the navigation."""
    entries = next(each[part] for each in config.nav if part in each)
    next(each for each in entries if entry in each)[entry] = pages


def on_files(files: Files, *, config: Any) -> Files:
    """Bring the files of the repository that pages speak of."""
    for path, place in BROUGHT.items():
        source = REPOSITORY / path
        if source.suffix == ".md":
            files.append(File.generated(config, place, content=source.read_text(encoding="utf-8")))
        elif source.suffix == ".ipynb":
            files.append(File.generated(config, place, content=_page_of(source)))
            files.append(File.generated(config, path, abs_src_path=str(source)))
        else:
            files.append(File.generated(config, place, abs_src_path=str(source)))
    return files


def _page_of(notebook: Path) -> str:
    """Return the text and code of a notebook as a page. What cells print and draw is not kept in notebooks."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    parts = []
    for cell in cells:
        text = "".join(cell["source"]).strip()
        parts.append(f"```python\n{text}\n```" if cell["cell_type"] == "code" else text)
    parts.insert(
        1,
        "*Text and code of a notebook. Run it to see its tables and pictures: "
        f'<a href="{notebook.name}" download>{notebook.name}</a>.*',
    )
    return "\n\n".join(parts) + "\n"


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """Turn links into the repository into links into the site, and list the bibliography on its page."""
    if page.file.src_uri == "references.md":
        from framing.references import REFERENCES, bibliography

        # Stars and the like in titles are letters, not markup.
        works = [re.sub(r"([*_`<\[])", r"\\\1", str(work)) for work in bibliography(REFERENCES)]
        return markdown + "\n\n".join(re.sub(r"(https://\S+)$", r"<\1>", work) for work in works)
    origin = {place: path for path, place in BROUGHT.items()}.get(page.file.src_uri)
    # Where the page lies in the repository, from which its links are meant.
    folder = posixpath.dirname(origin if origin is not None else f"docs/{page.file.src_uri}")

    def within(found: re.Match[str]) -> str:
        target = found[2]
        if "://" in target or target.startswith("mailto:"):
            return found[0]
        path = posixpath.normpath(posixpath.join(folder, target))
        place = BROUGHT.get(path, path.removeprefix("docs/") if path.startswith("docs/") else None)
        if place is None:
            return found[0]
        return found[1] + posixpath.relpath(place, posixpath.dirname(page.file.src_uri) or ".")

    here = posixpath.dirname(page.file.src_uri) or "."
    linked = _LINK.sub(within, markdown)
    return _NAMED.sub(lambda found: f"[{found[0]}]({posixpath.relpath(found[1][len('docs/') :], here)})", linked)


def on_page_content(html: str, *, page: Any, config: Any, files: Files) -> str:
    """Let long sentences that a block prints run on in the next line; tables keep their columns and scroll.

    In the reference, defaults stand in the signatures alone.
    """

    def shown(found: re.Match[str]) -> str:
        return found[0].replace("highlight", "highlight prose", 1) if _is_prose(found[1]) else found[0]

    if page.file.src_uri.startswith("api/"):
        html = _SAYS_NOTHING.sub("", _DEFAULT.sub("", html))
    return _PRINTED.sub(shown, html)


def _is_prose(block: str) -> bool:
    """Say whether a printed block has long lines, and none of them is a row of columns."""
    wide = [line.strip() for line in re.sub(r"<[^>]+>", "", block).splitlines() if len(line) > _WIDE]
    return bool(wide) and not any("  " in line for line in wide)
