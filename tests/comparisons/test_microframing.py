"""On a corpus of two worlds of words: source A is mostly of the first, B of the second."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing.errors import ComparisonError
from framing.results import Microframes
from tests.scoring.test_vector_fitting import two_worlds

_POLES: dict[str, Any] = {
    "mood": {"light": ["bright", "hope"], "dark": ["gloomy", "fear"]},
    "idle": (["wordaa"], ["wordba"]),
}


@pytest.fixture(scope="module")
def corpus() -> framing.Corpus:
    return two_worlds()


@pytest.fixture(scope="module")
def found(corpus: framing.Corpus) -> Microframes:
    vectors = framing.fit_vectors(corpus, dimensions=8)
    return framing.microframes(corpus, _POLES, vectors=vectors, n_resamples=400)


def test_sources_lie_toward_the_pole_of_their_world(found: Microframes) -> None:
    rows = {(row["item"], row["group"]): row for row in found.groups}
    a, b = rows["mood", "A"], rows["mood", "B"]
    assert a["bias"] > a["bias_null"] > b["bias"]
    assert a["bias_low"] > b["bias_high"]
    # The smallest p of 400 draws, 2 · 1 ÷ 401, over two groups, two microframes and two numbers.
    assert a["bias_p"] == pytest.approx(2 / 401)
    assert a["bias_p_corrected"] < 0.05
    assert a["bias_effect"] == pytest.approx(a["bias"] - a["bias_null"])


def test_both_worlds_use_the_axis_more_than_one_of_noise(found: Microframes) -> None:
    rows = {(row["item"], row["group"]): row for row in found.groups}
    assert rows["mood", "A"]["intensity"] > 3 * rows["idle", "A"]["intensity"]


def test_articles_and_groups_are_the_same_numbers(found: Microframes) -> None:
    own = [row for row in found if row["item"] == "mood" and row["group"] == "A"]
    total = sum(row["weight"] for row in own)
    group = found.groups.rows()[0]
    for name in ("bias", "intensity"):
        assert sum(row[name] * row["weight"] for row in own) / total == pytest.approx(group[name])
    assert found.bias.estimates.rows()[0]["estimate"] == pytest.approx(group["bias"])
    assert group["words"] == total


def test_words_and_drivers_say_what_is_behind_it(found: Microframes) -> None:
    light, dark = found.ends("mood", 6)
    assert set(light) == {"gain", "rise", "open", "free", "warm", "spring"}
    assert set(dark) == {"loss", "fall", "closed", "bound", "cold", "winter"}
    drivers = [row for row in found.drivers if (row["item"], row["group"]) == ("mood", "A")]
    # What a word adds to a group's bias: its contribution × (its part of the group's words − of all words).
    assert drivers[0]["shift"] == pytest.approx(
        drivers[0]["contribution"] * (drivers[0]["rate_group"] - drivers[0]["rate_corpus"]) / 1000
    )
    assert all(row["shift"] > 0 for row in drivers[:8])


def test_what_it_is_called_and_how_it_is_marked(found: Microframes) -> None:
    assert (found.bias.measure, found.intensity.measure) == ("microframe_bias", "microframe_intensity")
    assert {"experimental", "fixed-words", "not-validated"} <= {each.code for each in found.caveats}
    assert "It is a signed mean toward a pole, and no media bias." in found.bias.method
    assert found.summary == "2 microframes of 240 articles. Experimental, not validated."
    assert "It is no media bias" in (Microframes.__doc__ or "")


def test_opposed_frames_of_a_lexicon_are_poles(corpus: framing.Corpus, tmp_path: Path) -> None:
    path = tmp_path / "worlds.yml"
    path.write_text(
        "lexicon: worlds\nversion: 1.0.0\nlanguage: en\nframes:\n"
        "  light: {label: Light, terms: [bright, 'hop*'], opposed_to: [dark]}\n"
        "  other: {label: Other, terms: [wordaa]}\n"
        "  dark: {label: Dark, terms: [gloomy, fear, dark night], opposed_to: [light]}\n"
    )
    found = framing.microframes(corpus, framing.load_lexicon(path), n_resamples=200)
    (axis,) = found.axes.rows()
    assert (axis["item"], axis["words_a"], axis["words_b"]) == (
        "Light – Dark",
        ["hope", "bright"],
        ["fear", "gloomy"],
    ) or (
        sorted(axis["words_a"]),
        sorted(axis["words_b"]),
    ) == (["bright", "hope"], ["fear", "gloomy"])
    assert axis["unused"] == ["dark night"]
    assert "unused-words" in {each.code for each in found.caveats}


def test_poles_that_are_alike_are_named(corpus: framing.Corpus) -> None:
    found = framing.microframes(
        corpus,
        {"one world": (["bright"], ["hope"])},
        vectors=framing.fit_vectors(corpus, dimensions=8),
        n_resamples=200,
    )
    said = {each.code: each.message for each in found.caveats}
    assert said["poles-alike"] == (
        "The two poles of one world lie in nearly the same direction (cosine above 0.8): their words are used "
        "alike here, and the axis between them is mostly noise."
    )


@pytest.mark.parametrize(
    ("poles", "said"),
    [
        ({}, "Microframes are a mapping of names to two lists of words"),
        ({"x": (["a"],)}, "'x': a microframe has two poles with at least one word each"),
        ({"x": (["a"], ["*"])}, "'x': a microframe has two poles with at least one word each"),
        (
            {"x": (["bright"], ["nowhere"])},
            "'x': no word of the pole 'nowhere' can be used (nowhere: no such word has a vector).\nGive single "
            "words that occur often enough in these articles.",
        ),
        ({"x": (["bright", "hope"], ["bri*", "fear"])}, "'x': a word is of one pole only; of both: bright."),
        (framing.load_lexicon("generic-frames"), "The lexicon generic-frames has no opposed frames"),
    ],
    ids=["none", "one", "blank", "unknown", "both", "lexicon"],
)
def test_what_is_refused(corpus: framing.Corpus, poles: Any, said: str) -> None:
    with pytest.raises(ComparisonError) as raised:
        framing.microframes(corpus, poles, n_resamples=200)
    assert said in str(raised.value)
