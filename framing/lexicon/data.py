"""A lexicon as data: frames, targets, terms. Nothing here reads a file or looks at a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from framing.errors import InputError, Problem, counted, unknown
from framing.lexicon.aliases import Alias
from framing.lexicon.pattern import Pattern
from framing.results import Codebook, CodedFrame, CodedTarget
from framing.results.bands import is_band
from framing.results.notebook_html import said_html, table_html

_TERMS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Term:
    """One pattern of a frame or target.

    Attributes
    ----------
    text : str
        The pattern as the file has it; results name the term by it.
    pattern : Pattern
    weight : float
        What a match adds to `hits`; finite and above 0.
    case : bool
        Whether upper and lower case differ. False folds both.
    unless : tuple of Pattern
        A match is dropped where one of these matches over any of its words. Those of the frame or target come
        after the term's own.
    count_negated : bool
        Whether a negated match ("not a containment policy") counts; it is flagged in any case.
    line : int
        Where the term stands in the file, from 1.
    language : str
        Of the articles in which it is looked for; empty for the lexicon's own.
    """

    text: str
    pattern: Pattern = field(repr=False)
    weight: float = 1.0
    case: bool = False
    unless: tuple[Pattern, ...] = field(default=(), repr=False)
    count_negated: bool = True
    line: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A category that passages are coded with, by terms and by people.

    Attributes
    ----------
    name, label, definition : str
        The id, what reports print, and what the frame means.
    questions : tuple of str
        What a human coder is asked.
    threshold : float
        The hits from which the frame counts as present in an article; at least 1.
    terms : tuple of Term
    examples, counterexamples : tuple of str
        Sentences that have to match, and sentences that must not.
    example_lines, counterexample_lines : tuple of int
        Where each of them stands in the file.
    opposed_to : tuple of str
        Names of frames that say the contrary.
    line : int
        Where the frame starts in the file, from 1.
    """

    name: str
    label: str
    terms: tuple[Term, ...]
    definition: str = ""
    questions: tuple[str, ...] = ()
    threshold: float = 1.0
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    example_lines: tuple[int, ...] = ()
    counterexample_lines: tuple[int, ...] = ()
    opposed_to: tuple[str, ...] = ()
    line: int = 0

    @property
    def path(self) -> tuple[str, ...]:
        """The name's levels, from the outermost to the innermost: "economy.trade" is ("economy", "trade")."""
        return tuple(self.name.split("."))

    def __str__(self) -> str:
        return _with_terms(self._said(), self.terms)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return said_html(self._said()) + _terms_html(self.terms)

    def _said(self) -> str:
        return "\n".join([f"Frame {self.name} ({self.label})", *filter(None, [self.definition]), *self.questions])


