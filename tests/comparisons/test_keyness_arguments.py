from __future__ import annotations

from typing import Any

import pytest

import framing
from framing.errors import ComparisonError


def _refusal(*names: Any, **arguments: Any) -> str:
    with pytest.raises(ComparisonError) as caught:
        framing.keyness(framing.sample_corpus(), *names, **arguments)
    return str(caught.value)


def test_every_wrong_argument_is_named_at_once() -> None:
    said = _refusal(
        measure="log-ods",
        correction="westfall-young",
        ngrams=(1, 6),
        min_documents=0,
        stop_words="englisch",
        prior=-1,
        confidence=95,
        limit=0,
    )
    assert said == "\n".join(
        [
            "Unknown measure 'log-ods'. Did you mean 'log-odds'? Allowed: 'log-odds' or 'g2'.",
            "Unknown correction 'westfall-young'. Allowed: 'benjamini-hochberg' or 'none'.",
            "ngrams must name lengths from 1 (words) to 5 (phrases of 5 words), such as (1, 2); given: (1, 6).",
            "min_documents must be a whole number of at least 1; given: 0.",
            "Unknown list of stop words 'englisch'. Did you mean 'english'? Allowed: 'english'. Or give words of "
            "your own.",
            "prior must be a number of words above 0; given: -1.",
            "confidence must lie between 0.5 and 1, such as 0.95; given: 95.",
            "limit must be a whole number of at least 1, or None for all words; given: 0.",
        ]
    )


def test_groups_that_do_not_exist() -> None:
    assert _refusal("Mekong Curier") == (
        "No group of 'source' is called 'Mekong Curier', so it cannot be the focus. Did you mean 'Mekong "
        "Courier'? Groups: 'East Harbour Review', 'Mekong Courier', 'Pacific Commerce Wire' or 'The "
        "Northgate Observer'."
    )
    assert _refusal("Mekong Courier", "Observer").startswith(
        "No group of 'source' is called 'Observer', so it cannot be the reference."
    )
    assert _refusal("Mekong Courier", "Mekong Courier") == (
        "Focus and reference are both 'Mekong Courier'. Name two groups, or leave one out."
    )
    assert _refusal(by="sorce").startswith("Unknown column 'sorce'. Did you mean 'source'?")


def test_one_group_has_nothing_to_be_compared_with() -> None:
    corpus = framing.sample_corpus().where(source="Mekong Courier")
    with pytest.raises(ComparisonError) as caught:
        framing.keyness(corpus)
    assert str(caught.value) == (
        "'source' has one value among these articles, Mekong Courier: there is nothing to compare its words with."
    )


def test_scores_in_memory_have_no_words() -> None:
    scores: Any = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    with pytest.raises(ComparisonError) as caught:
        framing.keyness(scores)
    assert str(caught.value) == (
        "These scores hold no words of their articles. Give the corpus itself: "
        "framing.keyness(framing.read_corpus(…)). Scores of a dataset hold them if they were made with "
        "framing.score_dataset(…, words=True)."
    )


def test_key_words_are_found_in_articles_and_scores_only() -> None:
    articles: Any = ["a text"]
    with pytest.raises(ComparisonError) as caught:
        framing.keyness(articles)
    assert str(caught.value) == (
        "Key words are found in articles, and a value of type list was given. Give the corpus itself: "
        "framing.keyness(framing.read_corpus(…))."
    )
