"""The progress bar is silent where nobody would see it."""

from __future__ import annotations

import sys
import types

import nbformat
import pytest
from nbclient import NotebookClient

from framing.progress import _duration, progress_bar


def test_nothing_is_printed_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Scoring", 2) as advance:
        advance(1)
        advance(1)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_a_bar_is_shown_in_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("Scoring", 2) as advance:
        advance(2)
    assert "Scoring" in capsys.readouterr().err


def test_a_bar_can_be_switched_off(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress_bar("Scoring", 2, enabled=False) as advance:
        advance(2)
    assert capsys.readouterr().err == ""


class _Publisher:
    """What a kernel does with displays: the last of each id stays."""

    def __init__(self) -> None:
        self.published: list[tuple[str, bool]] = []
        self.ids: set[str] = set()

    def publish(self, data: dict[str, str], *, transient: dict[str, str], update: bool) -> None:
        self.published.append((data["text/html"], update))
        self.ids.add(transient["display_id"])


class ZMQInteractiveShell:
    """Named as the shell of a Jupyter kernel is."""

    def __init__(self) -> None:
        self.display_pub = _Publisher()


class Shell(ZMQInteractiveShell):
    """The shell of a hosted notebook."""


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    found = Shell()
    ipython = types.ModuleType("IPython")
    monkeypatch.setattr(ipython, "get_ipython", lambda: found, raising=False)
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still unless it is set."""
    now = [100.0]
    monkeypatch.setattr("framing.progress.time.monotonic", lambda: now[0])
    return now


def test_a_bar_in_a_notebook_is_replaced_and_taken_away(
    shell: Shell, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress_bar("Scoring <b>", 10) as advance:
        clock[0] += 1
        advance(2)
        advance(1)  # at once: the picture stays
        clock[0] += 2
        advance(2)
    assert shell.display_pub.published == [
        ('<div>Scoring &lt;b&gt; 20%, 4 s left <progress value="0.200" max="1"></progress></div>', False),
        ('<div>Scoring &lt;b&gt; 50%, 3 s left <progress value="0.500" max="1"></progress></div>', True),
        ("", True),
    ]
    assert len(shell.display_pub.ids) == 1
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_what_is_done_soon_leaves_no_trace_in_a_notebook(shell: Shell, clock: list[float]) -> None:
    with progress_bar("Scoring", 2) as advance:
        clock[0] += 0.4
        advance(2)
    with progress_bar("Scoring", 2, enabled=False) as advance:
        clock[0] += 9
        advance(2)
    assert shell.display_pub.published == []


def test_a_bar_is_taken_away_after_an_error_too(shell: Shell, clock: list[float]) -> None:
    def fail() -> None:
        with progress_bar("Scoring", 0) as advance:
            clock[0] += 1
            advance(1)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert [update for _, update in shell.display_pub.published] == [False, True]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h 0 min"), (4800, "1 h 20 min")]
)
def test_durations(seconds: float, said: str) -> None:
    assert _duration(seconds) == said


_CELL = """
import time
from framing.progress import progress_bar
with progress_bar("Scoring", 2) as advance:
    time.sleep(0.6)
    advance(1)
    print("half")
"""


def test_in_the_kernel_of_a_notebook() -> None:
    """The bar comes and goes as a display of the cell, without a word on the error stream."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(_CELL)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    display, said = notebook.cells[0].outputs
    assert (said.output_type, said.name, said.text) == ("stream", "stdout", "half\n")
    assert display.output_type == "display_data"
    assert display.data == {"text/plain": "", "text/html": ""}
