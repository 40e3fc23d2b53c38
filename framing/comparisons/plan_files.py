"""Plans as files: `plan.toml`, which people write and read; all problems of a file at once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.comparisons.alternatives import checked_alternatives
from framing.comparisons.arguments import checked_measures, checked_settings, is_number, is_whole
from framing.comparisons.plans import Plan, PlannedLexicon
from framing.errors import ComparisonError, did_you_mean
from framing.files import read_text, write_text
from framing.results import InputFile

_HEAD = """\
# A plan of a comparison: what will be compared, and how, before the results are known.
# `framing plan lock` adds what tells from then on whether anything was changed;
# `framing compare --plan` follows it. Where the files are (the part [where]) may change at any time.
"""


@dataclass(frozen=True, slots=True)
class Where:
    """Where the files of a plan are, as seen from its folder; no part of what is planned."""

    inputs: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _pairs(value: Any) -> bool:
    return isinstance(value, list) and all(_texts(each) and len(each) == 2 for each in value)


def _tables(**kinds: type) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        return isinstance(value, list) and all(
            isinstance(each, dict)
            and set(each) == set(kinds)
            and all(isinstance(each[name], kind) for name, kind in kinds.items())
            for each in value
        )

    return fits


# What each entry has to be, in words and as a test; those of the first group have to be there.
_TEXT = ("a text", lambda value: isinstance(value, str))
_NEEDED: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "data.files": ("a list of tables with name, sha256 and articles", _tables(name=str, sha256=str, articles=int)),
    "data.options": ("a list of pairs of texts", _pairs),
    "lexicons": ("a list of tables with name, version and sha256", _tables(name=str, version=str, sha256=str)),
    "comparison.by": _TEXT,
    "comparison.measures": ("a list of texts", _texts),
    "comparison.voice": _TEXT,
    "comparison.correction": _TEXT,
    "comparison.confidence": ("a number", is_number),
    "comparison.resamples": ("a whole number", is_whole),
    "comparison.seed": ("a whole number", is_whole),
    "robustness.alternatives": ("a list of texts", _texts),
    "robustness.others": ("a list of texts", _texts),
}
_MAY_BE: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "comparison.reference": _TEXT,
    "comparison.contrasts": ("a list of pairs of texts", _pairs),
    "comparison.cluster": _TEXT,
    "comparison.strata": _TEXT,
    "where.inputs": ("a list of texts", _texts),
    "where.lexicons": ("a list of texts", _texts),
}
_LOCK = "lock"


def write_plan(plan: Plan, path: str | Path, where: Where | None = None) -> Path:
    """Write a plan as TOML.

    Parameters
    ----------
    plan : Plan
    path : str or Path
    where : Where, optional
        Where its files are.

    Returns
    -------
    Path
        Of the file that was written.

    Raises
    ------
    OSError
        It cannot be written there.
    """
    parts = [_HEAD]
    if where is not None:
        parts.append(_table("where", {"inputs": list(where.inputs), "lexicons": list(where.lexicons)}))
    entries = plan.entries
    nowhere: dict[str, Any] = {} if plan.inputs else {"files": []}
    parts.append(_table("data", {"options": entries["data.options"], **nowhere}))
    parts += [
        _table("data.files", {"name": file.name, "sha256": file.sha256, "articles": file.n_articles}, listed=True)
        for file in plan.inputs
    ]
    parts += [
        _table("lexicons", {"name": each.name, "version": each.version, "sha256": each.sha256}, listed=True)
        for each in plan.lexicons
    ]
    for part in ("comparison", "robustness"):
        own = {
            name.removeprefix(f"{part}."): value for name, value in entries.items() if name.startswith(f"{part}.")
        }
        parts.append(_table(part, own))
    if plan.lock is not None:
        parts.append(_table(_LOCK, dict(plan.lock)))
    return write_text(Path(path), "\n".join(parts))


def read_plan(path: str | Path) -> Plan:
    """Read a plan, locked or not; `Plan.changes` tells whether a locked one was changed.

    Returns
    -------
    Plan

    Raises
    ------
    ComparisonError
        It is no plan: everything that is wrong with the file.
    """
    return read_plan_file(path)[0]


def read_plan_file(path: str | Path) -> tuple[Plan, Where]:
    """Read a plan, and where its files are; raises as `read_plan`."""
    path = Path(path)
    if not path.is_file():
        raise ComparisonError(f"There is no plan '{path}'. Write one: framing plan new ARTICLES --lexicon NAME.")
    try:
        content = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ComparisonError(f"{path.name} is not TOML: {error}.") from None
    found = _flat(content)
    lock = content.get(_LOCK)
    problems = _problems(found)
    if lock is not None and not (isinstance(lock, dict) and all(isinstance(each, str) for each in lock.values())):
        problems.append("lock must be a table of texts, as `framing plan lock` writes it.")
    if not problems:
        problems = _senseless(found)
    if problems:
        raise ComparisonError(
            "\n".join([f"{path.name} is no plan that can be followed:", *(f"  {p}" for p in problems)])
        )
    return _plan(found, lock), Where(tuple(found.get("where.inputs", ())), tuple(found.get("where.lexicons", ())))


def _flat(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entries of a file under their whole names."""
    found: dict[str, Any] = {}
    for name, value in content.items():
        if name == _LOCK:
            continue
        if isinstance(value, dict):
            found |= {f"{name}.{below}": each for below, each in value.items()}
        else:
            found[name] = value
    return found


