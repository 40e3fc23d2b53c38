"""Text and rows for LaTeX: nothing that others wrote is ever read as a command."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
    # What pdfLaTeX has no letter for; XeLaTeX and LuaLaTeX read these as well.
    "−": "$-$",
    "×": r"$\times$",
    "≤": r"$\leq$",
    "≥": r"$\geq$",
    "÷": r"$\div$",
    "Δ": r"$\Delta$",
    "α": r"$\alpha$",
    "δ": r"$\delta$",
    "κ": r"$\kappa$",
    "ρ": r"$\rho$",
    "χ": r"$\chi$",
    "²": r"\textsuperscript{2}",
    "\u00a0": "~",
}
_SPECIAL = re.compile("|".join(map(re.escape, _COMMANDS)))


def literal(text: str) -> str:
    """Return text in which nothing is a command, with line breaks as spaces."""
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], " ".join(text.split("\n")))


def tabular_rows(rows: Sequence[Sequence[str]]) -> str:
    r"""Return rows of finished cells, each ended by ``\\``; one that opens with a bracket is no option of it."""
    return "\n".join(f"{' & '.join(_guarded(cell) for cell in row)} \\\\" for row in rows)


def _guarded(cell: str) -> str:
    # "\\" reads a bracket behind it as a distance, and "*" as part of itself.
    return f"{{{cell[0]}}}{cell[1:]}" if cell[:1] in ("[", "*") else cell
