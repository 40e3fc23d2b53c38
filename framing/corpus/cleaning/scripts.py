"""Scripts that a scraper took for text: 'var config = {"track": false};' at the end of a line."""

from __future__ import annotations

import re

import numpy as np

from framing.corpus.cleaning.lines import Integers, LineTable
from framing.corpus.cleaning.patterns import matches

_SCRIPT = r"\b(?:var|let|const) [A-Za-z_$][\w$]* ?= ?[\[{\"'(].*[;})\]]$"
_LONGEST = 500
_pattern = re.compile(_SCRIPT)


def find_scripts(lines: LineTable) -> Integers:
    """Say how many characters into each line a script that ends it starts, or −1; array of int (lines,)."""
    start_of_kind = np.full(len(lines.kinds), -1, np.int64)
    for kind in np.flatnonzero(matches(lines.kinds, _SCRIPT)):
        line = lines.kinds[int(kind)].as_py()
        offset = max(len(line) - _LONGEST, 0)
        found = _pattern.search(line, offset)
        if found:
            start_of_kind[kind] = found.start()
    return start_of_kind[lines.kind]
