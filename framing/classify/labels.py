"""Labels as people give them, to one array of zeros and ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import InputError

Indicator = npt.NDArray[np.int8]

_YES = {"1", "1.0", "true", "yes"}
_NO = {"0", "0.0", "false", "no"}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of n texts.

    Attributes
    ----------
    classes : array, shape (k,)
        Names of the frames; whatever the labels are where each text has one.
    held : array of int8, shape (n, k)
        1 where a text holds a frame.
    exclusive : bool
        Whether each text has exactly one label, out of a list.
    """

    classes: npt.NDArray[Any]
    held: Indicator
    exclusive: bool


def read_labels(given: object, n: int, least: int = 2) -> Labels:
    """Read labels: one a text, a set of names a text, or a table of zeros and ones.

    Parameters
    ----------
    given : sequence or table
        A list of labels (one frame a text), a list of lists or sets of names (any number of frames a text), or a
        table of n rows with a column of 0 and 1 for each frame; numbers may be written as text.
    n : int
        How many texts there are.
    least : int
        How many texts have to hold each label.

    Raises
    ------
    InputError
        Everything that is wrong with them, at once.
    """
    if given is None:
        raise InputError("Labels are missing: fit(texts, labels). Without coded texts use SeededClassifier.")
    if isinstance(given, str | bytes) or not hasattr(given, "__len__"):
        raise InputError(
            f"Labels have to be a list or a table, and a value of type {type(given).__name__} was given."
        )
    labels = _read(given, n)
    problems = _problems(labels, least)
    if problems:
        listing = "".join(f"\n  {problem}" for problem in problems)
        raise InputError(f"Nothing can be learnt from these labels.{listing}")
    return labels


def _read(given: Any, n: int) -> Labels:
    length = len(given) if not hasattr(given, "shape") else given.shape[0]
    if length != n:
        raise InputError(f"There are {n:,} texts and {length:,} rows of labels; each text needs its own.")
    shape: tuple[int, ...] = getattr(given, "shape", (length,))
    if len(shape) == 2 and shape[1] != 1:
        return _of_table(given)
    values = list(np.asarray(given).ravel()) if len(shape) == 2 else _plain(given)
    if values and all(isinstance(value, list | tuple | set | frozenset | np.ndarray) for value in values):
        if all(len(value) == len(values[0]) and _is_flags(value) for value in values):
            return _of_table(np.array([list(value) for value in values], dtype=object))
        return _of_sets(values)
    return _of_single(values)


def _plain(given: Any) -> list[Any]:
    return list(given.to_pylist()) if hasattr(given, "to_pylist") else list(given)


def _is_flags(value: Any) -> bool:
    return (
        len(value) > 1
        and not isinstance(value, set | frozenset)
        and all(_flag(each) is not None for each in value)
    )


def _flag(value: Any) -> int | None:
    """Return 0 or 1, or None for what is neither."""
    word = str(value).strip().lower()
    return 1 if word in _YES else 0 if word in _NO else None


def _of_single(values: list[Any]) -> Labels:
    missing = [row for row, value in enumerate(values) if is_missing(value)]
    if missing:
        raise InputError(
            f"{_texts(len(missing))} without a label, the first is number {missing[0]} (from 0). Leave them out, "
            f"or "
            "give a label that says that no frame holds, such as 'none'."
        )
    kinds = {type(value).__name__ for value in values if isinstance(value, str)} | {
        "number" for value in values if not isinstance(value, str)
    }
    if len(kinds) > 1:
        raise InputError("Some labels are texts and some are numbers. Write all of them in one way.")
    array = np.asarray(values)
    if array.dtype.kind == "f" and not (array == np.round(array)).all():
        raise InputError(
            f"Unknown label type: labels such as {array[array != np.round(array)][0]} are measurements, and a "
            "classifier learns categories."
        )
    classes, codes = np.unique(array, return_inverse=True)
    held = np.zeros((len(values), len(classes)), np.int8)
    held[np.arange(len(values)), codes] = 1
    return Labels(classes, held, True)


def _of_sets(values: Sequence[Any]) -> Labels:
    strange = sorted({type(name).__name__ for value in values for name in value if not isinstance(name, str)})
    if strange:
        raise InputError(f"Frames are named by texts; the labels also hold values of type {', '.join(strange)}.")
    classes = sorted({name for value in values for name in value})
    place = {name: column for column, name in enumerate(classes)}
    held = np.zeros((len(values), len(classes)), np.int8)
    for row, value in enumerate(values):
        held[row, [place[name] for name in value]] = 1
    return Labels(np.array(classes, dtype=str), held, False)


def _of_table(given: Any) -> Labels:
    if hasattr(given, "toarray"):
        given = given.toarray()
    if hasattr(given, "to_pandas"):
        given = given.to_pandas()
    names = [str(name) for name in given.columns] if hasattr(given, "columns") else []
    array = np.asarray(given)
    names = names or [f"frame_{number}" for number in range(1, array.shape[1] + 1)]
    if array.dtype.kind in "iubf" and np.isin(array, (0, 1)).all():
        return Labels(np.array(names), array.astype(np.int8), False)
    flags = [[_flag(value) for value in row] for row in array.tolist()]
    wrong = [
        f"{name}, row {row}: {array[row, column]!r}"
        for row, values in enumerate(flags)
        for column, (name, value) in enumerate(zip(names, values, strict=True))
        if value is None
    ]
    if wrong:
        more = f" and {len(wrong) - 5:,} more" if len(wrong) > 5 else ""
        raise InputError(f"A table of labels holds 0 and 1; found {'; '.join(wrong[:5])}{more}.")
    return Labels(np.array(names), np.array(flags, np.int8), False)


def _problems(labels: Labels, least: int) -> list[str]:
    n, k = labels.held.shape
    held = labels.held.sum(axis=0).tolist()
    if labels.exclusive and k < 2:
        return [f"All texts have one class, '{labels.classes[0]}': at least two are needed."]
    if not k:
        return ["No text holds any frame."]
    found = []
    for name, count in zip(labels.classes.tolist(), held, strict=True):
        if count == 0:
            found.append(f"'{name}' is coded in no text. Leave it out.")
        elif count == n:
            found.append(f"'{name}' is coded in every text: there is nothing to tell it from. Leave it out.")
        elif count < least:
            found.append(f"'{name}' is coded in {_texts(count, False)}; at least {least} are needed.")
        elif not labels.exclusive and n - count < least:
            found.append(f"'{name}' is missing from {_texts(n - count, False)}; at least {least} are needed.")
    return found


def _texts(n: int, starts: bool = True) -> str:
    if n == 1:
        return "1 text is" if starts else "1 text"
    return f"{n:,} texts are" if starts else f"{n:,} texts"


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN or a text of blanks."""
    return (
        value is None
        or (isinstance(value, float) and np.isnan(value))
        or (isinstance(value, str) and not value.strip())
    )
