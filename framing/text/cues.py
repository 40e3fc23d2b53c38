"""The words that attribute speech and thought: `cues.tsv` as arrays and look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]

_FILE = Path(__file__).with_name("cues.tsv")
COLUMNS = ("lemma", "kind", "class", "stance", "takes", "prepositions", "forms")

KINDS = ("verb", "noun", "adjective")
# What a cue reports; the code of each is its place. "none" is a span without a cue, "source" is named by a
# preposition or a colon alone ("according to", "Smith: …").
CLASSES = ("none", "say", "tell", "think", "show", "vow", "attitude", "noun", "source")
# How the journalist's choice of the word colours what is reported.
STANCES = (
    "neutral",  # said, told, stated
    "endorsing",  # pointed out, noted, revealed: what follows is presented as true or good
    "doubting",  # claimed, alleged, argued: it is presented as open
    "denying",  # denied, rejected, refuted
    "conceding",  # admitted, conceded, acknowledged
    "alarmed",  # warned, feared, threatened
    "emphatic",  # insisted, stressed, demanded
    "critical",  # criticized, complained, blamed
    "hostile",  # slammed, blasted, mocked
    "promotional",  # touted, hailed, boasted
)

# What may follow a cue; one bit each.
THAT = 1  # "said that he would"
ZERO = 2  # "said he would"
WHETHER = 4  # "asked whether", "explained how"
QUOTE = 8  # may stand beside a quotation or behind what was said: "…, he said"
INFINITIVE = 16  # "vowed to fight"
OBJECT = 32  # "praised the deal"
PERSON = 64  # "urged Congress to act"
RECIPIENT = 128  # "told reporters that"
NOUN = 256  # some form is as often a noun: "the report", "claims"
AS = 512  # "saw it as a threat"
REPORT = 1024  # as ZERO and QUOTE, where a report or poll is the subject: "the poll found"
OUT = 2048  # only with a particle or "to": "pointed out", "lay out"
TAKES = {
    "as": AS,
    "out": OUT,
    "report": REPORT,
    "that": THAT,
    "zero": ZERO,
    "whether": WHETHER,
    "quote": QUOTE,
    "to": INFINITIVE,
    "object": OBJECT,
    "person-to": PERSON,
    "recipient": RECIPIENT,
    "noun": NOUN,
}
# Prepositions that may stand between a cue and what it reports; one bit each.
PREPOSITIONS = (
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "in",
    "of",
    "on",
    "over",
    "to",
    "toward",
    "towards",
    "with",
)

# Forms of a verb; one bit each. A form may be several.
BASE = 1
PRESENT = 2
PAST = 4
PARTICIPLE = 8
PROGRESSIVE = 16
_FORMS = (BASE, PRESENT, PAST, PARTICIPLE, PROGRESSIVE)


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues; row 0 is no cue.

    Attributes
    ----------
    lemmas : tuple of str
    classes, stances, takes, prepositions : array of int64, shape (c,)
        Places in `CLASSES` and `STANCES`, bits of `TAKES`, and bits of places in `PREPOSITIONS`.
    verbs : mapping of str to (row, forms)
        Every form of a verb, folded, with the bits of what forms it is.
    nouns, adjectives : mapping of str to int
    """

    lemmas: tuple[str, ...]
    classes: Codes
    stances: Codes
    takes: Codes
    prepositions: Codes
    verbs: dict[str, tuple[int, int]]
    nouns: dict[str, int]
    adjectives: dict[str, int]

    def row(self, lemma: str) -> int:
        """Return the first row of a lemma."""
        return self.lemmas.index(lemma)


@cache
def load_cues() -> Cues:
    """Read `cues.tsv`."""
    lines = _FILE.read_text("utf-8").splitlines()
    rows = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]
    verbs: dict[str, tuple[int, int]] = {}
    nouns: dict[str, int] = {}
    adjectives: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        forms = row["forms"].split()
        if row["kind"] == "verb":
            for form, bit in zip(forms, _FORMS, strict=True):
                known, bits = verbs.get(form, (number, 0))
                verbs[form] = (known, bits | bit if known == number else bits)
        else:
            (nouns if row["kind"] == "noun" else adjectives).update(dict.fromkeys(forms, number))
    return Cues(
        ("", *(row["lemma"] for row in rows)),
        np.array([0] + [CLASSES.index(row["class"]) for row in rows]),
        np.array([0] + [STANCES.index(row["stance"]) for row in rows]),
        np.array([0] + [_bits(row["takes"], TAKES) for row in rows]),
        np.array([0] + [_bits(row["prepositions"], _PREPOSITION_BITS) for row in rows]),
        verbs,
        nouns,
        adjectives,
    )


_PREPOSITION_BITS = {word: 1 << place for place, word in enumerate(PREPOSITIONS)}


def preposition_bit(word: str) -> int:
    """Return the bit of a preposition that cues may take; 0 for any other word."""
    return _PREPOSITION_BITS.get(word, 0)


def _bits(words: str, table: dict[str, int]) -> int:
    return sum(table[word] for word in words.split()) if words != "-" else 0
