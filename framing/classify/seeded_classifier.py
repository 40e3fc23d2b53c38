"""Frames for those without coded texts: a lexicon's terms as first labels, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.classify.fingerprints import fingerprint
from framing.classify.folds import group_codes
from framing.classify.heads import train
from framing.classify.labels import Labels
from framing.classify.lexicon_hits import Given, frame_hits, lexicons_of, without_terms
from framing.classify.lexicon_text import lexicon_as_text, lexicon_from_text
from framing.classify.settings import check_features
from framing.classify.text_features import Encoder, TextFeatures
from framing.classify.texts import checked_texts
from framing.errors import InputError

Floats = npt.NDArray[np.float64]

_LEAST = 5  # texts with a frame's terms, and texts without


class SeededClassifier(ClassifierMixin, BaseEstimator):
    """Tell which frames a text holds from a lexicon, and from the company that its terms keep.

    A linear machine learns from unlabelled texts **with the lexicon's terms taken out** in which texts they stood.
    A text's probability of a frame is 1 − (1 − c)·(1 − trust)^hits: c is the probability by the other words that
    the terms would be there, and each hit of a term is believed with the probability `trust`.

    It is no substitute for coding: nothing tells it where the terms mislead, and no probability is calibrated on
    what people say. Evaluate it, or use the lexicon itself, whose counts did better than learning from them in the
    comparisons of docs/accuracy.md.

    Parameters
    ----------
    lexicon : Lexicon, str, path or list of them
    trust : float
        How likely one hit is right, above 0 and below 1.
    threshold : float
        From which probability a frame is given.
    encoder, C, folds, min_count, language, n_jobs, random_state, progress
        As in `FrameClassifier`.

    Attributes
    ----------
    classes_ : array of str, shape (k,)
        Frames by their names; as "lexicon.frame" where there are several lexicons.
    n_coded_ : array of int64, shape (k,)
        Texts in which the terms of each frame stood.
    data_ : str
        The hash of the texts.

    Examples
    --------
    >>> model = SeededClassifier("us-vietnam").fit(sentences)  # doctest: +SKIP
    """

    def __init__(
        self,
        lexicon: Given = None,
        *,
        trust: float = 0.8,
        threshold: float = 0.5,
        encoder: Encoder | None = None,
        C: float = 0.1,
        folds: int = 3,
        min_count: int = 2,
        language: str = "en",
        n_jobs: int | None = None,
        random_state: int | None = 0,
        progress: bool = True,
    ) -> None:
        self.lexicon = lexicon
        self.trust = trust
        self.threshold = threshold
        self.encoder = encoder
        self.C = C
        self.folds = folds
        self.min_count = min_count
        self.language = language
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.progress = progress

    def fit(self, X: Sequence[str], y: Any = None, groups: Any = None) -> Self:
        """Learn from unlabelled texts.

        Parameters
        ----------
        X : sequence of str
            Texts of the size that shall be classified: sentences for sentences.
        y : ignored
        groups : sequence, optional
            The story or source of each text.

        Raises
        ------
        InputError
            There is no lexicon, or the terms of its frames stand in too few or too many of the texts: all of them.
        """
        texts = checked_texts(X, type(self).__name__)
        lexicons = lexicons_of(self.lexicon)
        if not lexicons:
            raise InputError("SeededClassifier needs a lexicon: SeededClassifier('us-vietnam').")
        if not 0 < self.trust < 1 or not 0 < self.threshold < 1:
            raise InputError(
                f"trust and threshold are probabilities above 0 and below 1; given: {self.trust} and "
                f"{self.threshold}."
            )
        check_features(min_count=self.min_count, weights={})
        held = (frame_hits(texts, lexicons) > 0).astype(np.int8)
        several = len(lexicons) > 1
        names = [
            f"{each.name}.{frame.name}" if several else frame.name for each in lexicons for frame in each.frames
        ]
        _check_seeds(names, held)
        self.lexicons_ = lexicons
        self.features_ = TextFeatures(encoder=self.encoder, min_count=self.min_count, language=self.language)
        labels = Labels(np.array(names), held, False)
        self.heads_ = train(
            self.features_.learn(without_terms(texts, lexicons)),
            labels,
            C=self.C,
            class_weight="balanced",
            threshold=self.threshold,
            folds=self.folds,
            groups=None if groups is None else group_codes(groups, len(texts)),
            random_state=self.random_state,
            n_jobs=self.n_jobs,
            progress=self.progress,
        )
        self.classes_ = labels.classes
        self.n_coded_ = held.sum(axis=0).astype(np.int64)
        self.data_ = fingerprint(texts, None)
        return self

    def predict_proba(self, X: Sequence[str]) -> Floats:
        """Return the probability of each frame, 0 to 1, shape (n, k)."""
        check_is_fitted(self, "heads_")
        texts = checked_texts(X, type(self).__name__)
        features = self.features_.transform(without_terms(texts, self.lexicons_))
        context = self.heads_.probabilities(self.heads_.scores(features))
        found: Floats = 1 - (1 - context) * (1 - self.trust) ** frame_hits(texts, self.lexicons_)
        return found

    def predict(self, X: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return 0 and 1, shape (n, k)."""
        return (self.predict_proba(X) >= self.threshold).astype(np.int64)

    def decide(self, X: Sequence[str]) -> tuple[npt.NDArray[np.bool_], Floats]:
        """Return which frames texts hold, and their probabilities, shape (n, k) each, looking at them once."""
        probability = self.predict_proba(X)
        return probability >= self.threshold, probability

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        if "lexicons_" in state:
            state["lexicons_"] = [lexicon_as_text(lexicon) for lexicon in self.lexicons_]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if "lexicons_" in state:
            self.lexicons_ = tuple(lexicon_from_text(text) for text in state["lexicons_"])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.classifier_tags.multi_label = True
        tags.target_tags.required = False
        return tags


def _check_seeds(names: Sequence[str], held: npt.NDArray[np.int8]) -> None:
    n = len(held)
    problems = [
        f"The terms of '{name}' stand in {count:,} of {n:,} texts."
        for name, count in zip(names, held.sum(axis=0).tolist(), strict=True)
        if min(count, n - count) < _LEAST
    ]
    if problems:
        listing = "".join(f"\n  {problem}" for problem in problems)
        raise InputError(
            f"Each frame needs at least {_LEAST} texts with its terms and {_LEAST} without. Give more texts, "
            f"shorter "
            f"ones, or a lexicon without these frames.{listing}"
        )