def _problems(found: Mapping[str, Any]) -> list[str]:
    known = _NEEDED | _MAY_BE
    missing = [f"{name} is missing; it must be {_NEEDED[name][0]}." for name in _NEEDED if name not in found]
    strange = [f"{name} is no entry of a plan.{did_you_mean(name, known)}" for name in found if name not in known]
    wrong = [
        f"{name} must be {known[name][0]}; given: {value!r}."
        for name, value in found.items()
        if name in known and not known[name][1](value)
    ]
    return [*missing, *strange, *wrong]


def _senseless(found: Mapping[str, Any]) -> list[str]:
    """Return what `compare` or `robustness` would refuse, whatever the articles are."""
    problems: list[str] = []
    measures, voice = found["comparison.measures"], found["comparison.voice"]
    checks: Sequence[Callable[[], object]] = (
        lambda: checked_settings(
            found["comparison.resamples"],
            found["comparison.confidence"],
            found["comparison.correction"],
            found["comparison.seed"],
        ),
        lambda: checked_measures(measures, voice),
    )
    for check in checks:
        try:
            check()
        except ComparisonError as error:
            problems += str(error).replace("n_resamples", "resamples").splitlines()
    if not problems:
        try:
            checked_alternatives(found["robustness.alternatives"], measures[0], voice)
        except ComparisonError as error:
            problems += str(error).splitlines()
    if "comparison.reference" in found and "comparison.contrasts" in found:
        problems.append(
            "comparison has both a reference and contrasts; contrasts name the reference of each pair."
        )
    return problems


def _plan(found: Mapping[str, Any], lock: Mapping[str, str] | None) -> Plan:
    contrasts = found.get("comparison.contrasts")
    return Plan(
        inputs=tuple(InputFile(each["name"], each["sha256"], each["articles"]) for each in found["data.files"]),
        options=tuple((name, value) for name, value in found["data.options"]),
        lexicons=tuple(
            PlannedLexicon(each["name"], each["version"], each["sha256"]) for each in found["lexicons"]
        ),
        by=found["comparison.by"],
        measures=tuple(found["comparison.measures"]),
        voice=found["comparison.voice"],
        reference=found.get("comparison.reference"),
        contrasts=None if contrasts is None else tuple((group, other) for group, other in contrasts),
        cluster=found.get("comparison.cluster"),
        strata=found.get("comparison.strata"),
        correction=found["comparison.correction"],
        confidence=float(found["comparison.confidence"]),
        n_resamples=found["comparison.resamples"],
        seed=found["comparison.seed"],
        alternatives=tuple(found["robustness.alternatives"]),
        others=tuple(found["robustness.others"]),
        lock=lock,
    )


def _table(name: str, values: Mapping[str, Any], listed: bool = False) -> str:
    head = f"[[{name}]]" if listed else f"[{name}]"
    lines = [f"{_key(key)} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([head, *lines, ""])


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else _value(name)


def _value(value: Any) -> str:
    """Write a value: text as JSON has it, which is how TOML has it too, but for one character."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
