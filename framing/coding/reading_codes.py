"""Codes in: from the files of several coders to one long table, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.coding.cells import Cells, read_cells, refuse
from framing.coding.code_values import CANNOT_SAY, code_of, kinds_of, wrong_code
from framing.coding.reading_samples import read_sample
from framing.errors import InputError, counted
from framing.lexicon import Lexicon
from framing.results import Caveat, Codes, CodingSample, Table

NEEDED, OPTIONAL = ("unit_id", "coder", "name", "code"), ("note",)
CODES_SCHEMA = pa.schema(
    [
        ("unit_id", pa.string()),
        ("coder", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("code", pa.int8()),
        ("note", pa.string()),
    ]
)


def read_codes(
    codes: str | Path | Sequence[Any] | Any,
    *,
    lexicon: Lexicon | Sequence[Lexicon] | None = None,
    sample: CodingSample | str | Path | Any = None,
) -> Codes:
    """Read what people coded, from one file or table, or from one of each coder.

    A row is one coder's code of one unit on one frame or target. Rows without a code are units not coded yet; they
    are left out, and counted in a caveat. The same row in two files counts once; two different codes by one coder
    are an error, since nobody can know which one is meant.

    Parameters
    ----------
    codes : path, table, list of mappings, or list of paths or tables
        With the columns ``unit_id, coder, name, code`` and, if need be, ``note``. A code is 1 or 0 of a frame,
        −1, 0 or 1 of a target, "?" for cannot say; numbers may be text ("1", "1.0").
    lexicon : Lexicon or sequence of Lexicon, optional
        Which frames and targets there are; codes of others are an error.
    sample : CodingSample or path, optional
        Which units there are; codes of others are an error. It travels with the codes.

    Returns
    -------
    Codes

    Raises
    ------
    InputError
        A file or a column is missing, or rows are wrong: unknown units, frames or codes, two codes by one coder of
        one unit. All problems of all files at once.

    Examples
    --------
    >>> codes = framing.read_codes(["anna.csv", "ben.csv"], sample="sample.csv")  # doctest: +SKIP
    """
    known = None if sample is None else read_sample(sample)
    kinds = kinds_of(lexicon)
    reading = _Reading(kinds, None if known is None else set(known.table.column("unit_id")))
    pieces = [read_cells(piece, "codes", NEEDED, OPTIONAL) for piece in _pieces(codes)]
    for cells in pieces:
        reading.take(cells, several=len(pieces) > 1)
    refuse(", ".join(cells.name for cells in pieces), "codes", reading.problems)
    if not reading.rows:
        raise InputError(
            f"{', '.join(cells.name for cells in pieces)}: nothing has been coded, there is no code in any row."
        )
    return Codes(
        table=Table(pa.Table.from_pylist(list(reading.rows.values()), schema=CODES_SCHEMA)),
        caveats=tuple(_caveats(reading, known)),
        method="",
        references=(),
        sample=known,
    )


def _pieces(codes: Any) -> list[Any]:
    """Return the files or tables that are given, each by itself."""
    if isinstance(codes, (list, tuple)) and codes and not all(isinstance(item, Mapping) for item in codes):
        return list(codes)
    return [codes]


@dataclass(slots=True)
class _Reading:
    """What was read so far: good rows by unit, coder and name, and what is wrong with the others."""

    kinds: dict[str, str] | None
    units: set[str] | None
    rows: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    places: dict[tuple[str, str, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    repeated: int = 0
    empty: int = 0

    def take(self, cells: Cells, *, several: bool) -> None:
        """Read the rows of one file or table."""
        for number, values in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
            place = f"{cells.name}, row {number}" if several else f"row {number}"
            self._row(dict(zip(cells.columns, values, strict=True)), place)

    def _row(self, given: dict[str, str | None], place: str) -> None:
        if given["code"] is None:
            self.empty += 1
            return
        unit, coder, name = ((given[column] or "").strip() for column in NEEDED[:3])
        kind = None if self.kinds is None else self.kinds.get(name)
        wrong = [f"nothing stands under '{column}'." for column in NEEDED[:3] if given[column] is None]
        if unit and self.units is not None and unit not in self.units:
            wrong.append(f"the unit '{unit}' is not in the sample.")
        wrong += wrong_code(name or None, given["code"], self.kinds)
        if wrong:
            self.problems += [f"{place}: {said}" for said in wrong]
            return
        code, _ = code_of(given["code"], kind)
        key = (unit, coder, name)
        before = self.rows.get(key)
        if before is None:
            note = given["note"]
            self.rows[key] = {
                "unit_id": unit,
                "coder": coder,
                "name": name,
                "kind": kind,
                "code": code,
                "note": note,
            }
            self.places[key] = place
        elif before["code"] == code:
            self.repeated += 1
        else:
            self.problems.append(
                f"{place}: {coder} coded '{name}' of the unit '{unit}' as {_shown(code)} here and as "
                f"{_shown(before['code'])} in {self.places[key]}. Keep one of the two."
            )


def _shown(code: int | None) -> str:
    return CANNOT_SAY if code is None else str(code)


def _caveats(reading: _Reading, sample: CodingSample | None) -> list[Caveat]:
    caveats = []
    if reading.empty:
        said = counted(reading.empty, "row has no code", "rows have no code")
        caveats.append(Caveat("not-coded", f"{said} and count as not coded."))
    if reading.repeated:
        said = counted(reading.repeated, "code was", "codes were")
        caveats.append(Caveat("repeated-codes", f"{said} given twice alike and count once."))
    if sample is not None:
        coded = {row["unit_id"] for row in reading.rows.values()}
        n = len(sample) - len(coded)
        if n:
            said = counted(n, "unit of the sample was", "units of the sample were")
            caveats.append(Caveat("units-not-coded", f"{said} coded by nobody."))
    return caveats
