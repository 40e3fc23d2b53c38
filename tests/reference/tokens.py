"""The plain twin of `framing.text.tokens`: tokens found by walking a text character by character."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reference.kinds import is_letter, is_word, kind


def tokens(characters: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each token of a text begins and ends.

    Parameters
    ----------
    characters : sequence of str
        From `kinds.characters_of`.
    """
    found = []
    at = 0
    while at < len(characters):
        if kind(characters[at]) == "ideograph":
            found.append((at, at + 1))
            at += 1
        elif is_word(characters[at]):
            start = at
            while at < len(characters) and (is_word(characters[at]) or joins(characters, at)):
                at += 1
            found.append((start, at))
        else:
            at += 1
    return found


def joins(characters: Sequence[str], at: int) -> bool:
    """Whether a mark belongs to the token around or before it."""
    mark = kind(characters[at])
    before, after = neighbour(characters, at - 1), neighbour(characters, at + 1)
    if mark == "apostrophe":  # don't, O'Neill, 1990's, U.S.'s
        return is_letter(after) and (is_word(before) or _ends_acronym(characters, at - 1))
    if mark == "invisible":  # a soft hyphen in a word
        return is_word(before) and is_word(after)
    if mark in ("dot", "comma") and kind(before) == kind(after) == "digit":  # 3.5, 1,000
        return True
    if mark != "dot":
        return False
    return _joins_acronym(characters, at) or _ends_acronym(characters, at)


def _joins_acronym(characters: Sequence[str], at: int) -> bool:
    """A stop between two letters that stand alone: "U.S"."""
    if not is_letter(neighbour(characters, at - 1)) or not is_letter(neighbour(characters, at + 1)):
        return False
    return not is_word(neighbour(characters, at - 2)) and not is_word(neighbour(characters, at + 2))


def _ends_acronym(characters: Sequence[str], at: int) -> bool:
    """The last stop of "U.S."; of "U.S.The" it is not, since a space was lost there."""
    if at < 2 or kind(neighbour(characters, at)) != "dot" or kind(characters[at - 2]) != "dot":
        return False
    return _joins_acronym(characters, at - 2) and not is_word(neighbour(characters, at + 1))


def neighbour(characters: Sequence[str], at: int) -> str:
    """Return a character; beyond the ends of the text stand line ends."""
    return characters[at] if 0 <= at < len(characters) else "\n"
