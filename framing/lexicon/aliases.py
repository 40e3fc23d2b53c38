"""Aliases: which names a user knows to be one person's, and which not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_BREAKS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names that are, or are not, one person's.

    Attributes
    ----------
    name : str
        As it stands in the articles.
    canonical : str
        What the person is to be called; with ``same=False`` the name of someone else.
    same : bool
        Whether they are one person.
    """

    name: str
    canonical: str
    same: bool = True


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words in small letters, without accents and marks: the form in which names compare."""
    if name.isascii():  # most are, and have nothing to take off but apostrophes
        return tuple(filter(None, _BREAKS.split(name.lower().replace("'", ""))))
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return tuple(filter(None, _BREAKS.split(bare.replace("'", "").replace("’", ""))))


def alias_problems(aliases: Sequence[Alias], places: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Return which aliases are wrong by themselves or contradict others, and how.

    A name may not be blank or be kept apart from itself; no two aliases may give one name two canonical names, or
    say that the same two names are one person and are not; no canonical name may itself be given another.

    Parameters
    ----------
    places : sequence of str
        What to call each alias where another one is wrong: "row 3", "line 17".
    """
    called: dict[tuple[str, ...], int] = {}
    apart: dict[frozenset[tuple[str, ...]], int] = {}
    for number, alias in enumerate(aliases):
        one, other = words_of(alias.name), words_of(alias.canonical)
        if not one or not other:
            blank = "name" if not one else "canonical"
            yield number, f"'{blank}' is blank. Write a name under both 'name' and 'canonical'."
        elif one == other and not alias.same:
            yield number, f"'{alias.name}' cannot be kept apart from itself. Write two names."
        elif not alias.same:
            apart[frozenset((one, other))] = number
        elif one in called and words_of(aliases[called[one]].canonical) != other:
            first = called[one]
            yield (
                number,
                f"'{alias.name}' is to be called '{alias.canonical}', but {places[first]} says "
                f"'{aliases[first].canonical}'. Keep one of them.",
            )
        else:
            called.setdefault(one, number)
    for one, number in called.items():
        alias = aliases[number]
        other = words_of(alias.canonical)
        if one != other and other in called and words_of(aliases[called[other]].canonical) != other:
            known = aliases[called[other]].canonical
            yield (
                number,
                f"'{alias.name}' is to be called '{alias.canonical}', which {places[called[other]]} calls "
                f"'{known}'. Write '{known}' in both.",
            )
        if frozenset((one, other)) in apart:
            yield (
                number,
                f"'{alias.name}' and '{alias.canonical}' are one person here, and two in "
                f"{places[apart[frozenset((one, other))]]}. Keep one of them.",
            )
