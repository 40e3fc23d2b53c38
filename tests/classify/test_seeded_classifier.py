"""SeededClassifier: frames without coded texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from framing.classify import SeededClassifier
from framing.classify.lexicon_hits import frame_hits, lexicons_of, without_terms
from framing.errors import InputError
from framing.lexicon import Lexicon, load_lexicon
from tests.classify.coded import passages

FILE = """\
lexicon: seeds
version: 1.0.0
language: en
targets:
  oslo: {label: Oslo, terms: [Oslo]}
frames:
  economy: {label: Economy, terms: [tariff*, export*, trade NEAR/5 wage*]}
  security: {label: Security, terms: [troops, {term: war, weight: 2}]}
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Lexicon:
    """A lexicon with two frames."""
    (tmp_path / "seeds.yml").write_text(FILE)
    return load_lexicon(tmp_path / "seeds.yml")


def test_hits_are_sums_of_weights(seeds: Lexicon) -> None:
    texts = ["Tariffs and exports.", "War, war and troops in Oslo.", "", "Trade lowers wages."]
    assert frame_hits(texts, [seeds]).tolist() == [[2, 0], [0, 5], [0, 0], [1, 0]]


def test_terms_are_taken_out_and_nothing_else(seeds: Lexicon) -> None:
    texts = ["Tariffs rise: Wages fall as trade — in Oslo — grows.", "no war.", "peace"]
    # The words between the two sides of NEAR stay, and so does the target.
    assert without_terms(texts, [seeds]) == [
        "        rise:       fall as       — in Oslo — grows.",
        "no    .",
        "peace",
    ]


def test_it_finds_frames_by_the_company_of_terms(seeds: Lexicon) -> None:
    texts, _ = passages()
    texts += [f"Tariffs hit factories in {number}." for number in range(10)]
    texts += [f"Troops and missiles in {number}." for number in range(10)]
    model = SeededClassifier(seeds, progress=False).fit(texts)
    assert model.classes_.tolist() == ["economy", "security"]
    probability = model.predict_proba(["Factories hit.", "Missiles and more.", "Tariffs.", "Troops."])
    assert probability[0, 0] > probability[0, 1]
    assert probability[1, 1] > probability[1, 0]
    # A hit is believed with `trust` at least.
    assert (probability[[2, 3], [0, 1]] >= 0.8).all()
    assert model.predict(["Tariffs.", "Troops."]).tolist() == [[1, 0], [0, 1]]


def test_hits_and_company_are_joined_as_it_says(seeds: Lexicon) -> None:
    texts, _ = passages()
    model = SeededClassifier(seeds, trust=0.5, progress=False).fit(texts)
    blanked = model.predict_proba(["       and        ."])[0]
    joined = model.predict_proba(["Tariffs and exports."])[0]
    assert joined[0] == pytest.approx(1 - (1 - blanked[0]) * 0.25)
    assert joined[1] == pytest.approx(blanked[1])


def test_several_lexicons_name_their_frames_in_full(seeds: Lexicon) -> None:
    texts, _ = passages()
    texts += ["Moral courage is a duty."] * 6
    other = load_lexicon("generic-frames")
    lexicon = lexicons_of([seeds])[0]
    assert lexicon is seeds
    with pytest.raises(InputError) as raised:
        SeededClassifier([seeds, other], progress=False).fit(texts[:5])
    assert str(raised.value).startswith(
        "Each frame needs at least 5 texts with its terms and 5 without. Give more texts, shorter ones, or a "
        "lexicon "
        "without these frames.\n  The terms of 'seeds.economy' stand in "
    )


def test_what_is_refused(seeds: Lexicon) -> None:
    texts, _ = passages()
    with pytest.raises(InputError) as raised:
        SeededClassifier().fit(texts)
    assert str(raised.value) == "SeededClassifier needs a lexicon: SeededClassifier('us-vietnam')."
    with pytest.raises(InputError) as raised:
        SeededClassifier(seeds, trust=1).fit(texts)
    assert str(raised.value) == ("trust and threshold are probabilities above 0 and below 1; given: 1 and 0.5.")
    with pytest.raises(InputError) as raised:
        lexicons_of([seeds, seeds])
    assert str(raised.value) == "Two lexicons have the name 'seeds'. Give each a name of its own in its file."


def test_probabilities_are_between_0_and_1(seeds: Lexicon) -> None:
    texts, _ = passages()
    found = SeededClassifier(seeds, progress=False).fit(texts).predict_proba([*texts, ""])
    assert found.shape == (len(texts) + 1, 2)
    assert np.isfinite(found).all()
    assert found.min() >= 0
    assert found.max() <= 1
