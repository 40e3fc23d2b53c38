"""LIWC dictionaries (`.dic`): numbered categories between two lines of %, then words with their numbers.

The categories may be indented, as in LIWC 2015 and later: then they are levels. A number may depend on the next
word: `kind <of>131/125` is 131 before "of" and 125 elsewhere, which two terms say. It may depend on the word
before too, `like (02 134)125/464`; that is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.lexicon.importers.gathering import Dictionary, Path, Source, indent

_HEADING = re.compile(r"([0-9]{1,9})(?:\s+(.*))?")
_CODE = r"(?:[0-9]{1,9}|<[^<>\s]{1,50}>[0-9]{1,9}(?:/[0-9]{1,9})?|\([0-9 ]{1,200}\)[0-9]{1,9}(?:/[0-9]{1,9})?)"
_FIRST_CODE = re.compile(rf"(?<!\s)\s++(?={_CODE}(?:\s|$))")
_ONE = re.compile(rf"{_CODE}(?=\s|$)|\S+")
_AFTER = re.compile(r"<([^<>]+)>([0-9]+)(?:/([0-9]+))?")


def recognise(source: Source) -> bool:
    """Whether the first line that says something is a %, and another one follows."""
    percents = [line.strip() == "%" for line in source.lines if line.strip()]
    return bool(percents) and percents[0] and any(percents[1:])


def read(source: Source) -> Dictionary:
    """Read a LIWC dictionary."""
    found = Dictionary()
    percents = [row for row, line in enumerate(source.lines) if line.strip() == "%"]
    if len(percents) < 2:
        found.refuse(
            percents[0] + 1 if percents else None,
            "the list of categories stands between two lines of %, and "
            f"{'only one is' if percents else 'none is'} there.",
        )
        return found
    categories = _categories(source, percents[0], percents[1], found)
    for row, line in source.numbered(found, percents[1] + 1):
        _entry(line.strip(), row, categories, found)
    return found


def _categories(source: Source, first: int, last: int, found: Dictionary) -> dict[int, Path]:
    """Return the category of each number; what stands further in belongs to the line above."""
    numbered: dict[int, Path] = {}
    lines: dict[int, int] = {}
    above: list[tuple[int, str]] = []
    for row, line in source.numbered(found, first + 1, last):
        depth = indent(line)
        while above and above[-1][0] >= depth:
            above.pop()
        heading = _HEADING.fullmatch(line.strip())
        name = (heading[2] or "").strip() if heading else line.strip()
        if not name:
            found.refuse(row, f"the category {line.strip()} has a number and no name.")
            continue
        above.append((depth, " ".join(name.split())))
        path = tuple(step for _, step in above)
        found.declare(path, row)
        if heading is None:
            continue  # a heading without a number only holds others
        code = int(heading[1])
        if code in numbered and numbered[code] != path:
            found.refuse(row, f"the number {heading[1]} is given twice; the first is in line {lines[code]}.")
        numbered[code], lines[code] = path, row
    return numbered


def _entry(line: str, row: int, categories: dict[int, Path], found: Dictionary) -> None:
    word, codes = _split(line)
    if not codes:
        found.leave_out(row, line, "no number of a category follows it.")
        return
    kept: set[int] = set()
    for code in _ONE.findall(codes):
        for number, text, unless in _meanings(word, code):
            if number is None:
                found.leave_out(row, f"{word} {code}", text)
            elif number not in categories:
                found.leave_out(row, word, f"its number {number} is not in the list of categories.")
            elif unless or text != word:
                found.add(text, categories[number], row, unless=unless)
            elif number not in kept:
                kept.add(number)
                found.add(text, categories[number], row)


def _split(line: str) -> tuple[str, str]:
    """Return a word or phrase, and its numbers: they follow the first tab, or else the last word that is none."""
    word, tab, codes = line.partition("\t")
    if tab:
        return word.strip(), codes.strip()
    split = _FIRST_CODE.search(line)
    return (line[: split.start()], line[split.end() :]) if split else (line, "")


def _meanings(word: str, code: str) -> Iterator[tuple[int | None, str, tuple[str, ...]]]:
    """Yield the number, pattern and exceptions that a code stands for, or None and why it is not kept."""
    if code.isdecimal():
        yield int(code), word, ()
    elif after := _AFTER.fullmatch(code):
        following, then, otherwise = after.groups()
        yield int(then), f"{word} {following}", ()
        if otherwise:
            yield int(otherwise), word, (f"{word} {following}",)
    elif code.startswith("("):
        yield None, "it counts only behind words of other categories, which a term cannot say.", ()
    else:
        yield None, "that is no number of a category.", ()
