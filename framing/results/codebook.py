"""What a lexicon says it measures, in the form that results and reports carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodedFrame:
    """One frame of a codebook: what it means, and what a human coder would be asked."""

    name: str
    label: str
    definition: str
    questions: tuple[str, ...]
    threshold: float
    n_terms: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedTarget:
    """One target of a codebook: an entity that articles mention and evaluate."""

    name: str
    label: str
    n_terms: int


@dataclass(frozen=True, slots=True)
class Codebook:
    """A lexicon as a result carries it: its identity (name, version, hash) and what it codes.

    A trained model that finds frames is one too (`is_model`); its frames have bands of probability for terms.
    """

    name: str
    version: str
    sha256: str
    language: str
    licence: str
    about: str
    frames: tuple[CodedFrame, ...]
    targets: tuple[CodedTarget, ...]
    references: tuple[str, ...]  # keys of the bibliography
    built_from: tuple[str, ...] = ()  # ids or files of texts that the terms were taken from
    is_model: bool = False

    @property
    def identity(self) -> str:
        """Name, version and the hash's first twelve digits, as reports print them."""
        return f"{self.name} {self.version} ({self.sha256[:12]})"
