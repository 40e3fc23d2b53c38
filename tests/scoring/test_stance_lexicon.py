"""The word lists: forms, what comes before what, phrases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from framing.errors import InputError
from framing.scoring import stance_lexicon as lists
from framing.scoring.stance_forms import inflected
from framing.scoring.stance_lexicon import MISLEADING, NEWS, RELATIONS, forms_of, read_list, stance_lexicon
from framing.scoring.stance_phrases import find_phrases, phrase_tree


@pytest.mark.parametrize(
    ("entry", "kind", "forms"),
    [
        ("praise", "verb", ["praise", "praises", "praised", "praising"]),
        ("vilify", "verb", ["vilify", "vilifies", "vilified", "vilifying"]),
        ("rob", "verb", ["rob", "robs", "robbed", "robbing"]),
        ("attack", "verb", ["attack", "attacks", "attacked", "attacking"]),
        ("flee/flees/fled/fleeing", "verb", ["flee", "flees", "fled", "fleeing"]),
        ("crush", "verb", ["crush", "crushes", "crushed", "crushing"]),
        ("enemy", "noun", ["enemy", "enemies"]),
        ("crisis/crises", "noun", ["crisis", "crises"]),
        ("credible", "adjective", ["credible", "credibly"]),
        ("heroic", "adjective", ["heroic", "heroically"]),
        ("shoddy", "adjective", ["shoddy", "shoddily"]),
        ("under-fire", "word", ["under-fire"]),
    ],
)
def test_forms(entry: str, kind: str, forms: list[str]) -> None:
    assert inflected(entry, kind) == forms


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        inflected("praise", "werb")
    assert (
        str(raised.value) == "A word list has the kind 'werb'; it has to be one of: verb, noun, adjective, word."
    )


def test_a_line_with_another_number_of_columns_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NEWS).write_text("# people read this\n2\tnoun\n", "utf-8")
    monkeypatch.setattr(lists, "_FOLDER", tmp_path)
    with pytest.raises(InputError) as raised:
        list(read_list(NEWS))
    assert str(raised.value) == "valence_news.tsv, line 2: 2 columns; it needs 3, with tabs between."


def test_every_valence_lies_between_minus_four_and_four() -> None:
    numbers = [float(cells[0]) for cells in read_list(NEWS)]
    numbers += [float(cell) for cells in read_list(RELATIONS) for cell in cells[:2]]
    assert all(-4 <= number <= 4 for number in numbers)


def test_every_kind_in_the_lists_is_known() -> None:
    kinds = {cells[-2] for name in (NEWS, RELATIONS, MISLEADING) for cells in read_list(name)}
    assert kinds == {"verb", "noun", "adjective", "word"}


def test_no_word_is_both_for_and_against() -> None:
    signs: dict[str, set[bool]] = {}
    for valence, kind, entries in read_list(NEWS):
        for form in forms_of(kind, entries):
            if float(valence):
                signs.setdefault(form, set()).add(float(valence) > 0)
    assert [form for form, both in signs.items() if len(both) > 1] == []


def test_misleading_words_are_no_evidence() -> None:
    misleading = {form for kind, entries in read_list(MISLEADING) for form in forms_of(kind, entries)}
    assert {"shares", "interest", "united", "party", "like", "pretty", "grant", "joy"} <= misleading
    assert misleading.isdisjoint(stance_lexicon().words)


def test_deeds_tell_two_sides_apart() -> None:
    words = stance_lexicon().words
    assert (words["condemned"].subject, words["condemned"].obj) == (0.0, -2.8)
    assert (words["attacked"].subject, words["attacked"].obj) == (-1.6, 0.0)
    assert words["condemned"].participle
    assert not words["condemns"].participle
    assert words["condemnation"].noun


def test_words_of_no_list_of_ours_keep_their_valence() -> None:
    assert stance_lexicon().words["cute"].subject == 2.0  # as in vaderSentiment's vader_lexicon.txt


TREE = phrase_tree({("a", "b"): 1.0, ("a", "b", "c"): 2.0, ("c", "d"): -1.0})


def phrases(words: str, stretch: list[int] | None = None) -> list[tuple[int, int, float]]:
    code = np.array([TREE.codes.get(word, 0) for word in words.split()], np.int16)
    parts = np.zeros(len(code), np.int64) if stretch is None else np.array(stretch)
    first, last, valence = find_phrases(TREE, code, np.arange(len(code)), parts)
    return list(zip(first.tolist(), last.tolist(), valence.tolist(), strict=True))


def test_the_longest_phrase_is_found() -> None:
    assert phrases("x a b x a b c") == [(1, 2, 1.0), (4, 6, 2.0)]


def test_of_overlapping_phrases_the_first_is_found() -> None:
    assert phrases("a b c d") == [(0, 2, 2.0)]


def test_no_phrase_runs_across_a_comma() -> None:
    assert phrases("a b c d", [0, 0, 1, 1]) == [(0, 1, 1.0), (2, 3, -1.0)]
