"""Sheets that people code on: a page for a browser, or a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framing.coding.asked import asked_of
from framing.coding.reading_samples import read_sample
from framing.coding.sheet_csv import csv_sheet
from framing.coding.sheet_page import html_sheet
from framing.coding.sheet_units import sheet_units
from framing.errors import InputError, one_of
from framing.files import write_bytes, write_text
from framing.lexicon import Lexicon
from framing.results import CodingSample

SUFFIXES = (".html", ".csv")


def write_coding_sheet(
    sample: CodingSample | str | Path | Any,
    lexicon: Lexicon | Sequence[Lexicon],
    path: str | Path,
    *,
    coder: str,
    blind: bool = True,
    only: Sequence[str] | None = None,
    seed: int = 0,
) -> Path:
    """Write the sheet on which one coder codes their units.

    An .html file is one page that works offline in any browser: frames with their definitions, questions and
    examples, keys for everything; it saves in the browser and to a file, and loads that again. A .csv file is a
    table for a spreadsheet, one row a unit, one column a frame or target. `import_codes` reads what comes back of
    either.

    Parameters
    ----------
    sample : CodingSample or path
        From `sample_for_coding`, or the CSV file of one.
    lexicon : Lexicon or sequence of Lexicon
        Whose frames and targets are coded.
    path : str or Path
        Ends in .html or .csv.
    coder : str
        Who codes; each coder gets a sheet of their own.
    blind : bool
        Whether the source is kept off the sheet. Scores and strata never stand on it.
    only : sequence of str, optional
        Names of the frames and targets that are asked; all unless given.
    seed : int
        Of the order of the units, which differs between coders.

    Returns
    -------
    Path
        Where the sheet is.

    Raises
    ------
    InputError
        The path ends otherwise, the coder has no name or no part in the sample, or nothing is asked.

    Examples
    --------
    >>> write_coding_sheet("sample.csv", lexicon, "anna.html", coder="anna")  # doctest: +SKIP
    """
    target = Path(path).expanduser()
    if target.suffix.lower() not in SUFFIXES:
        raise InputError(f"A coding sheet is a file that ends in {one_of(SUFFIXES)}; given: '{path}'.")
    if not isinstance(coder, str) or not coder.strip():
        raise InputError(f"A coder's name is a text that is not blank; given: {coder!r}.")
    coder, asked, known = coder.strip(), asked_of(lexicon, only), read_sample(sample)
    units = sheet_units(known, coder, blind=blind, seed=seed)
    if not units:
        raise InputError(f"The sample has no unit for the coder '{coder}'.")
    if target.suffix.lower() == ".csv":
        return write_text(target, csv_sheet(units, asked, coder))
    return write_bytes(target, html_sheet(units, asked, coder, lexicon))
