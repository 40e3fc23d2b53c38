"""Lists as they are written on the command line."""

from __future__ import annotations

import typer


def whole_numbers(listed: str, option: str, example: str) -> tuple[int, ...]:
    """Return the numbers of a list with commas between, each from 0.

    Raises
    ------
    BadParameter
        Something else is among them; this is wrong usage.
    """
    parts = [part.strip() for part in listed.split(",")]
    if not all(part.isdecimal() for part in parts):
        raise typer.BadParameter(
            f"Give whole numbers with commas between, such as {example}; given: {listed!r}.",
            param_hint=f"'{option}'",
        )
    return tuple(int(part) for part in parts)
