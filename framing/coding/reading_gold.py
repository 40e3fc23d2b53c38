"""Gold back out of its CSV file, or out of anyone's table of decided codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.coding.cells import read_cells, refuse
from framing.coding.code_values import code_of, kinds_of, wrong_code
from framing.coding.reading_samples import read_sample
from framing.errors import did_you_mean, one_of
from framing.lexicon import Lexicon
from framing.results import CodingSample, Gold, Table
from framing.results.gold import GIVEN, HOW

_PLACE = ("document_id", "source", "unit", "field", "start", "end", "stratum", "probability")
_NUMBERS = ("start", "end")
GOLD_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("unit_id", "name", "kind")),
        ("code", pa.int8()),
        ("how", pa.string()),
        ("n_coders", pa.int64()),
        ("votes", pa.string()),
        *((name, pa.int64() if name in _NUMBERS else pa.string()) for name in _PLACE[:-1]),
        ("probability", pa.float64()),
    ]
)


def read_gold(
    gold: str | Path | Any,
    *,
    lexicon: Lexicon | Sequence[Lexicon] | None = None,
    sample: CodingSample | str | Path | Any = None,
) -> Gold:
    """Read decided codes: what `Gold.to_csv` wrote, or any table of units, names and codes.

    Parameters
    ----------
    gold : path, table, list of mappings, or Gold
        With the columns ``unit_id, name, code``; others of `Gold.table` may be there. An empty code, or "?", is
        one that was not decided. A `Gold` is returned as it is.
    lexicon : Lexicon or sequence of Lexicon, optional
        Which frames and targets there are; codes of others are an error.
    sample : CodingSample or path, optional
        The sample that was coded. It tells where the units are and how probable they were; a unit that is not in
        it is an error.

    Raises
    ------
    InputError
        The file or columns are missing, or rows are wrong: all of them at once.

    Examples
    --------
    >>> gold = read_gold("gold.csv", sample="sample.csv")  # doctest: +SKIP
    """
    if isinstance(gold, Gold):
        return gold
    kinds = kinds_of(lexicon)
    known = None if sample is None else read_sample(sample)
    units = None if known is None else known.table.column("unit_id")
    cells = read_cells(gold, "codes", ("unit_id", "name", "code"), ("kind", "how", "n_coders", "votes", *_PLACE))
    problems: list[str] = []
    rows: list[dict[str, Any]] = []
    seen: dict[tuple[str, str], int] = {}
    for number, values in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
        row: dict[str, Any] = dict(zip(cells.columns, values, strict=True))
        wrong = _wrong(row, kinds, units)
        first = seen.setdefault((row["unit_id"], row["name"]), number)
        if first != number and not wrong:
            wrong.append(f"the unit '{row['unit_id']}' has a code for '{row['name']}' in row {first} already.")
        problems += [f"row {number}: {said}" for said in wrong]
        if not wrong:
            row["code"] = code_of(row["code"] or "?", None)[0]
            row["kind"] = kinds.get(row["name"]) if kinds else row["kind"]
            row |= {name: None if row[name] is None else int(row[name]) for name in ("n_coders", *_NUMBERS)}
            row["probability"] = None if row["probability"] is None else float(row["probability"])
            row["how"] = row["how"] or GIVEN
            rows.append(row)
    refuse(cells.name, "codes", problems)
    return Gold(
        table=Table(pa.Table.from_pylist(rows if known is None else placed(rows, known), schema=GOLD_SCHEMA)),
        caveats=(),
        method="Codes were decided before they were read.",
        references=(),
        rule="what the file says",
        sample=known,
    )


def placed(rows: Sequence[Mapping[str, Any]], sample: CodingSample | None) -> list[dict[str, Any]]:
    """Put beside each row where its unit is and how probable it was, as far as the sample tells."""
    known = {} if sample is None else {row["unit_id"]: {name: row[name] for name in _PLACE} for row in sample}
    return [{**row, **known.get(row["unit_id"], dict.fromkeys(_PLACE))} for row in rows]


def _wrong(row: Mapping[str, Any], kinds: dict[str, str] | None, units: Sequence[str] | None) -> list[str]:
    """Say what is wrong with one row by itself."""
    problems = [f"nothing stands under '{name}'." for name in ("unit_id", "name") if row[name] is None]
    if units is not None and row["unit_id"] is not None and row["unit_id"] not in units:
        problems.append(f"the unit '{row['unit_id']}' is not in the sample.")
    problems += wrong_code(row["name"], row["code"] or "?", kinds)
    if row["how"] is not None and row["how"] not in HOW:
        problems.append(
            f"'{row['how']}' stands under 'how'.{did_you_mean(row['how'], HOW)} Allowed: {one_of(HOW)}."
        )
    problems += [
        f"'{row[name]}' stands under '{name}'. A whole number has to."
        for name in ("n_coders", *_NUMBERS)
        if row[name] is not None and not row[name].isdecimal()
    ]
    if row["probability"] is not None and not _is_probability(row["probability"]):
        problems.append(f"'{row['probability']}' stands under 'probability'. A number above 0 and up to 1 has to.")
    return problems


def _is_probability(given: str) -> bool:
    try:
        return 0 < float(given) <= 1
    except ValueError:
        return False
