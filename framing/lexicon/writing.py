"""A lexicon as the text of a lexicon file, for one that was read from another tool's dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.lexicon.data import Frame, Lexicon, Term

# Texts that YAML reads as they stand: a letter, then letters, digits, blanks and marks that mean nothing to it.
_PLAIN = re.compile(r"[^\W\d_](?:[\w*?'’./-]| (?=[\w*?]))*")
_WORDS = frozenset(("null", "true", "false"))


def lexicon_text(lexicon: Lexicon) -> str:
    """Return the file of a lexicon whose frames have terms, definitions and thresholds, and no more.

    Reading it gives the same frames; only the lines differ. Targets, questions, examples and aliases are not
    written: dictionaries of other tools have none.
    """
    return "\n".join(_lines(lexicon)) + "\n"


def _lines(lexicon: Lexicon) -> Iterator[str]:
    yield f"lexicon: {_scalar(lexicon.name)}"
    yield f"version: {_scalar(lexicon.version)}"
    yield f"language: {_scalar(lexicon.language)}"
    for key in ("licence", "about"):
        if getattr(lexicon, key):
            yield f"{key}: {_scalar(getattr(lexicon, key))}"
    yield ""
    yield "frames:"
    for frame in lexicon.frames:
        yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    yield f"  {_scalar(frame.name)}:"
    yield f"    label: {_scalar(frame.label)}"
    if frame.definition:
        yield f"    definition: {_scalar(frame.definition)}"
    if frame.threshold != 1:
        yield f"    threshold: {frame.threshold!r}"
    yield "    terms:"
    for term in frame.terms:
        yield f"      - {_term(term)}"


def _term(term: Term) -> str:
    pairs = [f"term: {_scalar(term.text, inside=True)}"]
    if term.weight != 1:
        pairs.append(f"weight: {term.weight!r}")
    if term.case:
        pairs.append("case: true")
    if term.unless:
        pairs.append(f"unless: [{', '.join(_scalar(str(each), inside=True) for each in term.unless)}]")
    if not term.count_negated:
        pairs.append("negation: exclude")
    return _scalar(term.text) if len(pairs) == 1 else f"{{{', '.join(pairs)}}}"


def _scalar(text: str, inside: bool = False) -> str:
    """Return a text as YAML reads it back; inside brackets a question mark or a comma would mean something."""
    safe = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and not (inside and "?" in text)
    return text if safe else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
