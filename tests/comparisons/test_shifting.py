"""`word_shift`: contributions add up to what `compare` says, by hand, and as shifterator has them."""

from __future__ import annotations

import collections
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import shifterator
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.references import reference
from framing.results import VOICES, Scores, Table, WordShift
from tests.making import codebook, made_scores
from tests.scoring.scored import corpus_of, lexicon_of, scored

FRAMES: dict[str, list[Any]] = {
    "trade": ["tariff*", "export ban", {"term": "deal", "weight": 0.5}],
    "rights": ["prison*", "dissident*"],
    "war": ["war"],
}
TARGETS = {
    "china": {"label": "China", "terms": ["China", "Beijing"]},
    "us": {"label": "US", "terms": ["Washington"]},
}
SENTENCES = (
    "Tariffs and an export ban hurt the honest traders of China.",
    "The deal is a great deal, said Beijing.",
    "“The tariff war is cruel and stupid,” Ann Lee said of Washington.",
    "Prisons hold dissidents in China, but the war is not over.",
    "China praised the good deal.",
    "Nothing of this kind was seen on the quiet river.",
    "Beijing bullies and threatens its friendly neighbours, according to Washington.",
)


def _corpus(n: int = 36, seed: int = 0) -> Corpus:
    rng = np.random.default_rng(seed)
    texts = [" ".join(rng.choice(SENTENCES, int(rng.integers(2, 7))).tolist()) + f" Item {i}." for i in range(n)]
    sources = ["Alpha", "Beta", "Gamma"]
    return corpus_of(*texts, sources=[sources[i % 3] for i in range(n)])


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return _corpus()


