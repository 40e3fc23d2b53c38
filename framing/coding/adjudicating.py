"""From the codes of several coders to one code a unit: by majority, by an arbiter, or by both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from framing.coding.reading_gold import GOLD_SCHEMA, placed
from framing.errors import InputError, counted, unknown
from framing.results import Caveat, Codes, Gold, Table
from framing.results.gold import ARBITER, CANNOT_SAY, MAJORITY, SINGLE, TIE, UNANIMOUS

RULES = ("majority",)


def adjudicate(codes: Codes, *, rule: str | None = None, arbiter: str | None = None) -> Gold:
    """Decide on one code for every unit and frame or target that was coded.

    The codes stay as they are; the gold lists every vote beside what was decided of it.

    Parameters
    ----------
    codes : Codes
        From `read_codes`.
    rule : str, optional
        "majority": the code of more than half of those who said something. Without a majority it is a tie, and
        nothing is decided. "Cannot say" is no vote.
    arbiter : str, optional
        The coder who decides. Alone: the arbiter's code stands wherever codes differ. With ``rule="majority"``:
        all vote, and the arbiter's code stands where there is no majority.

    Returns
    -------
    Gold
        With the probabilities of the units, where the codes carry their sample.

    Raises
    ------
    InputError
        Neither rule nor arbiter is named, the rule is unknown, or nobody of the arbiter's name coded anything.

    Examples
    --------
    >>> gold = framing.adjudicate(codes, rule="majority", arbiter="anna")  # doctest: +SKIP
    """
    if not isinstance(codes, Codes):
        raise InputError(
            f"adjudicate() takes codes from read_codes(); given: a value of type {type(codes).__name__}."
        )
    if rule is None and arbiter is None:
        raise InputError("Say how to decide: give rule='majority', or the name of an arbiter, or both.")
    if rule is not None and rule not in RULES:
        raise InputError(unknown("rule", rule, RULES))
    if arbiter is not None and arbiter not in codes.coders:
        raise InputError(unknown("coder", arbiter, codes.coders))
    votes: dict[tuple[str, str], dict[str, int | None]] = {}
    kinds: dict[str, str | None] = {}
    for row in codes.table:
        votes.setdefault((row["unit_id"], row["name"]), {})[row["coder"]] = row["code"]
        kinds[row["name"]] = row["kind"]
    rows = []
    for (unit, name), given in votes.items():
        code, how = _by_arbiter(given, arbiter) if rule is None and arbiter else _by_majority(given, arbiter)
        said = "; ".join(f"{coder}: {'?' if given[coder] is None else given[coder]}" for coder in sorted(given))
        row = {"unit_id": unit, "name": name, "kind": kinds[name], "code": code, "how": how}
        rows.append(row | {"n_coders": len(given), "votes": said})
    named = " with ".join(
        [*(["majority"] if rule else []), *([f"{arbiter} as arbiter"] if arbiter is not None else [])]
    )
    gold = pa.Table.from_pylist(placed(rows, codes.sample), schema=GOLD_SCHEMA)
    return Gold(
        table=Table(gold),
        caveats=_caveats(rows),
        method=_method(rule, arbiter),
        references=(),
        rule=named,
        sample=codes.sample,
    )


def _by_majority(given: Mapping[str, int | None], arbiter: str | None) -> tuple[int | None, str]:
    """Return what the votes decide, or an arbiter where they do not, and how it was decided."""
    votes = Counter(code for code in given.values() if code is not None)
    total = votes.total()
    if len(votes) == 1:
        return next(iter(votes)), UNANIMOUS if total > 1 else SINGLE
    best = max(votes, key=votes.__getitem__, default=None)
    if best is not None and 2 * votes[best] > total:
        return best, MAJORITY
    decided = None if arbiter is None else given.get(arbiter)
    if decided is not None:
        return decided, ARBITER
    return None, TIE if votes else CANNOT_SAY


def _by_arbiter(given: Mapping[str, int | None], arbiter: str) -> tuple[int | None, str]:
    """Return what all agree on, or what the arbiter says, and how it was decided."""
    codes = [code for code in given.values() if code is not None]
    if not codes:
        return None, CANNOT_SAY
    if len(set(codes)) == 1:
        return codes[0], UNANIMOUS if len(codes) > 1 else SINGLE
    decided = given.get(arbiter)
    return (None, TIE) if decided is None else (decided, ARBITER)


def _caveats(rows: list[dict[str, Any]]) -> tuple[Caveat, ...]:
    found = Counter(row["how"] for row in rows)
    caveats = []
    if found[TIE]:
        said = counted(found[TIE], "code is tied", "codes are tied")
        caveats.append(Caveat("ties", f"{said} and not decided; `ties` lists them. An arbiter can decide."))
    if found[CANNOT_SAY]:
        said = counted(found[CANNOT_SAY], "code is", "codes are")
        caveats.append(Caveat("cannot-say", f"{said} not decided, since nobody can say."))
    if found[SINGLE]:
        said = counted(found[SINGLE], "code is", "codes are")
        caveats.append(Caveat("single-coder", f"{said} one coder's alone; their errors are in the gold."))
    return tuple(caveats)


def _method(rule: str | None, arbiter: str | None) -> str:
    if rule is None:
        return f"Where coders differ, the code of {arbiter} stands; where {arbiter} has none, nothing is decided."
    tied = "nothing is decided" if arbiter is None else f"the code of {arbiter} stands"
    return f"The code of more than half of the coders stands; without such a majority {tied}."
