"""Terms and letters: equal to scikit-learn's."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.classify.blocks import Letters, Terms, letter_runs, sequences
from framing.classify.texts import words_of

TEXTS = ["trade war and trade peace", "war of words", "peace", "", "new words of trade trade trade"]
NEW = ["trade in new words", "nothing known here", "peace peace war"]


def test_terms_are_weighed_as_scikit_learn_weighs_them() -> None:
    theirs = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+", min_df=2)
    ours = Terms(min_count=2)
    learnt = ours.learn([sequences(text.split(), 1, 2) for text in TEXTS])
    np.testing.assert_allclose(learnt.toarray(), theirs.fit_transform(TEXTS).toarray(), atol=1e-12)
    assert ours.names == theirs.get_feature_names_out().tolist()
    new = ours.transform([sequences(text.split(), 1, 2) for text in NEW])
    np.testing.assert_allclose(new.toarray(), theirs.transform(NEW).toarray(), atol=1e-12)


def test_letters_are_those_of_scikit_learn() -> None:
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    ours = Letters(2, 5)
    learnt = ours.learn_words(words_of(TEXTS))
    np.testing.assert_allclose(learnt.toarray(), theirs.fit_transform(TEXTS).toarray(), atol=1e-12)
    assert ours.names == theirs.get_feature_names_out().tolist()
    new = ours.transform_words(words_of(NEW))
    np.testing.assert_allclose(new.toarray(), theirs.transform(NEW).toarray(), atol=1e-12)


def test_runs_and_sequences() -> None:
    assert letter_runs("it", 2, 3) == [" i", "it", "t ", " it", "it "]
    assert sequences(["a", "b", "c"], 1, 2) == ["a", "b", "c", "a b", "b c"]
    assert sequences(["a"], 2, 3) == []
