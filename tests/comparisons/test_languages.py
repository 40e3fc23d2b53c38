"""Articles in two languages through everything that compares: what has no value is left out and no 0."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import framing
from framing.comparisons.languages import languages_compared
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import Scores

FRAME = "containment_of_china"
CHINESE = ("东港时评", "南埠商讯")
ENGLISH = ("East Harbour Review", "Mekong Courier", "Pacific Commerce Wire", "The Northgate Observer")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return framing.sample_corpus("en", "zh")


@pytest.fixture(scope="module")
def apart(corpus: Corpus) -> Scores:
    """Two lexicons, each for the articles in its language."""
    lexicons = [framing.load_lexicon(name) for name in ("us-vietnam", "us-vietnam-zh")]
    return framing.score(corpus, lexicons, progress=False)


@pytest.fixture(scope="module")
def aligned(corpus: Corpus) -> Scores:
    return framing.score(corpus, framing.load_lexicon("us-vietnam+us-vietnam-zh"), progress=False)


def by_group(rows: Any, column: str) -> dict[str, Any]:
    return {row["group"]: row[column] for row in rows}


def test_a_lexicon_says_nothing_of_groups_in_other_languages(apart: Scores, aligned: Scores) -> None:
    result = framing.compare(apart, n_resamples=200)
    english = by_group(result.estimates.where(lexicon="us-vietnam", name=FRAME), "estimate")
    chinese = by_group(result.estimates.where(lexicon="us-vietnam-zh", name=FRAME), "estimate")
    together = by_group(framing.compare(aligned, n_resamples=200).estimates.where(name=FRAME), "estimate")
    assert {group: english[group] for group in CHINESE} == dict.fromkeys(CHINESE)
    assert {group: chinese[group] for group in ENGLISH} == dict.fromkeys(ENGLISH)
    # Each side alone is what both together are: the other language is in no sum.
    assert {**english, **{group: chinese[group] for group in CHINESE}} == together
    assert by_group(result.estimates.where(lexicon="us-vietnam", name=FRAME), "n_articles")[CHINESE[0]] == 0
    assert {row["caveats"][0] for row in result.estimates.where(lexicon="us-vietnam", group=CHINESE[0])} == {
        "no-articles"
    }


def test_coverage_is_asked_of_articles_in_the_language_of_the_lexicon(apart: Scores) -> None:
    result = framing.compare(apart, by="note", n_resamples=200)  # one group with articles in both languages
    assert {code for row in result.estimates for code in row["caveats"]} <= {"no-value", "small-n", "single-term"}


def test_alternatives_leave_out_the_same_articles(apart: Scores) -> None:
    def difference(voice: str) -> float:
        result = framing.compare(apart, voice=voice, reference=CHINESE[1], n_resamples=200)
        (row,) = result.contrasts.where(lexicon="us-vietnam-zh", name=FRAME, group=CHINESE[0]).rows()
        return float(row["difference"])

    varied = framing.robustness(apart, reference=CHINESE[1])
    own = {"lexicon": "us-vietnam-zh", "name": FRAME, "group": CHINESE[0]}
    (main,) = varied.summary.where(**own).rows()
    assert np.isclose(main["difference"], difference("all"))
    # Nothing is attributed in Chinese, so that without quotations the journalist's words are left.
    (unquoted,) = varied.specifications.where(**own, kind="quotes").rows()
    assert np.isclose(unquoted["difference"], difference("journalist"))
    assert {row["difference"] for row in varied.summary.where(lexicon="us-vietnam", group=CHINESE[0])} == {None}


def test_no_words_carry_a_frame_of_which_nothing_is_said(apart: Scores) -> None:
    voices = framing.whose_words(apart).voices.where(lexicon="us-vietnam", group=CHINESE[0])
    assert set(voices.column("hits")) == {0}
    assert set(voices.column("part")) == {None}


def test_profiles_timelines_and_units_for_coding(corpus: Corpus, apart: Scores) -> None:
    distances = framing.distances(apart, lexicon="us-vietnam-zh", n_resamples=200)
    assert {row["n_group"] for row in distances.pairs.where(group=CHINESE[0], reference=CHINESE[1])} == {4}
    weekly = framing.timeline(apart, "share", every="week", n_resamples=200).estimates
    of_chinese = weekly.where(lexicon="us-vietnam", group=CHINESE[0])
    assert set(of_chinese.column("estimate")) == {None}
    sample = framing.sample_for_coding(apart, 10, corpus=corpus, unit="sentence", strata=(), progress=False)
    assert len(sample.rows()) == 10


def test_tone_of_a_group_without_any(corpus: Corpus, apart: Scores) -> None:
    with pytest.raises(ComparisonError) as error:
        framing.word_shift(apart, "tone", "East Harbour Review", CHINESE[0], corpus=corpus, progress=False)
    assert str(error.value) == (
        f"No article of {CHINESE[0]} has a value of tone (Tone), so there is no difference to take apart."
    )


def test_which_languages_are_compared(apart: Scores, aligned: Scores) -> None:
    assert languages_compared(aligned, "frame") == ("en", "zh")
    assert languages_compared(apart, "article") == ()
    english = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    assert languages_compared(english, "frame") == ("en",)


def test_passages_of_a_study_say_their_language(aligned: Scores) -> None:
    study = framing.study(aligned, n_resamples=200)
    assert {(row["group"] in CHINESE, row["language"]) for row in study.evidence} == {
        (True, "zh-Hans"),
        (False, "en"),
    }


def test_where_tone_is_not_available_every_result_says_why(apart: Scores) -> None:
    chinese = framing.score(framing.sample_corpus("zh"), framing.load_lexicon("us-vietnam-zh"), progress=False)
    for scores, code in ((chinese, "no-tone"), (apart, "partly-no-tone")):
        said = [str(each) for each in scores.caveats if each.code == code]
        for measure in ("tone", "stance"):
            results = (
                framing.compare(scores, measure=measure, n_resamples=200),
                framing.timeline(scores, measure, every="month", n_resamples=200),
                framing.robustness(scores, measure=measure),
            )
            for result in results:
                assert [str(each) for each in result.caveats if each.code.endswith("no-tone")] == said
        assert not any(each.code.endswith("no-tone") for each in framing.compare(scores, n_resamples=200).caveats)


def test_a_study_of_nothing_has_no_lines_over_time() -> None:
    chinese = framing.score(framing.sample_corpus("zh"), framing.load_lexicon("us-vietnam-zh"), progress=False)
    study = framing.study(chinese, measures=["tone"], n_resamples=200)
    assert dict(study.left_out)["Frames over time"] == "no article has a value on the first measure"


def test_indirect_speech_is_not_available_outside_english_and_no_zero(apart: Scores, aligned: Scores) -> None:
    result = framing.compare(aligned, measure="share", voice="attributed", n_resamples=200)
    for row in result.estimates.where(name=FRAME):
        assert (row["estimate"] is None) == (row["group"] in CHINESE)
    assert "partly-no-tone" in {each.code for each in result.caveats}
    quoted = framing.compare(aligned, measure="share", voice="quoted", n_resamples=200)
    assert all(row["estimate"] is not None for row in quoted.estimates.where(name=FRAME))
    assert "partly-no-tone" in {each.code for each in framing.whose_words(apart).caveats}
    weekly = framing.timeline(aligned, voice="attributed", every="month", n_resamples=200)
    assert {row["estimate"] for row in weekly.estimates if row["group"] in CHINESE} == {None}
