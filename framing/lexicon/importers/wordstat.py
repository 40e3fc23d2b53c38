"""WordStat dictionaries (`.cat`): categories and words set in by tabs, words with a weight in brackets.

An underscore joins the words of a phrase. A rule, `@NAME [A NEAR B /S 5] (1)`, becomes a term with NEAR or BEFORE
where the term language can say it; `#NAME` in a rule stands for the words of a category.
"""

from __future__ import annotations

import re

from framing.lexicon.importers.gathering import Dictionary, Path, Source, indent, number
from framing.lexicon.importers.wordstat_rules import Rule, add_rules

_WEIGHED = re.compile(r"(.*\S)\s*\(\s*([-+0-9.,]{1,20})\s*\)")
_RULE = re.compile(r"@([^\[]*)\[(.*)\]")


def recognise(source: Source) -> bool:
    """Whether lines that are set in have weights in brackets behind them, and the first line has none."""
    lines = source.sample()
    weighed = [line for line in lines if _WEIGHED.fullmatch(line.strip()[:500])]
    return (
        bool(weighed)
        and lines[0] not in weighed
        and not lines[0].startswith((" ", "\t", "<"))
        and all(indent(line) for line in weighed)
    )


def read(source: Source) -> Dictionary:
    """Read a WordStat dictionary."""
    found = Dictionary()
    rules: list[Rule] = []
    above: list[tuple[int, str]] = []
    for row, line in source.numbered(found):
        depth = indent(line)
        while above and above[-1][0] >= depth:
            above.pop()
        category: Path = tuple(name for _, name in above) or (source.stem,)
        weighed = _WEIGHED.fullmatch(line.strip())
        if weighed is None:
            if line.strip().startswith("@"):
                found.leave_out(row, line, "a rule ends with its weight in brackets, such as (1).")
                continue
            above.append((depth, line.strip()))
            found.declare(tuple(name for _, name in above), row)
            continue
        text, weight = weighed[1], number(weighed[2])
        if weight is None:
            found.leave_out(row, text, f"its weight '{weighed[2]}' is no number.")
        elif rule := _RULE.fullmatch(text):
            rules.append(Rule(rule[1].strip(), rule[2].strip(), category, row, weight))
        elif text.startswith("@"):
            found.leave_out(row, text, "a rule stands in square brackets behind its name.")
        else:
            # WordStat has its words in capitals and reads texts in any case.
            found.add(text.replace("_", " ").lower(), category, row, weight)
    add_rules(rules, found)
    return found
