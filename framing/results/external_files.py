"""Files with numbers from elsewhere, as programs write them: any encoding, commas or semicolons between fields."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from framing.errors import InputError
from framing.files import read_text

_DELIMITERS = (",", ";", "\t")


def table_of_csv(path: Path, allowed: str) -> pa.Table:
    """Read a CSV file with the columns document_id and value.

    Parameters
    ----------
    allowed : str
        What to say of what can be given, where this cannot be read.

    Raises
    ------
    InputError
        There is no such file, it is no CSV, or a column is in it twice.
    """
    try:
        text = read_text(path).removeprefix("\ufeff")
    except FileNotFoundError:
        raise InputError(f"There is no file '{path}'. {allowed}") from None
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror or error}. {allowed}") from None
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)  # the comma where there is none
    try:
        found = _read(text, delimiter, ".")
        if delimiter == ";" and pa.types.is_string(found.schema.types[-1]):
            found = _read(text, delimiter, ",")  # a spreadsheet that writes 0,5 for a half
    except pa.ArrowInvalid as error:
        raise InputError(f"'{path}' cannot be read as CSV: {error}. {allowed}") from None
    twice = [name for name, n in Counter(found.column_names).items() if n > 1]
    if twice:
        raise InputError(f"'{path}' has the column '{twice[0]}' more than once. Leave one of them.")
    return found


def _read(text: str, delimiter: str, point: str) -> pa.Table:
    as_text = {"document_id": pa.string(), "item": pa.string()}
    return pacsv.read_csv(
        pa.BufferReader(text.encode()),
        parse_options=pacsv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(column_types=as_text, decimal_point=point),
    )
