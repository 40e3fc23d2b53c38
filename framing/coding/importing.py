"""Codes back from coding sheets, Label Studio and doccano, whatever form their files have."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.coding.asked import asked_of
from framing.coding.cells import read_cells, refuse
from framing.coding.doccano import take_doccano
from framing.coding.found_codes import FoundCodes
from framing.coding.label_studio import take_label_studio
from framing.coding.names import FRAME
from framing.coding.reading_codes import read_codes
from framing.coding.reading_samples import read_sample
from framing.coding.sheet_csv import column_of
from framing.errors import InputError, one_of
from framing.files.decoding import decode
from framing.lexicon import Lexicon
from framing.results import Codes, CodingSample

PAGE_FORMAT = "framing-coding-sheet"
_MOST_BYTES = 500_000_000
SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".zip")


def import_codes(
    files: str | Path | Sequence[str | Path],
    *,
    lexicon: Lexicon | Sequence[Lexicon],
    sample: CodingSample | str | Path | None = None,
    coder: str | None = None,
    coders: Mapping[str, str] | None = None,
) -> Codes:
    """Read what coders gave back, in the form that it has.

    Parameters
    ----------
    files : path or sequence of paths
        Codes or a filled-in sheet (.csv, .tsv), what a coding page saved (.csv, .json), an export of Label Studio
        (.json), or one of doccano (.jsonl, or the .zip with a file of each member).
    lexicon : Lexicon or sequence of Lexicon
        What was asked.
    sample : CodingSample or path, optional
        Which units there are; codes of others are an error. It travels with the codes.
    coder : str, optional
        Who coded, for files that don't say.
    coders : mapping of str to str, optional
        What Label Studio and doccano call a person (an id, an e-mail, a user name), and the name that the codes
        get.

    Returns
    -------
    Codes
        As from `read_codes`.

    Raises
    ------
    InputError
        A file is missing, cannot be read or has no form that is known, or codes are wrong: all problems of all
        files at once.

    Examples
    --------
    >>> codes = import_codes(["codes-anna.csv", "codes-ben.csv"], lexicon=lexicon)  # doctest: +SKIP
    """
    paths = [Path(each).expanduser() for each in ([files] if isinstance(files, (str, Path)) else files)]
    if not paths:
        raise InputError("No file with codes is given.")
    known = None if sample is None else read_sample(sample)
    units = None if known is None else frozenset(known.table.column("unit_id"))
    found = FoundCodes({each.name: each for each in asked_of(lexicon)}, units, coder, coders or {})
    for path in paths:
        _take(path, found)
    names = ", ".join(path.name for path in paths)
    refuse(names, "codes", found.problems)
    if not any(row["code"] is not None for row in found.rows):
        raise InputError(f"{names}: nothing has been coded.")
    return read_codes(found.rows, lexicon=lexicon, sample=known)


def _take(path: Path, found: FoundCodes) -> None:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(f"'{path.name}' is no file with codes. Allowed: files that end in {one_of(SUFFIXES)}.")
    if suffix in (".csv", ".tsv"):
        _take_table(path, found)
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror}.") from None
    if suffix == ".zip":
        _take_zip(content, path.name, found)
    elif suffix == ".jsonl":
        take_doccano(_lines(content, path.name), path.name, found)
    else:
        data = _parsed(decode(content, path.name), path.name)
        if isinstance(data, list):
            take_label_studio(data, path.name, found)
        elif isinstance(data, dict) and data.get("format") == PAGE_FORMAT:
            _take_page(data, path.name, found)
        else:
            raise InputError(f"{path.name} was saved neither by a coding page nor by Label Studio (as JSON).")


def _take_table(path: Path, found: FoundCodes) -> None:
    """Read rows of codes, or a filled-in sheet with a column for each frame or target."""
    columns = {column_of(each): each for each in found.asked.values()}
    cells = read_cells(path, "codes", ["unit_id"], ["coder", "name", "code", "note", *columns])
    several = any(any(cells.columns[column]) for column in columns)
    if not several and not any(cells.columns["name"]):
        raise InputError(
            f"{path.name}: nothing has been coded. Codes stand in rows under 'name' and 'code', or in columns "
            f"called {one_of(columns)}."
        )
    for number, values in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
        row = dict(zip(cells.columns, values, strict=True))
        place = f"{path.name}, row {number}"
        given = {each: row[column] for column, each in columns.items()} if several else {}
        if several and not any(given.values()):
            continue
        unit, coder = found.unit(place, row["unit_id"]), found.who(place, row["coder"])
        if unit is None or coder is None:
            continue
        if not several:
            found.code(place, unit, coder, (row["name"] or "").strip(), row["code"], row["note"])
        for each, code in given.items():
            if code is not None or each.kind == FRAME:  # a target of which a text does not speak has no code
                found.code(place, unit, coder, each.name, code, row["note"])


def _take_page(data: dict[str, Any], name: str, found: FoundCodes) -> None:
    coder = found.who(name, data.get("coder"))
    units = data.get("units")
    for number, unit in enumerate(units if isinstance(units, list) else [], 1):
        place = f"{name}, text {number}"
        try:
            codes = [(str(what), code) for what, code in unit["codes"]]
            note = unit.get("note")
        except (TypeError, KeyError, ValueError, AttributeError):
            found.problems.append(f"{place}: it is damaged. Save from the coding page again.")
            continue
        unit_id = found.unit(place, unit.get("unit_id")) if codes else None
        if unit_id is not None and coder is not None:
            for what, code in codes:
                found.code(place, unit_id, coder, what, code, note)


def _take_zip(content: bytes, name: str, found: FoundCodes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if each.filename.endswith(".jsonl")]
            size = sum(each.file_size for each in members)
            if size > _MOST_BYTES:
                raise InputError(
                    f"{name} holds {size / 1e6:,.0f} MB of codes, far more than coders write. Give the .jsonl "
                    "files in it one by one."
                )
            files = {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise InputError(f"{name} is no zip file, or a damaged one. Export from doccano again.") from None
    except (RuntimeError, NotImplementedError):  # a password, or packed in a way that Python does not know
        raise InputError(f"{name} cannot be unpacked. Export from doccano without a password.") from None
    if not files:
        raise InputError(f"{name} holds no .jsonl file. Export from doccano as JSONL.")
    for member, lines in files.items():
        take_doccano(_lines(lines, member), member, found)


def _lines(content: bytes, name: str) -> list[tuple[int, Any]]:
    lines = enumerate(decode(content, name).split("\n"), 1)
    return [(number, _parsed(line, f"{name}, line {number}")) for number, line in lines if line.strip()]


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: this is no JSON (column {error.colno}: {error.msg}).") from None
    except RecursionError:
        raise InputError(f"{place}: this JSON is nested too deeply for anything that coders save.") from None
