"""The progress bar is silent where nobody would see it."""

from __future__ import annotations

import pytest

from framing.progress import progress_bar


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
