"""The evidence: side by side where groups are few, sampled more thinly where they are many, for stances too."""

from __future__ import annotations

import dataclasses

import pyarrow as pa
import pytest

from framing.report.build import build
from framing.report.model import EvidenceBlock, Paragraph, Passage, Run, Section
from framing.report.sections import evidence_room
from framing.report.sections.evidence_room import Room, room_for, thinned
from framing.results import Study, Table
from tests.report.studied import evidence_row, stance_study, study


def _section(made: Study, name: str = "evidence") -> Section:
    return next(section for section in build(made).sections if section.id == name)


def _blocks(section: Section) -> list[EvidenceBlock]:
    return [block for below in section.sections for block in below.blocks if isinstance(block, EvidenceBlock)]


def _introduction(section: Section) -> str:
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    return block.text


def _passages(draws: str) -> tuple[Passage, ...]:
    """Make a passage a letter: s(trongest) or r(andom)."""
    return tuple(Passage(draw, (Run("x"),), "en", "T", "", "", "") for draw in draws)


def test_stances_have_a_section_with_both_sides_and_who_speaks() -> None:
    section = _section(stance_study(), "evidence-stance")
    assert section.title == "Evidence: stance"
    assert [(below.id, below.title) for below in section.sections] == [
        ("evidence-stance-1", "China"),
        ("evidence-stance-2", "United States"),
        ("evidence-stance-3", "Vietnam"),
    ]
    block = _blocks(section)[0]
    assert (block.noun, block.who, block.more) == ("target", "source", ())
    assert [(each.draw, each.voice) for each in block.columns[0].passages] == [
        ("Strongest for", "for (.50); the journalist"),
        ("Strongest against", "against (−.25); quoted: Ms Lan"),
        ("Drawn at random", "for (.10); attributed"),
    ]
    assert _introduction(section) == (
        "For each target and source: of the passages in which something is said about it, those most for it, "
        "those most against it, and passages drawn at random from the others (with seed 0). In brackets is what "
        "rules make of a passage, from −1 to 1; where you read it otherwise, they err. What names the target is "
        "highlighted. Longer passages are cut, shown as […]."
    )


def test_without_passages_on_targets_there_is_no_such_section() -> None:
    made = stance_study()
    assert "evidence-stance" not in {section.id for section in build(study()).sections}
    assert [below.title for below in _section(made).sections] == [
        below.title for below in _section(study()).sections
    ]


def test_a_source_without_passages_on_a_target_says_why() -> None:
    made = stance_study()
    rows = [row for row in made.evidence if (row["kind"], row["group"]) != ("target", "Pacific Wire")]
    kept = dataclasses.replace(made, evidence=Table(pa.Table.from_pylist(rows, made.evidence.data.schema)))
    (_, column) = _blocks(_section(kept, "evidence-stance"))[0].columns
    assert column.empty == "No passage: no article has evidence of a stance."


def test_of_many_sources_those_that_tables_show_stand_below() -> None:
    section = _section(study(groups=[f"Source {i}" for i in range(20)]))
    for block in _blocks(section):
        beside, below = ([column.group for column in part] for part in (block.columns, block.more))
        assert (len(beside), len(below)) == (6, 14)
        assert len({*beside, *below}) == 20
        assert all(len(column.passages) == 2 for column in (*block.columns, *block.more))
        assert all(column.tables for column in (*block.columns, *block.more))
    assert (
        "Of 20 sources, each frame shows the three with its highest and the three with its lowest estimate among "
        "those with a passage, and one passage of each kind. Below them, in the HTML report alone, are the other "
        "sources that tables show, each with one passage of each kind. All passages drawn are in the JSON report."
    ) in _introduction(section)


def test_what_there_is_no_room_for_is_sampled_more_thinly_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_room, "MOST_BELOW", 30)
    section = _section(study(groups=[f"Source {i}" for i in range(20)]))
    assert [len(block.more) for block in _blocks(section)] == [10, 10, 10]
    assert all(len(column.passages) == 1 for block in _blocks(section) for column in block.more)
    assert "are up to 10 other sources that tables show, each with its strongest passage." in _introduction(
        section
    )


def test_of_few_sources_many_passages_are_sampled_too(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        evidence_row(
            group=group, name=f"f{i}", draw=draw, document_id=f"{i}-{n}-{group}", passage=f"export markets {n}"
        )
        for i in range(3)
        for group in ("Harbour Review", "Pacific Wire")
        for draw in ("strongest", "random")
        for n in range(3)
    ]
    made = study(evidence=rows)
    assert "no room" not in _introduction(_section(made))
    monkeypatch.setattr(evidence_room, "MOST_BESIDE", 24)  # of 36
    section = _section(made)
    assert [len(column.passages) for block in _blocks(section) for column in block.columns] == [4] * 6
    assert _introduction(section).endswith(
        "There is no room for all that were drawn: each has up to 2 passages of each kind. All passages drawn "
        "are in the JSON report."
    )


def test_first_passages_of_each_draw_are_kept() -> None:
    assert thinned(_passages("sssrrr"), 2) == _passages("ssrr")
    assert thinned(_passages("srr"), 1) == _passages("sr")
    assert thinned(_passages("srr"), 1, only_first=True) == _passages("s")
    assert thinned((), 1, only_first=True) == ()


def test_room_is_what_the_limits_leave() -> None:
    column = _passages("sssrrr")
    assert room_for(2, [[column] * 2], []) == Room(3, False, 0, False)
    assert room_for(7, [[column] * 6], [[column]]) == Room(1, False, 1, True)
    # 83 frames × 6 groups × 2 draws × 2 passages are 1,992, which 2,000 holds; 84 frames have 2,016.
    assert [room_for(6, [[column] * 6] * n, []).beside for n in (83, 84)] == [2, 1]
    assert room_for(6, [[column] * 6] * 400, []).beside == 1  # never none
    # 40 columns below each of 40 frames: 3,200 passages of two draws are too many, 1,600 first ones are not.
    assert room_for(50, [], [[column] * 40] * 40) == Room(1, True, 40, False)
    assert room_for(50, [], [[column] * 40] * 100).below == 30
