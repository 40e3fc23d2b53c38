"""Plans: written, read back, locked, and refused where anything differs."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparisons import make_plan, planned_study, read_plan, study, write_plan
from framing.comparisons.plan_files import Where, read_plan_file
from framing.comparisons.plans import Plan, PlannedLexicon
from framing.corpus import read_corpus
from framing.errors import ComparisonError
from framing.results import InputFile, Robustness, Scores, Table
from framing.scoring import score
from tests.scoring.scored import lexicon_of

TEXTS = {
    "A": ("Trade war looms. It rained.", "Trade and more trade. It snowed. It rained."),
    "B": ("It rained. Trade was good.", "A war. It rained. It snowed. It rained again."),
    "C": ("A war of words. It rained.", "It rained. It rained all day. Trade fell."),
}


def scored_file(
    folder: Path, terms: tuple[str, ...] = ("trade", "war"), extra: str = "", **options: Any
) -> Scores:
    rows = [f"{source},{text.replace(',', '')}" for source, texts in TEXTS.items() for text in texts]
    path = folder / "articles.csv"
    path.write_text("\n".join(["source,text", *rows]) + extra, encoding="utf-8")
    corpus = read_corpus(path, progress=False, **options)
    return score(corpus, lexicon_of(folder, {"conflict": list(terms)}), progress=False)


def locked(scores: Scores, **arguments: Any) -> Plan:
    return make_plan(scores, n_resamples=200, **arguments).locked()


def test_a_plan_is_written_and_read_back(tmp_path: Path) -> None:
    plan = locked(scored_file(tmp_path), contrasts=[("A", "B"), ("C", "A")], measures=["rate", "tone"], seed=3)
    path = write_plan(plan, tmp_path / "plan.toml", Where(("articles.csv",), ("made.yml",)))
    assert read_plan_file(path) == (plan, Where(("articles.csv",), ("made.yml",)))
    assert read_plan(path) == plan
    assert plan.is_locked
    assert plan.changes() == ()
    assert str(plan) == (
        f"Plan, locked ({plan.sha256[:12]}): rate, tone by source, voice: all; 2 contrasts; alternatives: terms, "
        "articles, largest-day, quotes, journalist, measure, threshold"
    )


anything = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(anything, min_size=5, max_size=5), st.lists(st.tuples(anything, anything), max_size=2))
def test_names_of_any_characters_survive_the_file(names: list[str], pairs: list[tuple[str, str]]) -> None:
    one, two, three, four, five = names
    plan = Plan(
        inputs=(InputFile(one, two, 7),),
        options=((two, three),),
        lexicons=(PlannedLexicon(three, one, two),),
        by=four,
        reference=None if pairs else five,
        contrasts=tuple(pairs) or None,
        others=(one,),
        confidence=0.9,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = write_plan(plan.locked(), Path(folder) / "plan.toml")
        assert read_plan(path) == plan.locked()


def test_the_hash_is_of_what_is_planned_and_not_of_where_the_files_are(tmp_path: Path) -> None:
    plan = make_plan(scored_file(tmp_path))
    assert plan.sha256 == plan.locked().sha256
    assert plan.sha256 != dataclasses.replace(plan, seed=1).sha256
    path = write_plan(plan.locked(), tmp_path / "plan.toml", Where(("elsewhere/articles.csv",), ()))
    assert read_plan(path).is_locked


def test_a_changed_plan_says_everything_that_was_changed(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    path = write_plan(locked(scores), tmp_path / "plan.toml")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("seed = 0", "seed = 7").replace('measures = ["share"]', 'measures = ["rate"]'),
        encoding="utf-8",
    )
    plan = read_plan(path)
    assert not plan.is_locked
    with pytest.raises(ComparisonError) as refused:
        planned_study(scores, plan)
    assert str(refused.value) == (
        "The plan cannot be followed:\n"
        '  comparison.measures was changed after the lock; it now says ["rate"].\n'
        "  comparison.seed was changed after the lock; it now says 7."
    )
    with pytest.raises(ComparisonError) as refused:
        plan.locked()
    first, second, _ = str(refused.value).splitlines()
    assert (first, second[:24]) == ("This plan is locked and was changed since.", "comparison.measures was ")
    whole = locked(scores)
    swapped = dataclasses.replace(whole, lock={**(whole.lock or {}), "sha256": "0" * 64})
    assert swapped.changes() == ("the lock itself was changed: its hash is not the one of this plan.",)


def test_other_articles_options_and_lexicons_are_all_named(tmp_path: Path) -> None:
    first = scored_file(tmp_path)
    plan = locked(first)
    again = tmp_path / "again"
    again.mkdir()
    other = scored_file(again, terms=("trade",), extra="\nC,War again.\n", clean=False)
    names = [first.provenance.inputs[0], other.provenance.inputs[0]]
    books = [first.codebooks[0].sha256[:12], other.codebooks[0].sha256[:12]]
    with pytest.raises(ComparisonError) as refused:
        planned_study(other, plan)
    assert str(refused.value) == (
        "The plan cannot be followed:\n"
        f"  the file articles.csv is another one: SHA-256 {names[1].sha256[:12]}…, planned "
        f"{names[0].sha256[:12]}… (7 articles, planned 6).\n"
        "  reading: clean is 'no', planned 'yes'.\n"
        f"  the lexicon made is another one: 1.0.0 ({books[1]}), planned 1.0.0 ({books[0]})."
    )


def test_missing_and_further_files_and_lexicons_are_named(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    plan = dataclasses.replace(
        make_plan(scores), inputs=(InputFile("b.csv", "0", 1),), lexicons=(PlannedLexicon("x", "1", "0"),)
    )
    assert plan.differences(scores) == (
        "the file articles.csv was given and is not planned.",
        "the file b.csv is planned and was not given.",
        "the lexicon x is planned and was not given.",
        "the lexicon made was given and is not planned.",
    )


def test_an_unlocked_plan_is_not_followed(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    with pytest.raises(ComparisonError) as refused:
        planned_study(scores, make_plan(scores))
    assert str(refused.value) == (
        "This plan is not locked, so nothing that follows it would be planned. Lock it first: framing plan lock "
        "plan.toml."
    )


def test_a_study_follows_its_plan_and_marks_the_rest(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    plan = locked(scores, measures=["rate"], contrasts=[("C", "A")], alternatives=["terms", "quotes"], seed=5)
    result = planned_study(scores, plan)
    assert result.plan == plan.sha256
    assert [(each.measure, each.plan == plan.sha256) for each in result.comparisons] == [
        ("rate", True),
        ("share", False),
        ("present", False),
        ("salience", False),
        ("tone", False),
    ]
    assert {(row["group"], row["reference"]) for each in result.comparisons for row in each.contrasts} == {
        ("C", "A")
    }
    assert {each.n_tests for each in result.comparisons} <= {0, 1}
    choices = result.result(Robustness)
    assert choices is not None
    assert (choices.plan, choices.measure, choices.alternatives) == (plan.sha256, "rate", ("terms", "quotes"))
    assert {(row["group"], row["reference"]) for row in choices.summary} == {("C", "A")}
    assert result.to_dict()["plan"] == plan.sha256


def test_a_planned_comparison_has_the_numbers_of_the_same_one_without_a_plan(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    plan = locked(scores, reference="B")
    planned, free = planned_study(scores, plan), study(scores, reference="B", n_resamples=200)
    for one, other in zip(planned.comparisons, free.comparisons, strict=True):
        assert dataclasses.replace(one, plan="").to_dict() == other.to_dict()
    assert free.plan == ""


def test_clusters_and_strata_are_planned(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    docs = scores.documents.data
    story = pa.array([f"s{i // 2}" for i in range(len(docs))])
    scores = dataclasses.replace(scores, documents=Table(docs.append_column("story", story)))
    plan = locked(scores, cluster="story", measures=["rate"])
    path = write_plan(plan, tmp_path / "plan.toml")
    assert read_plan(path) == plan
    assert "voice: all; every pair, cluster: story; alternatives" in str(plan)
    planned, free = planned_study(scores, plan), study(scores, cluster="story", n_resamples=200, measures=["rate"])
    assert planned.comparisons[0].cluster == "story"
    assert dataclasses.replace(planned.comparisons[0], plan="").to_dict() == free.comparisons[0].to_dict()
    assert plan.sha256 != locked(scores, measures=["rate"]).sha256
    changed = dataclasses.replace(plan, strata="story", cluster=None)
    assert changed.changes() == (
        "comparison.cluster was changed after the lock; it now says null.",
        'comparison.strata was changed after the lock; it now says "story".',
    )
    with pytest.raises(ComparisonError, match=r"Unknown column for cluster 'stories'. Did you mean 'story'\?"):
        make_plan(scores, cluster="stories")


def test_scores_made_differently_have_to_be_those_that_are_named(tmp_path: Path) -> None:
    scores = scored_file(tmp_path)
    plan = locked(scores, others=["cleaning off"])
    with pytest.raises(ComparisonError) as refused:
        planned_study(scores, plan)
    assert str(refused.value) == (
        "The plan names scores made differently: 'cleaning off'; given: none. Give others= with these names."
    )
    other = scored_file(tmp_path, clean=False)
    choices = planned_study(scores, plan, others={"cleaning off": other}).result(Robustness)
    assert choices is not None
    assert choices.alternatives[-1] == "scores"


def test_all_problems_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    path = write_plan(make_plan(scored_file(tmp_path)), tmp_path / "plan.toml")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("voice = ", "voize = ").replace("seed = 0", 'seed = "a"').replace("confidence = 0.95", ""),
        encoding="utf-8",
    )
    with pytest.raises(ComparisonError) as refused:
        read_plan(path)
    assert str(refused.value) == (
        "plan.toml is no plan that can be followed:\n"
        "  comparison.voice is missing; it must be a text.\n"
        "  comparison.confidence is missing; it must be a number.\n"
        "  comparison.voize is no entry of a plan. Did you mean 'comparison.voice'?\n"
        "  comparison.seed must be a whole number; given: 'a'."
    )


def test_settings_that_make_no_sense_are_named_at_once(tmp_path: Path) -> None:
    plan = dataclasses.replace(
        make_plan(scored_file(tmp_path)),
        n_resamples=3,
        correction="bonferoni",
        measures=("shares",),
        reference="A",
        contrasts=(("A", "B"),),
    )
    with pytest.raises(ComparisonError) as refused:
        read_plan(write_plan(plan, tmp_path / "plan.toml"))
    lines = str(refused.value).splitlines()
    assert lines[0] == "plan.toml is no plan that can be followed:"
    assert [line.strip().split(" ")[0] for line in lines[1:]] == ["resamples", "Unknown", "Unknown", "comparison"]


def test_a_file_that_is_not_there_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match=r"There is no plan '.*none\.toml'\. Write one: framing plan new"):
        read_plan(tmp_path / "none.toml")
    path = tmp_path / "broken.toml"
    path.write_text("seed = \n", encoding="utf-8")
    with pytest.raises(
        ComparisonError, match=r"broken\.toml is not TOML: Invalid value \(at line 1, column 8\)\."
    ):
        read_plan(path)


def test_a_plan_that_makes_no_sense_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match="No group of 'source' is called 'D'"):
        make_plan(scored_file(tmp_path), reference="D")
