"""The forms of English words, so that a word list needs one entry for each word."""

from __future__ import annotations

from framing.errors import InputError

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
KINDS = ("verb", "noun", "adjective", "word")


def inflected(entry: str, kind: str) -> list[str]:
    """Return an entry of a word list and its regular forms.

    Parameters
    ----------
    entry : str
        A word, or all its forms with ``/`` between where they are not regular (``lie/lies/lied/lying``).
    kind : str
        ``verb`` (adds -s, -ed, -ing), ``noun`` (adds -s), ``adjective`` (adds -ly) or ``word`` (adds nothing).

    Returns
    -------
    list of str
        The base form first; of a regular verb then the forms in -s, -ed and -ing.

    Raises
    ------
    InputError
        The kind is none of these.

    Examples
    --------
    >>> inflected("praise", "verb")
    ['praise', 'praises', 'praised', 'praising']
    >>> inflected("slam/slams/slammed/slamming", "verb")
    ['slam', 'slams', 'slammed', 'slamming']
    """
    if kind not in KINDS:
        raise InputError(f"A word list has the kind {kind!r}; it has to be one of: {', '.join(KINDS)}.")
    if "/" in entry:
        return entry.split("/")
    if kind == "verb":
        return [entry, _with_s(entry), _with_ed(entry), _with_ing(entry)]
    if kind == "noun":
        return [entry, _with_s(entry)]
    if kind == "adjective":
        return [entry, _with_ly(entry)]
    return [entry]


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def _with_ed(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ied"
    return _doubled(word) + ("d" if word.endswith("e") else "ed")


def _with_ing(word: str) -> str:
    silent = word.endswith("e") and not word.endswith(("ee", "oe", "ye"))
    return (word[:-1] if silent else _doubled(word)) + "ing"


def _with_ly(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ily"
    if word.endswith("le") and word[-3] not in _VOWELS:
        return word[:-1] + "y"
    return word + ("ally" if word.endswith("ic") else "ly")


def _doubled(word: str) -> str:
    """Double the last consonant of a word of one syllable: "rob" is "robbed"; longer words are written out."""
    one_vowel = sum(letter in _VOWELS for letter in word) == 1
    short = len(word) > 2 and one_vowel and word[-2] in _VOWELS and word[-1] not in (*_VOWELS, "w", "x", "y")
    return word + word[-1] if short else word
