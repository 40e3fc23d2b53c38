from __future__ import annotations

from typing import Any

import pytest

from framing.corpus import synthetic_corpus
from framing.errors import InputError

FRAMES, GROUPS = {"trade": 0.1, "rights": 0.2}, {"Alpha": 3, "Beta": 3}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"frames": {}},
            "frames must be a mapping of names and shares: {'trade': 0.1}; given: {}.",
        ),
        (
            {"groups": 2},
            "groups must be a mapping of names and numbers of articles: {'Alpha': 100, 'Beta': 100}; given: 2.",
        ),
        (
            {"groups": {"Alpha": 0, "Beta": 2.5}},
            "groups['Alpha'] must be a whole number of at least 1; given: 0.\n"
            "groups['Beta'] must be a whole number of at least 1; given: 2.5.",
        ),
        (
            {"frames": {"trade": 1.5}},
            "frames['trade'] must be a number from 0 to 1; given: 1.5.",
        ),
        (
            {"frames": {"trade": {"Alpha": 0.1, "Betta": 0.1}}},
            "frames['trade'] names 'Betta', which is none. Did you mean 'Beta'? Allowed: 'Alpha' or 'Beta'.\n"
            "frames['trade'] has no number for 'Beta'.",
        ),
        (
            {"length": 1, "spread": -1, "heterogeneity": 1, "shared": True, "seed": -1},
            "length must be a number of at least 2; given: 1.\n"
            "spread must be a number from 0 to 3; given: -1.\n"
            "heterogeneity must be a number from 0 to 0.99; given: 1.\n"
            "shared must be a number from 0 to 1; given: True.\n"
            "seed must be a whole number of at least 0; given: -1.",
        ),
        (
            {"quoted": 0.7, "attributed": {"Alpha": 0.1, "Beta": 0.4}},
            "quoted and attributed are parts of all sentences, and must not add up to more than 1.",
        ),
        (
            {"phrases": {"trad": ["a b"], "rights": ["free*", "speech"]}},
            "phrases names 'trad', which is none. Did you mean 'trade'? Allowed: 'trade' or 'rights'.\n"
            "phrases['rights'] must be a list of plain phrases, words with single spaces between them; given: "
            "['free*', 'speech'].",
        ),
        (
            {"phrases": {"rights": []}},
            "phrases['rights'] must be a list of plain phrases, words with single spaces between them; given: [].",
        ),
        (
            {"voices": {"trade": {"quoted": 0.8, "attributed": 0.4}, "rights": {"said": 0.1}}},
            "The parts of voices['trade'] must add up to 1; what is missing is the journalist's.\n"
            "voices['rights'] names 'said', which is none. Allowed: 'journalist', 'quoted' or 'attributed'.",
        ),
        (
            {"negated": {"trade": 0.1}},
            "negated has no number for 'rights'.",
        ),
    ],
)
def test_everything_that_is_wrong_is_named(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as error:
        synthetic_corpus(**{"frames": FRAMES, "groups": GROUPS, **arguments})
    assert str(error.value) == message


def test_phrases_may_be_words_with_hyphens_and_apostrophes() -> None:
    made = synthetic_corpus(
        {"trade": 0.9}, {"Alpha": 1}, phrases={"trade": ["Beijing's  export-led growth"]}, spread=0
    )
    assert made.phrases == {"trade": ("Beijing's export-led growth",)}
    assert "Beijing's export-led growth" in made.corpus.articles.column("text")[0].as_py()
