"""Which sections a report has, and what holds for all of it."""

from __future__ import annotations

import dataclasses
from functools import cache

import pyarrow as pa
import pytest

from framing.errors import ReportError
from framing.report.build import build
from framing.report.model import (
    Definition,
    Definitions,
    EvidenceBlock,
    FigureBlock,
    Paragraph,
    Report,
    Stamp,
    Statement,
    Statements,
    TableBlock,
    blocks_of,
    numbers_of,
)
from framing.report.sections.caveats import caveats
from framing.results import Caveat, Study, Table
from tests.plots.compared import ABSENT, TARGETS, comparison
from tests.report.studied import HOSTILE, hostile_study, study


@cache
def plain() -> Report:
    """The report of a plain study, which tests only look at."""
    return build(study())


def section_ids(report: Report) -> list[str]:
    return [section.id for section in report.sections]


def test_a_study_has_every_section_in_order() -> None:
    assert section_ids(plain()) == [
        "glance",
        "frames",
        "profile",
        "differences",
        "measures",
        "tone",
        "speech",
        "evidence",
        "caveats",
        "material",
        "methods",
        "reading",
        "provenance",
    ]


def test_a_single_comparison_has_one_section_of_results() -> None:
    assert section_ids(build(comparison())) == [
        "glance",
        "profile",
        "differences",
        "caveats",
        "methods",
        "provenance",
    ]
    assert section_ids(build(comparison("tone"))) == ["glance", "tone", "caveats", "methods", "provenance"]


