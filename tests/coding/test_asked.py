"""What coders are asked."""

from __future__ import annotations

import pytest

from framing.coding.asked import asked_of
from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, Target
from tests.coding.sheet_material import LEXICON


def test_frames_come_before_targets_with_what_explains_them() -> None:
    asked = asked_of(LEXICON)
    assert [(each.kind, each.name) for each in asked] == [
        ("frame", "economy"),
        ("frame", "conflict"),
        ("frame", "note"),
        ("target", "china"),
        ("target", "us"),
    ]
    assert asked[0].questions == ("Does someone gain or lose money?",)
    assert asked[0].counterexamples == ("He spent the day at home.",)
    assert list(asked[0].answers) == ["1", "0", "?"]
    assert list(asked[3].answers) == ["-1", "0", "1", "?"]


def test_some_can_be_chosen() -> None:
    assert [each.name for each in asked_of(LEXICON, only=["us", "conflict"])] == ["conflict", "us"]


def test_a_name_that_nothing_has_is_refused() -> None:
    with pytest.raises(InputError) as error:
        asked_of(LEXICON, only=["ecomony"])
    assert str(error.value) == (
        "Unknown frame or target 'ecomony'. Did you mean 'economy'? "
        "Allowed: 'economy', 'conflict', 'note', 'china' or 'us'."
    )


OTHER = Lexicon("other", "1", "en", frames=(Frame("economy", "Economy", ()),), targets=(Target("x", "X", ()),))


def test_a_name_that_two_lexicons_have_gets_the_lexicon_before_it() -> None:
    asked = {each.name: each.label for each in asked_of([LEXICON, OTHER])}
    assert list(asked) == ["small/economy", "conflict", "note", "other/economy", "china", "us", "x"]
    assert (asked["other/economy"], asked["conflict"]) == ("Economy (other)", "Conflict")
    assert [each.name for each in asked_of([LEXICON, OTHER], only=["economy"])] == [
        "small/economy",
        "other/economy",
    ]
    assert [each.name for each in asked_of([LEXICON, OTHER], only=["other/economy"])] == ["other/economy"]


def test_a_frame_and_a_target_of_one_name_are_refused() -> None:
    lexicon = Lexicon("one", "1", "en", frames=(Frame("us", "Us", ()),), targets=(Target("us", "US", ()),))
    with pytest.raises(InputError) as error:
        asked_of(lexicon)
    assert str(error.value) == (
        "More than one frame or target is called 'us', so a code would not say which is meant. "
        "Code one lexicon at a time, or rename them."
    )


def test_nothing_to_ask_is_refused() -> None:
    with pytest.raises(InputError) as error:
        asked_of(Lexicon("empty", "1", "en"))
    assert str(error.value) == "There is nothing to code: no frame and no target is asked for."
