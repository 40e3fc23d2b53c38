from __future__ import annotations

import math
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.comparisons import compare
from framing.errors import ComparisonError
from framing.references import bibliography
from framing.results import CORRECTIONS, MEASURES, VOICES, Scores
from tests.making import codebook, made_scores, scores_from_arrays

_MAKE_AND_PRINT = """
import numpy as np
from tests.making import scores_from_arrays
from framing.comparisons import compare
rng = np.random.default_rng(0)
sentences = rng.integers(5, 60, 40)
hits = rng.binomial(sentences[:, None], [.05, .2])
scores = scores_from_arrays([f"s{i % 4}" for i in range(40)], hits, sentences)
for correction in ("benjamini-hochberg", "westfall-young"):
    print(compare(scores, n_resamples=300, correction=correction, seed=5).to_dict())
"""


def _scores(n: int = 40, k: int = 4) -> Scores:
    rng = np.random.default_rng(0)
    sentences = rng.integers(5, 60, n)
    hits = rng.binomial(sentences[:, None], [0.05, 0.2])
    return scores_from_arrays([f"s{i % k}" for i in range(n)], hits, sentences, rng.uniform(-0.5, 0.5, n).tolist())


def test_it_is_what_the_package_exports() -> None:
    assert framing.compare is compare


def test_tables_have_the_columns_that_are_promised() -> None:
    result = compare(_scores(), n_resamples=300, seed=3, confidence=0.9)
    assert result.estimates.columns == (
        *("lexicon", "name", "label", "group", "estimate", "low", "high", "interval"),
        *("n_articles", "n_without_value", "n_clusters", "n_with_hit", "hits", "units", "caveats"),
    )
    assert result.contrasts.columns == (
        *("lexicon", "name", "label", "group", "reference", "difference", "low", "high", "within_strata"),
        *("ratio", "ratio_low", "ratio_high", "effect", "effect_name", "hedges_g", "g_low", "g_high"),
        *("p", "p_corrected", "p_method", "n_group", "n_reference", "caveats"),
    )
    assert result.omnibus.columns == ("lexicon", "name", "label", "statistic", "p", "p_corrected", "groups")
    assert (result.cluster, result.strata) == (None, None)
    assert result.family == "all 12 contrasts: 2 frames × 6 pairs, measure share"
    assert (result.measure, result.by, result.voice, result.reference) == ("share", "source", "all", None)
    assert result.groups == ("s0", "s1", "s2", "s3")
    assert (result.seed, result.confidence, result.n_resamples, result.n_tests) == (3, 0.9, 300, 12)
    assert len(bibliography(result.references)) == len(result.references)  # every key is in the bibliography


def test_rows_go_by_frame_then_group_or_pair() -> None:
    result = compare(_scores(), n_resamples=300)
    assert [(row["name"], row["group"]) for row in result.estimates] == [
        (frame, group) for frame in ("frame0", "frame1") for group in result.groups
    ]
    pairs = [("s0", "s1"), ("s0", "s2"), ("s0", "s3"), ("s1", "s2"), ("s1", "s3"), ("s2", "s3")]
    assert [(row["name"], row["group"], row["reference"]) for row in result.contrasts] == [
        (frame, *pair) for frame in ("frame0", "frame1") for pair in pairs
    ]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("voice", VOICES)
def test_every_measure_and_voice_gives_nulls_and_never_nan(measure: str, voice: str) -> None:
    articles = [
        {
            "source": "ABC"[i % 3] if i else "D",
            "sentences": 1 + i,
            "tone": None if i % 5 == 0 else 0.1 * (i % 7) - 0.3,
            "tone_sd": 0.2,
            "tokens_quoted": 30 * (i % 2),
            "frames": {"trade": i % 4, "trade/quoted": i % 2},
            "targets": {"china": None if i % 3 else 0.1 * (i % 5) - 0.2, "us/quoted": 0.3 if i == 4 else None},
        }
        for i in range(31)
    ]
    books = [codebook(targets=["china", "us"])]
    for correction in ("benjamini-hochberg", "westfall-young", "none"):
        result = compare(
            made_scores(articles, books), measure=measure, voice=voice, correction=correction, n_resamples=200
        )
        for row in (*result.estimates, *result.contrasts):
            numbers = [value for value in row.values() if isinstance(value, float)]
            assert all(math.isfinite(number) for number in numbers)
        assert len(result.estimates) == 4 * (1 if measure == "tone" else 2)
        assert result.method
        assert str(result)
        assert result._repr_html_()


_ARTICLE = st.fixed_dictionaries(
    {
        "source": st.sampled_from("ABC"),
        "sentences": st.integers(0, 12),
        "tone": st.none() | st.floats(-1, 1),
        "tone_sd": st.none() | st.floats(0, 1),
        "share": st.floats(0, 1),
        "salience": st.sampled_from([0.0, 0.2, 0.3, 0.5, 1.0]),
        "weight": st.sampled_from([0.5, 1.0, 3.0]),
        "stance": st.none() | st.sampled_from([-1.0, -0.5, 0.0, 0.25]),
        "stance_se": st.none() | st.floats(0, 0.5),
    }
)


