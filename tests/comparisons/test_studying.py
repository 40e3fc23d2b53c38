from __future__ import annotations

import datetime
from typing import Any

import pytest

import framing
from framing.comparisons import compare, study
from framing.errors import ComparisonError
from framing.results import VOICES, Caveat, Study
from tests.making import codebook, made_scores

EXCLUSIONS = [
    {"document_id": "x1", "stage": "reading", "reason": "empty text"},
    {"document_id": "x2", "stage": "cleaning", "reason": "no text left"},
    {"document_id": "x3", "stage": "reading", "reason": "empty text"},
]


def _articles(n: int = 24, **more: Any) -> list[dict[str, Any]]:
    return [
        {"source": "BA"[i % 2], "tone": 0.1 * (i % 4), "frames": {"trade": i % 3, "rights": i % 2}, **more}
        for i in range(n)
    ]


def _studied(articles: list[dict[str, Any]] | None = None, **made: Any) -> Study:
    return study(made_scores(articles or _articles(), **made), n_resamples=300, seed=4)


def test_it_is_what_the_package_exports() -> None:
    assert framing.study is study


def test_comparisons_are_the_standard_set_and_equal_to_compare() -> None:
    scores = made_scores(_articles())
    result = study(scores, reference="A", n_resamples=300, confidence=0.9, correction="westfall-young", seed=4)
    assert [each.measure for each in result.comparisons] == ["share", "present", "salience", "tone"]
    for each in result.comparisons:
        alone = compare(
            scores,
            measure=each.measure,
            reference="A",
            n_resamples=300,
            confidence=0.9,
            correction="westfall-young",
            seed=4,
        )
        assert each.to_dict() == alone.to_dict()
    assert (result.by, result.groups, result.seed) == ("source", ("A", "B"), 4)
    assert result.comparison("tone") is result.comparisons[-1]


def test_articles_by_group() -> None:
    table = _studied(
        [
            {"source": "B", "sentences": 5, "tokens": 90, "tone": 0.1, "date": datetime.date(2023, 9, 12)},
            {"source": "A", "sentences": 7, "tokens": 100, "tone": 0.2, "date": None},
            {"source": "B", "sentences": 6, "tokens": 110, "tone": 0.3, "date": datetime.date(2023, 9, 3)},
        ]
    ).articles
    assert table.rows() == [
        {"group": "A", "articles": 1, "sentences": 7, "tokens": 100, "first_date": None, "last_date": None},
        {
            "group": "B",
            "articles": 2,
            "sentences": 11,
            "tokens": 200,
            "first_date": datetime.date(2023, 9, 3),
            "last_date": datetime.date(2023, 9, 12),
        },
    ]


def test_what_came_in_is_what_was_used_and_what_was_left_out() -> None:
    articles = [{**each, "desk": "x" if i < 20 else None} for i, each in enumerate(_articles())]
    table = study(made_scores(articles, exclusions=EXCLUSIONS), by="desk", n_resamples=300).exclusions
    assert [tuple(row.values()) for row in table] == [
        ("in", "articles read", 27),
        ("reading", "empty text", 2),
        ("cleaning", "no text left", 1),
        ("comparing", "no value in 'desk'", 4),
        ("used", "articles compared", 20),
    ]
    counts = table.column("articles")
    assert counts[0] == sum(counts[1:])


def test_caveats_are_those_of_all_parts_each_once() -> None:
    guessed = Caveat("columns-guessed", "The text was taken from 'body'.")
    result = _studied(caveats=[guessed])
    assert guessed in result.caveats
    assert len(set(result.caveats)) == len(result.caveats)
    assert {caveat for each in result.comparisons for caveat in each.caveats} <= set(result.caveats)
    assert result.caveats[-1].code == "not-validated"


def test_evidence_is_sampled_by_the_seed() -> None:
    evidence = [{"document_id": f"d{i}", "sentence": j} for i in range(24) for j in range(4)]
    scores = made_scores(_articles(), evidence=evidence)
    first, again, other = (study(scores, n_resamples=300, seed=seed, passages=2) for seed in (0, 0, 1))
    assert first.evidence.rows() == again.evidence.rows()
    assert first.evidence.rows() != other.evidence.rows()
    assert len(first.evidence) == 2 * 2 * 2  # one frame with evidence, groups, draws, passages
    assert len(study(scores, n_resamples=300, passages=0).evidence) == 0


def test_passages_on_targets_are_evidence_where_a_stance_is_compared() -> None:
    evidence = [
        {"document_id": f"d{i}", "kind": kind, "name": name, "polarity": polarity}
        for i in range(8)
        for kind, name, polarity in (("frame", "trade", None), ("target", "china", 0.5))
    ]
    scores = made_scores(_with_stances(0.5, -0.25), [codebook(targets=["china"])], evidence=evidence)
    kinds = {
        measures: sorted(set(study(scores, measures=measures, n_resamples=300).evidence.column("kind")))
        for measures in (("share", "stance"), ("stance",), ("share",), ("tone",))
    }
    assert list(kinds.values()) == [["frame", "target"], ["target"], ["frame"], []]


