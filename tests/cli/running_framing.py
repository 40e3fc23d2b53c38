"""Runs of the command line inside the test's own process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from framing.cli import main


@dataclass(frozen=True, slots=True)
class Run:
    """What a run returned and printed."""

    code: int
    out: str
    err: str


def framing(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    """Run `framing` with these arguments."""
    code = main(arguments)
    printed = capsys.readouterr()
    return Run(code, printed.out, printed.err)
