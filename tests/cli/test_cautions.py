"""Cautions of a study in a line each, held to rows made by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

from framing.cli.cautions import brief_cautions
from framing.results import Caveat, Table
from tests.report import studied


def _said(**changes: Any) -> dict[str, str]:
    study = dataclasses.replace(studied.study(), **changes)
    return {caveat.code: caveat.message for caveat in brief_cautions(study)}


def test_a_kind_that_rows_carry_names_one_and_counts_all() -> None:
    """Frame 0 of group 0 has no hit: three estimates (share, presence, salience), and their three contrasts."""
    study = studied.study(special={(0, 0): studied.ZERO})
    long = Caveat("zero-hits", "No article has a hit: Harbour Review (Opportunity for US business) and so on.")
    study = dataclasses.replace(study, caveats=(long, long))
    (caution,) = brief_cautions(study)
    rows = [
        row
        for result in study.comparisons
        for row in (*result.estimates.rows(), *result.contrasts.rows())
        if "zero-hits" in row["caveats"]
    ]
    assert len(rows) == 6
    assert str(caution) == (
        "zero-hits: No article has a hit (of presence: reaches the frame's threshold): Harbour Review "
        "(Opportunity for US business). In all: 1 frame, 2 groups, 6 rows."
    )


def test_a_kind_that_one_row_carries_is_not_counted() -> None:
    study = studied.study(special={(0, 0): studied.ALONE})
    share = study.comparisons[0]
    share = dataclasses.replace(share, contrasts=Table(share.contrasts.data.slice(0, 0)))
    few = (Caveat("one-article", "All of them."),)
    (caution,) = brief_cautions(dataclasses.replace(study, comparisons=(share,), caveats=few))
    assert caution.message == "Only one article: Harbour Review (Opportunity for US business)."


def test_a_kind_that_no_row_carries_is_its_first_sentence() -> None:
    said = _said(
        caveats=(
            Caveat("columns-guessed", "Columns were guessed (see docs/reading.md). Name them."),
            Caveat("columns-guessed", "Others were too."),
            Caveat("low-coverage", "A lexicon finds nothing in Alpha. A low number may mean much."),
        )
    )
    assert said == {
        "columns-guessed": "Columns were guessed (see docs/reading.md).",
        "low-coverage": "A lexicon finds nothing in Alpha.",
    }


def test_what_was_told_before_is_left_out() -> None:
    study = studied.study()
    assert brief_cautions(study, study.caveats) == []


def test_frames_and_targets_are_counted_apart() -> None:
    study = studied.stance_study()
    few = Caveat("no-evidence", "No article has evidence.")
    stance = next(each for each in study.comparisons if each.measure == "stance")
    carried = [row for row in (*stance.estimates, *stance.contrasts) if "no-evidence" in row["caveats"]]
    said = brief_cautions(dataclasses.replace(study, caveats=(few,)))[0].message
    assert said.startswith("No article has evidence")
    assert ("target" in said) == (len(carried) > 1)