def test_references_are_those_of_the_lexicons_and_methods() -> None:
    result = _studied()
    assert len(set(result.references)) == len(result.references)
    assert {"davison1997", "cohen1988", "hutto2014", "zou2008"} <= set(result.references)


def test_without_tone_a_caveat_says_so() -> None:
    result = _studied(_articles(tone=None))
    assert [each.measure for each in result.comparisons] == ["share", "present", "salience"]
    assert "no-tone: No article has a tone (it is measured in English only), so tone is not compared." in map(
        str, result.caveats
    )


def test_where_the_scores_say_why_there_is_no_tone_the_study_does_not_say_it_again() -> None:
    said = Caveat("no-tone", "Tone, stance and indirect speech are found in English only.")
    result = study(made_scores(_articles(tone=None), caveats=[said]), n_resamples=300)
    assert [str(each) for each in result.caveats if each.code == "no-tone"] == [str(said)]


def test_without_frames_only_tone_is_compared() -> None:
    result = _studied(codebooks=[codebook([])])
    assert [each.measure for each in result.comparisons] == ["tone"]
    assert "no-frames: The lexicons have no frames: only tone is compared." in map(str, result.caveats)


def test_with_neither_there_is_nothing_to_compare() -> None:
    with pytest.raises(ComparisonError) as caught:
        _studied(_articles(tone=None), codebooks=[codebook([])])
    assert str(caught.value) == (
        "There is nothing to compare: the lexicons have no frames, and no article has a tone or a stance toward a "
        "target. Score the articles with a lexicon that has frames."
    )


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ComparisonError) as caught:
        study(made_scores(_articles()), passages=-1)
    assert str(caught.value) == "passages must be a whole number of at least 0; given: -1."
    with pytest.raises(ComparisonError, match=r"^No group of 'source' is called 'C'"):
        study(made_scores(_articles()), reference="C")


def test_the_shipped_sample_is_studied_from_end_to_end() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"))
    result = study(scores, n_resamples=300)
    assert len(result.groups) == 4
    assert (
        result.exclusions.column("articles")[-1]
        == sum(result.articles.column("articles"))
        == len(scores.documents)
    )
    assert {row["draw"] for row in result.evidence} == {"strongest", "random"}
    assert str(result).startswith("Study of 4 groups by source: share, present, salience, stance, tone")


def _with_stances(*stances: float | None) -> list[dict[str, Any]]:
    return [{**each, "targets": {"china": stances[i % len(stances)]}} for i, each in enumerate(_articles())]


def test_stance_belongs_to_it_where_lexicons_have_targets_and_articles_evidence() -> None:
    scores = made_scores(_with_stances(None, 0.5, -0.25), [codebook(targets=["china"])])
    result = study(scores, n_resamples=300, seed=4)
    assert [(each.measure, each.voice) for each in result.comparisons] == [
        *((measure, "all") for measure in ("share", "present", "salience")),
        *(("stance", voice) for voice in VOICES),
        ("tone", "all"),
    ]
    stance = result.comparison("stance")
    assert stance is not None
    assert stance.to_dict() == compare(scores, measure="stance", n_resamples=300, seed=4).to_dict()


def test_targets_without_evidence_are_said() -> None:
    result = _studied(_with_stances(None), codebooks=[codebook(targets=["china"])])
    assert [each.measure for each in result.comparisons] == ["share", "present", "salience", "tone"]
    assert (
        "no-stance: No article has evidence of a stance toward a target (it is measured in English only), so "
        "stance is not compared."
    ) in map(str, result.caveats)


def test_with_targets_alone_stance_and_tone_are_compared() -> None:
    result = _studied(_with_stances(0.5, -0.25), codebooks=[codebook([], targets=["china"])])
    assert list(dict.fromkeys(each.measure for each in result.comparisons)) == ["stance", "tone"]
    assert "no-frames: The lexicons have no frames: only stance and tone are compared." in map(str, result.caveats)


def test_measures_that_are_asked_for_take_the_place_of_the_standard_set() -> None:
    evidence = [{"document_id": f"d{i}", "sentence": 0} for i in range(24)]
    scores = made_scores(_with_stances(0.5, -0.25), [codebook(targets=["china"])], evidence=evidence)
    result = study(scores, measures=["stance", "mentions", "stance"], voice="journalist", n_resamples=300)
    assert [(each.measure, each.voice) for each in result.comparisons] == [
        ("stance", "journalist"),
        ("mentions", "journalist"),
    ]
    assert len(result.evidence) == 0  # there is some on frames, which are not compared
    of_frames = study(scores, measures=["rate"], n_resamples=300)
    assert [each.measure for each in of_frames.comparisons] == ["rate"]
    assert len(of_frames.evidence) > 0


def test_measures_that_do_not_exist_are_refused() -> None:
    scores = made_scores(_articles())
    with pytest.raises(ComparisonError, match=r"^Unknown measure 'stances'\. Did you mean 'stance'\?"):
        study(scores, measures=["share", "stances"])
    with pytest.raises(ComparisonError) as caught:
        study(scores, measures="stance")
    assert str(caught.value) == "measures must be a list, such as ['stance', 'tone']; given: 'stance'."