@dataclass(frozen=True, slots=True)
class Target:
    """An entity that articles mention and evaluate, by its names."""

    name: str
    label: str
    terms: tuple[Term, ...]
    line: int = 0

    def __str__(self) -> str:
        return _with_terms(f"Target {self.name} ({self.label})", self.terms)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return said_html(f"Target {self.name} ({self.label})") + _terms_html(self.terms)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a lexicon comes from that was read from a dictionary of another tool.

    Attributes
    ----------
    format, label : str
        The format's name for `load_lexicon`, and what it is called in sentences.
    encoding : str
        What the file was read with.
    n_entries : int
        The terms of all frames; an entry of three categories is three.
    left_out : tuple of Problem
        Entries that the term language cannot say, each with its line and the reason.
    notes : tuple of Problem
        What else was decided or did not fit.
    """

    format: str
    label: str
    encoding: str
    n_entries: int
    left_out: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        entries = counted(self.n_entries, "entry", "entries")
        return f"{self.label}, {self.encoding}: {entries} kept, {len(self.left_out):,} left out"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one lexicon file says.

    Attributes
    ----------
    name, version, language, licence, about : str
    references : tuple of str
        Keys of the bibliography.
    built_from : tuple of str
        Ids or files of the texts that the terms were taken from.
    targets : tuple of Target
    frames : tuple of Frame
    aliases : tuple of Alias
        Names of speakers that are one person's, or are not.
    sha256 : str
        The hash of the file's bytes.
    path : str
        The file's name, without its folder.
    origin : Origin or None
        What the import of another tool's dictionary kept and left out; None for a lexicon file of this library.
    """

    name: str
    version: str
    language: str
    targets: tuple[Target, ...] = ()
    frames: tuple[Frame, ...] = ()
    licence: str = ""
    about: str = ""
    references: tuple[str, ...] = ()
    built_from: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    sha256: str = ""
    path: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False)

    def frame(self, name: str) -> Frame:
        """Return a frame by its name.

        Raises
        ------
        InputError
            No frame has this name.
        """
        return _named(self.frames, f"frame of {self.name}", name)

    def target(self, name: str) -> Target:
        """Return a target by its name.

        Raises
        ------
        InputError
            No target has this name.
        """
        return _named(self.targets, f"target of {self.name}", name)

    def codebook(self) -> Codebook:
        """Return what results and reports carry of this lexicon."""
        return Codebook(
            name=self.name,
            version=self.version,
            sha256=self.sha256,
            language=self.language,
            licence=self.licence,
            about=self.about,
            frames=tuple(
                CodedFrame(
                    name=frame.name,
                    label=frame.label,
                    definition=frame.definition,
                    questions=frame.questions,
                    threshold=frame.threshold,
                    n_terms=len(frame.terms),
                    examples=frame.examples,
                )
                for frame in self.frames
            ),
            targets=tuple(CodedTarget(target.name, target.label, len(target.terms)) for target in self.targets),
            references=self.references,
            built_from=self.built_from,
            is_model=bool(self.frames) and all(is_band(term.text) for each in self.frames for term in each.terms),
        )

    def __str__(self) -> str:
        rows = self._counts()
        width = max((len(name) for _, name, _, _ in rows), default=0)
        listing = [f"  {kind:<6}  {name:<{width}}  {count:>4} terms  {label}" for kind, name, count, label in rows]
        origin = [f"  read from {self.path} ({self.origin}); see .origin"] if self.origin else []
        return "\n".join([f"Lexicon {self.codebook().identity}, language {self.language}", *origin, *listing])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        rows = [(kind, name, label, f"{count:,}") for kind, name, count, label in self._counts()]
        head = f"Lexicon {self.codebook().identity}, language {self.language}"
        origin = f"\nRead from {self.path} ({self.origin})." if self.origin else ""
        return said_html(head + origin) + table_html(("kind", "name", "label", "terms"), rows, ("terms",))

    def _counts(self) -> list[tuple[str, str, int, str]]:
        frames = [("frame", frame.name, len(frame.terms), frame.label) for frame in self.frames]
        return frames + [("target", target.name, len(target.terms), target.label) for target in self.targets]


def _with_terms(head: str, terms: tuple[Term, ...]) -> str:
    shown = [f"  {term.text}" for term in terms[:_TERMS_SHOWN]]
    more = [f"  … {len(terms) - _TERMS_SHOWN:,} more terms"] if len(terms) > _TERMS_SHOWN else []
    return "\n".join([head, *shown, *more])


def _terms_html(terms: tuple[Term, ...]) -> str:
    rows = [(term.text, f"{term.weight:g}") for term in terms[:_TERMS_SHOWN]]
    more = said_html(f"… {len(terms) - _TERMS_SHOWN:,} more terms") if len(terms) > _TERMS_SHOWN else ""
    return table_html(("term", "weight"), rows, ("weight",)) + more


_Named = TypeVar("_Named", Frame, Target)


def _named(entries: tuple[_Named, ...], what: str, name: str) -> _Named:
    found = next((entry for entry in entries if entry.name == name), None)
    if found is None:
        if not entries:
            raise InputError(f"Unknown {what} '{name}'. It has none.")
        raise InputError(unknown(what, name, [entry.name for entry in entries]))
    return found