def test_tables_and_figures_are_numbered_as_they_are_read() -> None:
    blocks = list(blocks_of(plain()))
    for kind in (TableBlock, FigureBlock):
        numbers = [block.number for block in blocks if isinstance(block, kind)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 4


def test_titles_are_made_unless_they_are_given() -> None:
    assert plain().title == "How Harbour Review and Pacific Wire frame the story"
    assert plain().subtitle == "25 articles, 2 sources; lexicon trade 1.0.0"
    assert build(study(groups=[f"s{i}" for i in range(9)])).title == "How 9 sources frame the story"
    given = build(study(), title="T", subtitle="", author="A", date="2023-09-11")
    assert (given.title, given.subtitle, given.author, given.date) == ("T", "", "A", "2023-09-11")
    assert build(study(), title=" ").title == plain().title


def test_what_is_not_validated_is_stamped_and_what_is_validated_is_not() -> None:
    assert any(isinstance(block, Stamp) for block in blocks_of(plain()))
    result = comparison()
    validated = dataclasses.replace(result, caveats=tuple(c for c in result.caveats if c.code != "not-validated"))
    assert not any(isinstance(block, Stamp) for block in blocks_of(build(validated)))


def test_every_caveat_stands_once_in_full() -> None:
    report = plain()
    (section,) = (section for section in report.sections if section.id == "caveats")
    (block,) = section.blocks
    assert isinstance(block, Definitions)
    assert [(item.term, item.text) for item in block.items] == [
        ("not-validated", "No result of this lexicon has been checked against human coding."),
        ("columns-guessed", "The column 'body' was taken for the text."),
    ]


def test_caveats_of_several_messages_are_a_list_and_say_a_common_end_once() -> None:
    said = [
        "Few articles: A. No claim is made.",
        "One.",
        "Few articles: B. No claim is made.",
        "Few: C. Other end.",
    ]
    alone = [Caveat(code, f"About {code}.") for code in ("first", "second")]
    section = caveats([*alone, *(Caveat("small-n", message) for message in said), Caveat("third", "About it.")])
    assert section.blocks == (
        Definitions((Definition("first", "About first."), Definition("second", "About second."))),
        Statements(
            "small-n",
            (
                Statement("Few articles: A."),
                Statement("Few articles: B."),
                Statement("No claim is made."),
                Statement("One."),
                Statement("Few: C. Other end."),
            ),
        ),
        Definitions((Definition("third", "About it."),)),
    )


def test_the_provenance_has_full_hashes_the_seed_and_the_command() -> None:
    (section,) = (section for section in plain().sections if section.id == "provenance")
    (block,) = section.blocks
    assert isinstance(block, Definitions)
    assert [(item.term, item.text) for item in block.items] == [
        ("framing", "0.1.0"),
        ("Libraries", "numpy 2.1.0, pyarrow 17.0.0"),
        ("Lexicon", "trade 1.0.0, CC0-1.0, SHA-256 " + "ab12" * 16),
        ("Input", "articles.csv, 28 articles, SHA-256 " + "cd34" * 16),
        ("Options", "clean = yes"),
        ("Seed", "0, 2,000 resamples"),
        ("Command", "framing compare articles.csv --lexicon trade"),
    ]


def test_many_groups_show_the_ends_of_the_evidence_and_say_so() -> None:
    report = build(study(groups=[f"Source {i}" for i in range(20)]))
    (section,) = (section for section in report.sections if section.id == "evidence")
    assert "Of 20 sources, each frame shows the three with its highest and the three with its lowest" in str(
        section
    )
    evidence = [block for below in section.sections for block in below.blocks if isinstance(block, EvidenceBlock)]
    assert [len(block.columns) for block in evidence] == [6, 6, 6]


def test_replaced_characters_are_counted_in_the_provenance() -> None:
    assert "cannot be shown" not in str(plain())
    assert "characters that cannot be shown (controls, direction overrides), as \ufffd" in str(
        build(hostile_study())
    )


def test_hostile_text_is_in_the_report_as_text() -> None:
    shown = str(build(hostile_study()))
    assert HOSTILE[0] in shown
    assert not any(char in shown for char in "\x00\ufeff\u202e")


def test_a_study_of_nothing_and_of_one_group_can_be_reported() -> None:
    one = build(study(groups=["only"]))
    assert "A difference needs" not in str(one)
    assert "There are no differences to show: a difference needs two sources with a value." in str(one)
    assert numbers_of(build(study(labels=[])))  # the articles and the tone remain


def test_another_type_is_refused() -> None:
    with pytest.raises(ReportError) as refusal:
        build({"share": 0.1})
    assert str(refusal.value) == (
        "There is no report for a 'dict'. Give a Study (from framing.study) or a Comparison (from "
        "framing.compare)."
    )


def test_a_study_without_comparisons_is_refused() -> None:
    empty: Study = dataclasses.replace(study(), comparisons=())
    with pytest.raises(ReportError) as refusal:
        build(empty)
    assert str(refusal.value) == "This study holds no comparison, so there is nothing to report."


def test_a_voice_is_named_where_only_its_words_count() -> None:
    quoted = build(dataclasses.replace(comparison(), voice="quoted"))
    assert "compared on 3 frames, counting only the voice “quoted”." in str(quoted.sections[0])
    assert "counting only" not in str(build(comparison()).sections[0])


def test_measures_around_zero_have_a_section_each_with_the_voices_in_it() -> None:
    stance, tone = comparison("stance", labels=TARGETS), comparison("tone")
    voices = [dataclasses.replace(stance, voice=voice) for voice in ("journalist", "quoted")]
    made = dataclasses.replace(study(), comparisons=(comparison(), stance, *voices, tone))
    sections = {section.id: section for section in build(made).sections}
    assert [name for name in sections if name in ("stance", "tone", "measures")] == ["stance", "tone"]
    assert sections["stance"].title == "Stance Toward Each Target"
    assert len(sections["stance"].blocks) == 5
    assert [below.id for below in sections["stance"].sections] == ["stance-by-voice"]
    assert not sections["tone"].sections


def test_a_stance_alone_is_told_by_what_is_farthest_from_zero() -> None:
    report = build(comparison("stance", labels=TARGETS))
    assert section_ids(report) == ["glance", "profile", "differences", "caveats", "methods", "provenance"]
    said = str(report.sections[0])
    assert "These numbers say how lists of words and rules, or a trained model, rate what is said of a" in said
    assert "What each source is farthest from 0 on" in said
    assert "has most of" not in said
    # Harbour Review: −.12 on China, .09 on the United States, .30 on Vietnam.
    assert "Vietnam (.30, 95% CI [.28, .32]) and China (−.12, 95% CI [−.14, −.10])." in said
    # With and without evidence: 12 and 13 articles.
    assert "25 articles from 2 sources, compared on 3 targets." in said
    assert "Mentions" not in said


def test_without_any_evidence_a_sentence_stands_for_the_pictures() -> None:
    nothing = {(i, j): ABSENT for i in range(3) for j in range(2)}
    report = build(comparison("stance", labels=TARGETS, special=nothing))
    (section,) = (section for section in report.sections if section.id == "profile")
    assert [str(block.text) for block in section.blocks if isinstance(block, Paragraph)] == [
        "No article has evidence of a stance: it is known for English only."
    ]
    assert len(section.blocks) == 1


def test_without_a_measure_of_frames_there_is_no_evidence_of_them() -> None:
    made = dataclasses.replace(study(), comparisons=(comparison("stance", labels=TARGETS),))
    assert "evidence" not in section_ids(build(made))


def test_frames_of_two_lexicons_with_one_label_are_told_apart_in_the_evidence_too() -> None:
    one = study(labels=["Morality"])
    books = tuple(dataclasses.replace(one.codebooks[0], name=name) for name in ("a", "b"))

    def twice(table: Table) -> Table:
        rows = [row | {"lexicon": book.name} for book in books for row in table]
        return Table(pa.Table.from_pylist(rows, schema=table.data.schema))

    first = dataclasses.replace(one.comparisons[0], estimates=twice(one.comparisons[0].estimates))
    both = dataclasses.replace(one, codebooks=books, comparisons=(first,), evidence=twice(one.evidence))
    (section,) = (section for section in build(both).sections if section.id == "evidence")
    assert [below.title for below in section.sections] == ["Morality (a)", "Morality (b)"]
