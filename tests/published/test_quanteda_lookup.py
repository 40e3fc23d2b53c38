"""Counts by dictionary as quanteda's tokens_lookup makes them.

Dictionaries, texts and expected values are those of quanteda's own tests (github.com/quanteda/quanteda,
tests/testthat/test-tokens_lookup.R), keys counted instead of listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

import framing

_SCOPES = {"key": "frame", "dictionary": "lexicon"}


def lookup(
    folder: Path, dictionary: str, texts: Sequence[str], levels: Sequence[int] | None = None, scope: str = "key"
) -> framing.TermCounts:
    """Count a dictionary in quanteda's YAML as quanteda would be asked to."""
    path = folder / "dictionary.yml"
    path.write_text(dictionary, encoding="utf-8")
    rows = pd.DataFrame({"source": "S", "text": list(texts)})
    corpus = framing.read_corpus(rows, clean=False, duplicates=True)
    lexicon = framing.load_lexicon(path, format="quanteda")
    return framing.term_counts(corpus, lexicon, levels=levels, nested_scope=_SCOPES[scope])


def keys(found: framing.TermCounts) -> list[Counter[str]]:
    """Return how often each key occurs in each text, by quanteda's names."""
    texts: dict[str, Counter[str]] = {row["document_id"]: Counter() for row in found.documents}
    for row in found:
        if row["count"]:
            texts[row["document_id"]][row["label"].replace(" › ", ".")] = row["count"]
    return list(texts.values())


def counted(*texts: str) -> list[Counter[str]]:
    return [Counter(text.split()) for text in texts]


OCEANS = (
    "The United States is bordered by the Atlantic Ocean and the Pacific Ocean.",
    "The Supreme Court of the United States is seldom in a united state.",
)
GEO = """
geo:
  Countries: [States]
  oceans: [Atlantic, Pacific]
other:
  gameconsoles: [Xbox, Nintendo]
  swords: [States]
"""


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1], counted("geo other geo geo", "geo other")),
        (
            [1, 2],
            counted("geo.Countries other.swords geo.oceans geo.oceans", "geo.Countries other.swords"),
        ),
        ([2], counted("Countries swords oceans oceans", "Countries swords")),
    ],
)
def test_a_hierarchical_dictionary(tmp_path: Path, levels: list[int], expected: list[Counter[str]]) -> None:
    """Test "#459 apply a hierarchical dictionary"."""
    assert keys(lookup(tmp_path, GEO, OCEANS, levels)) == expected


EUROPE = """
US:
  Countries: [States]
  oceans: [Atlantic, Pacific]
Europe:
  Countries: [Britain, Ireland]
  oceans:
    west: [Irish Sea]
    east: [English Channel]
"""
SEAS = (
    "The United States has the Atlantic Ocean and the Pacific Ocean.",
    "Britain and Ireland have the Irish Sea and the English Channel.",
)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1], counted("US US US", "Europe Europe Europe Europe")),
        ([2], counted("Countries oceans oceans", "Countries Countries oceans oceans")),
        (
            [1, 2],
            counted(
                "US.Countries US.oceans US.oceans",
                "Europe.Countries Europe.Countries Europe.oceans Europe.oceans",
            ),
        ),
        ([3], counted("", "west east")),
        ([1, 3], counted("US US US", "Europe Europe Europe.west Europe.east")),
        ([2, 3], counted("Countries oceans oceans", "Countries Countries oceans.west oceans.east")),
        ([1, 4], counted("US US US", "Europe Europe Europe Europe")),
    ],
)
def test_lower_levels(tmp_path: Path, levels: list[int], expected: list[Counter[str]]) -> None:
    """Test "#459 extract the lower levels of a dictionary using tokens_lookup"."""
    assert keys(lookup(tmp_path, EUROPE, SEAS, levels)) == expected


SAMOA = """
AS: [American Samoa, American Samoan*, Pago Pago]
WS: [Samoa, Samoan*, Apia]
VG: [British Virgin Islands, Virgin Island*, Road Town]
GB: [UK, United Kingdom, Britain, British, Briton*, Brit*, London]
US: [United States, US, American*, Washington, New York]
"""
ISLANDS = (
    "British Virgin Islands is a British overseas territory",
    "Samoa is an independent state",
    "American Samoa is in the South Pacific",
)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("key", counted("VG GB GB", "WS", "AS US WS")),
        ("dictionary", counted("VG GB", "WS", "AS")),
    ],
)
def test_nested_scope(tmp_path: Path, scope: str, expected: list[Counter[str]]) -> None:
    """Test "nested_scope function is working"."""
    assert keys(lookup(tmp_path, SAMOA, ISLANDS, scope=scope)) == expected


