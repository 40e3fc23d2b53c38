"""docs/report.md: every section of a study's report in its order, every format, every kind of picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure

import framing
from framing.cli.output import score_tables, study_tables
from framing.cli.running import FORMATS
from framing.report import SUFFIXES
from framing.report.build import build
from framing.report.tables import MOST_CONTRASTS, MOST_GROUPS
from framing.results import Study
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def study() -> Study:
    """A quick study of the sample corpus."""
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    return framing.study(scores, n_resamples=200)


def test_the_sections(study: Study) -> None:
    table = PAGE.split("## Sections")[1].split("##")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][1:]
    # A study holds these only where they are put into it.
    described = [title for title in rows if title != "Between two sets of seed words, Microframes, Likeness"]
    # The sample is too small for two of them.
    shown = [title for title in described if title not in ("How far apart the sources are", "Key words")]
    assert shown == [section.title for section in build(study).sections]
    assert len(described) - len(shown) == len(study.left_out) == 2


def test_the_formats(study: Study) -> None:
    assert {name.lstrip(".") for name in SUFFIXES} | {"csv", "bib"} == set(FORMATS)
    assert [name for name in SUFFIXES if f"\n| `{name}` |" not in PAGE] == []
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    tables = [*score_tables(scores), *study_tables(study)]
    assert [name for name in tables if f"`{name}`" not in PAGE] == []


def test_what_is_left_out_with_many_sources() -> None:
    assert f"{MOST_CONTRASTS} differences, {MOST_GROUPS} groups" in PAGE


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("intervals", {}),
        ("heat-map", {}),
        ("frame", {"frame": "containment_of_china"}),
        ("profile", {"group": "Mekong Courier"}),
        ("contrasts", {"limit": 10}),
        ("tone", {}),
    ],
)
def test_the_pictures(study: Study, tmp_path: Path, kind: str, options: dict[str, Any]) -> None:
    assert f"`{kind}`" in PAGE
    result = study.comparison("tone" if kind == "tone" else "share")
    figure = framing.plot(result, kind=kind, **options).figure
    assert isinstance(figure, Figure)
    figure.savefig(tmp_path / "picture.svg")
    assert (tmp_path / "picture.svg").stat().st_size > 0
