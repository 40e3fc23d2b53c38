"""Lexicons in scikit-learn: texts to features of frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.classify.lexicon_features import MEASURES, lexicon_features
from framing.classify.lexicon_hits import Given, lexicons_of
from framing.classify.texts import checked_texts
from framing.errors import InputError, unknown
from framing.lexicon import Lexicon
from framing.scoring.languages import agreed_language
from framing.scoring.levels import joined_by_level, levels_of
from framing.text.languages import UNKNOWN, language_code


class LexiconVectorizer(TransformerMixin, BaseEstimator):
    """Turn texts into features: how much of each frame of a lexicon they hold.

    A text's numbers are those that `score` gives for an article with this text and no title. Nothing is learnt
    from the texts, so that a held-out text cannot leak into them.

    Parameters
    ----------
    lexicon : Lexicon, str, path or list of them
        As for `load_lexicon`: lexicons, or dictionaries of other tools.
    measure : {"share", "rate", "hits", "matches", "present"} or list of them
        "share": sentences with a match ÷ sentences (0–1). "rate": summed weights of matches per 1,000 tokens.
        "hits": summed weights. "matches": how many. "present": 1 where hits reach the frame's threshold, else 0.
    targets : bool
        Whether the lexicon's targets are features too.
    levels : int or sequence of int, optional
        Join frames by these levels of their names, as in `term_counts`.
    sparse : bool
        Whether to return a sparse matrix (CSR). Dictionaries of hundreds of categories are mostly 0.
    language : str, optional
        Of the texts; the lexicon's own unless given. Terms of other languages are not looked for.

    Attributes
    ----------
    lexicons_ : tuple of Lexicon
        As they are looked for.
    measures_ : tuple of str
    language_ : str

    See Also
    --------
    FrameClassifier : Frames learnt from coded texts, with such features among others.

    Examples
    --------
    >>> vectorizer = LexiconVectorizer("us-vietnam", measure="rate")
    >>> vectorizer.fit_transform(texts)  # doctest: +SKIP
    """

    def __init__(
        self,
        lexicon: Given = "generic-frames",
        *,
        measure: str | Sequence[str] = "share",
        targets: bool = False,
        levels: int | Iterable[int] | None = None,
        sparse: bool = False,
        language: str | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.measure = measure
        self.targets = targets
        self.levels = levels
        self.sparse = sparse
        self.language = language

    def fit(self, X: Any, y: Any = None) -> Self:
        """Load the lexicons; texts are only checked.

        Parameters
        ----------
        X : sequence of str, shape (n,)
            A list, an array, a column of a data frame, or a table of one column.
        y : ignored

        Raises
        ------
        InputError, LexiconError
            A text is none, a lexicon cannot be read, or a parameter makes no sense.
        """
        checked_texts(X, "LexiconVectorizer")
        self._load()
        return self

    def transform(self, X: Any) -> Any:
        """Return the features of texts.

        Parameters
        ----------
        X : sequence of str, shape (n,)

        Returns
        -------
        array of float64 or CSR matrix, shape (n, features)
            Columns as in `get_feature_names_out`; 0 for a text without words.
        """
        check_is_fitted(self, "lexicons_")
        texts = checked_texts(X, "LexiconVectorizer")
        found = lexicon_features(texts, self.lexicons_, self.measures_, self.language_)
        return sparse.csr_matrix(found) if self.sparse else found

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """Return the names of the features.

        Parameters
        ----------
        input_features : ignored

        Returns
        -------
        array of str, shape (features,)
            Names of frames and targets; before them the lexicon and a full stop, where there are several lexicons;
            behind them an underscore and the measure, where there are several measures.
        """
        check_is_fitted(self, "lexicons_")
        several = len(self.lexicons_) > 1
        names = [
            f"{lexicon.name}.{name}" if several else name
            for lexicon in self.lexicons_
            for name in (*(each.name for each in lexicon.frames), *(each.name for each in lexicon.targets))
        ]
        if len(self.measures_) > 1:
            names = [f"{name}_{measure}" for name in names for measure in self.measures_]
        return np.array(names, object)

    def _load(self) -> None:
        given = (self.measure,) if isinstance(self.measure, str) else self.measure
        measures = tuple(given) if isinstance(given, Iterable) else (given,)
        for name in measures:
            if name not in MEASURES:
                raise InputError(unknown("measure", str(name), MEASURES))
        if not measures or len(set(measures)) < len(measures):
            raise InputError("measure= takes a measure, or a list of different ones.")
        if self.lexicon is None or (isinstance(self.lexicon, Sequence) and not self.lexicon):
            raise InputError("LexiconVectorizer needs a lexicon: lexicon='us-vietnam', or the path of a file.")
        self.measures_ = measures
        self.lexicons_ = tuple(self._joined(each) for each in lexicons_of(self.lexicon))
        self.language_ = self._language()

    def _language(self) -> str:
        if self.language is None:
            return agreed_language(self.lexicons_)
        code = language_code(self.language)
        if code == UNKNOWN and self.language != UNKNOWN:
            raise InputError(
                f"language= is '{self.language}', which is no language. Write a tag such as 'en' or 'zh'."
            )
        return code

    def _joined(self, lexicon: Lexicon) -> Lexicon:
        joined, _ = joined_by_level(lexicon, levels_of(self.levels))
        return replace(joined, targets=lexicon.targets) if self.targets else joined

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags
