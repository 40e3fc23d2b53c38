"""Models on disk: a file from which nothing runs when it is opened, with a card that says what is in it."""

from __future__ import annotations

import copy
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

from framing.classify.cards import ModelCard, card_from, card_of
from framing.classify.frame_classifier import FrameClassifier
from framing.classify.model_scorer import checked_unit
from framing.classify.seeded_classifier import SeededClassifier
from framing.classify.stance_classifier import StanceClassifier
from framing.classify.text_features import Encoder
from framing.classify.word_vectors import WordVectors
from framing.errors import InputError
from framing.files.writing import write_bytes

SUFFIX = ".framing"
_FORMAT = 2
# Bytes, and times the size of the file: a model becomes no more than the larger when unpacked.
_EXPANDED, _TIMES = 100_000_000, 50
_TRUSTED = [
    "framing.classify.blocks.Letters",
    "framing.classify.blocks.Terms",
    "framing.classify.frame_classifier.FrameClassifier",
    "framing.classify.heads.Heads",
    "framing.classify.seeded_classifier.SeededClassifier",
    "framing.classify.stance_classifier.StanceClassifier",
    "framing.classify.stance_features.StanceFeatures",
    "framing.classify.text_features.TextFeatures",
    "framing.classify.word_vectors.WordVectors",
]
# What skops and zipfile raise over a file that is cut off or tampered with.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    ImportError,
    KeyError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
Model = FrameClassifier | SeededClassifier | StanceClassifier
_MODELS = (FrameClassifier, SeededClassifier, StanceClassifier)
# How pickles begin: with their protocol; before protocols were written, with a class, a list or a dictionary.
_PICKLE = re.compile(rb"\x80[\x02-\x10]|\(?c[\w.]+\n\w+\n|\([dl]p\d+\n|[\]}]q")


def save_model(
    model: Model,
    path: str | Path,
    *,
    about: str = "",
    data: str = "",
    unit: str = "sentence",
    metrics: Mapping[str, float] | None = None,
) -> Path:
    """Save a trained classifier with its card.

    An encoder is not saved, unless it is a `WordVectors`: it has to be given to `load_model` again. Lexicons are
    saved with the model. Texts are not; words of them are, as names of features.

    Parameters
    ----------
    model : FrameClassifier, SeededClassifier or StanceClassifier
        Trained.
    path : str or Path
        Ending in ``.framing``.
    about, data : str
        What the model is for, and what it was trained on, for the card.
    unit : "sentence", "paragraph" or "article"
        What the training texts are, so that others give it the same.
    metrics : mapping of str to float, optional
        What was measured, for the card, such as the numbers of `cross_validate`.

    Returns
    -------
    Path

    Raises
    ------
    InputError
        The model is none of these or is not trained, or the path ends in something else.
    """
    from skops import io

    if not isinstance(model, _MODELS):
        raise InputError(
            f"Only the classifiers of framing can be saved (FrameClassifier, SeededClassifier, StanceClassifier); "
            f"given: a value of type {type(model).__name__}."
        )
    if not hasattr(model, "heads_"):
        raise InputError("The model is not trained yet: call fit() before saving it.")
    unit = "mention" if isinstance(model, StanceClassifier) else checked_unit(unit)
    path = Path(path)
    if path.suffix != SUFFIX:
        raise InputError(f"A model's file ends in {SUFFIX}; given: '{path.name}'.")
    card = card_of(model, about, data, unit, dict(metrics or {}))
    bare, encoder = _without_encoder(model)
    content = {"format": _FORMAT, "card": json.dumps(asdict(card), ensure_ascii=False), "model": bare}
    if isinstance(encoder, WordVectors):
        content["encoder"] = encoder
    return write_bytes(path, io.dumps(content, compression=zipfile.ZIP_DEFLATED))


