"""Running the notebooks of `examples/`, each once, in a folder of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.examples.prose import PROSE

REPOSITORY = Path(__file__).parents[2]
NOTEBOOKS = sorted((REPOSITORY / "examples").glob("*.ipynb"))
_SECONDS = 240  # for one cell, on a machine that does other things too
# A warning that a reader would see is an error here; the kernel's own, while it ends, are not.
# And what Dask says of a machine without a network is said of the machine.
_STRICT, _LENIENT = (
    "import warnings\nwarnings.simplefilter('error')\nwarnings.filterwarnings('ignore', '.*detect a suitable IP')",
    "warnings.resetwarnings()",
)


@dataclass(frozen=True, slots=True)
class Executed:
    """A notebook with its outputs, and the folder that it ran in."""

    cells: tuple[Any, ...]
    folder: Path

    @property
    def outputs(self) -> list[Any]:
        """All outputs of all cells, in order."""
        return [output for cell in self.cells if cell.cell_type == "code" for output in cell.outputs]

    @property
    def printed(self) -> str:
        """All that was printed."""
        return "".join(output.text for output in self.outputs if output.get("name") == "stdout")


def read(path: Path) -> Any:
    """Return a notebook that is as the format wants it."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def execute(path: Path, folder: Path) -> Executed:
    """Run a notebook from top to bottom; what fails in it, or warns, or is not as its words say, fails here."""
    notebook = read(path)
    strict, held, lenient = map(nbformat.v4.new_code_cell, (_STRICT, PROSE[path.stem], _LENIENT))
    notebook.cells = [strict, *notebook.cells, held, lenient]
    # The kernel is a process of its own; it finds this checkout whether or not it is installed.
    found = os.pathsep.join([str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])])
    client = NotebookClient(
        notebook, kernel_name="python3", timeout=_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    client.execute(env={**os.environ, "PYTHONPATH": found})
    return Executed(tuple(notebook.cells[1:-2]), folder)
