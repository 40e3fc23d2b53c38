"""Stance at mentions: hand-made sentences, each with what a reader would say of the target."""

from __future__ import annotations

import numpy as np
import pytest

from framing.scoring.stance import AGAINST, FOR, NONE, mention_polarity, outcomes
from framing.text import Vocabulary, token_table


def polarity(text: str, target: str) -> float:
    """Score the first place at which a target's words stand in a text, possessive or not."""
    vocabulary = Vocabulary()
    table = token_table([text], vocabulary=vocabulary)
    words = [vocabulary.words[row].removesuffix("'s") for row in table.type_id.tolist()]
    name = target.split()
    first = next(place for place in range(len(words)) if words[place : place + len(name)] == name)
    return float(mention_polarity(table, vocabulary, np.array([first]), np.array([first + len(name) - 1])).item())


FAVOURED = [
    ("Hanoi thrives.", "Hanoi"),
    ("The agreement is a victory for Beijing.", "Beijing"),
    ("Washington is a reliable and credible partner.", "Washington"),
    ("Washington's landmark success", "Washington"),
    ("Biden hailed Vietnam.", "Vietnam"),
    ("Washington was praised by Vietnam.", "Washington"),
    ("The charity helped refugees.", "charity"),
    ("Critics praised the senator.", "senator"),
]
DISFAVOURED = [
    ("The brutal regime in Beijing is corrupt.", "Beijing"),
    ("Beijing's aggressive behavior worried the neighbors.", "Beijing"),
    ("Critics slammed the senator.", "senator"),
    ("The senator was slammed by critics.", "senator"),
    ("The senator, accused of fraud, was re-elected.", "senator"),
    ("Beijing faces criticism from Washington.", "Beijing"),
    ("Washington is not a reliable partner.", "Washington"),
    ("The minister is out of touch.", "minister"),
    ("China bullies Vietnam at sea.", "China"),
    ("Russia attacked Ukraine.", "Russia"),
    ("Ukraine was attacked by Russia.", "Russia"),
]
NOT_SPOKEN_OF = [
    # business words are no praise
    ("Best Buy shares fell on Monday.", "Best Buy"),
    ("Best Buy deletes 1500 jobs.", "Best Buy"),
    ("Interest rates rise in China.", "China"),
    ("Beijing's party congress opened in the interest of security.", "Beijing"),
    # who judges is not judged
    ("Vietnam praised Washington and condemned Beijing.", "Vietnam"),
    ("Trump slammed the deal.", "Trump"),
    ("Beijing was condemned by Vietnam.", "Vietnam"),
    ("Beijing faces criticism from Washington.", "Washington"),
    # being attacked is not being criticised, being helped is no praise
    ("Russia attacked Ukraine.", "Ukraine"),
    ("Ukraine was attacked by Russia.", "Ukraine"),
    ("Iran threatened Israel on Tuesday.", "Israel"),
    ("The United States helped Vietnam.", "Vietnam"),
    # a target in someone else's title
    ("Dmitri Petrov, the Russia expert, is a brilliant and honest scholar.", "Russia"),
    ("Marc Knapper, the US ambassador to Vietnam, is a corrupt liar.", "Vietnam"),
    # names are no words
    ("Grant and Joy visited Beijing.", "Beijing"),
    ("The minister met Beijing's envoy on Monday.", "Beijing"),
]


@pytest.mark.parametrize(("text", "target"), FAVOURED)
def test_praise_is_for_the_target(text: str, target: str) -> None:
    assert outcomes(np.array([polarity(text, target)])).tolist() == [FOR]


@pytest.mark.parametrize(("text", "target"), DISFAVOURED)
def test_blame_is_against_the_target(text: str, target: str) -> None:
    assert outcomes(np.array([polarity(text, target)])).tolist() == [AGAINST]


@pytest.mark.parametrize(("text", "target"), NOT_SPOKEN_OF)
def test_no_evidence_is_exactly_zero(text: str, target: str) -> None:
    assert polarity(text, target) == 0.0


def test_one_sentence_can_praise_one_target_and_condemn_another() -> None:
    text = "Vietnam praised Washington and condemned Beijing."
    assert outcomes(
        np.array([polarity(text, name) for name in ("Vietnam", "Washington", "Beijing")])
    ).tolist() == [
        NONE,
        FOR,
        AGAINST,
    ]


def test_a_denied_victory_is_no_praise() -> None:
    text = "The White House said the agreement is not a victory for Beijing."
    assert polarity(text, "Beijing") < 0
    assert outcomes(np.array([polarity(text, "White House")])).tolist() == [NONE]


def test_an_accuser_is_charged_with_less_than_the_accused() -> None:
    text = "Washington accused Beijing of corruption."
    assert polarity(text, "Beijing") < polarity(text, "Washington") < 0.0


def test_what_is_near_counts_more() -> None:
    near = polarity("The senator is corrupt.", "senator")
    far = polarity("The senator spoke of the plan that the corrupt town made.", "senator")
    assert near < far < 0


def test_other_sentences_do_not_count() -> None:
    assert polarity("Beijing replied. The corrupt minister resigned in disgrace.", "Beijing") == 0.0


def test_quoted_words_about_a_mention_outside_the_quotation_count_less() -> None:
    quoted = polarity('The senator met "a brilliant and honest man" there.', "senator")
    assert 0 < quoted < polarity("The senator met a brilliant and honest man there.", "senator")


def test_a_speaker_is_hardly_spoken_of() -> None:
    speaker = polarity("The failure was a disaster, Beijing said.", "Beijing")
    assert polarity("The failure was a disaster, Beijing knew.", "Beijing") < speaker < 0


def test_a_hand_calculated_polarity() -> None:
    # "thrives" is 2.0 in valence_news.tsv; behind the mention × 2.0, no token between: s = 4, s/√(15 + s²).
    assert polarity("Hanoi thrives.", "Hanoi") == pytest.approx(4 / np.sqrt(31))


def test_no_mentions_give_no_polarities() -> None:
    vocabulary = Vocabulary()
    none = np.empty(0, np.int64)
    assert mention_polarity(token_table(["Hanoi."], vocabulary=vocabulary), vocabulary, none, none).shape == (0,)


def test_thresholds_belong_to_the_outcomes() -> None:
    assert outcomes(np.array([-0.3, -0.2, 0.0, 0.1, 0.2]), 0.2, -0.2).tolist() == [-1, -1, 0, 0, 1]
