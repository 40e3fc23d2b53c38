"""The command line: one file per command, and no logic of its own."""

from framing.cli.entry import main

__all__ = ["main"]
