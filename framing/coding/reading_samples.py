"""A sample for coding back out of its CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.coding.cells import Cells, read_cells, refuse
from framing.errors import one_of
from framing.results import CodingSample, Table
from framing.results.coding_sample import SAMPLE_COLUMNS, UNITS

UNIT_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in SAMPLE_COLUMNS[:7]),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("field", pa.string()),
        ("probability", pa.float64()),
        ("stratum", pa.string()),
        ("coders", pa.list_(pa.string())),
    ]
)
STRATA_SCHEMA = pa.schema(
    [
        ("stratum", pa.string()),
        ("population", pa.int64()),
        ("sampled", pa.int64()),
        ("probability", pa.float64()),
        ("taken", pa.string()),
    ]
)
EXCLUSION_COLUMNS = ("document_id", "source", "place", "stage", "reason")
_FIELDS = ("title", "text")


def read_sample(sample: str | Path | Any) -> CodingSample:
    """Read a sample for coding from the CSV file that `CodingSample.to_csv` wrote, or from such a table.

    Seed and exclusions are not in the file. The strata are worked out from the probabilities; a stratum's
    population is sampled ÷ probability.

    Parameters
    ----------
    sample : path, table, or CodingSample
        With the columns ``unit_id, document_id, source, unit, text, before, after, start, end, field, probability,
        stratum, coders``. A `CodingSample` is returned as it is.

    Raises
    ------
    InputError
        The file or columns are missing, or values are not as they have to be: all of them at once.

    Examples
    --------
    >>> sample = read_sample("sample.csv")  # doctest: +SKIP
    """
    if isinstance(sample, CodingSample):
        return sample
    cells = read_cells(sample, "units", SAMPLE_COLUMNS)
    problems, rows = _rows(cells)
    refuse(cells.name, "units", problems)
    units = pa.Table.from_pylist(rows, schema=UNIT_SCHEMA)
    coders = dict.fromkeys(name for row in rows for name in row["coders"])
    return CodingSample(
        table=Table(units),
        caveats=(),
        method="",
        references=(),
        strata=Table(_strata(rows)),
        unit=rows[0]["unit"],
        coders=tuple(coders),
        exclusions=Table(pa.table({name: pa.array([], pa.string()) for name in EXCLUSION_COLUMNS})),
        seed=None,
    )


def _rows(cells: Cells) -> tuple[list[str], list[dict[str, Any]]]:
    """Return what is wrong with the units, and the units."""
    problems: list[str] = []
    rows: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    probabilities: dict[str, tuple[float, int]] = {}
    units: set[str] = set()
    for number, values in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
        row: dict[str, Any] = dict(zip(cells.columns, values, strict=True))
        wrong = [f"row {number}: {said}" for said in _wrong(row)]
        if not wrong:
            row |= {"start": int(row["start"]), "end": int(row["end"]), "probability": float(row["probability"])}
            row |= {name: row[name] or "" for name in ("text", "before", "after")}
            row["coders"] = [name.strip() for name in (row["coders"] or "").split(";") if name.strip()]
            units.add(row["unit"])
            first = seen.setdefault(row["unit_id"], number)
            if first != number:
                wrong.append(f"row {number}: the unit '{row['unit_id']}' stands in row {first} already.")
            probability, at = probabilities.setdefault(row["stratum"], (row["probability"], number))
            if probability != row["probability"]:
                wrong.append(
                    f"row {number}: the probability is {row['probability']!r}, and {probability!r} in row {at} of "
                    "the same stratum. Every unit of a stratum has the same one."
                )
        problems += wrong
        rows.append(row)
    if len(units) > 1:
        problems.append(f"the units are of several kinds: {', '.join(sorted(units))}. A sample has one.")
    return problems, rows


def _wrong(row: dict[str, Any]) -> list[str]:
    """Say what is wrong with one unit by itself."""
    problems = [
        f"nothing stands under '{name}'." for name in ("unit_id", "document_id", "stratum") if row[name] is None
    ]
    for name, allowed in (("unit", UNITS), ("field", _FIELDS)):
        if row[name] not in allowed:
            problems.append(f"'{row[name] or ''}' stands under '{name}'. Allowed: {one_of(allowed)}.")
    problems += [
        f"'{row[name] or ''}' stands under '{name}'. A number of characters has to."
        for name in ("start", "end")
        if not (row[name] or "").isdecimal()
    ]
    try:
        fits = 0 < float(row["probability"] or "") <= 1
    except ValueError:
        fits = False
    if not fits:
        problems.append(
            f"'{row['probability'] or ''}' stands under 'probability'. A number above 0 and up to 1 has to."
        )
    return problems


def _strata(rows: list[dict[str, Any]]) -> pa.Table:
    strata: dict[str, dict[str, Any]] = {}
    for row in rows:
        stratum = strata.setdefault(row["stratum"], {"sampled": 0, "probability": row["probability"]})
        stratum["sampled"] += 1
    listed = [
        {
            "stratum": name,
            "population": round(stratum["sampled"] / stratum["probability"]),
            **stratum,
            "taken": "all" if stratum["probability"] == 1 else "random",
        }
        for name, stratum in strata.items()
    ]
    return pa.Table.from_pylist(listed, schema=STRATA_SCHEMA)
