"""Texts that a model was trained on are known when they are met again."""

from __future__ import annotations

import numpy as np

from framing.classify.fingerprints import marks_of, n_met

TRAINED = [
    "Exports rose again in the spring.",
    "The mayor spoke to reporters.\nNobody else at the port did.",
    "He left.",
]


def test_a_text_is_known_by_its_words_and_by_each_of_its_lines() -> None:
    asked = [
        "exports  rose again\nin the spring.",  # the same words, broken elsewhere
        "Nobody else at the port did.",  # a line of a longer one
        "Rain fell.\nThe mayor spoke to reporters.",  # a line of both
        "Exports rose again in the autumn.",
        "He left.",  # too short to tell anything
        "",
    ]
    assert [n_met([text], marks_of(TRAINED)) for text in asked] == [1, 1, 1, 0, 0, 0]
    assert n_met(asked, marks_of(TRAINED)) == 3


def test_marks_are_sorted_numbers_and_none_where_there_is_nothing() -> None:
    marks = marks_of([*TRAINED, *TRAINED])
    assert marks.dtype == np.uint64
    assert marks.tolist() == sorted(set(marks.tolist()))
    assert len(marks) == 4  # one text of one line; one of two lines, and its lines
    assert marks_of([]).tolist() == []
    assert n_met(TRAINED, marks_of([])) == 0
