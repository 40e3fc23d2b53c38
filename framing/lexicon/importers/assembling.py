"""From what a reader found to a `Lexicon`: names, patterns, what is listed as left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from framing.errors import LexiconError, Problem
from framing.lexicon.data import Frame, Lexicon, Origin, Term
from framing.lexicon.importers.gathering import LONGEST_NAME, Dictionary, Entry, Path, Source, clipped
from framing.lexicon.importers.naming import LABEL_LEVEL, frame_names, plain_name
from framing.lexicon.importers.registry import Format
from framing.lexicon.linting.repeats import identity
from framing.lexicon.parsing import parse_pattern
from framing.lexicon.pattern import Pattern, PatternError, has_wildcard, literal_part

MAX_ENTRIES = 400_000  # NRC's largest list has 316,000; a million take half a minute to match

_SIGNS = ("#", "@")  # of hashtags and users' names

UNSTATED = "und"  # the tag that BCP 47 has for a language that nothing tells


@dataclass(frozen=True, slots=True)
class _Known:
    """A term, and the entry that it comes from."""

    term: Term
    entry: Entry


def assemble(dictionary: Dictionary, source: Source, form: Format, encoding: str, language: str) -> Lexicon:
    """Make a lexicon of what a reader found.

    Raises
    ------
    LexiconError
        The file has problems, or no entry of it can be kept.
    """
    problems = list(dictionary.problems)
    if len(dictionary.entries) > MAX_ENTRIES:
        problems.append(_too_many(dictionary))
    if problems:
        raise LexiconError(source.name, problems)
    left_out, notes = list(dictionary.left_out), list(dictionary.notes)
    terms = _terms(dictionary.entries, form, left_out, notes)
    if not terms:
        raise LexiconError(source.name, [_nothing(form, left_out), *left_out[:20]])
    if long := [
        _too_long(each, dictionary.categories[each]) for each in terms if max(map(len, each)) > LONGEST_NAME
    ]:
        raise LexiconError(source.name, long)
    names = frame_names(dictionary.categories)
    frames = []
    for category, line in dictionary.categories.items():
        if category in terms:
            frames.append(_frame(names[category], category, terms[category], line))
        elif not any(other[: len(category)] == category for other in terms):
            notes.append(
                Problem(
                    line, f"the category '{clipped(LABEL_LEVEL.join(category))}' has no entry that can be kept."
                )
            )
    language = language or form.language
    if not language:
        language = UNSTATED
        notes.append(Problem(None, _NO_LANGUAGE))
    kept = sum(len(frame.terms) for frame in frames)
    origin = Origin(form.name, form.label, encoding, kept, tuple(_sorted(left_out)), tuple(_sorted(notes)))
    return Lexicon(
        name=plain_name(source.stem, "dictionary"),
        version="0.0.0",
        language=language,
        about=f"Read from {source.name} ({origin}).",  # reports print it
        frames=tuple(frames),
        origin=origin,
        path=source.name,
    )


_NO_LANGUAGE = (
    "The file does not say its language, so its words are looked for in articles of every language. Name it, for "
    "example language='en'; where nothing tells the language of the articles, tone and stance are not measured."
)


def _terms(
    entries: Iterable[Entry], form: Format, left_out: list[Problem], notes: list[Problem]
) -> dict[Path, list[Term]]:
    """Return the terms of each category, each once: a repetition is noted, one with another weight is left out."""
    parsed: dict[str, Pattern | str] = {}
    known: dict[tuple[Path, object, tuple[str, ...]], _Known] = {}
    kept: dict[Path, list[Term]] = {}
    for entry in entries:
        text = _written(entry.text)
        pattern = parsed[text] if text in parsed else parsed.setdefault(text, _pattern(text, form.wildcards))
        unless = [_pattern(_written(each), form.wildcards) for each in entry.unless]
        wrong = next((each for each in (pattern, *unless) if isinstance(each, str)), None)
        if wrong is not None or isinstance(pattern, str):
            left_out.append(_refused(entry, str(wrong)))
            continue
        key = (entry.category, identity(pattern, case=False), entry.unless)
        first = known.get(key)
        if first is not None:
            (notes if entry.weight == first.entry.weight else left_out).append(_repeated(entry, first))
            continue
        if text.startswith(_SIGNS):
            said = f"'{clipped(text)}': its {text[0]} is no part of a word, so the word without it is found, too."
            notes.append(Problem(entry.line, said))
        exceptions = tuple(each for each in unless if not isinstance(each, str))
        term = Term(text, pattern, entry.weight, unless=exceptions, line=entry.line)
        known[key] = _Known(term, entry)
        kept.setdefault(entry.category, []).append(term)
    return kept


def _written(text: str) -> str:
    """Return an entry as a pattern writes it: operators' names in small letters, one blank between words."""
    words = text.split() if len(text) < 5_000 else [text]
    return " ".join(word.lower() if word in ("NEAR", "BEFORE") else word for word in words)


def _pattern(text: str, wildcards: bool) -> Pattern | str:
    """Return what a text matches, or why it is no term."""
    if not wildcards and has_wildcard(text):
        return "its * or ? stands for itself, and in a term it would stand for letters."
    try:
        pattern = parse_pattern(text)
    except PatternError as error:
        return str(error)
    for side in pattern.sides:
        if not any(_has_word(phrase) for phrase in side):
            return "it never matches: no word of it holds a letter or a digit."
    return pattern


def _has_word(phrase: tuple[str, ...]) -> bool:
    if "".join(phrase).isascii():
        return any(character.isalnum() for word in phrase for character in word)
    return any(unicodedata.category(character)[0] in "LMN" for word in phrase for character in word)


def _frame(name: str, category: Path, terms: list[Term], line: int) -> Frame:
    # Where two terms match a word, the first counts: so exact words stand before stems, long stems before short
    # ones, and every entry can be reached.
    ordered = sorted(terms, key=lambda term: _openness(term.pattern))
    return Frame(name=name, label=LABEL_LEVEL.join(category), terms=tuple(ordered), line=line)


def _openness(pattern: Pattern) -> tuple[bool, int]:
    """Return a key that orders patterns from the most exact to the widest."""
    words = [word for phrase in pattern.phrases for word in phrase]
    if not any(map(has_wildcard, words)):
        return False, 0
    return True, -max(len(literal_part(word)) for word in words)


def _refused(entry: Entry, reason: str) -> Problem:
    dictionary = Dictionary()
    dictionary.leave_out(entry.line, entry.text, reason)
    return dictionary.left_out[0]


def _repeated(entry: Entry, first: _Known) -> Problem:
    said = f"it stands in this category already, in line {first.entry.line}"
    if entry.weight != first.entry.weight:
        said += f", with the weight {first.entry.weight:g} instead of {entry.weight:g}; the first counts"
    return _refused(entry, f"{said}.")


def _nothing(form: Format, left_out: list[Problem]) -> Problem:
    what = f"read as {form.label} ('{form.name}') the file has no category with an entry that can be kept."
    if len(left_out) > 20:
        what += f" The first 20 of {len(left_out):,} entries that cannot be kept:"
    return Problem(None, what)


def _too_many(dictionary: Dictionary) -> Problem:
    return Problem(
        None,
        f"the file has {len(dictionary.entries):,} entries; at most {MAX_ENTRIES:,} are read. Use wildcards, "
        "or leave categories out.",
    )


def _too_long(category: Path, line: int) -> Problem:
    said = f"a category's name is {max(map(len, category)):,} characters long; it may have {LONGEST_NAME}."
    return Problem(line, said)


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line or 0)
