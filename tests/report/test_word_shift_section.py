"""The section that says what drives the clearest differences."""

from __future__ import annotations

import pytest

import framing
from framing.report.build import section_of
from framing.report.model import FigureBlock, Statements
from framing.results import Comparison, Scores, Study, WordShifts
from framing.results.table import Table


@pytest.fixture(scope="module")
def scores() -> Scores:
    return framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)


@pytest.fixture(scope="module")
def study(scores: Scores) -> Study:
    return framing.study(scores, n_resamples=400)


def _shifts(study: Study) -> WordShifts:
    result = study.result(WordShifts)
    assert result is not None
    return result


def test_a_study_takes_its_clearest_differences_apart(study: Study) -> None:
    share = study.comparison("share")
    assert isinstance(share, Comparison)
    shifts = _shifts(study).shifts
    # Seven articles a source are few, so the surest differences lead, of those whose intervals leave out 0.
    clear = {
        (row["name"], row["group"], row["reference"]): row["p"]
        for row in share.contrasts
        if row["low"] is not None and max(row["low"], -row["high"]) > 0
    }
    found = [(each.name, each.focus, each.reference) for each in shifts]
    assert 1 <= len(found) <= 3
    assert len({name for name, _, _ in found}) == len(found)
    for name, focus, reference in found:
        assert reference is not None
        assert clear[name, focus, reference] == min(p for key, p in clear.items() if key[0] == name)
    assert [clear[each] for each in found] == sorted(clear[each] for each in found)
    for each in shifts:
        assert sum(each.terms.column("contribution")) == pytest.approx(each.difference, abs=1e-12)


def test_it_says_in_words_which_terms_make_each_difference(study: Study) -> None:
    shifts = _shifts(study)
    section = section_of(shifts)
    (statements,) = [block for block in section.blocks if isinstance(block, Statements)]
    assert [item.lead for item in statements.items] == [f"{each.label}." for each in shifts.shifts]
    for item, each in zip(statements.items, shifts.shifts, strict=True):
        assert item.text.startswith(f"Of the difference of {item.numbers[0]} between {each.focus} and ")
        assert all(number in item.text for number in item.numbers)


def test_each_has_a_picture_that_says_its_numbers_in_words(study: Study) -> None:
    shifts = _shifts(study)
    figures = [block for block in section_of(shifts).blocks if isinstance(block, FigureBlock)]
    assert len(figures) == len(shifts.shifts)
    for figure, each in zip(figures, shifts.shifts, strict=True):
        assert figure.title.startswith(f"{each.label}: What Drives the Difference Between {each.focus} and ")
        assert figure.alt.startswith(f"Bars of what each of {len(each.terms)} terms adds to a difference of ")
        assert "95% confidence intervals" in figure.note


def test_a_study_without_the_evidence_has_none(scores: Scores) -> None:
    import dataclasses

    bare = dataclasses.replace(scores, evidence=Table(scores.evidence.data.slice(0, 0)))
    assert framing.study(bare, n_resamples=400).result(WordShifts) is None


def test_a_study_of_tone_alone_has_none(scores: Scores) -> None:
    assert framing.study(scores, measures=["tone"], n_resamples=400).result(WordShifts) is None
