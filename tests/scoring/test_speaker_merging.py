"""Spellings of one person: what is merged, what is suggested, what stays apart."""

from __future__ import annotations

import random

import pytest

from framing.errors import InputError
from framing.lexicon.aliases import Alias
from framing.scoring.speaker_merging import Merged, Suggestion, merge_speakers
from framing.scoring.speaker_people import Person


def said(name: str, *roles: str, article: int = 0, first: int = 0) -> Person:
    """Return somebody who speaks once."""
    return Person(article, name, roles, first, 1)


def names(merged: Merged) -> dict[str, str]:
    """Return the canonical name of every name, where names are enough."""
    return {name: canonical for (_, name), canonical in merged.canonical.items()}


@pytest.mark.parametrize(
    ("introduced", "role", "other"),
    [
        ("Nguyen Phu Trong", "General Secretary of the Communist Party of Vietnam", "Nguyen Phuc Trong"),
        ("Ho Jin yu", "Vietnamese Vice Minister of Foreign Affairs", "He Jinyu"),
        ("Du Lan", "Deputy Director of the Asia Pacific Research Institute", "Duran"),
    ],
)
def test_a_like_name_without_introduction_is_who_was_introduced_before(
    introduced: str, role: str, other: str
) -> None:
    merged = merge_speakers([said(introduced, role), said(other, first=9)])
    assert names(merged) == {introduced: introduced, other: introduced}
    (merge,) = merged.merges
    assert (merge.name, merge.into, merge.rule) == (other, introduced, "not introduced")
    assert merge.evidence == f"article 0 introduces '{introduced}' ('{role}') and not the other"
    assert merged.suggestions == ()


@pytest.mark.parametrize(
    ("one", "other", "role", "same"),
    [
        (
            "Nguyen Phu Trong",
            "Nguyen Phuc Trong",
            "Vietnamese General Secretary",
            "General Secretary of the Party",
        ),
        ("Ho Jin yu", "He Jinyu", "Vice Minister of Foreign Affairs", "Vice Foreign Minister"),
        ("Du Lan", "Du Ran", "Deputy Director of the Harbour Institute", "deputy director at Harbour Institute"),
    ],
)
def test_the_same_office_in_two_articles(one: str, other: str, role: str, same: str) -> None:
    merged = merge_speakers([said(one, role), said(other, same, article=1)])
    assert len(set(merged.canonical.values())) == 1
    assert [merge.rule for merge in merged.merges] == ["same office"]
    assert role in merged.merges[0].evidence
    assert same in merged.merges[0].evidence


@pytest.mark.parametrize(("one", "other"), [("Wang Yi", "Wang Li"), ("Li Qiang", "Li Jiang")])
@pytest.mark.parametrize(
    ("role", "other_roles", "article"),
    [
        ("Foreign Minister", ["professor at the Harbour School"], 0),
        ("professor at the Harbour School", ["professor at the Harbour School"], 0),
        ("Foreign Minister", ["professor at the Harbour School"], 1),
        ("Foreign Minister", [], 0),
        ("Foreign Minister", [], 1),
    ],
)
def test_like_names_stay_apart(one: str, other: str, role: str, other_roles: list[str], article: int) -> None:
    """In one article with introductions of their own, with one of them, and in two articles."""
    merged = merge_speakers([said(one, role), said(other, *other_roles, article=article, first=9)])
    assert names(merged) == {one: one, other: other}
    assert merged.merges == ()


def test_what_is_not_merged_is_suggested_with_the_reason() -> None:
    people = [said("Li Qiang", "Premier"), said("Li Jiang", "professor of law", first=9)]
    assert merge_speakers(people).suggestions == (
        Suggestion("Li Jiang", "Li Qiang", 85.7, "an article introduces both of them"),
    )
    people = [said("Li Qiang", "Premier"), said("Li Jiang", "professor of law", article=1)]
    assert merge_speakers(people).suggestions == (
        Suggestion("Li Jiang", "Li Qiang", 85.7, "different offices: 'professor of law' and 'Premier'"),
    )
    people = [said("Ann Marlow"), said("Anne Marlow", article=1)]
    assert merge_speakers(people).suggestions == (
        Suggestion("Ann Marlow", "Anne Marlow", 94.7, "only the spelling is alike"),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chinese Foreign Minister", "Russian Foreign Minister"),
        ("President", "Vice President"),
        ("professor", "professor"),
        ("director of the Harbour Institute", "director of the Mountain Museum"),
    ],
)
def test_offices_that_are_not_the_same(one: str, other: str) -> None:
    assert merge_speakers([said("Peter Crane", one), said("Peter Krane", other, article=1)]).merges == ()


