"""Text and rows for LaTeX: nothing that others wrote is ever read as a command."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GREEK = {
    "Δ": "Delta", "Σ": "Sigma", "Φ": "Phi", "Ω": "Omega", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
    "ε": "epsilon", "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
}  # fmt: skip
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
    "≠": r"$\neq$",
    "≈": r"$\approx$",
    "√": r"$\surd$",
    "→": r"$\rightarrow$",
    "↑": r"$\uparrow$",
    "↓": r"$\downarrow$",
    "\u2009": r"\,",
    "\u202f": r"\,",
    "\u2011": "-",
    "\ufffd": "?",  # what stands where a text was damaged
    **{letter: f"$\\{name}$" for letter, name in _GREEK.items()},
    "²": r"\textsuperscript{2}",
    "\u00a0": "~",
}
# Beside Latin-1 and Latin Extended-A, what pdfLaTeX knows with fonts in T1.
_KNOWN = frozenset("‐–—‘’‚“”„†‡•…‰‹›€™")
_LAST_LATIN = 0x17F
_SPECIAL = re.compile("|".join(map(re.escape, _COMMANDS)))


def literal(text: str) -> str:
    """Return text in which nothing is a command, with line breaks as spaces."""
    return _SPECIAL.sub(lambda found: _COMMANDS[found[0]], " ".join(text.split("\n")))


def beyond_latin(text: str) -> list[str]:
    """Return the characters that pdfLaTeX cannot set, each once and in order; empty where there are none."""
    return sorted({char for char in text if ord(char) > _LAST_LATIN and char not in _KNOWN})


def tabular_rows(rows: Sequence[Sequence[str]]) -> str:
    r"""Return rows of finished cells, each ended by ``\\``; one that opens with a bracket is no option of it."""
    return "\n".join(f"{' & '.join(_guarded(cell) for cell in row)} \\\\" for row in rows)


def _guarded(cell: str) -> str:
    # "\\" reads a bracket behind it as a distance, and "*" as part of itself.
    return f"{{{cell[0]}}}{cell[1:]}" if cell[:1] in ("[", "*") else cell
