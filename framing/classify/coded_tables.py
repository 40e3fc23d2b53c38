"""Coded texts as people keep them in tables: to texts, labels, and what each text belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.classify.stance_classifier import stance_codes
from framing.classify.target_places import first_mentions
from framing.coding.cells import Cells, read_cells, refuse
from framing.errors import InputError
from framing.lexicon import Lexicon

BETWEEN = ";"  # of several frames in one cell
_CANNOT_SAY = frozenset({"?", "cannot say"})
_CODES = {"1": 1, "1.0": 1, "0": 0, "0.0": 0, "-1": -1, "-1.0": -1, "−1": -1, "true": 1, "false": 0}


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """n coded texts, in the form in which classifiers take them.

    Attributes
    ----------
    texts : list
        Of str; of (text, start, end) where stance is coded.
    labels : list or DataFrame
        What `fit` takes as labels.
    groups : dict of str to list
        What each text belongs to: "story", "source", as far as the table says.
    n_left_out : int
        Texts without a label, or of which coders could not say.
    """

    texts: list[Any]
    labels: Any
    groups: dict[str, list[Any]]
    n_left_out: int = 0

    def __len__(self) -> int:
        return len(self.texts)


def read_coded(
    table: Any,
    *,
    text: str = "text",
    label: str | None = None,
    frames: Sequence[str] = (),
    stance: bool = False,
    story: str | None = None,
    source: str | None = None,
) -> CodedTexts:
    """Read a table of coded texts.

    Parameters
    ----------
    table : path or table
        A CSV or TSV file, or a table in memory; one row a text.
    text : str
        The column with the texts.
    label : str, optional
        The column with the label of each text. Where any cell names several, with ``;`` between, each text can
        hold
        any number of them, and an empty cell says that it holds none; otherwise rows with an empty cell are left
        out.
    frames : sequence of str, optional
        Columns of 0 and 1 instead, one a frame.
    stance : bool
        Whether stance is coded: −1, 0, 1 in the column `label`, the target's characters in ``start`` and ``end``.
    story, source : str, optional
        Columns that say what belongs together.

    Raises
    ------
    InputError
        Columns are missing or cells hold something else: all of them at once.
    """
    if bool(label) == bool(frames):
        raise InputError(
            "Name either the column with the labels, or the columns with 0 and 1; not both, not neither."
        )
    labelled = [label] if label else list(frames)
    belongs = {name: column for name, column in (("story", story), ("source", source)) if column}
    places = ["start", "end"] if stance else []
    cells = read_cells(table, "coded texts", [text, *labelled, *places, *belongs.values()])
    columns = cells.columns
    kept = [row for row, value in enumerate(columns[text]) if value is not None]
    if stance:
        kept = [row for row in kept if _said(columns[labelled[0]][row])]
        chosen = _mentions(cells, text, kept)
        labels: Any = stance_codes([columns[labelled[0]][row] for row in kept]).tolist()
    elif frames:
        chosen = [columns[text][row] for row in kept]
        labels = _flags(cells, labelled, kept)
    else:
        several = any(BETWEEN in (value or "") for value in columns[labelled[0]])
        if not several:
            kept = [row for row in kept if _said(columns[labelled[0]][row])]
        given = [columns[labelled[0]][row] for row in kept]
        labels = [_split(value) for value in given] if several else [str(value).strip() for value in given]
        chosen = [columns[text][row] for row in kept]
    groups = {name: [columns[column][row] for row in kept] for name, column in belongs.items()}
    return CodedTexts(chosen, labels, groups, len(cells) - len(kept))


def read_coded_sample(
    sample: Any, codes: Any, *, lexicon: Lexicon | None = None, stance: bool = False
) -> CodedTexts:
    """Read a sample for coding and the codes that it got.

    Parameters
    ----------
    sample : path or table
        As `framing.sample_for_coding` makes it: ``unit_id, text, source, document_id``.
    codes : path or table
        ``unit_id, name, code``, one code a unit and name, such as gold.
    lexicon : Lexicon, optional
        Its targets' terms say where in a unit the target stands whose stance is coded; the first mention counts.
    stance : bool
        Whether codes are of stance toward targets; of frames otherwise.

    Raises
    ------
    InputError
        Columns are missing, units are unknown, or a unit has two codes of one name: all of them at once.
    """
    units = read_cells(sample, "units", ["unit_id", "text"], ["source", "document_id"])
    given = read_cells(codes, "codes", ["unit_id", "name", "code"])
    place = {name: row for row, name in enumerate(units.columns["unit_id"])}
    found: dict[tuple[int, str], int | None] = {}
    problems = []
    rows = zip(*(given.columns[name] for name in ("unit_id", "name", "code")), strict=True)
    for number, (unit, name, code) in enumerate(rows, start=1):
        if unit not in place:
            problems.append(f"row {number}: the unit '{unit}' is not in the sample.")
        elif name is None:
            problems.append(f"row {number}: no name of a frame or target.")
        elif (place[unit], name) in found:
            problems.append(
                f"row {number}: '{name}' in the unit '{unit}' has a code already. Bring the codes of several "
                f"coders "
                "together first: framing coding merge."
            )
        elif code is not None and code.strip() not in _CODES and code.strip().lower() not in _CANNOT_SAY:
            problems.append(f"row {number}: the code {code!r} is none; allowed are 1, 0, −1 (stance) and ?.")
        else:
            found[place[unit], name] = _CODES.get((code or "").strip())
    refuse(given.name, "codes", problems)
    return _of_stance(units, found, lexicon) if stance else _of_frames(units, found, lexicon)


def _of_frames(units: Cells, found: dict[tuple[int, str], int | None], lexicon: Lexicon | None) -> CodedTexts:
    targets = set() if lexicon is None else {target.name for target in lexicon.targets}
    names = sorted({name for _, name in found} - targets)
    coded = [
        row
        for row in range(len(units))
        if units.columns["text"][row] and _all_said([found.get((row, n)) for n in names])
    ]
    if not names or not coded:
        raise InputError("No unit of the sample has a code of every frame, so there is nothing to learn from.")
    negative = sorted({name for (_, name), code in found.items() if code == -1 and name in names})
    if negative:
        raise InputError(
            f"Codes of −1 are stance: {', '.join(negative)} seem to be targets. Name the lexicon that they are "
            "targets of, or ask for stance."
        )
    labels = pd.DataFrame([[found[row, name] for name in names] for row in coded], columns=names)
    return CodedTexts(
        [units.columns["text"][row] for row in coded], labels, _groups(units, coded), len(units) - len(coded)
    )


def _of_stance(units: Cells, found: dict[tuple[int, str], int | None], lexicon: Lexicon | None) -> CodedTexts:
    if lexicon is None:
        raise InputError(
            "Codes of stance need the lexicon whose targets they are about, to find them in the texts."
        )
    known = {target.name for target in lexicon.targets}
    coded = [(row, name, code) for (row, name), code in found.items() if name in known and code is not None]
    if not coded:
        raise InputError(
            f"There are no codes of stance toward the targets of {lexicon.name}: "
            f"{', '.join(sorted(known)) or 'none'}."
        )
    texts = [str(units.columns["text"][row] or "") for row, _, _ in coded]
    places = first_mentions(texts, [name for _, name, _ in coded], lexicon)
    kept = [number for number, where in enumerate(places) if where is not None]
    if not kept:
        raise InputError(f"No coded unit mentions its target by a term of {lexicon.name}.")
    mentions = [(texts[number], *place) for number in kept if (place := places[number]) is not None]
    rows = [coded[number][0] for number in kept]
    return CodedTexts(
        mentions, [coded[number][2] for number in kept], _groups(units, rows), len(coded) - len(kept)
    )


def _groups(units: Cells, rows: Sequence[int]) -> dict[str, list[Any]]:
    """Return what units belong to: their source, and their article."""
    named = {"source": "source", "article": "document_id"}
    return {
        name: [units.columns[column][row] for row in rows]
        for name, column in named.items()
        if len({units.columns[column][row] for row in rows}) > 1
    }


def _said(cell: str | None) -> bool:
    return cell is not None and cell.strip().lower() not in _CANNOT_SAY


def _all_said(codes: Sequence[int | None]) -> bool:
    return all(code is not None for code in codes)


def _split(cell: str | None) -> list[str]:
    return [name for part in (cell or "").split(BETWEEN) if (name := part.strip())]


def _flags(cells: Cells, frames: Sequence[str], kept: Sequence[int]) -> Any:
    problems = [
        f"row {row + 1}, {name}: {cells.columns[name][row]!r} is neither 0 nor 1."
        for row in kept
        for name in frames
        if _CODES.get((cells.columns[name][row] or "").strip().lower(), -1) == -1
    ]
    refuse(cells.name, "coded texts", problems)
    values = [[_CODES[str(cells.columns[name][row]).strip().lower()] for name in frames] for row in kept]
    return pd.DataFrame(np.array(values, np.int8).reshape(len(kept), len(frames)), columns=list(frames))


def _mentions(cells: Cells, text: str, kept: Sequence[int]) -> list[Any]:
    problems, found = [], []
    for row in kept:
        body = str(cells.columns[text][row])
        try:
            start, end = (int(float(str(cells.columns[name][row]))) for name in ("start", "end"))
        except ValueError:
            problems.append(f"row {row + 1}: start and end have to be whole numbers.")
            continue
        if not 0 <= start < end <= len(body):
            problems.append(f"row {row + 1}: characters {start} to {end} of a text of {len(body):,}.")
            continue
        found.append((body, start, end))
    refuse(cells.name, "coded texts", problems)
    return found
