"""The file of cues: complete, consistent, and within its closed sets."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import framing.text.cues
from framing.text.cues import (
    CLASSES,
    COLUMNS,
    KINDS,
    PARTICIPLE,
    PAST,
    PREPOSITIONS,
    PRESENT,
    PROGRESSIVE,
    STANCES,
    TAKES,
    THAT,
    load_cues,
    preposition_bit,
)

LINES = Path(framing.text.cues.__file__).with_name("cues.tsv").read_text("utf-8").splitlines()
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in LINES[1:]]


def test_the_heading_names_the_columns() -> None:
    assert tuple(LINES[0].split("\t")) == COLUMNS


def test_every_cell_is_of_its_closed_set() -> None:
    for row in ROWS:
        assert row["kind"] in KINDS, row
        assert row["class"] in CLASSES[1:-1], row
        assert row["stance"] in STANCES, row
        assert row["takes"] == "-" or set(row["takes"].split()) <= set(TAKES), row
        assert row["prepositions"] == "-" or set(row["prepositions"].split()) <= set(PREPOSITIONS), row
        assert row["takes"] != "-" or row["prepositions"] != "-", row


def test_a_verb_has_five_forms_a_noun_at_most_two() -> None:
    for row in ROWS:
        forms = row["forms"].split()
        assert forms[0] == row["lemma"]
        assert {"verb": len(forms) == 5, "noun": len(forms) in (1, 2), "adjective": len(forms) == 1}[
            row["kind"]
        ], row
        if row["kind"] == "verb":
            assert forms[4].endswith("ing"), row


def test_no_cue_stands_there_twice_and_the_order_is_that_of_kinds_and_the_alphabet() -> None:
    keys = [(KINDS.index(row["kind"]), row["lemma"]) for row in ROWS]
    assert keys == sorted(set(keys))


def test_cues_are_looked_up_by_every_form() -> None:
    cues = load_cues()
    say = cues.row("say")
    assert cues.verbs["said"] == (say, PAST | PARTICIPLE)
    assert cues.verbs["says"] == (say, PRESENT)
    assert cues.verbs["saying"] == (say, PROGRESSIVE)
    assert cues.lemmas[cues.nouns["claims"]] == "claim"
    assert cues.lemmas[cues.adjectives["confident"]] == "confident"
    assert CLASSES[int(cues.classes[say])] == "say"
    assert STANCES[int(cues.stances[say])] == "neutral"
    assert cues.takes[say] & THAT


def test_stances_as_documented() -> None:
    cues = load_cues()
    expected = {
        "told": "neutral",
        "claimed": "doubting",
        "noted": "endorsing",
        "warned": "alarmed",
        "touted": "promotional",
        "slammed": "hostile",
        "admitted": "conceding",
        "denied": "denying",
        "insisted": "emphatic",
        "complained": "critical",
    }
    assert {form: STANCES[int(cues.stances[cues.verbs[form][0]])] for form in expected} == expected


def test_row_0_is_no_cue() -> None:
    cues = load_cues()
    assert cues.lemmas[0] == ""
    assert not any(np.array([cues.classes[0], cues.stances[0], cues.takes[0], cues.prepositions[0]]))


def test_prepositions_have_a_bit_each_and_other_words_none() -> None:
    bits = [preposition_bit(word) for word in PREPOSITIONS]
    assert len(set(bits)) == len(PREPOSITIONS)
    assert all(bit.bit_count() == 1 for bit in bits)
    assert preposition_bit("between") == 0
