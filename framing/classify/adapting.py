"""Any object that gives probabilities, in the place of a classifier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from framing.classify.texts import checked_texts
from framing.errors import InputError

Floats = npt.NDArray[np.float64]


@runtime_checkable
class FrameModel(Protocol):
    """What `predict_scores` asks of a model."""

    classes_: Any

    def predict_proba(self, texts: Sequence[str]) -> Any:
        """Return the probability of each frame in each text, shape (texts, frames)."""


class ProbabilityModel:
    """Make a model of any object with `predict_proba`, or of any function, such as one that asks a language model.

    Parameters
    ----------
    model : object or callable
        With ``predict_proba(list of str)``, or a function of a list of str. It returns an array of shape (texts,
        frames), or a list of dictionaries from frame to probability; frames that a dictionary leaves out have 0.
    frames : sequence of str
        The names of the columns.
    exclusive : bool
        Whether each text has exactly one of the frames; rows then have to add up to 1.
    threshold : float or sequence of float
        From which probability a frame is given, where a text can have several.
    name : str, optional
        What reports call it; the type of the object unless given.

    Examples
    --------
    >>> model = ProbabilityModel(lambda texts: [{"economy": 0.9} for _ in texts], frames=["economy", "security"])
    >>> model.predict_proba(["Exports rose."]).tolist()
    [[0.9, 0.0]]
    """

    def __init__(
        self,
        model: Any,
        frames: Sequence[str],
        *,
        exclusive: bool = False,
        threshold: float | Sequence[float] = 0.5,
        name: str | None = None,
    ) -> None:
        if isinstance(frames, str) or not frames or not all(isinstance(frame, str) for frame in frames):
            raise InputError("Frames have to be a list of names, one for each column of the probabilities.")
        twice = sorted({frame for frame in frames if list(frames).count(frame) > 1})
        if twice:
            raise InputError(f"The frame '{twice[0]}' is named twice.")
        if not (callable(model) or hasattr(model, "predict_proba")):
            raise InputError(
                f"The model is a value of type {type(model).__name__}, which has no predict_proba(texts) and is "
                f"no "
                "function."
            )
        self.model = model
        self.name = name or type(model).__name__
        self.classes_ = np.array(list(frames), dtype=str)
        self.exclusive_ = exclusive
        self.thresholds_ = np.broadcast_to(np.asarray(threshold, np.float64), len(self.classes_)).copy()

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Return the probability of each frame, 0 to 1, shape (n, k).

        Raises
        ------
        InputError
            The model gives something other than probabilities.
        """
        given = checked_texts(texts, "The model")
        ask = self.model.predict_proba if hasattr(self.model, "predict_proba") else self.model
        return self._checked(ask(given), len(given))

    def predict(self, texts: Sequence[str]) -> Any:
        """Return one frame a text, shape (n,); or 0 and 1, shape (n, k), where texts can hold several."""
        found = self.predict_proba(texts)
        if self.exclusive_:
            return self.classes_[found.argmax(axis=1)]
        return (found >= self.thresholds_).astype(np.int64)

    def decide(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.bool_], Floats]:
        """Return which frames texts hold, and their probabilities, shape (n, k) each, asking the model once."""
        found = self.predict_proba(texts)
        if self.exclusive_:
            return np.arange(found.shape[1]) == found.argmax(axis=1)[:, None], found
        return found >= self.thresholds_, found

    def _checked(self, answer: Any, n: int) -> Floats:
        names = self.classes_.tolist()
        if isinstance(answer, list) and all(isinstance(row, dict) for row in answer):
            strange = sorted({str(name) for row in answer for name in row} - set(names))
            if strange:
                raise InputError(
                    f"The model {self.name} answers with frames that were not named: {', '.join(strange)}."
                )
            answer = [[row.get(name, 0.0) for name in names] for row in answer]
        try:
            values = np.asarray(answer, np.float64)
        except (TypeError, ValueError):
            raise InputError(f"The model {self.name} answers with something other than numbers.") from None
        if values.shape != (n, len(names)):
            raise InputError(
                f"The model {self.name} has to give {n:,} rows of {len(names):,} probabilities "
                f"({', '.join(names)}). "
                f"It gave an array of shape {values.shape}."
            )
        if not ((values >= 0) & (values <= 1)).all():
            raise InputError(f"The model {self.name} gives numbers that are not between 0 and 1.")
        if self.exclusive_ and not np.allclose(values.sum(axis=1), 1, atol=1e-4):
            raise InputError(
                f"The rows of the model {self.name} do not add up to 1, though frames exclude each other."
            )
        return values
