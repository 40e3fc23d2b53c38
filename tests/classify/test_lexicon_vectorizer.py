"""Lexicons in scikit-learn: the numbers of scores, and what pipelines ask of a transformer."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, cast

import joblib
import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import parametrize_with_checks
from sklearn.utils.validation import check_is_fitted, validate_data

import framing
from framing.classify import lexicon_features
from framing.classify.lexicon_features import MEASURES
from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, Target, Term
from framing.lexicon.parsing import parse_pattern
from tests.classify.test_scikit_learn import WITHOUT_DATA, read_out


def terms(*texts: str, weight: float = 1.0) -> tuple[Term, ...]:
    return tuple(Term(each, parse_pattern(each), weight=weight) for each in texts)


LEXICON = Lexicon(
    "topics",
    "1.0.0",
    "en",
    frames=(
        Frame("money.trade", "Trade", terms("trade", "trade war", weight=0.5), threshold=1),
        Frame("money.jobs", "Jobs", terms("job*")),
        Frame("war", "War", terms("war", "trade war")),
    ),
    targets=(Target("china", "China", terms("China")),),
)
TEXTS = ["A trade war with China costs jobs. Trade falls.", "", "War."]


def vectorizer(**parameters: Any) -> framing.LexiconVectorizer:
    return framing.LexiconVectorizer(LEXICON, **parameters)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("matches", [[2, 1, 1], [0, 0, 0], [0, 0, 1]]),
        ("hits", [[1, 1, 1], [0, 0, 0], [0, 0, 1]]),
        ("share", [[1, 0.5, 0.5], [0, 0, 0], [0, 0, 1]]),
        ("rate", [[1000 / 9, 1000 / 9, 1000 / 9], [0, 0, 0], [0, 0, 1000]]),
        ("present", [[1, 1, 1], [0, 0, 0], [0, 0, 1]]),
    ],
)
def test_features_by_hand(measure: str, expected: list[list[float]]) -> None:
    made = vectorizer(measure=measure)
    np.testing.assert_allclose(made.fit_transform(TEXTS), expected)
    assert made.get_feature_names_out().tolist() == ["money.trade", "money.jobs", "war"]


@pytest.mark.parametrize("measure", MEASURES)
def test_features_are_those_of_scores(measure: str) -> None:
    lexicon = framing.load_lexicon("us-vietnam")
    articles = framing.sample_corpus().to_pandas().assign(title=None)
    corpus = framing.read_corpus(articles, id="document_id", clean=False)
    scores = framing.score(corpus, lexicon, progress=False)
    expected = [row[measure] for row in scores.frames if row["voice"] == "all"]
    made = framing.LexiconVectorizer(lexicon, measure=measure).fit_transform(articles["text"])
    np.testing.assert_allclose(made.ravel(), expected)
    assert made.any()


def test_several_measures_and_lexicons_have_names_of_their_own() -> None:
    made = vectorizer(measure=["share", "hits"], targets=True, levels=1).fit(TEXTS)
    assert made.get_feature_names_out().tolist() == [
        *("money_share", "money_hits", "war_share", "war_hits", "china_share", "china_hits")
    ]
    np.testing.assert_allclose(made.transform(TEXTS)[0], [1, 2, 0.5, 1, 0.5, 1])
    both = framing.LexiconVectorizer(["us-vietnam", "generic-frames"]).fit(TEXTS)
    assert {name.split(".")[0] for name in both.get_feature_names_out()} == {"us-vietnam", "generic-frames"}


def test_a_dictionary_of_another_tool(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.yml"
    path.write_text("money:\n  trade: [trade]\n  jobs: ['job*']\n")
    made = framing.LexiconVectorizer(path, measure="matches")
    assert made.fit_transform(TEXTS).tolist() == [[2, 1], [0, 0], [0, 0]]
    assert made.get_feature_names_out().tolist() == ["money.trade", "money.jobs"]


def test_texts_are_measured_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = vectorizer().fit_transform(TEXTS * 5)
    monkeypatch.setattr(lexicon_features, "_BATCH", 30)
    np.testing.assert_array_equal(vectorizer().fit_transform(TEXTS * 5), whole)


def test_sparse_is_dense() -> None:
    made = vectorizer(sparse=True).fit_transform(TEXTS)
    assert sparse.issparse(made)
    assert made.format == "csr"
    np.testing.assert_array_equal(made.toarray(), vectorizer().fit_transform(TEXTS))


def test_terms_in_another_language_are_not_looked_for() -> None:
    assert vectorizer(language="de", measure="matches").fit_transform(TEXTS).sum() == 0
    assert vectorizer(language="en-GB", measure="matches").fit_transform(TEXTS).sum() == 5


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_set_output(library: str) -> None:
    made = vectorizer().set_output(transform=library).fit_transform(TEXTS)
    assert list(made.columns) == ["money.trade", "money.jobs", "war"]
    assert made["war"].to_list() == [0.5, 0, 1]


LABELLED = pd.DataFrame(
    {
        "text": ["A trade war.", "Jobs are lost.", "War and war.", "New jobs.", "The war goes on.", "A job."] * 4,
        "length": [3, 3, 3, 2, 4, 2] * 4,
        "is_war": [1, 0, 1, 0, 1, 0] * 4,
    }
)


def test_pipeline_grid_and_union() -> None:
    pipeline = Pipeline([("lexicon", vectorizer()), ("scale", StandardScaler()), ("model", LogisticRegression())])
    grid = {"lexicon__measure": ["share", "hits"], "lexicon__levels": [None, 1], "model__C": [0.1, 1]}
    search = GridSearchCV(pipeline, grid, cv=2, n_jobs=2).fit(LABELLED["text"], LABELLED["is_war"])
    assert search.best_score_ == 1
    union = FeatureUnion([("lexicon", vectorizer(sparse=True)), ("words", TfidfVectorizer())])
    model = make_pipeline(union, LogisticRegression())
    assert cross_val_score(model, LABELLED["text"], LABELLED["is_war"], cv=2).mean() == 1


@pytest.mark.parametrize("column", ["text", ["text"]])
def test_a_column_of_a_table(column: Any) -> None:
    made = ColumnTransformer([("frames", vectorizer(), column)], remainder="passthrough").fit_transform(LABELLED)
    assert made.shape == (24, 5)
    names = ColumnTransformer([("frames", vectorizer(), column)]).fit(LABELLED).get_feature_names_out()
    assert names.tolist() == ["frames__money.trade", "frames__money.jobs", "frames__war"]


def test_clones_pickles_and_workers() -> None:
    made = vectorizer(measure="rate").fit(TEXTS)
    assert clone(made).get_params() == made.get_params()
    assert not hasattr(clone(made), "lexicons_")
    expected = made.transform(TEXTS)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(made)).transform(TEXTS), expected)
    parts = joblib.Parallel(n_jobs=2)(joblib.delayed(made.transform)([text]) for text in TEXTS)
    np.testing.assert_array_equal(np.concatenate(parts), expected)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            lambda: vectorizer(measure="shares"),
            "Unknown measure 'shares'. Did you mean 'share'? Allowed: ",
        ),
        (lambda: vectorizer(measure=[]), "measure= takes a measure, or a list of different ones."),
        (lambda: vectorizer(measure=["hits", "hits"]), "measure= takes a measure, or a list of different ones."),
        (
            lambda: vectorizer(levels=0),
            "levels= holds 0. It takes whole numbers from 1, the outermost",
        ),
        (
            lambda: framing.LexiconVectorizer(None),
            "LexiconVectorizer needs a lexicon: lexicon='us-vietnam'",
        ),
        (
            lambda: framing.LexiconVectorizer([]),
            "LexiconVectorizer needs a lexicon: lexicon='us-vietnam'",
        ),
        (
            lambda: framing.LexiconVectorizer(cast(Any, 5)),
            "A lexicon is one that was loaded, a name, the path of a file, or a list of these, and not a",
        ),
        (lambda: vectorizer(measure=None), "Unknown measure 'None'. Allowed: "),
        (
            lambda: vectorizer(language="klingon!"),
            "language= is 'klingon!', which is no language. Write a tag such",
        ),
    ],
)
def test_what_is_refused(made: Callable[[], framing.LexiconVectorizer], said: str) -> None:
    with pytest.raises(InputError) as error:
        made().fit(TEXTS)
    assert str(error.value).startswith(said)


def test_texts_are_asked_for() -> None:
    with pytest.raises(InputError, match=r"^LexiconVectorizer takes a list of texts, and was given one text\."):
        vectorizer().fit("A trade war.")
    for given in ({"text": "A trade war."}, {"A trade war."}):
        with pytest.raises(InputError, match=r"which is in no order\. Make a list of it\."):
            vectorizer().fit(given)
    with pytest.raises(NotFittedError):
        vectorizer().transform(TEXTS)
    with pytest.raises(NotFittedError):
        vectorizer().get_feature_names_out()


# --- scikit-learn's own checks, which hand over tables of numbers ---------------------------------------------

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBERS = Lexicon(
    "numbers",
    "1.0.0",
    "en",
    frames=tuple(Frame(letter, letter, terms(f"{letter}?x")) for letter in _LETTERS),
)


class OfNumbers(framing.LexiconVectorizer):
    """A `LexiconVectorizer` of tables of numbers, each row of which is read out as a text."""

    def __init__(self, measure: str = "share") -> None:
        super().__init__(_NUMBERS, measure=measure)

    def fit(self, X: Any, y: Any = None) -> Self:
        """Read the rows out, and check them."""
        return super().fit(read_out(validate_data(self, X)), y)

    def transform(self, X: Any) -> Any:
        """Read the rows out, and count."""
        check_is_fitted(self, "lexicons_")
        return super().transform(read_out(validate_data(self, X, reset=False)))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        tags.input_tags.string = tags.input_tags.one_d_array = False
        return tags


with_all_checks: Callable[[Any], Any] = parametrize_with_checks([OfNumbers()])


@with_all_checks
def test_a_vectorizer_of_numbers_that_are_read_out(estimator: Any, check: Callable[[Any], None]) -> None:
    """All of scikit-learn's checks of transformers, without an exception."""
    check(estimator)


@pytest.mark.parametrize("check", WITHOUT_DATA)
def test_what_needs_no_data(check: str) -> None:
    getattr(estimator_checks, check)("LexiconVectorizer", framing.LexiconVectorizer())
