"""Frames learnt from coded texts."""

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
from framing.classify.labels import read_labels
from framing.classify.lexicon_hits import Given, feature_lexicons
from framing.classify.settings import BEST_F1, check_features
from framing.classify.text_features import Encoder, TextFeatures
from framing.classify.texts import checked_texts

Floats = npt.NDArray[np.float64]

_WEIGHTS = ("ends_weight", "theme_weight", "lexicon_weight", "encoder_weight")


class FrameClassifier(ClassifierMixin, BaseEstimator):
    """Tell which frames a text holds, as learnt from texts that people have coded.

    Linear support-vector machines on stems (one and two in a row), the first and last of them, runs of letters
    inside words, themes, the hits of lexicons and, where one is given, an encoder's numbers. Rare frames weigh as
    much as frequent ones. Probabilities are calibrated (Platt's curve) on scores of training texts by classifiers
    that had not seen them.

    Parameters
    ----------
    lexicon : Lexicon, str, path or list of them, optional
        Lexicons of yours whose frames' hits are features. They need not have the frames that are coded.
    shipped_lexicons : bool
        Whether the hits of the library's lexicons of any topic (policy-frames, generic-frames) are features as
        well, for texts of their language.
    encoder : callable, optional
        list[str] → array of shape (texts, d), such as a sentence encoder's ``encode`` or `WordVectors`.
    C : float
        How closely the training texts are followed; above 0.
    class_weight : "balanced", None or dict
        As in `sklearn.svm.LinearSVC`.
    threshold : "f1" or float
        Where a text can have several frames: from which probability a frame is given. "f1": for each frame the one
        that is best in F1 on texts not seen.
    folds : int
        How many parts calibration divides the training texts into.
    word_range, letter_range : (int, int)
        Lengths of sequences of stems and of runs of letters.
    min_count : int
        Words and runs of fewer training texts are left out.
    ends_weight, theme_weight, lexicon_weight, encoder_weight : float
        Weights of a text's first and last three stems, of themes (fifty lists of words that come along, for
        English texts), of hits and of the encoder's numbers, beside 1 for words and 1 for letters.
    language : str
        Of the texts, as in a lexicon: "en". Words of languages without a stemmer are left as they are.
    n_jobs : int, optional
        Processes, as in joblib; 1 unless given.
    random_state : int or None
    progress : bool
        Whether to show a bar while training, where there is a terminal or notebook to show it in.

    Attributes
    ----------
    classes_ : array, shape (k,)
        Names of the frames, in the order of the columns of `predict_proba`.
    exclusive_ : bool
        Whether the training texts had one label each.
    thresholds_ : array of float64, shape (k,)
        Probabilities from which a frame is given; not used where labels exclude each other.
    out_of_fold_ : array of float64, shape (n, k)
        Calibrated probabilities of the training texts, each by a classifier that had not seen it.
    n_coded_ : array of int64, shape (k,)
        Training texts that hold each frame.
    data_ : str
        The hash of the training texts and labels.

    Notes
    -----
    Where labels exclude each other `predict` gives the one with the highest score, and scores are made with rare
    frames weighted up, so that it need not be the most probable one.

    References
    ----------
    Platt (1999); Lin, Lin and Weng (2007).

    Examples
    --------
    >>> model = FrameClassifier(lexicon="us-vietnam")
    >>> model.fit(texts, frames, groups=stories)  # doctest: +SKIP
    >>> model.predict_proba(["The bill would ban assault rifles."])  # doctest: +SKIP
    """

    def __init__(
        self,
        lexicon: Given = None,
        *,
        shipped_lexicons: bool = True,
        encoder: Encoder | None = None,
        C: float = 0.3,
        class_weight: Any = "balanced",
        threshold: float | str = BEST_F1,
        folds: int = 5,
        word_range: tuple[int, int] = (1, 2),
        letter_range: tuple[int, int] = (2, 5),
        min_count: int = 1,
        ends_weight: float = 0.4,
        theme_weight: float = 0.5,
        lexicon_weight: float = 0.5,
        encoder_weight: float = 1.0,
        language: str = "en",
        n_jobs: int | None = None,
        random_state: int | None = 0,
        progress: bool = True,
    ) -> None:
        self.lexicon = lexicon
        self.shipped_lexicons = shipped_lexicons
        self.encoder = encoder
        self.C = C
        self.class_weight = class_weight
        self.threshold = threshold
        self.folds = folds
        self.word_range = word_range
        self.letter_range = letter_range
        self.min_count = min_count
        self.ends_weight = ends_weight
        self.theme_weight = theme_weight
        self.lexicon_weight = lexicon_weight
        self.encoder_weight = encoder_weight
        self.language = language
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.progress = progress

    def fit(self, X: Sequence[str], y: Any, groups: Any = None) -> Self:
        """Learn from coded texts.

        Parameters
        ----------
        X : sequence of str, length n
        y : sequence or table, length n
            One label a text; or a list or set of frames a text; or a table with a column of 0 and 1 for each
            frame.
        groups : sequence, length n, optional
            The story or source of each text: texts of one group are never held back without the others.

        Raises
        ------
        InputError
            Texts or labels cannot be learnt from; all that is wrong with the labels is said at once.
        """
        texts = checked_texts(X, type(self).__name__)
        check_features(
            min_count=self.min_count,
            weights={name: getattr(self, name) for name in _WEIGHTS},
            ranges={"word_range": self.word_range, "letter_range": self.letter_range},
        )
        labels = read_labels(y, len(texts))
        given = None if groups is None else group_codes(groups, len(texts))
        self.features_ = TextFeatures(
            lexicons=feature_lexicons(self.lexicon, self.shipped_lexicons, self.language),
            encoder=self.encoder,
            word_range=self.word_range,
            letter_range=self.letter_range,
            min_count=self.min_count,
            ends_weight=self.ends_weight,
            theme_weight=self.theme_weight,
            lexicon_weight=self.lexicon_weight,
            encoder_weight=self.encoder_weight,
            language=self.language,
        )
        self.heads_ = train(
            self.features_.learn(texts),
            labels,
            C=self.C,
            class_weight=self.class_weight,
            threshold=self.threshold,
            folds=self.folds,
            groups=given,
            random_state=self.random_state,
            n_jobs=self.n_jobs,
            progress=self.progress,
        )
        self.classes_ = labels.classes
        self.exclusive_ = labels.exclusive
        self.thresholds_ = self.heads_.thresholds
        self.out_of_fold_ = self.heads_.unseen
        self.n_coded_ = labels.held.sum(axis=0).astype(np.int64)
        self.data_ = fingerprint(texts, labels)
        self.seen_ = marks_of(texts)
        return self

    def decision_function(self, X: Sequence[str]) -> Floats:
        """Return how far texts are on each frame's side of its boundary, shape (n, k).

        Where labels exclude each other and there are two, shape (n,): on the second one's side, as scikit-learn
        asks.
        """
        scores = self._scores(X)
        return scores[:, 1] if self.exclusive_ and len(self.classes_) == 2 else scores

    def _scores(self, X: Sequence[str]) -> Floats:
        check_is_fitted(self, "heads_")
        return self.heads_.scores(self.features_.transform(checked_texts(X, type(self).__name__)))

    def predict_proba(self, X: Sequence[str]) -> Floats:
        """Return the probability of each frame, 0 to 1, shape (n, k).

        Rows add up to 1 where the training texts had one label each; otherwise each frame has its own.
        """
        scores = self._scores(X)
        return self.heads_.probabilities(scores)

    def predict(self, X: Sequence[str]) -> Any:
        """Return one label a text, shape (n,); or, where texts can hold several frames, 0 and 1, shape (n, k)."""
        scores = self._scores(X)
        held = self.heads_.decisions(scores)
        return self.classes_[held.argmax(axis=1)] if self.exclusive_ else held.astype(np.int64)

    def decide(self, X: Sequence[str]) -> tuple[npt.NDArray[np.bool_], Floats]:
        """Return which frames texts hold, and their probabilities, shape (n, k) each, looking at them once."""
        scores = self._scores(X)
        return self.heads_.decisions(scores) != 0, self.heads_.probabilities(scores)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.classifier_tags.multi_label = True
        return tags