@settings(max_examples=40)
@given(
    articles=st.lists(_ARTICLE, min_size=1, max_size=14),
    measure=st.sampled_from(MEASURES),
    correction=st.sampled_from(CORRECTIONS),
)
def test_whatever_the_scores_the_numbers_hang_together(
    articles: list[dict[str, Any]], measure: str, correction: str
) -> None:
    given_frames = []
    for article in articles:
        hit = round(article["sentences"] * article["share"])
        frame = {"sentences": hit, "hits": hit * article["weight"], "salience": article["salience"] * bool(hit)}
        target = {"stance": article["stance"], "stance_se": article["stance_se"], "mentions": hit}
        given_frames.append({**article, "frames": {"trade": frame}, "targets": {"china": target, "us": 0.5}})
    scores = made_scores(given_frames, [codebook(targets=["china", "us"])])
    result = compare(scores, measure=measure, correction=correction, n_resamples=200)
    for row in result.estimates:
        if row["interval"] is None:
            assert (row["low"], row["high"]) == (None, None)
        else:
            assert row["low"] <= row["estimate"] + 1e-12
            assert row["high"] >= row["estimate"] - 1e-12
            assert all(math.isfinite(row[name]) for name in ("low", "high"))
        assert (row["estimate"] is None) is (row["n_articles"] == 0)
    for row in result.contrasts:
        if row["low"] is not None:
            assert row["low"] <= row["difference"] + 1e-12
            assert row["high"] >= row["difference"] - 1e-12
        assert (row["p"] is None) is (row["p_method"] is None)
        if row["p"] is not None:
            assert 0 < row["p"] <= 1
            assert correction == "none" or row["p"] <= row["p_corrected"] <= 1
        assert row["effect"] is None or abs(row["effect"]) <= math.pi


def test_the_same_seed_gives_the_same_digits_and_another_gives_others() -> None:
    first, again, other = (compare(_scores(), n_resamples=300, seed=seed) for seed in (1, 1, 2))
    assert first.to_dict() == again.to_dict()
    assert first.estimates.column("estimate") == other.estimates.column("estimate")
    assert first.estimates.column("low") != other.estimates.column("low")
    assert first.contrasts.column("p") != other.contrasts.column("p")


def test_another_process_with_other_hashes_and_threads_gives_the_same_digits() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", _MAKE_AND_PRINT],
            env={"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("77", "2"))
    ]
    assert len(outputs[0]) > 1000
    assert outputs[0] == outputs[1]


def test_a_single_group_has_estimates_and_no_contrasts() -> None:
    result = compare(_scores(k=1), n_resamples=300)
    assert len(result.estimates) == 2
    assert len(result.contrasts) == 0
    assert result.contrasts.columns[:3] == ("lexicon", "name", "label")
    assert [caveat.code for caveat in result.caveats] == ["single-group", "not-validated"]
    assert result.n_tests == 0
    assert "Differences" not in result.method
    alone = compare(_scores(k=1), reference="s0", n_resamples=300)
    assert len(alone.contrasts) == 0


def test_any_column_makes_groups() -> None:
    articles = [{"year": 2022 + i % 2, "frames": {"trade": i % 3}} for i in range(24)]
    result = compare(made_scores(articles), by="year", reference="2022", n_resamples=300)
    assert (result.by, result.groups, result.reference) == ("year", ("2022", "2023"), "2022")
    assert {(row["group"], row["reference"]) for row in result.contrasts} == {("2023", "2022")}


def test_articles_without_a_group_are_counted_and_left_out() -> None:
    articles: list[dict[str, Any]] = [
        {"desk": "a" if i % 2 else None, "frames": {"trade": i % 3}} for i in range(24)
    ]
    result = compare(made_scores(articles), by="desk", n_resamples=300)
    assert result.groups == ("a",)
    assert result.estimates.column("n_articles") == [12, 12]
    assert [str(caveat) for caveat in result.caveats if caveat.code == "no-group"] == [
        "no-group: 12 articles have no value in 'desk' and belong to no group."
    ]


def test_wrong_arguments_are_refused() -> None:
    scores = _scores()
    with pytest.raises(ComparisonError, match=r"^Unknown measure 'mood'\."):
        compare(scores, measure="mood")
    with pytest.raises(ComparisonError, match=r"^Unknown column 'paper'\."):
        compare(scores, by="paper")
    with pytest.raises(ComparisonError, match=r"^No group of 'source' is called 's9'"):
        compare(scores, reference="s9")
    with pytest.raises(ComparisonError, match=r"^seed must be"):
        compare(scores, seed=-1)


def test_a_corpus_of_many_groups_is_compared_in_little_time_and_memory() -> None:
    rng = np.random.default_rng(0)
    sentences = rng.integers(5, 60, 600)
    hits = rng.binomial(sentences[:, None], [0.05, 0.2])
    scores = scores_from_arrays([f"s{i % 60:02}" for i in range(600)], hits, sentences)
    result = compare(scores, n_resamples=300)
    assert result.n_tests == 60 * 59 // 2 * 2
    assert result.contrasts.columns[-1] == "caveats"
