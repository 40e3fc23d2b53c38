"""Where a result comes from: inputs, versions, options. No wall-clock time and no output path."""

from __future__ import annotations

from dataclasses import dataclass

from framing.results.notebook_html import table_html


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

    def __str__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._listed())

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return table_html(("name", "value"), self._listed())

    def _listed(self) -> list[tuple[str, str]]:
        inputs = [
            (each.name, f"{each.n_articles:,} articles, SHA-256 {each.sha256[:12]}…") for each in self.inputs
        ]
        command = [("command", self.command)] if self.command else []
        return [("framing", self.version), *self.libraries, *inputs, *self.options, *command]