@pytest.mark.parametrize(
    ("dictionary", "text", "expected"),
    [
        (
            "VG: [Virgin Islands]\nVI: [Virgin Islands]\nDM: [Dominica*]\nDO: [Dominican Republic]\n",
            "Virgin Islands are near Dominica and the Dominican Republic",
            "VG VI DM DO",
        ),
        (
            "CD: [Democratic Republic of Congo, Congolese]\nCG: [Republic of Congo, Congolese]\n",
            "Congolese are people in Republic of Congo or Democratic Republic of Congo",
            "CD CG CG CD",
        ),
    ],
)
def test_nested_scope_is_independent_of_order(tmp_path: Path, dictionary: str, text: str, expected: str) -> None:
    """Test "dictionary nested_scope is independent of orders"."""
    reversed_ = "\n".join(reversed(dictionary.splitlines())) + "\n"
    assert keys(lookup(tmp_path, dictionary, [text], scope="dictionary")) == counted(expected)
    assert keys(lookup(tmp_path, reversed_, [text], scope="dictionary")) == counted(expected)


def test_overlapping_words(tmp_path: Path) -> None:
    """Test "#502 tokens_lookup count overlapped words"."""
    texts = (
        "The United States of America is bordered by the Atlantic Ocean and the Pacific Ocean.",
        "The Supreme Court of the United States is seldom in a united state.",
    )
    found = lookup(tmp_path, "Countries: [United States, United States of America]\noceans: [Ocean]\n", texts)
    assert keys(found) == counted("Countries oceans oceans", "Countries")
    assert keys(lookup(tmp_path, "key: [A B, A B C]\n", ["A B C"])) == counted("key")
    assert keys(lookup(tmp_path, "key: [B C, A B C]\n", ["A B C"])) == counted("key")


def test_wildcards_of_several_keys(tmp_path: Path) -> None:
    """Test "#388 issue about overlapping key values is resolved: glob matches"."""
    dictionary = 'Countries: ["Stat*"]\noceans: ["*ic"]\ngameconsoles: ["?box", "Nintendo*"]\nswords: ["*s"]\n'
    assert keys(lookup(tmp_path, dictionary, OCEANS)) == counted(
        "Countries swords swords oceans oceans", "Countries swords swords Countries"
    )


def test_unmatched_tokens(tmp_path: Path) -> None:
    """Test "tokens_lookup with nomatch works": the last column of its matrix."""
    found = lookup(tmp_path, "one: [a, b, b c]\ntwo: [e, f]\n", ["a c d d", "a a b c c c e f"])
    assert keys(found) == counted("one", "one one one two two")
    assert found.documents.column("unmatched") == [3, 2]
    assert found.wide().column("one") == [1, 3]
    assert found.wide().column("two") == [0, 2]


def test_keys_that_share_a_word(tmp_path: Path) -> None:
    """Test "dfm_lookup match the same words in exclusive = TRUE and FALSE, #970"."""
    assert keys(lookup(tmp_path, "pos: [good]\nfarewell: [good bye]\n", ["say good bye to Hollywood"])) == counted(
        "pos farewell"
    )


STATES = (
    "The United States is bordered by the Atlantic Ocean and the Pacific Ocean.",
    "The Supreme Court of the United States is seldom in a united state.",
    "It's Arsenal versus Manchester United, states the announcer.",
    "We need Manchester Unity in the Federal Republic of Germany today.",
    "United statehood is a good state.",
    "luv the united states XXOO!",
)
TEAMS = """
Countries: [United States, Federal Republic of Germany]
oceans: [Atlantic Ocean, Pacific Ocean]
Institutions: [federal government, Supreme Court]
team: [Manchester United, Arsenal]
"""


def test_phrases_and_where_definitions_part(tmp_path: Path) -> None:
    """Test "multi-word dictionary keys are counted correctly", without regard to case.

    There the marks were removed, so that "Manchester United, states" holds "United States"; here a phrase does not
    run across a comma.
    """
    found = lookup(tmp_path, TEAMS, STATES).wide()
    theirs = [1, 1, 1, 1, 0, 1]
    assert found.column("countries") == [*theirs[:2], 0, *theirs[3:]]
    assert found.column("team") == [0, 0, 2, 0, 0, 0]
