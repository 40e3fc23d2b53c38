"""The plain twin of `framing.comparisons.word_counts`: words and phrases counted text by text, with strings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.text import token_table

_WHOLE = ("it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "when", "how", "why", "let",
          "everybody", "everything")  # fmt: skip


def word(token: str, lowercase: bool) -> str | None:
    """Return a token as it is counted, None for one without a letter. Apostrophes are straight."""
    if not any(letter.isalpha() for letter in token):
        return None
    plain = token.removesuffix(".")
    plain = plain.lower() if lowercase else plain
    stem = plain[:-2] if plain[-2:].lower() == "'s" else plain
    return plain if not stem or stem.lower() in _WHOLE else stem.removesuffix(".")


def counted(texts: Sequence[str], orders: Sequence[int], lowercase: bool = True) -> list[Counter[str]]:
    """Return how often each text has each phrase of some lengths in words."""
    found = []
    for text in texts:
        table = token_table([text])
        gaps = table.hard_gap.tolist()
        tokens = [
            table.chars.text[start:end]
            for start, end in zip(table.starts.tolist(), table.ends.tolist(), strict=True)
        ]
        words = [word(token, lowercase) for token in tokens]
        phrases: Counter[str] = Counter()
        for order in orders:
            for first in range(len(words) - order + 1):
                run = words[first : first + order]
                known = [each for each in run if each is not None]
                if len(known) == order and not any(gaps[first + 1 : first + order]):
                    phrases[" ".join(known)] += 1
        found.append(phrases)
    return found
