"""Words of names and titles: what a word may be, by itself and by its capital."""

from __future__ import annotations

import pytest

from framing.text import names
from framing.text.names import NameWords, is_place, is_syllable, is_title, name_words
from framing.text.table import token_table
from framing.text.vocabulary import Vocabulary


def traits(word: str) -> int:
    """Return the traits of one word as it stands in a text."""
    vocabulary = Vocabulary()
    token_table([word], vocabulary=vocabulary)
    return int(name_words(vocabulary).traits[0])


@pytest.mark.parametrize(
    ("word", "trait", "has"),
    [
        ("US", names.PLACE, True),
        ("us", names.PLACE, False),
        ("us", names.PRONOUN, True),
        ("US", names.PRONOUN, False),
        ("UN", names.ORGANISATION, True),
        ("Un", names.ORGANISATION, False),  # Kim Jong Un
        ("Times", names.OUTLET, True),
        ("times", names.OUTLET, False),
        ("newspaper", names.OUTLET, True),
        ("Mark", names.MALE, True),
        ("mark", names.MALE, False),
        ("minister", names.TITLE, True),
        ("Minister", names.TITLE, True),
        ("Biden's", names.POSSESSIVE, True),
        ("yu", names.SYLLABLE, True),
        ("he", names.SYLLABLE, False),
        ("lobbyists", names.GROUP, True),
        ("FBI", names.ACRONYM, True),
        ("Biden", names.ACRONYM, False),
    ],
)
def test_traits(word: str, trait: int, has: bool) -> None:
    assert bool(traits(word) & trait) is has


def test_one_key_for_a_word_whatever_its_case_and_ending() -> None:
    vocabulary = Vocabulary()
    table = token_table(["Biden, BIDEN, Biden's, Biden’s, biden, Trump"], vocabulary=vocabulary)
    keys = name_words(vocabulary).key[table.type_id].tolist()
    assert keys[0] == keys[1] == keys[2] == keys[3]
    assert keys[4] == -1
    assert keys[5] not in (keys[0], -1)


def test_words_are_learnt_again_when_the_vocabulary_has_forgotten() -> None:
    vocabulary = Vocabulary(bound=2)
    known = NameWords()
    token_table(["Alpha Beta Gamma"], vocabulary=vocabulary)
    known.learn(vocabulary)
    token_table(["Minister"], vocabulary=vocabulary)
    known.learn(vocabulary)
    assert len(known.traits) == len(known.key) == len(vocabulary) == 1
    assert known.traits[0] & names.TITLE


@pytest.mark.parametrize(
    ("word", "is_one"), [("jinyu", False), ("yu", True), ("xi", True), ("men", False), ("str", False)]
)
def test_syllables(word: str, is_one: bool) -> None:
    assert is_syllable(word) is is_one


def test_titles_and_places() -> None:
    assert is_title("minister")
    assert not is_title("hanoi")
    assert is_place("hanoi")
    assert not is_place("minister")
