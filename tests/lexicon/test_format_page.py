"""The worked example of the page on the file format is a lexicon that nothing can be said against."""

from __future__ import annotations

from pathlib import Path

from framing.lexicon import lint
from tests.lexicon.lexicon_files import load_text

PAGE = Path(__file__).parents[2] / "docs" / "lexicon-format.md"


def test_the_worked_example(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    lexicon = load_text(tmp_path, text.split("```yaml\n", 1)[1].split("```", 1)[0])
    assert lexicon.name == "harbour"
    assert [len(frame.terms) for frame in lexicon.frames] == [10, 10]
    assert lint(lexicon) == ()


def test_every_finding_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    code = "".join(path.read_text() for path in (PAGE.parents[1] / "framing/lexicon/linting").glob("*.py"))
    codes = {word for word in code.split('"') if word.startswith(("no-", "never-", "short-", "names-", "few-"))}
    codes |= {"opposed-frames", "phrase-end", "boolean-word", "case-needed", "common-word"}
    codes |= {"duplicate-term", "shadowed-term"}
    assert len(codes) >= 17
    assert [name for name in sorted(codes) if f"`{name}`" not in page] == []
