from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pyarrow as pa

from framing.results import Caveat, Power, Table

RESULT = Power(
    measure="share",
    difference=0.05,
    at=0.1,
    groups=3,
    frames=2,
    with_reference=False,
    n_tests=6,
    table=Table(
        pa.table(
            {
                "articles": [10, 30, 100],
                "runs": [50, 50, 50],
                "found": [5, 20, 45],
                "power": [0.1, 0.4, 0.9],
                "low": [0.03, 0.26, 0.78],
                "high": [0.22, 0.55, 0.97],
            }
        )
    ),
    population="made for tests",
    confidence=0.95,
    correction="benjamini-hochberg",
    n_resamples=2000,
    seed=0,
    caveats=(Caveat("assumed-spread", "Lengths <are> assumed."),),
    method="Made for tests.",
    references=("cohen1988",),
)


def _with(power: list[float]) -> Power:
    column = RESULT.table.data.column_names.index("power")
    return replace(RESULT, table=Table(RESULT.table.data.set_column(column, "power", pa.array(power))))


def test_what_is_needed_is_the_smallest_size_from_which_on_power_is_enough() -> None:
    assert RESULT.needed() == 100
    assert RESULT.needed(0.4) == 30
    assert RESULT.needed(0.95) is None
    assert _with([0.85, 0.7, 0.9]).needed() == 100  # a lucky small size is none
    assert _with([0.8, 0.8, 0.8]).needed() == 10


def test_it_prints_what_is_needed_first() -> None:
    assert str(RESULT) == (
        "A difference of +0.05 in share at 0.1 (6 contrasts, correction: benjamini-hochberg): 100 articles a "
        "group reach 80% power; 30 do not.\n"
        "articles  runs  found  power  low   high\n"
        "10        50    5      0.1    0.03  0.22\n"
        "30        50    20     0.4    0.26  0.55\n"
        "100       50    45     0.9    0.78  0.97\n"
        "Caveats\n"
        "  assumed-spread: Lengths <are> assumed."
    )
    assert repr(RESULT) == str(RESULT)
    assert _with([0.1, 0.2, 0.3]).summary.endswith("100 articles a group do not reach 80% power.")
    always = _with([0.9, 0.9, 0.9]).summary
    assert always.endswith("10 articles a group reach 80% power, the fewest that were tried.")


def test_every_form_has_the_same_rows() -> None:
    rows = RESULT.rows()
    assert RESULT.to_arrow().to_pylist() == rows
    assert RESULT.to_pandas().to_dict("records") == rows
    assert [row["found"] for row in csv.DictReader(io.StringIO(str(RESULT.to_csv())))] == ["5", "20", "45"]
    everything = json.loads(json.dumps(RESULT.to_dict()))
    assert everything["rows"] == rows
    assert everything["caveats"] == [{"code": "assumed-spread", "message": "Lengths <are> assumed."}]
    assert "Lengths &lt;are&gt; assumed." in RESULT._repr_html_()


def test_the_level_of_the_tests() -> None:
    assert RESULT.alpha == 0.05