def test_one_unintroduced_name_like_two_introduced_ones() -> None:
    people = [said("Du Lan", "Director"), said("Du Man", "Minister", first=3), said("Duran", first=9)]
    merged = merge_speakers(people)
    assert merged.merges == ()
    reasons = {
        suggestion.reason for suggestion in merged.suggestions if "Duran" in suggestion.name + suggestion.other
    }
    assert "article 0 introduces more than one name like it" in reasons


def test_where_words_part_goes_before_other_letters() -> None:
    people = [said("Du Lan", "Director"), said("Du Ran", "Minister", first=3), said("Duran", first=9)]
    assert merge_speakers(people).name(0, "Duran") == "Du Ran"


def test_the_introduction_has_to_come_first() -> None:
    assert merge_speakers([said("Duran"), said("Du Lan", "Director of the Institute", first=9)]).merges == ()


def test_a_name_of_one_word_is_one_person_in_its_article_only() -> None:
    people = [said("Du Lan", "Deputy Director"), said("Duran", first=9), said("Duran", "boxer", article=1)]
    merged = merge_speakers(people)
    assert merged.name(0, "Duran") == "Du Lan"
    assert merged.name(1, "Duran") == "Duran"
    assert merged.merges[0].article == 0


def test_case_accents_and_hyphens_make_no_other_person() -> None:
    people = [said("Nguyễn Phú Trọng"), said("Nguyen Phu Trong", article=1), said("NGUYEN PHU TRONG", article=2)]
    merged = merge_speakers(people)
    assert len(set(merged.canonical.values())) == 1
    assert {merge.rule for merge in merged.merges} == {"same letters"}


def test_a_surname_with_the_office_of_one_whole_name() -> None:
    merged = merge_speakers([said("Biden", "US President"), said("Joe Biden", "American President", article=1)])
    assert merged.name(0, "Biden") == "Joe Biden"
    assert merged.merges[0].rule == "short form and office"


def test_a_surname_alone_is_a_suggestion() -> None:
    merged = merge_speakers([said("Marlow"), said("Ann Marlow", article=1)])
    assert merged.merges == ()
    assert merged.suggestions[0].reason == "a short form, and the article introduces no whole name"


def test_a_chain_of_small_differences_is_not_one_person() -> None:
    chain = ["Ann Marlow", "Ann Marloq", "Ann Maxloq", "Anx Maxloq", "Axx Maxloq", "Axx Maxxxq"]
    merged = merge_speakers([said(name, "French President", article=place) for place, name in enumerate(chain)])
    assert merged.name(0, chain[0]) != merged.name(5, chain[-1])


def test_an_alias_forces_a_merge() -> None:
    people = [said("Bob Crane"), said("Robert Marlow", article=1)]
    merged = merge_speakers(people, [Alias("Bob Crane", "Robert Marlow")])
    assert set(merged.canonical.values()) == {"Robert Marlow"}
    assert [(merge.name, merge.rule) for merge in merged.merges] == [("Bob Crane", "alias")]


def test_an_alias_gives_a_name_that_nobody_bears() -> None:
    merged = merge_speakers([said("Duran")], [Alias("Duran", "Du Lan")])
    assert merged.canonical == {(0, "Duran"): "Du Lan"}


def test_an_alias_forbids_a_merge_and_a_suggestion() -> None:
    people = [said("Du Lan", "Deputy Director"), said("Duran", first=9)]
    merged = merge_speakers(people, [Alias("Duran", "Du Lan", same=False)])
    assert names(merged) == {"Du Lan": "Du Lan", "Duran": "Duran"}
    assert (merged.merges, merged.suggestions) == ((), ())


def test_contradicting_aliases_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        merge_speakers([], [Alias("A B", "C D"), Alias("C D", "A B", same=False)])
    assert str(raised.value) == (
        "aliases: 1 problem in these aliases.\n"
        "  row 1: 'A B' and 'C D' are one person here, and two in row 2. Keep one of them."
    )


def test_the_order_of_people_does_not_count() -> None:
    people = [
        said("Du Lan", "Deputy Director"),
        said("Duran", first=9),
        said("Li Qiang", "Premier", article=1),
        said("Li Jiang", article=2),
        said("Ann Marlow", "French President", article=3),
        said("Anne Marlow", "President of France", article=4),
    ]
    expected = merge_speakers(people)
    for seed in range(5):
        random.Random(seed).shuffle(people)
        again = merge_speakers(people)
        assert (again.merges, again.suggestions) == (expected.merges, expected.suggestions)
        assert again.canonical == expected.canonical


def test_nobody() -> None:
    merged = merge_speakers([])
    assert (merged.canonical, merged.merges, merged.suggestions) == ({}, (), ())
    assert merged.merge_table.columns == ("name", "into", "article", "rule", "evidence")
    assert merged.suggestion_table.columns == ("name", "other", "likeness", "reason")
    assert merged.name(0, "Ann Marlow") == "Ann Marlow"
