"""Cross-validation: by text, story and source, beside what costs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import accuracy_score, f1_score

from framing.classify import FrameClassifier, StanceClassifier, cross_validate
from framing.classify.measures import accuracy, f1_of, macro_f1, quality
from framing.errors import InputError
from framing.references import bibliography
from tests.classify.coded import mentions, named, passages, several
from tests.classify.test_seeded_classifier import FILE

QUICK: dict[str, Any] = {"progress": False, "n_resamples": 50}


def classifier() -> FrameClassifier:
    return FrameClassifier(folds=2, progress=False)


def test_measures_are_those_of_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    held, given = rng.integers(0, 2, (200, 4)), rng.integers(0, 2, (200, 4))
    assert macro_f1(held, given) == pytest.approx(f1_score(held, given, average="macro"))
    assert accuracy(held, given) == pytest.approx(accuracy_score(held, given))
    # By hand: 1 right of 2 given and 3 held.
    one = quality(np.array([1, 1, 1, 0]), np.array([1, 0, 0, 1]))
    assert one.precision == 0.5
    assert one.recall == pytest.approx(1 / 3)
    assert one.f1 == pytest.approx(0.4)
    assert quality(np.zeros(3, int), np.zeros(3, int)).f1 is None
    assert f1_of(np.zeros(3, int), np.zeros(3, int)) == 0.0


def test_the_rows(tmp_path: Path) -> None:
    (tmp_path / "seeds.yml").write_text(FILE)
    texts, frames = passages()
    found = cross_validate(
        classifier(), texts, frames, groups={"story": named(texts)}, lexicon=tmp_path / "seeds.yml", **QUICK
    )
    rows = {(row["held_back"], row["model"], row["label"]): row for row in found.rows()}
    assert list(rows)[:3] == [(("texts"), "classifier", label) for label in ("all labels", "economy", "security")]
    assert {key[:2] for key in rows} == {
        (held, model) for held in ("texts", "story") for model in ("classifier", "majority", "lexicon")
    }
    assert rows["story", "classifier", "all labels"]["f1"] > 0.9
    # By hand: the terms stand in three of four forms on economy, and in none on security.
    lexicon = rows["texts", "lexicon", "economy"]
    assert (lexicon["n_held"], lexicon["n_given"], lexicon["precision"], lexicon["recall"]) == (32, 24, 1.0, 0.75)
    assert lexicon["f1"] == pytest.approx(6 / 7)
    assert rows["texts", "majority", "all labels"]["accuracy"] == pytest.approx(0.5, abs=0.1)
    brier = rows["story", "classifier", "economy"]["brier"]
    assert 0 < brier < 0.1
    assert lexicon["brier"] is None
    assert all(row["low"] <= row["f1"] <= row["high"] for row in rows.values() if row["label"] == "all labels")
    assert [caveat.code for caveat in found.caveats] == ["small-n"]
    assert len(bibliography(found.references)) == 4
    assert set(found.metrics) == {
        "macro-F1, texts held back",
        "accuracy, texts held back",
        "macro-F1, story held back",
        "accuracy, story held back",
    }


def test_stories_held_back_show_what_was_only_remembered() -> None:
    # Each story has a frame and a name; nothing else tells the frame.
    letters = np.random.default_rng(0).choice(list("abcdefghijklmnopqrstuvwxyz"), (20, 8))
    texts = ["".join(letters[i // 10]) for i in range(200)]
    frames = ["a" if i // 10 % 2 else "b" for i in range(200)]
    found = cross_validate(classifier(), texts, frames, groups={"story": [i // 10 for i in range(200)]}, **QUICK)
    f1 = {
        row["held_back"]: row["f1"]
        for row in found.rows()
        if (row["model"], row["label"]) == ("classifier", "all labels")
    }
    assert f1["texts"] == 1.0
    assert f1["story"] < 0.7


def test_several_frames_a_text() -> None:
    texts, held = several()
    found = cross_validate(classifier(), texts, held, repeats=2, learning_curve=(0.3, 40), seed=3, **QUICK)
    rows = found.rows()
    assert rows[0]["f1"] > 0.9
    assert rows[0]["n_held"] == held.sum()
    assert [row["n_train"] for row in found.curve.rows()] == [23, 40]
    assert found.caveats[-1].code == "not-grouped"
    assert found.method == (
        "FrameClassifier was tried by 5-fold cross-validation, 2 times, texts held back one by one, beside the "
        "majority; "
        "intervals are percentiles of F1 over resampled groups (framing 0.1.0)."
    )
    again = cross_validate(classifier(), texts, held, repeats=2, learning_curve=(0.3, 40), seed=3, **QUICK)
    assert again.to_dict() == found.to_dict()


def test_stance() -> None:
    given, stances = mentions()
    found = cross_validate(StanceClassifier(folds=2, progress=False), given, stances, folds=3, **QUICK)
    assert [row["label"] for row in found.rows()[:4]] == ["all labels", "-1", "0", "1"]
    assert found.rows()[0]["f1"] > 0.8


def test_columns_of_a_data_frame() -> None:
    """Whose rows are numbered in another way than from 0."""
    texts, held = several()
    table = pd.DataFrame(held, columns=["economy", "security"], index=range(500, 500 + len(texts)))
    found = cross_validate(classifier(), pd.Series(texts, index=table.index), table, **QUICK)
    plain = cross_validate(classifier(), texts, held, **QUICK)
    assert [row["f1"] for row in found.rows()] == [row["f1"] for row in plain.rows()]
    assert [row["label"] for row in found.rows()[:3]] == ["all labels", "economy", "security"]


def test_it_prints_and_shows() -> None:
    texts, frames = passages()
    found = cross_validate(classifier(), texts, frames, learning_curve=[20], **QUICK)
    assert str(found).startswith("texts held back: macro-F1 of classifier 1.000 [1.00, 1.00], majority 0.")
    assert "Learning curve\n  20 coded texts: " in str(found)
    assert found._repr_html_().startswith("<p>texts held back: macro-F1 of classifier")
    assert found.to_pandas().shape == (6, 13)
    assert len(found) == 6


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"folds": 1, "repeats": 0}, "folds is 1; at least 2 are needed. repeats is 0; at least 1 is needed."),
        ({"confidence": 1}, "confidence is 1; it has to be between 0 and 1."),
        ({"groups": ["a"] * 64}, "groups has to be a mapping, such as {'story': stories, 'source': sources}."),
        ({"groups": {"source": ["a"] * 64}}, "All texts have the same source: no source can be held back."),
        (
            {"learning_curve": [1000]},
            "The learning curve asks for 1000 training texts; there are 52 to train with. Give numbers from 2 to "
            "that, or "
            "shares between 0 and 1.",
        ),
        (
            {"lexicon": "generic-frames"},
            "The lexicon has no frame that is called like a label. Frames: conflict, human_interest, "
            "economic_consequences, "
            "morality, attribution_of_responsibility. Labels: economy, security.",
        ),
    ],
)
def test_what_is_refused(settings: dict[str, Any], message: str) -> None:
    texts, frames = passages()
    with pytest.raises(InputError) as raised:
        cross_validate(classifier(), texts, frames, **{**QUICK, **settings})
    assert str(raised.value) == message


def test_a_label_that_could_not_be_learnt_is_named() -> None:
    texts, frames = passages()
    texts, frames = [*texts, "Voters marched.", "Ballots and voters."], [*frames, "votes", "votes"]
    found = cross_validate(FrameClassifier(progress=False), texts, frames, folds=2, n_resamples=10, progress=False)
    said = [caveat.message for caveat in found.caveats if caveat.code == "not-learnt"]
    assert said == [
        "Where texts were held back one by one, too few texts or groups were left to learn votes (in 2 of 2 "
        "folds) from: there no text was given it, and its F1 is lower for that."
    ]
