"""Which column holds what."""

from __future__ import annotations

import pytest

from framing.corpus.columns import ROLES, find_columns
from tests.corpus.refusals import refusal

NONE: dict[str, str | None] = dict.fromkeys(ROLES)


def test_columns_of_the_roles_own_names_are_no_guess() -> None:
    found = find_columns("a.csv", ["id", "text", "source", "date", "title", "url", "note"], NONE)
    assert found.column == {role: role for role in ROLES}
    assert found.guessed == ()
    assert str(found) == ""


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Full Text", "Media_Name"], {"text": "Full Text", "source": "Media_Name"}),
        (["BODY", "Outlet", "published"], {"text": "BODY", "source": "Outlet", "date": "published"}),
        (["content", "headline", "link"], {"text": "content", "title": "headline", "url": "link"}),
        (["article", "newspaper", "Pub-Date"], {"text": "article", "source": "newspaper", "date": "Pub-Date"}),
        (["text", "publication", "document_id"], {"text": "text", "source": "publication", "id": "document_id"}),
    ],
)
def test_usual_names_are_found_in_any_spelling(columns: list[str], expected: dict[str, str]) -> None:
    found = find_columns("a.csv", columns, NONE)
    assert found.column == expected
    assert set(found.guessed) == {role for role, column in expected.items() if column != role}


def test_the_guess_is_told() -> None:
    found = find_columns("a.csv", ["body", "outlet", "date"], NONE)
    assert str(found) == "text from 'body', source from 'outlet'"


def test_of_two_sources_the_more_usual_name_is_believed() -> None:
    assert find_columns("a.csv", ["text", "publisher", "outlet"], NONE).column["source"] == "outlet"


def test_a_named_column_is_used_and_no_other_role_takes_it() -> None:
    found = find_columns("a.csv", ["body", "text", "outlet"], NONE | {"text": "body", "title": "text"})
    assert found.column == {"text": "body", "title": "text", "source": "outlet"}
    assert found.guessed == ("source",)


def test_two_columns_that_could_be_the_text_are_an_error() -> None:
    assert refusal(find_columns, "a.csv", ["text", "Body", "source"], NONE) == (
        "a.csv has 2 columns that could be the text: 'text' and 'Body'. "
        "Say which with text=, for example text='text'."
    )


def test_no_column_that_could_be_the_text_is_an_error() -> None:
    assert refusal(find_columns, "a.csv", ["x", "y"], NONE) == (
        "a.csv has no column that looks like the article's text. Say which it is with text=. Nor has it one "
        "that looks like the source, which is said with source=.\n"
        "Columns there: 'x', 'y'."
    )
    assert refusal(find_columns, "a.csv", ["x", "y"], NONE | {"source": "y"}) == (
        "a.csv has no column that looks like the article's text. Say which it is with text=.\n"
        "Columns there: 'x', 'y'."
    )


def test_every_missing_named_column_is_told_with_the_nearest() -> None:
    assert refusal(find_columns, "a.csv", ["body", "outlet"], NONE | {"text": "bodi", "date": "when"}) == (
        "a.csv has no column 'bodi' (given as text=). Did you mean 'body'?\n"
        "a.csv has no column 'when' (given as date=).\n"
        "Columns there: 'body', 'outlet'."
    )


def test_the_text_cannot_be_something_else_as_well() -> None:
    given = NONE | {"text": "body", "title": "body", "id": "url", "url": "url"}
    assert refusal(find_columns, "a.csv", ["body", "url"], given) == (
        "The column 'body' is given as text= and as title=; name another column for one of them.\n"
        "Columns there: 'body', 'url'."
    )


def test_of_very_many_columns_only_some_are_listed() -> None:
    text = refusal(find_columns, "a.csv", [f"c{n}" for n in range(100_000)], NONE)
    assert text.endswith("'c18', 'c19' and 99,980 more.")
