"""Where a result comes from: inputs, versions, options. No wall-clock time and no output path."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputFile:
    """One thing that articles were read from: a file by its name and hash, or a table held in memory."""

    name: str
    sha256: str
    n_articles: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """What has to be known to make a result again."""

    version: str  # of framing
    inputs: tuple[InputFile, ...]
    options: tuple[tuple[str, str], ...] = ()  # how the corpus was read and cleaned: (name, value)
    libraries: tuple[tuple[str, str], ...] = ()  # (name, version) of what numbers depend on
    command: str = ""  # the command line, without where it writes
