"""Coded texts out of tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.classify.coded_tables import read_coded, read_coded_sample
from framing.classify.lexicon_text import lexicon_as_text, lexicon_from_text
from framing.classify.target_places import first_mentions
from framing.errors import InputError
from framing.lexicon import available_lexicons, load_lexicon
from tests.classify.test_predicting import FILE

SAMPLE = [
    {"unit_id": "u1", "text": "Jobs in Oslo.", "source": "Gazette", "document_id": "1"},
    {"unit_id": "u2", "text": "Nothing.", "source": "Herald", "document_id": "2"},
    {"unit_id": "u3", "text": "More jobs.", "source": "Herald", "document_id": "3"},
]


def test_one_label_a_text(tmp_path: Path) -> None:
    (tmp_path / "coded.csv").write_text(
        "body,frame,outlet\nJobs came.,jobs,A\nRain.,weather,B\nNobody knows.,?,B\nEmpty.,,A\n"
    )
    read = read_coded(tmp_path / "coded.csv", text="body", label="frame", source="outlet")
    assert read.texts == ["Jobs came.", "Rain."]
    assert read.labels == ["jobs", "weather"]
    assert read.groups == {"source": ["A", "B"]}
    assert (len(read), read.n_left_out) == (2, 2)


def test_several_in_a_cell_and_columns() -> None:
    rows = [{"text": "a", "frame": "jobs; rain"}, {"text": "b", "frame": None}, {"text": "c", "frame": "rain"}]
    assert read_coded(rows, label="frame").labels == [["jobs", "rain"], [], ["rain"]]
    columns = read_coded([{"text": "a", "x": "1", "y": 0}, {"text": "b", "x": "0", "y": True}], frames=["x", "y"])
    assert columns.labels.to_dict("list") == {"x": [1, 0], "y": [0, 1]}


def test_mentions() -> None:
    rows = [
        {"text": "Oslo won.", "start": "0", "end": "4", "stance": "1"},
        {"text": "Oslo lost.", "start": 0, "end": 4.0, "stance": -1},
        {"text": "Oslo.", "start": 0, "end": 4, "stance": "?"},
    ]
    read = read_coded(rows, label="stance", stance=True)
    assert read.texts == [("Oslo won.", 0, 4), ("Oslo lost.", 0, 4)]
    assert read.labels == [1, -1]
    assert read.n_left_out == 1


def test_a_sample_and_its_codes() -> None:
    codes = [
        {"unit_id": "u1", "name": "jobs", "code": "1"},
        {"unit_id": "u2", "name": "jobs", "code": "0"},
        {"unit_id": "u3", "name": "jobs", "code": "?"},
    ]
    read = read_coded_sample(SAMPLE, codes)
    assert read.texts == ["Jobs in Oslo.", "Nothing."]
    assert read.labels.to_dict("list") == {"jobs": [1, 0]}
    assert read.groups == {"source": ["Gazette", "Herald"], "article": ["1", "2"]}
    assert read.n_left_out == 1


def test_stance_of_a_sample(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(FILE)
    lexicon = load_lexicon(tmp_path / "mine.yml")
    codes = [
        {"unit_id": "u1", "name": "oslo", "code": "-1"},
        {"unit_id": "u2", "name": "oslo", "code": "0"},
        {"unit_id": "u1", "name": "jobs", "code": "1"},
    ]
    read = read_coded_sample(SAMPLE, codes, lexicon=lexicon, stance=True)
    assert read.texts == [("Jobs in Oslo.", 8, 12)]
    assert read.labels == [-1]
    assert read.n_left_out == 1  # which does not name its target
    assert read_coded_sample(SAMPLE, codes, lexicon=lexicon).labels.to_dict("list") == {"jobs": [1]}
    assert first_mentions(["Oslo and Oslo", "none"], ["oslo", "oslo"], lexicon) == [(0, 4), None]


@pytest.mark.parametrize(
    ("rows", "settings", "message"),
    [
        (
            [{"text": "a"}],
            {},
            "Name either the column with the labels, or the columns with 0 and 1; not both, not neither.",
        ),
        (
            [{"text": "a", "fram": "x"}],
            {"label": "frame"},
            "table: the columns of these coded texts are not as they have to be.\n  the column 'frame' is "
            "missing. Did you "
            "mean 'fram'?\nNeeded: 'text', 'frame'.",
        ),
        (
            [{"text": "a", "x": "1"}, {"text": "b", "x": "2"}, {"text": "c", "x": None}],
            {"frames": ["x"]},
            "table: 2 problems in these coded texts.\n  row 2, x: '2' is neither 0 nor 1.\n  row 3, x: None is "
            "neither 0 "
            "nor 1.",
        ),
        (
            [
                {"text": "Oslo", "start": "x", "end": "4", "s": "1"},
                {"text": "Oslo", "start": "0", "end": "9", "s": "0"},
            ],
            {"label": "s", "stance": True},
            "table: 2 problems in these coded texts.\n  row 1: start and end have to be whole numbers.\n  row 2: "
            "characters 0 to 9 of a text of 4.",
        ),
    ],
)
def test_tables_that_are_refused(rows: list[dict[str, Any]], settings: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_coded(rows, **settings)
    assert str(raised.value) == message


def test_codes_that_are_refused(tmp_path: Path) -> None:
    codes = [
        {"unit_id": "u9", "name": "jobs", "code": "1"},
        {"unit_id": "u1", "name": "jobs", "code": "1"},
        {"unit_id": "u1", "name": "jobs", "code": "0"},
        {"unit_id": "u2", "name": "jobs", "code": "maybe"},
        {"unit_id": "u2", "name": None, "code": "1"},
    ]
    with pytest.raises(InputError) as raised:
        read_coded_sample(SAMPLE, codes)
    assert str(raised.value) == (
        "table: 4 problems in these codes.\n"
        "  row 1: the unit 'u9' is not in the sample.\n"
        "  row 3: 'jobs' in the unit 'u1' has a code already. Bring the codes of several coders together first: "
        "framing "
        "coding merge.\n"
        "  row 4: the code 'maybe' is none; allowed are 1, 0, −1 (stance) and ?.\n"
        "  row 5: no name of a frame or target."
    )
    with pytest.raises(InputError) as raised:
        read_coded_sample(SAMPLE, [{"unit_id": "u1", "name": "oslo", "code": "-1"}])
    assert str(raised.value) == (
        "Codes of −1 are stance: oslo seem to be targets. Name the lexicon that they are targets of, or ask for "
        "stance."
    )
    with pytest.raises(InputError) as raised:
        read_coded_sample(SAMPLE, [{"unit_id": "u1", "name": "oslo", "code": "-1"}], stance=True)
    assert str(raised.value) == (
        "Codes of stance need the lexicon whose targets they are about, to find them in the texts."
    )


@pytest.mark.parametrize("name", available_lexicons())
def test_a_lexicon_as_text_comes_back(name: str) -> None:
    lexicon = load_lexicon(name)
    assert lexicon_from_text(lexicon_as_text(lexicon)) == lexicon
