"""One progress bar for terminals and notebooks, and silence everywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any
from uuid import uuid4

Advance = Callable[[float], None]

_WAIT = 0.5  # seconds before a notebook shows a bar: what is done sooner leaves no trace in its file
_BETWEEN = 0.1  # seconds between two pictures of it


def _notebook() -> Any:
    """Return the shell of the Jupyter kernel that runs this process (asked without importing IPython), or None."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    # Hosted notebooks have shells of their own, which are kinds of this one.
    names = {kind.__name__ for kind in type(shell).__mro__}
    return shell if "ZMQInteractiveShell" in names else None


def _ignore(_amount: float) -> None:
    """Stand in for a bar that nobody would see."""


@contextmanager
def progress_bar(description: str, total: float, *, enabled: bool = True) -> Iterator[Advance]:
    """Show a bar while the block runs; the block calls what it is given with each amount done.

    Nothing is shown where `enabled` is false, or where the error stream is neither a terminal nor a notebook. In a
    notebook it takes no widgets: a bar is a piece of HTML that is replaced, and taken away at the end.
    """
    shell = _notebook() if enabled else None
    if shell is not None:
        bar = _NotebookBar(shell.display_pub, description, total)
        try:
            yield bar.advance
        finally:
            bar.close()
        return
    if not enabled or not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(description, total=total)
        yield lambda amount: progress.update(task, advance=amount)


class _NotebookBar:
    """A bar in the output of a notebook's cell.

    Parameters
    ----------
    publisher : IPython's display publisher
    description : str
    total : float
    """

    def __init__(self, publisher: Any, description: str, total: float) -> None:
        self._publisher = publisher
        self._description = description
        self._total = total
        self._done = 0.0
        self._began = self._drawn = time.monotonic()
        self._display = ""  # its id, once it is shown

    def advance(self, amount: float) -> None:
        """Add an amount, and draw the bar again if it is time."""
        self._done += amount
        now = time.monotonic()
        if now - self._drawn >= (_BETWEEN if self._display else _WAIT):
            self._drawn = now
            self._show(*self._picture(now - self._began))

    def close(self) -> None:
        """Take the bar away."""
        if self._display:
            self._show("", "")

    def _picture(self, seconds: float) -> tuple[str, str]:
        part = min(self._done / self._total, 1.0) if self._total > 0 else 1.0
        said = f"{self._description} {part:.0%}"
        if 0 < part < 1:
            said += f", {_duration(seconds * (1 - part) / part)} left"
        html = f'<div>{escape(said)} <progress value="{part:.3f}" max="1"></progress></div>'
        return said, html

    def _show(self, text: str, html: str) -> None:
        update = bool(self._display)
        self._display = self._display or uuid4().hex
        self._publisher.publish(
            {"text/plain": text, "text/html": html}, transient={"display_id": self._display}, update=update
        )


def _duration(seconds: float) -> str:
    """Return a time as people say it: "8 s", "3 min", "1 h 20 min"."""
    if seconds < 60:
        return f"{max(round(seconds), 1)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
