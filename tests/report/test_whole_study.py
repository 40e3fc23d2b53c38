"""A study with every part there is: what its report says everywhere."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest

import framing
from framing.cli.output import score_tables, study_tables
from framing.report.build import build, section_of
from framing.report.model import (
    Block,
    Definitions,
    EvidenceBlock,
    FigureBlock,
    Paragraph,
    Report,
    Stamp,
    Statements,
    TableBlock,
    blocks_of,
)
from framing.results import (
    Concordance,
    Corrected,
    Evaluation,
    LatentScale,
    Microframes,
    Result,
    Scores,
    Similarities,
    Study,
)
from tests.coding.agreed import agreed
from tests.coding.coded_articles import gold, sampled, scored
from tests.coding.coded_stances import gold_of, scored_stances

# Results with a report of their own, which no study holds.
ALONE = {Concordance, LatentScale, Microframes, Similarities}
# Tables that say something of the report itself.
WITHOUT_CSV = {"Parts That This Report Leaves Out"}


@pytest.fixture(scope="module", name="scores")
def _scores() -> Scores:
    return framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)


@pytest.fixture(scope="module", name="whole")
def _whole(scores: Scores) -> Study:
    """A study of the sample, with the parts that it is too small for added."""
    made = framing.study(scores, corpus=framing.sample_corpus(), n_resamples=200)
    known = {type(result) for result in made.further}
    further: list[Result] = [
        framing.keyness(framing.sample_corpus()),
        framing.distances(scores, n_resamples=200),
        *_validated().further,
    ]
    added = [result for result in further if type(result) not in known]
    stance = [result for result in _validated_stance().further if isinstance(result, (Evaluation, Corrected))]
    # A report has one evaluation: of frames and stances together.
    added = [_both(result, stance) if isinstance(result, Evaluation) else result for result in added]
    added += [result for result in stance if isinstance(result, Corrected)]
    whole = dataclasses.replace(made, further=(*made.further, *added))
    assert {type(result) for result in whole.further} == set(section_of.registry) - {object, *ALONE}
    return whole


def _both(frames: Evaluation, others: list[Evaluation | Corrected]) -> Evaluation:
    """Return an evaluation of frames with what another says of stances."""
    of_stance = next(each for each in others if isinstance(each, Evaluation))
    return dataclasses.replace(frames, stances=of_stance.stances, confusion=of_stance.confusion)


def _validated() -> Study:
    """Make a study that was held against codes: every other hit of its frame errs."""
    names = [f"{'ab'[i % 2]}{i}" for i in range(24)]
    scores = scored({name: (0,) if i % 3 else () for i, name in enumerate(names)})
    codes = {f"{name}#s0": int(i % 3 == 1) for i, name in enumerate(names)}
    drawn = sampled([(name, 0, name[0], 0.25) for name in names])
    return framing.validate(
        framing.study(scores, n_resamples=200), gold(codes), scores=scores, sample=drawn, agreement=agreed()
    )


def _validated_stance() -> Study:
    """Make a study whose stances were held against codes."""
    names = [f"{'ab'[i % 2]}{i}" for i in range(24)]
    scores = scored_stances({name: (0.3 * (i % 5 - 2) or 0.02, None) for i, name in enumerate(names)})
    codes = gold_of({f"{name}#s0": i % 3 - 1 for i, name in enumerate(names)})
    drawn = sampled([(name, 0, name[0], 0.5) for name in names])
    return framing.validate(framing.study(scores, n_resamples=200), codes, scores=scores, sample=drawn)


@pytest.fixture(scope="module", name="report")
def _report(whole: Study) -> Report:
    return build(whole)


def test_every_table_names_the_file_that_has_all_of_it(scores: Scores, whole: Study, report: Report) -> None:
    files = {*score_tables(scores), *study_tables(whole)}
    tables = [block for block in blocks_of(report) if isinstance(block, TableBlock)]
    assert len(tables) > 10
    assert {table.title for table in tables if not table.csv} == WITHOUT_CSV
    for table in tables:
        if table.csv:
            assert table.csv in files
            assert table.note.endswith(f"In full: {table.csv}.csv.")


def test_every_file_that_a_text_names_is_written(scores: Scores, whole: Study, report: Report) -> None:
    files = {*score_tables(scores), *study_tables(whole)}
    named = {name for text in _own_words(report) for name in re.findall(r"([a-z_]+)\.csv", text)}
    assert {"estimates", "contrasts", "speakers", "stance", "timeline", "specifications"} <= named <= files


def test_nothing_is_called_significant(report: Report) -> None:
    """Direction, size, interval and hedge say it; "significant" would say less and be read as more."""
    texts = list(_own_words(report))
    assert len(texts) > 200
    assert [text for text in texts if re.search(r"(?i)\b(in)?significan(t|tly|ce)\b", text)] == []


def test_every_figure_has_a_title_and_says_its_numbers_in_words(report: Report) -> None:
    figures = [block for block in blocks_of(report) if isinstance(block, FigureBlock)]
    assert len(figures) > 8
    for figure in figures:
        assert figure.title
        assert "<image" not in figure.svg  # which the page, as it loads nothing, would not show
        # More than a level of confidence.
        assert re.search(r"\d", re.sub(r"[\d.]+%", "", figure.alt)), figure.title


def test_every_number_of_a_frame_that_has_passages_leads_to_them(report: Report) -> None:
    columns = [
        column
        for block in blocks_of(report)
        if isinstance(block, EvidenceBlock)
        for column in block.columns
        if column.passages
    ]
    # Four sources: all stand side by side, and the estimates of all of them are in tables.
    assert len(columns) > 20
    assert [column for column in columns if not column.tables] == []


def _own_words(report: Report) -> Iterator[str]:
    """Return what a report says itself: neither passages, nor lexicons, nor titles of works."""
    for section in report.sections:
        if section.id != "frames":
            yield section.title
            yield from (below.title for below in section.sections)
            for block in (*section.blocks, *(block for below in section.sections for block in below.blocks)):
                yield from _words_of(block)


def _words_of(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Stamp):
        yield block.text
    elif isinstance(block, Statements):
        yield block.title
        yield from (f"{item.lead} {item.text}" for item in block.items)
    elif isinstance(block, Definitions):
        yield from (f"{item.term} {item.text}" for item in block.items)
    elif isinstance(block, TableBlock):
        yield from (block.title, block.note, *(column.head for column in block.columns))
        yield from (part for row in block.rows for cell in row for part in cell.parts)
    elif isinstance(block, FigureBlock):
        yield from (block.title, block.note, block.alt, *re.findall(r">([^<>]+)</text>", block.svg))
