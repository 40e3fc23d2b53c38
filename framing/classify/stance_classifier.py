"""Stance toward a target, learnt from mentions that people have coded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.classify.fingerprints import fingerprint, marks_of
from framing.classify.folds import group_codes
from framing.classify.heads import train
from framing.classify.labels import is_missing, read_labels
from framing.classify.mention_context import Mention, Span, read_mentions
from framing.classify.settings import BEST_F1, check_features
from framing.classify.stance_features import StanceFeatures
from framing.classify.text_features import Encoder
from framing.errors import InputError

Floats = npt.NDArray[np.float64]

CODES = (-1, 0, 1)
_WORDS = {
    "-1": -1,
    "0": 0,
    "1": 1,
    "-1.0": -1,
    "0.0": 0,
    "1.0": 1,
    "+1": 1,
    "−1": -1,
    "against": -1,
    "negative": -1,
    "none": 0,
    "neutral": 0,
    "for": 1,
    "positive": 1,
}


class StanceClassifier(ClassifierMixin, BaseEstimator):
    """Tell whether something is said for a target, against it, or neither, as learnt from coded mentions.

    A linear support-vector machine on what stands around the target: words, words by their place left and right of
    it, the clause, patterns of evaluating and small words, runs of letters; and on numbers from the library's
    lists: valences by side, distance and clause, negations, verbs of speech, quotation, and what the rules of
    `framing.stance` say. **The target's name is masked**, wherever it stands: what is learnt is reading, and not
    who is usually written about how.

    Parameters
    ----------
    encoder : callable, optional
        list[str] → array of shape (mentions, d); given the sentences with the target masked.
    C : float
        How closely the training mentions are followed; above 0.
    class_weight : "balanced", None or dict
    folds : int
        How many parts calibration divides the mentions into.
    min_count : int
        Terms of fewer mentions are left out.
    number_weight, encoder_weight : float
        Weights of the numbers and of the encoder's, beside 1 for each block of terms.
    n_jobs : int, optional
    random_state : int or None
    progress : bool

    Attributes
    ----------
    classes_ : array of int, shape (k,)
        Those of −1 (against), 0 (neither) and 1 (for) that the mentions have.
    out_of_fold_ : array of float64, shape (n, k)
        Calibrated probabilities of the training mentions, each by a classifier that had not seen it.
    n_coded_ : array of int64, shape (k,)
    data_ : str
        The hash of the mentions and labels.

    Notes
    -----
    It can be given to `framing.stance` as its `model`: ``framing.stance(corpus, mentions, model=classifier)``.

    Examples
    --------
    >>> model = StanceClassifier()
    >>> model.fit([("Beijing was praised.", 0, 7), …], [1, …])  # doctest: +SKIP
    """

    def __init__(
        self,
        *,
        encoder: Encoder | None = None,
        C: float = 0.1,
        class_weight: Any = "balanced",
        folds: int = 5,
        min_count: int = 2,
        number_weight: float = 0.15,
        encoder_weight: float = 0.7,
        n_jobs: int | None = None,
        random_state: int | None = 0,
        progress: bool = True,
    ) -> None:
        self.encoder = encoder
        self.C = C
        self.class_weight = class_weight
        self.folds = folds
        self.min_count = min_count
        self.number_weight = number_weight
        self.encoder_weight = encoder_weight
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.progress = progress

    def fit(self, X: Sequence[Mention], y: Any, groups: Any = None) -> Self:
        """Learn from coded mentions.

        Parameters
        ----------
        X : sequence of (text, start, end), length n
            A passage, and the characters of the target in it, the end not included.
        y : sequence, length n
            −1, 0, 1 or "against", "none", "for".
        groups : sequence, length n, optional
            The story or source of each. Unless given, mentions in one text stay together.
        """
        check_features(
            min_count=self.min_count,
            weights={name: getattr(self, name) for name in ("number_weight", "encoder_weight")},
        )
        texts, spans = read_mentions(X)
        labels = read_labels(stance_codes(y), len(spans))
        together = group_codes([text for text, _, _ in spans] if groups is None else groups, len(spans))
        self.features_ = StanceFeatures(
            encoder=self.encoder,
            min_count=self.min_count,
            number_weight=self.number_weight,
            encoder_weight=self.encoder_weight,
        )
        self.heads_ = train(
            self.features_.learn(texts, spans),
            labels,
            C=self.C,
            class_weight=self.class_weight,
            threshold=BEST_F1,
            folds=self.folds,
            groups=together,
            random_state=self.random_state,
            n_jobs=self.n_jobs,
            progress=self.progress,
        )
        self.classes_ = labels.classes
        self.out_of_fold_ = self.heads_.unseen
        self.n_coded_ = labels.held.sum(axis=0).astype(np.int64)
        self.data_ = fingerprint([f"{start} {end} {texts[text]}" for text, start, end in spans], labels)
        self.seen_ = marks_of(texts)
        return self

    def decision_function(self, X: Sequence[Any], spans: Sequence[Span] | None = None) -> Floats:
        """Return how far mentions are on each class's side of its boundary, shape (n, k); (n,) of two classes."""
        scores = self._scores(X, spans)
        return scores[:, 1] if len(self.classes_) == 2 else scores

    def _scores(self, X: Sequence[Any], spans: Sequence[Span] | None = None) -> Floats:
        check_is_fitted(self, "heads_")
        texts, places = read_mentions(X, spans)
        return self.heads_.scores(self.features_.transform(texts, places))

    def predict_proba(self, X: Sequence[Any], spans: Sequence[Span] | None = None) -> Floats:
        """Return the probabilities of mentions' stances; rows add up to 1.

        Parameters
        ----------
        X : sequence of (text, start, end), length n
            Or, with `spans`, of texts.
        spans : sequence of (text, start, end), optional
            Which text, and its characters. This is how `framing.stance` asks.

        Returns
        -------
        array of float64, shape (n, k)
            One column for each of `classes_`; with `spans`, always against, neither and for.
        """
        scores = self._scores(X, spans)
        found = self.heads_.probabilities(scores)
        if spans is None:
            return found
        all_three = np.zeros((len(found), len(CODES)))
        all_three[:, [CODES.index(code) for code in self.classes_.tolist()]] = found
        return all_three

    def predict(self, X: Sequence[Mention]) -> npt.NDArray[np.int64]:
        """Return −1 (against), 0 (neither) or 1 (for), shape (n,)."""
        scores = self._scores(X)
        held = self.heads_.decisions(scores)
        found: npt.NDArray[np.int64] = self.classes_[held.argmax(axis=1)]
        return found

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags


def stance_codes(given: Any) -> npt.NDArray[np.int64]:
    """Return labels of stance as −1, 0 and 1.

    Raises
    ------
    InputError
        Some labels are none of them; all are named.
    """
    if given is None or isinstance(given, str | bytes) or not hasattr(given, "__iter__"):
        raise InputError("Labels of stance are missing: a list of −1 (against), 0 (neither) and 1 (for).")
    values = list(given)
    codes = [None if is_missing(value) else _WORDS.get(str(value).strip().lower()) for value in values]
    wrong = [f"{values[row]!r} (number {row})" for row, code in enumerate(codes) if code is None]
    if wrong:
        more = f" and {len(wrong) - 5:,} more" if len(wrong) > 5 else ""
        raise InputError(
            f"Labels of stance are −1, 0 and 1, or against, none and for; found {', '.join(wrong[:5])}{more}. "
            f"Leave "
            "mentions out whose stance coders could not say."
        )
    return np.array(codes, np.int64)
