"""With an encoder that counts letters, so that every number can be worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import framing
from framing.errors import ComparisonError, InputError

_ROWS = [
    {"id": "a", "source": "A", "text": "Aaa. Bbb."},
    {"id": "b", "source": "A", "text": "Aaa."},
    {"id": "c", "source": "B", "text": "Bbb. Bbb. Ab."},
]


def letters(texts: list[str]) -> np.ndarray:
    """How many a and b a text has, and a little of neither."""
    return np.array([[text.lower().count("a"), text.lower().count("b"), 0.001] for text in texts])


@pytest.fixture
def lexicon(tmp_path: Path) -> framing.Lexicon:
    path = tmp_path / "letters.yml"
    path.write_text(
        "lexicon: letters\nversion: 1.0.0\nlanguage: en\nframes:\n"
        "  all_a: {label: All a, definition: aaaa, examples: [aa], terms: [aaa]}\n"
        "  all_b: {label: All b, definition: bb, terms: [bbb]}\n"
        "  bare: {label: Bare, terms: [ab]}\n"
    )
    return framing.load_lexicon(path)


def test_likeness_is_the_mean_over_sentences_of_the_nearest_text(lexicon: framing.Lexicon) -> None:
    corpus = framing.read_corpus(_ROWS, progress=False)
    found = framing.similarity(corpus, lexicon, letters, n_resamples=200, name="letters 1.0")
    value = {(row["document_id"], row["item"]): (row["value"], row["weight"]) for row in found}
    # By hand: one sentence of a, one of b; then 0, 0 and the cosine of (1, 1) with (1, 0).
    assert value["a", "all_a"] == (pytest.approx(0.5, abs=0.001), 2)
    assert value["c", "all_a"] == (pytest.approx(np.sqrt(0.5) / 3, abs=0.001), 3)
    assert value["c", "all_b"] == (pytest.approx((2 + np.sqrt(0.5)) / 3, abs=0.001), 3)
    estimates = {(row["name"], row["group"]): row["estimate"] for row in found.comparison.estimates}
    assert estimates["all_a", "A"] == pytest.approx(2 / 3, abs=0.001)
    assert found.comparison.estimates.rows()[0]["label"] == "All a"
    assert [(row["item"], row["kind"], row["text"]) for row in found.texts] == [
        ("all_a", "definition", "aaaa"),
        ("all_a", "example", "aa"),
        ("all_b", "definition", "bb"),
    ]
    assert {"experimental", "encoder", "not-validated"} <= {each.code for each in found.caveats}
    assert found.summary == ("Likeness of 3 articles to 2 frames by letters 1.0. Experimental, not validated.")


def test_an_encoder_whose_rows_grow_is_refused(lexicon: framing.Lexicon) -> None:
    def growing(texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), len(texts)))

    with pytest.raises(ComparisonError) as raised:
        framing.similarity(framing.read_corpus(_ROWS, progress=False), lexicon, growing, n_resamples=200)
    assert str(raised.value) == (
        "The encoder gave rows of 6 numbers for sentences, and of 3 for the frames' texts. Every text needs as "
        "many numbers as every other."
    )


def test_batches_change_nothing(lexicon: framing.Lexicon) -> None:
    corpus = framing.read_corpus(_ROWS, progress=False)
    one, two = (framing.similarity(corpus, lexicon, letters, n_resamples=200, batch=size) for size in (1, 100))
    assert one.column("value") == pytest.approx(two.column("value"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"encoder": 3}, "The encoder is a value of type int; it has to be a function"),
        (
            {"encoder": lambda texts: np.zeros((1, 2))},
            "The encoder has to give an array of numbers with one row a text",
        ),
        (
            {"encoder": lambda texts: np.full((len(texts), 2), np.nan)},
            "The encoder gave numbers that are not finite.",
        ),
        ({"frames": ["bare"]}, "Frames need a definition or examples to be likened to; without: bare."),
        ({"frames": ["bore"]}, "Did you mean 'bare'?"),
        ({"batch": 0}, "batch must be a whole number of at least 1; given: 0."),
        ({"lexicon": None}, "given in the place of the first or second: a value of type NoneType."),
    ],
)
def test_what_is_refused(lexicon: framing.Lexicon, options: dict[str, Any], said: str) -> None:
    corpus = framing.read_corpus(_ROWS, progress=False)
    arguments = {"lexicon": lexicon, "encoder": letters, **options}
    with pytest.raises((ComparisonError, InputError)) as raised:
        framing.similarity(corpus, arguments.pop("lexicon"), arguments.pop("encoder"), **arguments)
    assert said in str(raised.value)
