"""What people coded, one row a unit × coder × frame or target."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import counted
from framing.files import write_text
from framing.results.coding_sample import CodingSample
from framing.results.one_table import OneTable, named
from framing.results.table import Table

CODE_COLUMNS = ("unit_id", "coder", "name", "code", "note")
CANNOT_SAY = "?"


@dataclass(frozen=True, slots=True, repr=False)
class Codes(OneTable):
    """The codes of one or several coders.

    Attributes
    ----------
    table : Table
        ``unit_id, coder, name`` (of a frame or target)``, kind`` ("frame" or "target"; null where no lexicon
        told)``, code`` (1 or 0 of a frame, −1, 0 or 1 of a target; null where the coder cannot say)``, note``.
    sample : CodingSample or None
        What was coded, where it is known.
    caveats, method, references
        As in every result.
    """

    sample: CodingSample | None

    @property
    def coders(self) -> tuple[str, ...]:
        """The names of those who coded, in alphabetical order."""
        return tuple(sorted(set(self.table.column("coder"))))

    @property
    def names(self) -> tuple[str, ...]:
        """The frames and targets that were coded, in the order in which they first come."""
        return tuple(dict.fromkeys(self.table.column("name")))

    @property
    def units(self) -> tuple[str, ...]:
        """The units that were coded, in the order in which they first come."""
        return tuple(dict.fromkeys(self.table.column("unit_id")))

    @property
    def summary(self) -> str:
        """How many codes, by whom and of what."""
        codes, units, coders = (
            counted(len(each), noun)
            for each, noun in ((self, "code"), (self.units, "unit"), (self.coders, "coder"))
        )
        names = counted(len(self.names), "frame or target", "frames and targets")
        return f"{codes} of {units} by {coders} ({named(self.coders)}) on {names}"

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the codes as `read_codes` reads them, "?" for cannot say; without a path return the text.

        Text that a spreadsheet would run as a formula gets an apostrophe in front; −1 stays a number.
        """
        others = Table(self.table.data.select([name for name in CODE_COLUMNS if name != "code"]))
        rows = list(csv.reader(io.StringIO(str(others.to_csv()), newline="")))
        place = CODE_COLUMNS.index("code")
        for row, code in zip(rows, ["code", *self.table.column("code")], strict=True):
            row.insert(place, CANNOT_SAY if code is None else str(code))
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        return text.getvalue() if path is None else write_text(Path(path), text.getvalue())

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {**OneTable.to_dict(self), "coders": list(self.coders), "names": list(self.names)}
