"""The MPQA subjectivity clues (`.tff`): lines of `key=value` with a word and its polarity.

    type=weaksubj len=1 word1=abandoned pos1=adj stemmed1=n priorpolarity=negative

Categories are the polarity, and within it how subjective the word is. Parts of speech are not kept: the term
language has none.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, mostly

_KEYS = ("word1=", "priorpolarity=")


def recognise(source: Source) -> bool:
    """Whether every line names a word and its polarity."""
    lines = source.sample("#")
    return mostly(all(key in line for key in _KEYS) for line in lines)


def read(source: Source) -> Dictionary:
    """Read subjectivity clues."""
    found = Dictionary()
    parts_of_speech = stemmed = 0
    seen: set[tuple[str, str, str]] = set()
    for row, line in source.numbered(found):
        if line.lstrip().startswith("#"):
            continue
        values = dict(pair.split("=", 1) for pair in line.split() if "=" in pair)
        word, polarity = values.get("word1", ""), values.get("priorpolarity", "")
        if not word or not polarity:
            found.leave_out(row, line, "a line has word1= and priorpolarity=.")
            continue
        parts_of_speech += values.get("pos1", "anypos") != "anypos"
        stemmed += values.get("stemmed1") == "y"
        strength = values.get("type", "")
        if (word, polarity, strength) not in seen:  # it stands once for each part of speech
            seen.add((word, polarity, strength))
            found.add(word, (polarity, strength) if strength else (polarity,), row)
    if parts_of_speech:
        found.note(
            None,
            f"Clues for one part of speech: {parts_of_speech:,}. Their words count as any, and once where they "
            "stand there for several.",
        )
    if stemmed:
        found.note(
            None,
            f"Clues with all their inflected forms (stemmed1=y): {stemmed:,}. They are kept as written; add a * "
            "where it does no harm.",
        )
    return found
