"""The rooms of the package and who may import whom, held against the code."""

from __future__ import annotations

import ast
import sys

import pytest

import framing
from tests.architecture.imports import PACKAGE, Import, all_imports, cycles, imports_of, modules, room_of

LEAVES = frozenset({"errors", "references", "files", "progress"})
BELOW = frozenset({"corpus", "text", "lexicon", "scoring", "coding", "classify", "events", "stats", "results"})

# Which rooms each room may import, beside itself and the leaves.
ROOMS: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "references": frozenset(),
    "files": frozenset(),
    "progress": frozenset(),
    "results": frozenset(),
    "stats": frozenset({"results"}),
    "corpus": frozenset({"results"}),
    "text": frozenset(),
    "lexicon": frozenset({"results"}),
    "scoring": frozenset({"corpus", "text", "lexicon", "stats", "results"}),
    "coding": frozenset({"corpus", "text", "lexicon", "scoring", "stats", "results"}),
    "classify": frozenset({"corpus", "text", "lexicon", "scoring", "coding", "stats", "results"}),
    "events": frozenset({"corpus", "text", "stats", "results"}),
    "comparisons": BELOW,
    "engine": frozenset({"corpus", "lexicon", "scoring", "results"}),
    "plots": frozenset({"results"}),
    "report": frozenset({"plots", "results"}),
    "cli": BELOW | {"comparisons", "engine", "plots", "report"},
}
# What leaves use beside each other and the standard library.
STRANGERS_OF_LEAVES = {"progress": frozenset({"rich"})}
# The package itself names what all rooms offer, and may be run; it is no room.
ENTRANCES = frozenset({"framing", "framing.__main__"})
NOT_CODE = frozenset({"data", "__pycache__"})  # `data` holds lexicons and examples in a wheel

IMPORTS = all_imports()


def test_every_room_is_in_the_table() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert found - NOT_CODE - {"__init__", "__main__"} - set(ROOMS) == set()


def test_rooms_import_only_those_that_they_may_know() -> None:
    assert [str(found) for found in IMPORTS if found.module not in ENTRANCES and not allowed(found)] == []


def allowed(found: Import) -> bool:
    home, package = room_of(found.module) or "", found.imported.split(".")[0]
    if package != "framing":
        return home not in LEAVES or package in sys.stdlib_module_names | STRANGERS_OF_LEAVES.get(
            home, frozenset()
        )
    # The package's own name gives its version; whatever else it has comes from a room.
    room = room_of(found.imported) or "__version__"
    if home in LEAVES:
        return room in LEAVES
    return room in {home, "__version__"} | LEAVES | ROOMS[home]


def test_no_import_is_relative() -> None:
    assert [str(found) for found in IMPORTS if found.level] == []


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert cycles(edges_between(IMPORTS, set(modules()))) == []


def edges_between(imports: list[Import], known: set[str]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {module: set() for module in known}
    for found in imports:
        target = found.imported if found.imported in known else found.imported.rpartition(".")[0]
        if target in known and found.module != "framing":
            edges[found.module].add(target)
    return edges


def test_no_module_is_imported_by_its_name_as_text() -> None:
    """What is imported by a text would escape this table; only the package itself does so, to load names late."""
    dynamic = [
        f"{module} (line {node.lineno})"
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__")
    ]
    assert [place for place in dynamic if not place.startswith("framing (")] == []


def test_no_room_shares_the_name_of_a_public_function() -> None:
    assert set(framing.__all__) & set(ROOMS) == set()


def test_no_module_shares_the_name_of_a_public_function_of_its_room() -> None:
    """`framing.scoring.score` would be the function or the module, whichever was loaded last."""
    files = modules()
    clashes = [
        f"{module}.{name}"
        for module, path in files.items()
        if path.stem == "__init__" and module != "framing"  # whose list of names is put together when it runs
        for name in exported(path.read_text(encoding="utf-8"))
        if name in framing.__all__ and f"{module}.{name}" in files
    ]
    assert clashes == []


def exported(source: str) -> list[str]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def test_no_file_is_longer_than_four_hundred_lines_or_called_utils() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in modules().items()}
    assert {module: length for module, length in lengths.items() if length > 400} == {}
    assert [module for module in lengths if "utils" in module] == []


# --- Does the test see what it should? ----------------------------------------------------------

SNEAKING = """
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from framing.report import write_report
def late():
    import framing.cli.compare
    from . import tokens
"""


def test_hidden_imports_are_seen() -> None:
    found = list(imports_of("framing.text.tokens", SNEAKING))
    assert [str(each) for each in found if not allowed(each)] == [
        "framing.text.tokens imports framing.report.write_report (line 5)",
        "framing.text.tokens imports framing.cli.compare (line 7)",
    ]
    assert [each.level for each in found if each.level] == [1]


@pytest.mark.parametrize(
    ("module", "imported", "may"),
    [
        ("framing.errors", "json", True),
        ("framing.errors", "numpy", False),
        ("framing.files.reading", "framing.errors.InputError", True),
        ("framing.files.reading", "framing.results.Table", False),
        ("framing.results.table", "pyarrow", True),
        ("framing.stats.bootstrap", "framing.text.tokens", False),
        ("framing.plots.dots", "framing.comparisons", False),
        ("framing.report.build", "framing.plots.plot", True),
        ("framing.report.build", "framing.scoring", False),
        ("framing.cli.compare", "framing.report", True),
        ("framing.cli.compare", "framing.__version__", True),
        ("framing.corpus.reading", "framing.read_corpus", False),
    ],
)
def test_what_the_table_allows(module: str, imported: str, may: bool) -> None:
    assert allowed(Import(module, imported, 1, 0)) is may


def test_circles_are_found() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"e"}}
    assert cycles(edges) == [["a", "b", "c"], ["e"]]