@pytest.fixture(scope="module")
def scores(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return scored(corpus, lexicon_of(tmp_path_factory.mktemp("lexicon"), FRAMES, targets=TARGETS))


def _shift(scores: Scores, of: str, *sides: Any, **more: Any) -> WordShift:
    return framing.word_shift(scores, of, *sides, n_resamples=200, progress=False, **more)


def _total(result: WordShift, column: str = "contribution") -> float:
    return float(sum(result.terms.column(column)))


def _row(result: WordShift, term: str) -> dict[str, Any]:
    (row,) = result.terms.where(term=term).rows()
    return row


CASES = [
    *(("trade", measure, voice) for measure in ("share", "rate") for voice in VOICES),
    ("rights", "share", "all"),
    *(("tone", "tone", voice) for voice in VOICES),
    *(("china", "stance", voice) for voice in ("all", "journalist")),
    ("us", "stance", "all"),
]


@pytest.mark.parametrize("against", ["Beta", None])
@pytest.mark.parametrize(("of", "measure", "voice"), CASES)
def test_contributions_add_up_to_the_difference_of_compare(
    scores: Scores, corpus: Corpus, of: str, measure: str, voice: str, against: str | None
) -> None:
    result = _shift(scores, of, "Alpha", against, measure=measure, voice=voice, corpus=corpus)
    assert _total(result) == pytest.approx(result.difference, abs=1e-12)
    assert result.raised + result.lowered == pytest.approx(result.difference, abs=1e-12)
    for side in ("focus", "reference"):
        assert _total(result, f"value_{side}") == pytest.approx(getattr(result, f"{side}_value"), abs=1e-12)
    for row in result.rows():
        assert row["by_use"] + row["by_worth"] == pytest.approx(row["contribution"], abs=1e-12)
        assert row["value_focus"] - row["value_reference"] == pytest.approx(row["contribution"], abs=1e-15)
    if against is not None:
        compared = framing.compare(
            scores, measure=measure, voice=voice, reference=against, n_resamples=200
        ).contrasts.where(name=of, group="Alpha")
        (row,) = compared.rows()
        assert (row["difference"], row["low"], row["high"]) == (result.difference, result.low, result.high)


@given(st.integers(0, 10_000))
def test_contributions_add_up_in_any_scores(seed: int) -> None:
    made = _made(seed)
    for measure in ("share", "rate"):
        result = _shift(made, "trade", "Alpha", "Beta", measure=measure)
        assert _total(result) == pytest.approx(result.difference, abs=1e-12)


def _made(seed: int) -> Scores:
    """Scores with matches strewn about."""
    rng = np.random.default_rng(seed)
    weights = rng.random(5)
    articles: list[dict[str, Any]] = []
    evidence: list[dict[str, Any]] = []
    for i in range(8):
        sentences = int(rng.integers(1, 9))
        term, place = rng.integers(0, 5, 6), rng.integers(0, sentences, 6)
        n = int(rng.integers(0, 7))
        hits = float(weights[term[:n]].sum())
        articles.append(
            {
                "source": ("Alpha", "Beta")[i % 2],
                "sentences": sentences,
                "frames": {"trade": {"sentences": len(set(place[:n].tolist())), "matches": n, "hits": hits}},
            }
        )
        evidence += [
            {
                "document_id": f"d{i}",
                "sentence": int(place[j]),
                "term": f"term {term[j]}",
                "term_number": int(term[j]),
                "weight": float(weights[term[j]]),
            }
            for j in range(n)
        ]
    return made_scores(articles, evidence=evidence)


def test_a_hit_sentence_is_divided_among_its_terms(tmp_path: Path) -> None:
    # Alpha: 2 sentences, one with both terms: a half each, of 2. Beta: 2 sentences, "war" in one, twice: 1 of 2.
    corpus = corpus_of(
        "The war and the tariff hurt us all today. Nothing else.",
        "A war is a war and nothing else at all. Nothing else.",
        sources=["Alpha", "Beta"],
    )
    scores = scored(corpus, lexicon_of(tmp_path, {"f": ["war", "tariff"]}))
    result = _shift(scores, "f", "Alpha", "Beta")
    war, tariff = _row(result, "war"), _row(result, "tariff")
    assert (tariff["contribution"], tariff["kind"], tariff["by_use"]) == (0.25, "used more", 0.25)
    assert (war["contribution"], war["kind"], war["by_use"], war["by_worth"]) == (-0.25, "alone less", 0, -0.25)
    assert (war["value_focus"], war["value_reference"]) == (0.25, 0.5)
    assert (war["use_focus"], war["use_reference"]) == (0.5, 0.5)
    assert (war["count_focus"], war["count_reference"], war["articles_focus"]) == (1, 1, 1)
    assert (result.difference, war["low"], result.low) == (0.0, None, None)
    assert [each.code for each in result.caveats] == ["one-article", "exploratory", "not-validated"]


@pytest.fixture
def shift_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Shifterator's weighted-average shift, which looks for a class where Python 3.9 had it."""
    monkeypatch.setattr(collections, "Mapping", Mapping, raising=False)
    return partial(shifterator.WeightedAvgShift, reference_value=0, normalization=None)


def test_rate_is_what_shifterator_says(scores: Scores, shift_of: Callable[..., Any]) -> None:
    """A rate is a weighted average over tokens: a term scores its weight, all other tokens 0."""
    result = _shift(scores, "trade", "Alpha", "Beta", measure="rate")
    weights = {"tariff*": 1000.0, "export ban": 1000.0, "deal": 500.0}
    counts: list[dict[str, float]] = []
    for source in ("Beta", "Alpha"):
        rows = scores.evidence.where(source=source, name="trade")
        used = {term: float(rows.column("term").count(term)) for term in weights}
        tokens = sum(scores.documents.where(source=source).column("tokens"))
        counts.append({**used, "": tokens - sum(used.values())})
    shift = shift_of(counts[0], counts[1], {**weights, "": 0.0})
    expected = shift.get_shift_scores()
    assert len(result.terms) == 3
    for row in result.rows():
        assert row["contribution"] == pytest.approx(expected[row["term"]], abs=1e-12)
    assert shift.diff == pytest.approx(result.difference, abs=1e-12)


def test_share_and_tone_are_divided_as_shifterator_divides(
    scores: Scores, corpus: Corpus, shift_of: Callable[..., Any]
) -> None:
    """By use and by worth are its frequency and its score component, for scores that differ between the sides."""
    for of in ("trade", "tone", "china"):
        rows = _shift(scores, of, "Alpha", "Beta", corpus=corpus).rows()
        both = [row for row in rows if row["use_focus"] and row["use_reference"]]
        # Frequencies have to add up to 1 there, so what is left is a type without a score.
        scale = 2 * max(sum(row[f"use_{side}"] for row in both) for side in ("focus", "reference"))
        freq = [{row["term"]: row[f"use_{side}"] / scale for row in both} for side in ("reference", "focus")]
        worth = [
            {row["term"]: scale * row[f"value_{side}"] / row[f"use_{side}"] for row in both} | {"": 0.0}
            for side in ("reference", "focus")
        ]
        for each in freq:
            each[""] = 1 - sum(each.values())
        shift = shift_of(freq[0], freq[1], worth[0], worth[1])
        used, rated, mean, level, total = shift.get_shift_scores(details=True)
        assert len(both) > 1
        for row in both:
            term = row["term"]
            assert row["by_use"] == pytest.approx(used[term] * level[term], abs=1e-12)
            assert row["by_worth"] == pytest.approx(rated[term] * mean[term], abs=1e-12)
            assert row["contribution"] == pytest.approx(total[term], abs=1e-12)


def test_a_term_has_the_interval_of_a_frame_of_that_term_alone(
    scores: Scores, corpus: Corpus, tmp_path: Path
) -> None:
    result = _shift(scores, "rights", "Alpha", "Gamma", measure="rate")
    for term in FRAMES["rights"]:
        alone = scored(corpus, lexicon_of(tmp_path, {"alone": [term]}))
        contrasts = framing.compare(alone, measure="rate", reference="Gamma", n_resamples=200).contrasts
        (row,) = contrasts.where(group="Alpha").rows()
        found = _row(result, str(term))
        assert (found["low"], found["high"]) == pytest.approx((row["low"], row["high"]), abs=1e-12)


def _with_designs(scores: Scores) -> Scores:
    """Give articles a story (two neighbours of a source) and a section, of which one is of one story alone."""
    n = len(scores.documents)
    story = pa.array([f"{i % 3}-{i // 6}" for i in range(n)])
    section = pa.array(["odd" if i < 6 else "abc"[(i // 6) % 3] for i in range(n)])
    data = scores.documents.data.append_column("story", story).append_column("section", section)
    return replace(scores, documents=Table(data))


@pytest.mark.parametrize(
    "design", [{"cluster": "story"}, {"strata": "section"}, {"cluster": "story", "strata": "section"}]
)
@pytest.mark.parametrize("measure", ["share", "rate"])
def test_with_clusters_and_strata_a_term_has_the_interval_of_a_frame_of_that_term_alone(
    corpus: Corpus, tmp_path: Path, design: dict[str, Any], measure: str
) -> None:
    alone = _with_designs(scored(corpus, lexicon_of(tmp_path, {"alone": ["war"]})))
    result = _shift(alone, "alone", "Alpha", "Gamma", measure=measure, **design)
    compared = framing.compare(alone, measure=measure, reference="Gamma", n_resamples=200, **design)
    (row,) = compared.contrasts.where(group="Alpha").rows()
    (found,) = result.rows()
    assert row["low"] is not None
    assert (found["low"], found["high"]) == pytest.approx((row["low"], row["high"]), abs=1e-12)
    assert (result.low, result.high) == (row["low"], row["high"])
    assert {name: result.to_dict()[name] for name in ("cluster", "strata")} == {
        "cluster": design.get("cluster"),
        "strata": design.get("strata"),
    }
    plain = _shift(alone, "alone", "Alpha", "Gamma", measure=measure)
    assert (found["contribution"], found["articles_focus"]) == (
        plain.rows()[0]["contribution"],
        plain.rows()[0]["articles_focus"],
    )
    assert found["low"] != plain.rows()[0]["low"]


def test_what_was_resampled_is_said(scores: Scores) -> None:
    result = _shift(_with_designs(scores), "trade", "Alpha", "Gamma", cluster="story", strata="section")
    assert (
        "studentised bootstrap intervals over clusters of articles (values of ‘story’) within strata (values of "
        "‘section’) (200 resamples; Davison & Hinkley, 1997); a side without the term has an exact bound on the "
        "clusters with it (Clopper & Pearson, 1934)."
    ) in result.method
    assert (
        "few-clusters: Fewer than 10 clusters of articles: Alpha, Gamma. No claim is made that an interval holds "
        "its nominal coverage; the same goes for every term that fewer clusters have."
    ) in map(str, result.caveats)
    for row in result.rows():
        assert (row["low"] is None) <= (row["articles_focus"] + row["articles_reference"] < 6)


def test_terms_of_few_articles_have_no_interval(scores: Scores) -> None:
    for row in _shift(scores, "trade", "Alpha", "Beta").rows():
        few = row["articles_focus"] + row["articles_reference"] < 3
        assert (row["low"] is None) == few


def test_words_of_tone_and_stance(corpus: Corpus, scores: Scores) -> None:
    tone = _shift(scores, "tone", "Alpha", "Beta", corpus=corpus)
    assert {"good", "war", "cruel", "great", "honest"} <= set(tone.terms.column("term"))
    assert {row["kind"] for row in tone.rows()} <= {
        *(f"{sign}, used {how}" for sign in ("positive", "negative") for how in ("more", "less")),
        *("rated higher", "rated lower", "positive, used as much", "negative, used as much"),
    }
    stance = _shift(scores, "china", "Alpha", "Beta", corpus=corpus)
    assert {"bullies", "threatens"} <= set(stance.terms.column("term"))
    assert (stance.measure, stance.label, stance.lexicon) == ("stance", "China", "made")
    row = _row(tone, "cruel")
    assert row["kind"].startswith("negative")
    assert (row["contribution"] > 0) == (row["use_focus"] < row["use_reference"])


def test_the_rest_is_all_other_groups_together(scores: Scores) -> None:
    result = _shift(scores, "trade", "Alpha")
    rest = framing.compare(scores, measure="share", n_resamples=200).estimates.where(name="trade").rows()
    hits, units = (sum(row[name] for row in rest if row["group"] != "Alpha") for name in ("hits", "units"))
    assert result.reference_value == pytest.approx(hits / units, abs=1e-15)
    assert (result.reference, result.against, result.n_reference) == (None, "all others", 24)


def test_the_same_again(scores: Scores, corpus: Corpus) -> None:
    for of in ("trade", "tone", "china"):
        first, second = (_shift(scores, of, "Alpha", "Beta", corpus=corpus, seed=3) for _ in range(2))
        assert first.to_dict() == second.to_dict()


def test_a_frame_that_nobody_has(tmp_path: Path) -> None:
    corpus = corpus_of("Nothing of this kind at all.", "And nothing of that kind.", sources=["Alpha", "Beta"])
    scores = scored(corpus, lexicon_of(tmp_path, {"f": ["war"]}))
    result = _shift(scores, "f", "Alpha")
    assert (len(result.terms), result.difference) == (0, 0.0)
    assert "no-terms: Neither side has anything that F is made of." in map(str, result.caveats)


def test_method_and_references(scores: Scores, corpus: Corpus) -> None:
    result = _shift(scores, "tone", "Alpha", corpus=corpus, voice="journalist", seed=5)
    assert "exact up to 8 words, over 64 random orders and their reverses beyond; seed 5" in result.method
    of_rate = _shift(scores, "trade", "Alpha", measure="rate")
    assert all(reference(key) for each in (result, of_rate) for key in each.references)
    assert "shapley1953" in result.references
    assert "shapley1953" not in of_rate.references


# --- What is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "more", "message"),
    [
        (
            "trades",
            {},
            "Unknown frame 'trades'. Did you mean 'trade'? Allowed: 'trade', 'rights' or 'war'. Or ask for "
            "'tone'.",
        ),
        ("china", {"measure": "share"}, "'china' is a target, and share is measured of frames."),
        ("trade", {"measure": "stance"}, "'trade' is a frame, and stance is measured of targets."),
        ("trade", {"measure": "tone"}, "Tone is of whole articles: ask for of='tone'; given: 'trade'."),
        (
            "trade",
            {"measure": "salience", "voice": "me"},
            "Unknown measure 'salience'. Did you mean 'stance'? Allowed: 'share', 'rate', 'tone' or 'stance'.\n"
            "Unknown voice 'me'. Allowed: 'all', 'journalist', 'quoted' or 'attributed'.",
        ),
        (
            "tone",
            {},
            "Which words make tone stands in the articles, not in their scores, and none was given. Give "
            "the corpus that was scored: framing.word_shift(…, corpus=corpus).",
        ),
        (
            "china",
            {"corpus": "articles.csv"},
            "Which words make stance stands in the articles, not in their scores, and a value of type str "
            "was given. Give the corpus that was scored: framing.word_shift(…, corpus=corpus).",
        ),
    ],
)
def test_what_cannot_be_taken_apart(scores: Scores, of: str, more: dict[str, Any], message: str) -> None:
    with pytest.raises(ComparisonError) as raised:
        _shift(scores, of, "Alpha", **more)
    assert str(raised.value) == message


def test_sides_that_are_none(scores: Scores) -> None:
    for sides, message in (
        ((None,), "focus is missing: whose articles are compared. Groups: 'Alpha', 'Beta' or 'Gamma'."),
        (("Alpha", "Alpha"), "Focus and reference are both 'Alpha'. Name two groups, or leave one out."),
        (
            ("Alfa",),
            "No group of 'source' is called 'Alfa', so it cannot be the focus. Did you mean 'Alpha'? Groups: "
            "'Alpha', 'Beta' or 'Gamma'.",
        ),
    ):
        with pytest.raises(ComparisonError) as raised:
            _shift(scores, "trade", *sides)
        assert str(raised.value) == message


def test_a_side_without_a_value(tmp_path: Path) -> None:
    corpus = corpus_of("China praised the good deal of this year.", "A quiet river runs here.", sources=["A", "B"])
    scores = scored(corpus, lexicon_of(tmp_path, FRAMES, targets=TARGETS))
    with pytest.raises(ComparisonError) as raised:
        _shift(scores, "china", "A", corpus=corpus)
    assert str(raised.value) == (
        "No article of B has a value of stance (China), so there is no difference to take apart."
    )


def test_another_corpus_is_refused(scores: Scores, corpus: Corpus) -> None:
    other = "The corpus is not the one that was scored. Give word_shift the corpus that score was given. "
    changed = _corpus(seed=1)
    for of, wrong, why in (
        ("tone", _corpus(30), "It has other articles."),
        ("tone", changed, "Its words do not make the tone that the scores have."),
        ("china", changed, "Its words do not make the stance that the scores have."),
    ):
        with pytest.raises(ComparisonError) as raised:
            _shift(scores, of, "Alpha", corpus=wrong)
        assert str(raised.value) == other + why


def test_scores_without_their_evidence_are_refused(scores: Scores) -> None:
    rows = scores.evidence.data
    fewer = replace(scores, evidence=Table(rows.filter(pc.not_equal(rows.column("term"), "deal"))))
    with pytest.raises(ComparisonError) as raised:
        _shift(fewer, "trade", "Alpha")
    assert str(raised.value) == (
        "scores.evidence does not hold all that the share of 'trade' is made of. Take the scores as `score` "
        "returned them; to leave articles out, narrow the corpus with `where` and score that."
    )


def test_a_name_that_two_lexicons_have() -> None:
    articles: list[dict[str, Any]] = [{"source": name, "frames": {}} for name in ("Alpha", "Beta")]
    made = made_scores(articles, [codebook(["trade"], "one"), codebook(["trade"], "two")])
    with pytest.raises(ComparisonError) as raised:
        _shift(made, "trade", "Alpha")
    assert str(raised.value) == (
        "Several lexicons have 'trade'. Name one with its lexicon: 'one/trade' or 'two/trade'."
    )
    assert _shift(made, "two/trade", "Alpha").lexicon == "two"
    with pytest.raises(ComparisonError) as raised:
        _shift(made, "us", "Alpha", measure="stance")
    assert str(raised.value) == "The lexicons have no targets, so there is no stance to take apart."
