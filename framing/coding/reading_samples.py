"""A sample for coding back out of its CSV file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.coding.cells import Cells, read_cells, refuse
from framing.coding.sample_wording import sample_caveats
from framing.errors import one_of
from framing.results import Caveat, CodingSample, Table
from framing.results.coding_sample import DRAWN, SAMPLE_COLUMNS, UNITS

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
_LOST = Caveat(
    "record-lost",
    f"What the column '{DRAWN}' says of how the sample was drawn cannot be read; it was changed after it was "
    "written. Seed, method and exclusions are not known, and sizes of strata are worked out from probabilities.",
)


def read_sample(sample: str | Path | Any) -> CodingSample:
    """Read a sample for coding from the CSV file that `CodingSample.to_csv` wrote, or from such a table.

    The file keeps how the sample was drawn in its column ``drawn``. Of a table without it the strata are worked
    out from the probabilities (a stratum's population is sampled ÷ probability), and seed, method and exclusions
    are not known.

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
    cells = read_cells(sample, "units", SAMPLE_COLUMNS, (DRAWN,))
    said = next((cell for cell in cells.columns.pop(DRAWN) if cell is not None), None)
    record, lost = _record(said)
    problems, rows = _rows(cells)
    refuse(cells.name, "units", problems)
    units = pa.Table.from_pylist(rows, schema=UNIT_SCHEMA)
    coders = dict.fromkeys([*record["coders"], *(name for row in rows for name in row["coders"])])
    read = CodingSample(
        table=Table(units),
        caveats=(),
        method=record["method"],
        references=tuple(record["references"]),
        strata=Table(_strata(rows, record["strata"])),
        unit=rows[0]["unit"],
        coders=tuple(coders),
        exclusions=Table(
            pa.Table.from_pylist(
                record["exclusions"], schema=pa.schema([(name, pa.string()) for name in EXCLUSION_COLUMNS])
            )
        ),
        seed=record["seed"],
    )
    if said is None:
        return read
    read = sample_caveats(read)
    return replace(read, caveats=(*read.caveats, _LOST)) if lost else read


def _record(said: str | None) -> tuple[dict[str, Any], bool]:
    """Return what a file says of how the sample was drawn, and whether that cannot be read."""
    nothing: dict[str, Any] = {"seed": None, "method": "", "references": [], "coders": [], "strata": {}}
    nothing["exclusions"] = []
    if said is None:
        return nothing, False
    try:
        record = nothing | json.loads(said)
        # Whoever edits the file may leave anything there.
        fits = (
            set(record) == set(nothing)
            and isinstance(record["method"], str)
            and (record["seed"] is None or type(record["seed"]) is int)
            and all(isinstance(text, str) for text in (*record["references"], *record["coders"]))
            and all(type(size) is int and size > 0 for size in record["strata"].values())
            and all(
                set(row) == set(EXCLUSION_COLUMNS)
                and all(value is None or isinstance(value, str) for value in row.values())
                for row in record["exclusions"]
            )
        )
    except (ValueError, TypeError, AttributeError):
        fits = False
    return (record, False) if fits else (nothing, True)


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


def _strata(rows: list[dict[str, Any]], populations: dict[str, int]) -> pa.Table:
    """Return the strata; units may be missing from a file, and the population is what it was."""
    strata: dict[str, dict[str, Any]] = {}
    for row in rows:
        stratum = strata.setdefault(row["stratum"], {"sampled": 0, "probability": row["probability"]})
        stratum["sampled"] += 1
    listed = [
        {
            "stratum": name,
            "population": populations.get(name, round(stratum["sampled"] / stratum["probability"])),
            **stratum,
            "taken": "all" if stratum["probability"] == 1 else "random",
        }
        for name, stratum in strata.items()
    ]
    return pa.Table.from_pylist(listed, schema=STRATA_SCHEMA)
