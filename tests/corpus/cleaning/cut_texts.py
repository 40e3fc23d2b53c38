"""One text or several, cleaned, with each cut as (rule, what was cut)."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from framing.corpus.cleaning import RULES, LineCounts, count_lines, find_cuts, split_lines

Cut = tuple[str, str]


def cuts_of(text: str, title: str | None = None) -> list[Cut]:
    """Clean one text by itself."""
    return cuts_of_all([text], [title])[0]


def cuts_of_all(
    texts: Sequence[str], titles: Sequence[str | None] | None = None, sources: Sequence[str] | None = None
) -> list[list[Cut]]:
    """Clean texts together; without sources they are all of one."""
    titles = titles or [None] * len(texts)
    sources = sources or ["source"] * len(texts)
    lines = split_lines(pa.array(texts, pa.large_string()))
    recurring = (LineCounts.none() + count_lines(lines, sources)).recurring()
    cuts = find_cuts(lines, titles, sources, recurring)
    found: list[list[Cut]] = [[] for _ in texts]
    for text, start, end, rule in zip(cuts.text, cuts.start, cuts.end, cuts.rule, strict=True):
        found[text].append((RULES[rule], texts[text][start:end]))
    return found
