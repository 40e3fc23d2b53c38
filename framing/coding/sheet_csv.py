"""A coding sheet as a table for a spreadsheet: one row a unit, one column a frame or target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from framing.coding.asked import Asked
from framing.results import Table

# What stands in the table beside the columns to be filled in.
OWN = ("unit_id", "coder", "source", "before", "text", "after", "name", "code", "note")


def csv_sheet(units: Sequence[dict[str, Any]], asked: Sequence[Asked], coder: str) -> str:
    """Return the table as CSV with a byte-order mark, which spreadsheets need to see that it is UTF-8.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    rows = [
        {
            "unit_id": unit["unit_id"],
            "coder": coder,
            **({"source": unit["source"]} if "source" in unit else {}),
            "before": unit["before"],
            "text": unit["text"],
            "after": unit["after"],
            **dict.fromkeys((column_of(each) for each in asked), ""),
            "note": "",
        }
        for unit in units
    ]
    schema = pa.schema([(name, pa.string()) for name in rows[0]])
    return "\ufeff" + str(Table(pa.Table.from_pylist(rows, schema=schema)).to_csv())


def column_of(asked: Asked) -> str:
    """Return the heading of a column: the name, unless the sheet has a column of that name itself."""
    return f"{asked.kind} {asked.name}" if asked.name in OWN else asked.name
