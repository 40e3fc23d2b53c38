"""A model in the form of a lexicon, so that its frames go where a lexicon's go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, Pattern, Term
from framing.results.bands import BANDS

_BORDERS = np.array([0.5, 0.75, 0.9])
_NOTHING = Pattern(left=())  # matches nothing: the model finds the passages


def band_of(probability: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return which of `BANDS` probabilities are in, same shape."""
    return np.searchsorted(_BORDERS, probability, side="right").astype(np.int64)


def model_lexicon(
    frames: Sequence[str],
    *,
    name: str,
    version: str,
    sha256: str,
    language: str,
    about: str,
    codebook: Lexicon | None,
) -> Lexicon:
    """Return a lexicon with the frames of a model, defined as in a codebook where it has them.

    Raises
    ------
    InputError
        The codebook has none of the frames.
    """
    known = {} if codebook is None else {frame.name: frame for frame in codebook.frames}
    short = {frame: frame.rpartition(".")[2] for frame in frames}
    defined = {frame: known.get(frame, known.get(short[frame])) for frame in frames}
    if codebook is not None and not any(defined.values()):
        raise InputError(
            f"The codebook {codebook.name} has none of the model's frames: {', '.join(frames)}. Its own are "
            f"{', '.join(known)}."
        )
    terms = tuple(Term(band, _NOTHING) for band in BANDS)
    return Lexicon(
        name=name,
        version=version,
        language=language,
        licence="",
        about=about,
        sha256=sha256,
        frames=tuple(_frame(frame, defined[frame], terms) for frame in frames),
    )


def _frame(name: str, known: Frame | None, terms: tuple[Term, ...]) -> Frame:
    if known is None:
        return Frame(name=name, label=name.rpartition(".")[2].replace("_", " ").capitalize(), terms=terms)
    return Frame(
        name=name,
        label=known.label,
        terms=terms,
        definition=known.definition,
        questions=known.questions,
        examples=known.examples,
    )
