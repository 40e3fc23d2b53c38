"""A model's predictions in the tables of scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import framing
from framing.classify import (
    FrameClassifier,
    ProbabilityModel,
    StanceClassifier,
    load_model,
    predict_scores,
    save_model,
)
from framing.classify.model_lexicon import band_of
from framing.corpus import Corpus
from framing.errors import InputError
from framing.lexicon import load_lexicon
from framing.results.bands import BANDS
from tests.classify.coded import mentions, passages

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "1",
        "source": "Gazette",
        "title": "Jobs at the port",
        "text": (
            'The port grows. "Jobs will come here soon," the mayor said. '
            "Officials said that jobs were lost in Oslo.\n\nRain fell."
        ),
    },
    {"id": "2", "source": "Herald", "title": None, "text": "Nothing here. Nothing there."},
]
FILE = """\
lexicon: mine
version: 1.0.0
language: en
targets:
  oslo: {label: Oslo, terms: [Oslo]}
frames:
  jobs: {label: Work, definition: Who gets work., questions: [Are there jobs?], terms: [job*]}
"""


def finder(threshold: float = 0.5) -> ProbabilityModel:
    """Return a model that finds jobs where the word is, and rain."""

    def probabilities(texts: list[str]) -> Any:
        return [[0.95 if "obs" in text else 0.1, 0.6 if "Rain" in text else 0.0] for text in texts]

    return ProbabilityModel(probabilities, ["jobs", "weather"], threshold=threshold, name="finder")


@pytest.fixture
def corpus() -> Corpus:
    """Two articles."""
    return framing.read_corpus(ARTICLES, clean=False, progress=False)


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    """A lexicon with the frame of the model's first name."""
    (tmp_path / "mine.yml").write_text(FILE)
    return tmp_path / "mine.yml"


def values(scores: framing.Scores, column: str) -> dict[tuple[str, str, str], Any]:
    return {
        (row["document_id"], f"{row['lexicon']}.{row['frame']}", row["voice"]): row[column]
        for row in scores.frames.rows()
        if row[column]
    }


def test_a_sentence_with_a_frame_is_a_hit(corpus: Corpus) -> None:
    scores = predict_scores(corpus, finder(), progress=False)
    # By hand: headline, the mayor's words, the officials'; and the rain.
    assert values(scores, "hits") == {
        ("1", "model.jobs", "all"): 3.0,
        ("1", "model.jobs", "journalist"): 1.0,
        ("1", "model.jobs", "quoted"): 1.0,
        ("1", "model.jobs", "attributed"): 1.0,
        ("1", "model.weather", "all"): 1.0,
        ("1", "model.weather", "journalist"): 1.0,
    }
    assert values(scores, "share")["1", "model.jobs", "all"] == pytest.approx(3 / 5)
    assert values(scores, "headline") == {("1", "model.jobs", "all"): 1, ("1", "model.jobs", "journalist"): 1}
    assert len(scores.frames) == 2 * 2 * 4


def test_the_evidence_are_the_words_of_the_voice(corpus: Corpus) -> None:
    rows = predict_scores(corpus, finder(), progress=False).evidence.rows()
    texts = {"title": ARTICLES[0]["title"], "text": ARTICLES[0]["text"]}
    shown = [(str(texts[row["field"]])[row["start"] : row["end"]], row["voice"], row["term"]) for row in rows]
    assert shown == [
        ("Jobs at the port", "journalist", "probability .9 or more"),
        ("Jobs will come here soon", "quoted", "probability .9 or more"),
        ("that jobs were lost in Oslo", "attributed", "probability .9 or more"),
        ("Rain fell", "journalist", "probability .5 to .75"),
    ]
    assert rows[1]["passage"] == '"Jobs will come here soon," the mayor said.'


def test_larger_units(corpus: Corpus) -> None:
    by_paragraph = values(predict_scores(corpus, finder(), unit="paragraph", progress=False), "sentences")
    assert by_paragraph["1", "model.jobs", "all"] == 4
    by_article = values(predict_scores(corpus, finder(), unit="article", progress=False), "sentences")
    assert by_article["1", "model.jobs", "all"] == 5
    assert by_article["1", "model.weather", "all"] == 5
    with pytest.raises(InputError) as raised:
        predict_scores(corpus, finder(), unit="word", progress=False)
    assert str(raised.value) == "Unknown unit 'word'. Allowed: 'sentence', 'paragraph' or 'article'."


