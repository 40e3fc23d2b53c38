"""The view model as plain values, for formats that are not written in Python."""

from __future__ import annotations

import dataclasses
from typing import Any


def as_data(part: Any) -> Any:
    """Return dataclasses as dictionaries (blocks with their `kind`), tuples as lists, the rest as it is."""
    if isinstance(part, tuple):
        return [as_data(each) for each in part]
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        kind = {"kind": part.kind} if hasattr(part, "kind") else {}
        return kind | {field.name: as_data(getattr(part, field.name)) for field in dataclasses.fields(part)}
    return part