def load_model(path: str | Path, *, encoder: Encoder | None = None) -> Model:
    """Load a classifier that `save_model` has saved. Nothing in the file is run.

    Parameters
    ----------
    path : str or Path
    encoder : callable, optional
        The encoder that the model was trained with, if it had one that is not saved with it.

    Returns
    -------
    FrameClassifier, StanceClassifier or SeededClassifier

    Raises
    ------
    InputError
        The file is missing, broken, a pickle, of a later version, holds a type that no model has, or needs an
        encoder that is not given.
    """
    content = _opened(Path(path))
    model = content["model"]
    if not isinstance(model, _MODELS):
        raise InputError(f"{Path(path).name}: holds a value of type {type(model).__name__}, and no model.")
    card = card_from(content["card"])
    if vars(model.features_).keys() != vars(type(model.features_)()).keys():
        raise InputError(
            f"{Path(path).name}: was saved by framing {card.libraries.get('framing', 'of an unknown version')}, "
            "whose features are not those of this version. Install that version, or train the model again."
        )
    encoder = content.get("encoder", encoder)
    if card.encoder and encoder is None:
        raise InputError(
            f"{Path(path).name}: was trained with the encoder {card.encoder}, which is not in the file. Give it: "
            "load_model(path, encoder=…)."
        )
    model.encoder = model.features_.encoder = encoder
    return model


def read_card(path: str | Path) -> ModelCard:
    """Return the card of a saved model: what it is, what it was trained on, how well it did.

    Raises
    ------
    InputError
        As `load_model`.
    """
    return card_from(_opened(Path(path))["card"])


def _opened(path: Path) -> dict[str, Any]:
    """Read a model's file, and refuse everything that is none."""
    from skops import io

    if not path.is_file():
        raise InputError(f"There is no file '{path}'.")
    raw = path.read_bytes()
    if _PICKLE.match(raw):
        raise InputError(
            f"{path.name}: this is a pickle. Opening a pickle runs whatever its maker put into it, so models are "
            "not loaded from one. Ask for the file that save_model wrote, or train the model again."
        )
    if not raw.startswith(b"PK"):
        raise InputError(f"{path.name}: this is no model's file; save_model writes files ending in {SUFFIX}.")
    broken = f"{path.name}: the file is broken or cut off ({len(raw):,} bytes). Copy it again, whole."
    try:
        members = zipfile.ZipFile(BytesIO(raw)).infolist()
        _check_members(path, members, len(raw))
        strange = sorted(set(io.get_untrusted_types(data=raw)) - set(_TRUSTED))
    except _BROKEN as error:
        if isinstance(error, InputError):
            raise
        raise InputError(broken) from error
    if strange:
        raise InputError(
            f"{path.name}: holds types that no model of framing has: {', '.join(strange)}. They could run code "
            f"when "
            "loaded, so the file is refused."
        )
    try:
        content = io.loads(raw, trusted=_TRUSTED)
    except _BROKEN as error:
        raise InputError(broken) from error
    if not isinstance(content, dict) or not {"format", "card", "model"} <= set(content):
        raise InputError(f"{path.name}: was not written by save_model.")
    if content["format"] != _FORMAT:
        raise InputError(
            f"{path.name}: is of format {content['format']}, and this version of framing reads format {_FORMAT}. "
            "Install the version that wrote it, or train the model again."
        )
    return content


def _check_members(path: Path, members: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive that is no model, or that would fill the memory when it is unpacked."""
    expanded = sum(member.file_size for member in members)
    if expanded > max(_EXPANDED, _TIMES * size):
        raise InputError(
            f"{path.name}: would become {expanded / 1e6:,.0f} MB when unpacked, from {size / 1e6:,.1f} MB. No "
            "model does, so the file is refused."
        )
    if "schema.json" not in {member.filename for member in members}:
        raise InputError(f"{path.name}: this is an archive, and no model's file.")


def _without_encoder(model: Model) -> tuple[Model, Any]:
    """Return a copy of a model without its encoder and other things of this machine, and the encoder."""
    bare = copy.copy(model)
    bare.features_ = copy.copy(model.features_)
    encoder = bare.features_.encoder
    bare.encoder = bare.features_.encoder = None
    bare.n_jobs = None
    if not isinstance(bare, StanceClassifier):
        bare.lexicon = None  # the lexicons themselves are among the features
    return bare, encoder