def test_beside_a_lexicon_and_with_its_definitions(corpus: Corpus, lexicon: Path) -> None:
    scores = predict_scores(corpus, finder(), codebook=lexicon, lexicon=lexicon, name="ours", progress=False)
    alone = framing.score(corpus, load_lexicon(lexicon), progress=False)
    assert [book.name for book in scores.codebooks] == ["ours", "mine"]
    jobs, weather = scores.codebooks[0].frames
    assert (jobs.label, jobs.definition, jobs.questions) == ("Work", "Who gets work.", ("Are there jobs?",))
    assert (weather.label, weather.definition) == ("Weather", "")
    # What the lexicon finds is what it finds without the model.
    assert [row for row in scores.frames.rows() if row["lexicon"] == "mine"] == alone.frames.rows()
    assert scores.targets.rows() == alone.targets.rows()
    assert [row for row in scores.evidence.rows() if row["lexicon"] == "mine"] == alone.evidence.rows()


def test_labels_that_say_that_no_frame_holds(corpus: Corpus) -> None:
    model = ProbabilityModel(
        lambda texts: [[1.0, 0.0] if "obs" in text else [0.0, 1.0] for text in texts],
        ["jobs", "None"],
        exclusive=True,
    )
    scores = predict_scores(corpus, model, progress=False)
    assert [frame.name for frame in scores.codebooks[0].frames] == ["jobs"]
    assert values(scores, "hits")["1", "model.jobs", "all"] == 3


def test_stance_by_a_model(corpus: Corpus, lexicon: Path) -> None:
    class Against:
        """Always against."""

        def predict_proba(self, texts: Sequence[str], spans: Sequence[tuple[int, int, int]]) -> Any:
            assert [texts[text][start:end] for text, start, end in spans] == ["Oslo"] * len(spans)
            return np.tile([0.7, 0.2, 0.1], (len(spans), 1))

    scores = predict_scores(corpus, lexicon=lexicon, stance=Against(), progress=False)
    row = next(row for row in scores.targets.rows() if row["mentions"])
    assert row["stance"] == pytest.approx(-0.6)
    assert row["passages_against"] == 1
    trained = StanceClassifier(progress=False).fit(*mentions())
    assert (
        predict_scores(corpus, lexicon=lexicon, stance=trained, progress=False).targets.rows()[0]["mentions"] == 1
    )


def test_it_goes_through_compare_study_robustness_and_reports(tmp_path: Path) -> None:
    corpus = framing.sample_corpus()
    model = ProbabilityModel(
        lambda texts: [
            [0.8 if "econom" in t or "trade" in t else 0.1, 0.9 if "China" in t else 0.0] for t in texts
        ],
        ["economy", "containment_of_china"],
    )
    scores = predict_scores(corpus, model, codebook="us-vietnam", lexicon="us-vietnam", progress=False)
    result = framing.compare(scores, by="source", measure="share", seed=0, n_resamples=200)
    assert {row["lexicon"] for row in result.estimates.rows()} == {"model", "us-vietnam"}
    framing.robustness(scores, by="source")
    study = framing.study(scores, by="source", measures=("share",), seed=0, n_resamples=200)
    path = tmp_path / "report.html"
    framing.write_report(study, path)
    page = path.read_text(encoding="utf-8")
    assert "were found by finder" not in page
    assert "were found by function" in page


def test_a_model_is_asked_once_about_each_passage(corpus: Corpus) -> None:
    asked: list[str] = []

    def probabilities(texts: list[str]) -> Any:
        asked.extend(texts)
        return [[0.0, 1.0]] * len(texts)

    predict_scores(corpus, ProbabilityModel(probabilities, ["a", "b"]), progress=False)
    assert len(asked) == 7
    assert asked[:2] == ["Jobs at the port", "The port grows."]


