"""Models on disk: what comes back, and what is refused."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.svm import LinearSVC
from skops import io as skops_io

from framing import __version__
from framing.classify import (
    FrameClassifier,
    SeededClassifier,
    StanceClassifier,
    WordVectors,
    load_model,
    read_card,
    save_model,
)
from framing.errors import InputError
from tests.classify.coded import mentions, passages, several
from tests.classify.test_seeded_classifier import FILE
from tests.classify.test_word_vectors import texts as unlabelled

NEW = ["Factories raise wages.", "A general deployed troops."]


class Evil:
    """What a pickle may hold: it runs when it is opened."""

    def __reduce__(self) -> Any:
        return (Path.touch, (Path("run"),))


@pytest.fixture
def model() -> FrameClassifier:
    """A trained one."""
    return FrameClassifier("generic-frames", progress=False).fit(*several())


def test_a_model_comes_back_as_it_was(model: FrameClassifier, tmp_path: Path) -> None:
    path = save_model(model, tmp_path / "frames.framing")
    back = load_model(path)
    assert isinstance(back, FrameClassifier)
    np.testing.assert_array_equal(back.predict_proba(NEW), model.predict_proba(NEW))
    np.testing.assert_array_equal(back.thresholds_, model.thresholds_)
    assert back.features_.lexicons == model.features_.lexicons
    assert back.classes_.tolist() == model.classes_.tolist()
    assert path.stat().st_size < 600_000


def test_one_of_stance_and_a_seeded_one_come_back(tmp_path: Path) -> None:
    (tmp_path / "seeds.yml").write_text(FILE)
    stance = StanceClassifier(progress=False).fit(*mentions())
    asked = [("Ruritania won praise.", 0, 9)]
    back = load_model(save_model(stance, tmp_path / "stance.framing"))
    assert isinstance(back, StanceClassifier)
    np.testing.assert_array_equal(back.predict_proba(asked), stance.predict_proba(asked))
    seeded = SeededClassifier(tmp_path / "seeds.yml", progress=False).fit(passages()[0])
    again = load_model(save_model(seeded, tmp_path / "seeded.framing"))
    assert isinstance(again, SeededClassifier)
    np.testing.assert_array_equal(again.predict_proba(NEW), seeded.predict_proba(NEW))


def test_word_vectors_come_along(tmp_path: Path) -> None:
    model = FrameClassifier(encoder=WordVectors(dimensions=5).fit(unlabelled()), progress=False).fit(*passages())
    back = load_model(save_model(model, tmp_path / "m.framing"))
    assert not isinstance(back, StanceClassifier)
    np.testing.assert_array_equal(back.predict_proba(NEW), model.predict_proba(NEW))
    assert read_card(tmp_path / "m.framing").encoder == ""


class Length:
    """An encoder."""

    def __call__(self, texts: list[str]) -> Any:
        return np.array([[len(text), 1.0] for text in texts])


def test_another_encoder_has_to_be_given_again(tmp_path: Path) -> None:
    model = FrameClassifier(encoder=Length(), progress=False).fit(*passages())
    path = save_model(model, tmp_path / "m.framing")
    assert model.encoder is not None  # the one in memory keeps it
    with pytest.raises(InputError) as raised:
        load_model(path)
    assert str(raised.value) == (
        "m.framing: was trained with the encoder Length, which is not in the file. Give it: load_model(path, "
        "encoder=…)."
    )
    back = load_model(path, encoder=Length())
    assert not isinstance(back, StanceClassifier)
    np.testing.assert_array_equal(back.predict_proba(NEW), model.predict_proba(NEW))


def test_the_card(model: FrameClassifier, tmp_path: Path) -> None:
    path = save_model(
        model,
        tmp_path / "m.framing",
        about="For a test.",
        data="Made up.",
        unit="paragraph",
        metrics={"accuracy": 0.5},
    )
    card = read_card(path)
    assert (card.kind, card.about, card.data, card.unit) == (
        "FrameClassifier",
        "For a test.",
        "Made up.",
        "paragraph",
    )
    assert card.labels == {"frame_1": 64, "frame_2": 64}
    assert card.n == 96
    assert card.data_sha256 == model.data_
    assert card.metrics["accuracy"] == 0.5
    assert card.metrics["F1 of frame_1, texts not seen"] > 0.9
    assert list(card.lexicons) == ["generic-frames 1.0.0", "policy-frames 1.0.0"]
    assert set(card.libraries) == {"framing", "numpy", "scipy", "scikit-learn", "nltk", "skops"}
    assert str(card).startswith("FrameClassifier, trained on 96 paragraphs (")


def test_no_text_is_in_the_file(tmp_path: Path) -> None:
    texts, frames = passages()
    path = save_model(FrameClassifier(progress=False).fit(texts, frames), tmp_path / "m.framing")
    with zipfile.ZipFile(path) as file:
        content = b"".join(file.read(name) for name in file.namelist())
    assert b"Tariffs raise prices" not in content


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_is_refused_and_not_run(protocol: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.framing").write_bytes(pickle.dumps(Evil(), protocol=protocol))
    with pytest.raises(InputError) as raised:
        load_model("m.framing")
    assert str(raised.value) == (
        "m.framing: this is a pickle. Opening a pickle runs whatever its maker put into it, so models are not "
        "loaded from "
        "one. Ask for the file that save_model wrote, or train the model again."
    )
    assert not Path("run").exists()


def test_an_unknown_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.framing"
    path.write_bytes(skops_io.dumps({"format": 2, "card": "{}", "model": Length()}))
    with pytest.raises(InputError) as raised:
        load_model(path)
    assert str(raised.value) == (
        "m.framing: holds types that no model of framing has: tests.classify.test_saving.Length. They could run "
        "code when "
        "loaded, so the file is refused."
    )


def test_other_files_are_refused(model: FrameClassifier, tmp_path: Path) -> None:
    path = tmp_path / "m.framing"
    cases: list[tuple[bytes, str]] = [
        (b"model: x", "m.framing: this is no model's file; save_model writes files ending in .framing."),
        (_archive(), "m.framing: this is an archive, and no model's file."),
        (skops_io.dumps({"a": 1}), "m.framing: was not written by save_model."),
        (
            skops_io.dumps({"format": 9, "card": "{}", "model": 1}),
            "m.framing: is of format 9, and this version of framing reads format 2. Install the version that "
            "wrote it, or "
            "train the model again.",
        ),
        (
            skops_io.dumps({"format": 2, "card": "{}", "model": LinearSVC()}),
            "m.framing: holds a value of type LinearSVC, and no model.",
        ),
    ]
    for content, message in cases:
        path.write_bytes(content)
        with pytest.raises(InputError) as raised:
            load_model(path)
        assert str(raised.value) == message
    with pytest.raises(InputError) as raised:
        load_model(tmp_path / "none.framing")
    assert str(raised.value) == f"There is no file '{tmp_path / 'none.framing'}'."


def test_a_model_with_features_of_another_version_is_refused(model: FrameClassifier, tmp_path: Path) -> None:
    del model.features_.ends_weight
    path = save_model(model, tmp_path / "m.framing")
    with pytest.raises(InputError) as raised:
        load_model(path)
    assert str(raised.value) == (
        f"m.framing: was saved by framing {__version__}, whose features are not those of this version. Install "
        "that version, or train the model again."
    )


def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.framing"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("schema.json", b" " * 101_000_000)
    with pytest.raises(InputError) as raised:
        load_model(path)
    assert str(raised.value) == (
        "m.framing: would become 101 MB when unpacked, from 0.1 MB. No model does, so the file is refused."
    )


def test_a_file_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.framing"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("schema.json", "[" * 200_000)
    with pytest.raises(InputError) as raised:
        load_model(path)
    assert str(raised.value) == (
        f"m.framing: the file is broken or cut off ({path.stat().st_size:,} bytes). Copy it again, whole."
    )


def test_a_file_that_is_cut_off_is_refused(model: FrameClassifier, tmp_path: Path) -> None:
    path = save_model(model, tmp_path / "m.framing")
    whole = path.read_bytes()
    for part in (0.02, 0.5, 0.999):
        path.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(InputError) as raised:
            load_model(path)
        assert str(raised.value) == (
            f"m.framing: the file is broken or cut off ({int(len(whole) * part):,} bytes). Copy it again, whole."
        )


def test_what_cannot_be_saved(model: FrameClassifier, tmp_path: Path) -> None:
    cases: list[tuple[Any, str, str]] = [
        (
            LinearSVC(),
            "m.framing",
            "Only the classifiers of framing can be saved (FrameClassifier, SeededClassifier, StanceClassifier); "
            "given: a "
            "value of type LinearSVC.",
        ),
        (FrameClassifier(), "m.framing", "The model is not trained yet: call fit() before saving it."),
        (model, "m.pkl", "A model's file ends in .framing; given: 'm.pkl'."),
    ]
    for given, name, message in cases:
        with pytest.raises(InputError) as raised:
            save_model(given, tmp_path / name)
        assert str(raised.value) == message


def _archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("a.txt", "a")
    return content.getvalue()
