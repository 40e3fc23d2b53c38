"""Persons one by one, and the same as columns."""

from __future__ import annotations

from framing.scoring.speaker_people import People, Person

PEOPLE = [
    Person("a", "Ann Lee", ("minister", "Senator"), 3, 2),
    Person("b", "Bob Crane"),
    Person("a", "Du Lan", ("professor",), 9, 0),
]


def test_columns_hold_what_persons_do() -> None:
    people = People.of(PEOPLE)
    assert list(people) == PEOPLE
    assert list(people.ids) == ["a", "b"]
    assert people.introduced.tolist() == [True, False, True]


def test_batches_are_joined_and_an_article_in_two_of_them_stays_one() -> None:
    people = People.joined([People.of(PEOPLE[:2]), People.of([]), People.of(PEOPLE[2:])])
    assert list(people) == PEOPLE
    assert list(people.ids) == ["a", "b"]
    assert people.article.tolist() == [0, 1, 0]


def test_more_persons_of_the_same_articles() -> None:
    people = People.of(PEOPLE)
    assert list(people.and_more(people)) == [*PEOPLE, *PEOPLE]


def test_nobody() -> None:
    assert list(People.of([])) == list(People.joined([])) == []
