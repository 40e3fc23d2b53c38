"""JSON and JSON Lines to records; broken lines are named, all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from framing.corpus.values import kind_of
from framing.errors import InputError, counted

Record = Mapping[str, Any]

_SHOWN = 10
_TOO_LONG = "thousands of digits"  # Python refuses to turn such digits into a number


def read_json(text: str, name: str) -> list[Record]:
    """Read an array of objects, or an object that holds one array of objects.

    Raises
    ------
    InputError
        The file is empty or broken (with its line), or is built in another way.
    """
    if not text.strip():
        raise InputError(f"{name} is empty.")
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        # Objects one to a line under the name .json are as common as the real thing.
        if error.msg == "Extra data" and error.lineno > 1 and text.lstrip().startswith("{"):
            return read_json_lines(text, name)
        raise InputError(f"{name}: line {error.lineno}, column {error.colno}: {error.msg}. {_HOW}") from None
    except RecursionError:
        raise InputError(f"{name}: the values are nested too deeply to be articles. {_HOW}") from None
    except ValueError:
        raise InputError(f"{name}: a number has {_TOO_LONG}. Write it in quotation marks.") from None
    return _objects(_array(content, name), name)


def read_json_lines(text: str, name: str) -> list[Record]:
    """Read one object a line; blank lines are none.

    Raises
    ------
    InputError
        The file is empty, or lines are broken or no objects: all of them, the first ten named.
    """
    # str.splitlines would also cut at U+2028, which JSON allows inside a string.
    return list(json_records(text.split("\n"), name))


def json_records(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Read one object a line, one after the other; broken lines are named at the end.

    Raises
    ------
    InputError
        As `read_json_lines`.
    """
    n_records = 0
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.removesuffix("\n"))
        except json.JSONDecodeError as error:
            problems.append(f"  line {number}: {error.msg} (column {error.colno})")
            continue
        except RecursionError:
            problems.append(f"  line {number}: nested too deeply")
            continue
        except ValueError:
            problems.append(f"  line {number}: a number has {_TOO_LONG}; write it in quotation marks")
            continue
        if isinstance(record, dict):
            n_records += 1
            yield record
        else:
            problems.append(f"  line {number}: {kind_of(record)}, not an object")
    if problems:
        count = counted(len(problems), "line is", "lines are")
        more = [f"  … {len(problems) - _SHOWN:,} more"] if len(problems) > _SHOWN else []
        raise InputError("\n".join([f"{name}: {count} not a JSON object.", *problems[:_SHOWN], *more]))
    if not n_records:
        raise InputError(f"{name} is empty.")


_HOW = 'A JSON file holds an array of articles, each an object: [{"text": "…", "source": "…"}].'


def _array(content: Any, name: str) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        arrays = [key for key, value in content.items() if isinstance(value, list)]
        if len(arrays) == 1:
            array: list[Any] = content[arrays[0]]
            return array
        found = f"{len(arrays)} arrays ({', '.join(map(repr, arrays))})" if arrays else "no array"
        raise InputError(f"{name} holds an object with {found}. {_HOW}")
    raise InputError(f"{name} holds {kind_of(content)}. {_HOW}")


def _objects(items: list[Any], name: str) -> list[Record]:
    wrong = [(number, kind_of(item)) for number, item in enumerate(items, start=1) if not isinstance(item, dict)]
    if wrong:
        more = [f"  … {len(wrong) - _SHOWN:,} more"] if len(wrong) > _SHOWN else []
        listing = [f"  item {number}: {kind}, not an object" for number, kind in wrong[:_SHOWN]]
        count = counted(len(wrong), "item of the array is", "items of the array are")
        raise InputError("\n".join([f"{name}: {count} not an article.", *listing, *more, _HOW]))
    return items
