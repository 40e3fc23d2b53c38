"""One progress bar for terminals and notebooks, and silence everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[float], None]


def _in_notebook() -> bool:
    """Whether a Jupyter kernel runs this process (asked without importing IPython)."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and type(shell).__name__ == "ZMQInteractiveShell"


def _ignore(_amount: float) -> None:
    """Stand in for a bar that nobody would see."""


@contextmanager
def progress_bar(description: str, total: float, *, enabled: bool = True) -> Iterator[Advance]:
    """Show a bar while the block runs; the block calls what it is given with each amount done.

    Nothing is shown where `enabled` is false, or where the error stream is neither a terminal nor a notebook.
    """
    if not enabled or not (sys.stderr.isatty() or _in_notebook()):
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(description, total=total)
        yield lambda amount: bar.update(task, advance=amount)