def test_a_plain_estimator_will_do(corpus: Corpus) -> None:
    class Plain:
        """Has what scikit-learn's classifiers have, and nothing else."""

        classes_ = np.array(["jobs", "none"])

        def predict_proba(self, texts: Sequence[str]) -> Any:
            return np.array([[0.9, 0.1] if "obs" in text else [0.2, 0.8] for text in texts])

        def predict(self, texts: Sequence[str]) -> Any:
            return self.classes_[self.predict_proba(texts).argmax(axis=1)]

    assert values(predict_scores(corpus, Plain(), progress=False), "hits")["1", "model.jobs", "all"] == 3


@pytest.mark.parametrize("wrong", [np.nan, 1.5, -0.1])
def test_a_plain_estimator_without_probabilities_is_refused(corpus: Corpus, wrong: float) -> None:
    class Plain:
        classes_ = np.array(["jobs", "rain"])

        def predict_proba(self, texts: Sequence[str]) -> Any:
            return np.full((len(texts), 2), wrong)

    with pytest.raises(InputError) as raised:
        predict_scores(corpus, Plain(), progress=False)
    assert str(raised.value) == "The model Plain gives numbers that are not between 0 and 1."


def test_texts_that_a_model_was_trained_on_are_counted(lexicon: Path) -> None:
    texts, frames = passages()
    spoken, stances = mentions()
    model = FrameClassifier(folds=2, shipped_lexicons=False).fit(texts, frames)
    judge = StanceClassifier(folds=2).fit(spoken, stances)
    told = f"{texts[0]} {texts[1]} Rain fell on the market square. Oslo won praise for its courage."
    trained = [(place.replace("Arland", "Oslo"), start, end - 2) for place, start, end in spoken[:1]]
    met_once = StanceClassifier(folds=2).fit([*trained, *spoken], [1, *stances])
    read = framing.read_corpus([{"id": "1", "source": "A", "text": told}], clean=False, progress=False)

    def said(**models: Any) -> list[str]:
        found = predict_scores(read, **models, lexicon=lexicon, progress=False)
        return [caveat.message for caveat in found.caveats if caveat.code == "trained-on"]

    rest = (
        " It is right about those more often than about others, so codes of them flatter it: check and correct "
        "with codes of other texts, or see what `cross_validate` says of unseen ones."
    )
    frames_met = f"2 of 4 sentences were among the texts that 'model' was trained on.{rest}"
    stance_met = f"1 of 1 sentences were among the texts that the model of stance was trained on.{rest}"
    assert said(model=model, stance=judge) == [frames_met]
    assert said(model=finder(), stance=met_once) == [stance_met]
    save_model(model, lexicon.with_suffix(".framing"))
    assert said(model=load_model(lexicon.with_suffix(".framing"))) == [frames_met]


def test_bands_of_probability() -> None:
    assert [BANDS[band] for band in band_of(np.array([0.0, 0.49, 0.5, 0.75, 0.9, 1.0]))] == [
        BANDS[0],
        BANDS[0],
        BANDS[1],
        BANDS[2],
        BANDS[3],
        BANDS[3],
    ]


def test_what_is_refused(corpus: Corpus, lexicon: Path) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "predict_scores() needs a model: one of frames, one of stance, or both."),
        (
            {"model": 3},
            "The model is a value of type int, without predict_proba(texts) and classes_. Train it first, or put "
            "it into "
            "framing.classify.ProbabilityModel.",
        ),
        (
            {"stance": 3, "lexicon": lexicon},
            "The stance model is a value of type int, without a method predict_proba(texts, spans).",
        ),
        (
            {"stance": StanceClassifier()},
            "A stance model needs targets: give a lexicon that has them.",
        ),
        (
            {"model": finder(), "lexicon": lexicon, "name": "mine"},
            "The model and a lexicon are both called 'mine'. Give the model another name.",
        ),
        (
            {"model": ProbabilityModel(finder().model, ["a", "b"]), "codebook": lexicon},
            "The codebook mine has none of the model's frames: a, b. Its own are jobs.",
        ),
    ]
    for settings, message in cases:
        with pytest.raises(InputError) as raised:
            predict_scores(corpus, **settings, progress=False)
        assert str(raised.value) == message
    nothing: Any = "articles.csv"
    with pytest.raises(InputError) as raised:
        predict_scores(nothing, finder())
    assert str(raised.value).startswith("predict_scores() takes a corpus, and was given a value of type str.")
