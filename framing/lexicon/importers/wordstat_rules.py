"""Rules of WordStat as terms with NEAR, BEFORE or `unless`, as far as the term language goes.

`/S 5` means: in one sentence, at most five words apart; `/S` alone: in one sentence. A rule over a paragraph or a
document is not kept, since a term stays inside a sentence and would find less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.lexicon.importers.gathering import Dictionary, Path
from framing.lexicon.parsing import MAX_CHARACTERS
from framing.lexicon.scanning import MAX_DISTANCE

_RULE = re.compile(
    r"(?P<left>\S.*?) (?P<no>NOT )?(?P<operator>NEAR|BEFORE|AFTER) (?P<right>\S.*?)"
    r"(?: ?/ ?(?P<span>[A-Z]) ?(?P<distance>[0-9]{1,4})?)?(?P<more> ?/.*)?",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(r" (?:AND|OR|NOT|NEAR|BEFORE|AFTER) ", re.IGNORECASE)
_LONGEST = 500  # characters of a rule
_SPANS = {"P": "a paragraph", "D": "a document"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it stands in the file, without its brackets."""

    name: str
    text: str
    category: Path
    line: int
    weight: float


class _NotSaid(Exception):
    """The term language cannot say a rule; the text says why."""


def add_rules(rules: Iterable[Rule], found: Dictionary) -> None:
    """Turn rules into entries, once all categories are known."""
    words: dict[str, list[str]] = {}
    for entry in found.entries:
        for name in entry.category:
            words.setdefault(name.upper(), []).append(entry.text)
    for rule in rules:
        found.declare(rule.category, rule.line)
        try:
            text, unless = _term(rule.text, words)
        except _NotSaid as reason:
            found.leave_out(rule.line, f"@{rule.name} [{rule.text}]", str(reason))
        else:
            found.add(text, rule.category, rule.line, rule.weight, unless)


def _term(text: str, words: Mapping[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    rule = _RULE.fullmatch(" ".join(text[:_LONGEST].split()))
    if len(text) > _LONGEST:
        raise _NotSaid(f"it is {len(text):,} characters long; at most {_LONGEST} are read.")
    if rule is None or _CONNECTIVE.search(rule["right"]) or rule["more"]:
        raise _NotSaid("only rules of one NEAR, BEFORE or AFTER between two sides can be kept.")
    span = (rule["span"] or "S").upper()
    if span != "S":
        raise _NotSaid(f"it looks through {_SPANS.get(span, f'/{span}')}, and a term stays inside a sentence, /S.")
    distance = int(rule["distance"] or MAX_DISTANCE)
    if not 1 <= distance <= MAX_DISTANCE:
        raise _NotSaid(f"its distance is {distance:,}; 1 to {MAX_DISTANCE} words can stand in between.")
    left, right = _side(rule["left"], words), _side(rule["right"], words)
    operator = rule["operator"].upper()
    if operator == "AFTER":
        joined = f"{right} BEFORE/{distance} {left}"
    else:
        joined = f"{left} {operator}/{distance} {right}"
    if len(joined) > MAX_CHARACTERS:
        raise _NotSaid(
            f"with the words of its categories it is {len(joined):,} characters long; a term may have "
            f"{MAX_CHARACTERS}."
        )
    return (left, (joined,)) if rule["no"] else (joined, ())


def _side(written: str, words: Mapping[str, list[str]]) -> str:
    """Return a word or phrase in small letters, or the words of the category that it names."""
    if not written.startswith("#"):
        return written.replace("_", " ").lower()
    named = written[1:].strip().upper()
    members = list(dict.fromkeys(words.get(named, ())))
    if not members:
        raise _NotSaid(f"there are no words in a category {written}.")
    return members[0] if len(members) == 1 else f"({'|'.join(members)})"
