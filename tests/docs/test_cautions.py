"""Every caution that a result can carry is explained on some page."""

from __future__ import annotations

import ast

from framing.results import caveats
from tests.docs.pages import REPOSITORY, pages


def codes() -> set[str]:
    """The codes that stand in the library's text where a caution is made, and those that have a name."""
    found = {value for name, value in vars(caveats).items() if name.isupper() and isinstance(value, str)}
    for path in (REPOSITORY / "framing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            made = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Caveat", "Caution")
            )
            if made and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


def test_every_code_is_explained() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in pages() if page.parent.name != "decisions")
    assert len(codes()) > 90
    assert [code for code in sorted(codes()) if f"`{code}`" not in shown] == []
