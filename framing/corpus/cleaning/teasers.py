"""Teasers: where the end of an article, or a list inside it, turns to other stories."""

from __future__ import annotations

import numpy as np

from framing.corpus.cleaning.lines import Flags, Integers, LineTable
from framing.corpus.cleaning.patterns import LineMarks

# A block is a headline that stands twice in a row and a paragraph or two; one such pair may be a slip, and pairs
# without a paragraph (names under pictures) have to be more to be a list.
_MIN_BLOCKS = 2
_MIN_BARE_BLOCKS = 3
_MAX_LINES_IN_BLOCK = 4
_MAX_LINES_AFTER = 6
_PARAGRAPH = 100
_HEADLINE = 400
# A text that is nothing but teasers has no article that they could follow.
_MIN_SHARE_BEFORE = 0.2

# A list under a heading ("Read more", "Related stories").
_MAX_LIST = 15
_MIN_UNDER_TAIL_HEADING = 2
_NEAR_THE_END = 0.5


def find_tails(lines: LineTable, marks: LineMarks, furniture: Flags, repeats: Flags) -> Integers:
    """Say from which line on a text is teasers; array of int (n_texts,), the line's number or −1.

    Parameters
    ----------
    lines, marks
        The lines of n texts, and what they look like.
    furniture : array of bool (lines,)
        Lines that other rules cut: they neither make nor break a list.
    repeats : array of bool (lines,)
        Lines that repeat the line before them.
    """
    tails = np.full(lines.n_texts, -1, np.int64)
    headings = (marks.list_heading | marks.tail_heading)[lines.kind]
    for text in np.unique(lines.text[headings | repeats]):
        first, last = int(lines.first[text]), int(lines.first[text + 1])
        found = [
            start
            for start in (
                _doubled_headlines(lines, marks, furniture, repeats, first, last),
                _headed_list(lines, marks, furniture, first, last),
            )
            if start >= 0
        ]
        if found:
            tails[text] = min(found)
    return tails


def find_lists(lines: LineTable, marks: LineMarks, furniture: Flags) -> Flags:
    """Mark lists of other stories inside texts: their headings, and the headlines straight under them."""
    flags = np.zeros(len(lines), np.bool_)
    title = marks.title[lines.kind]
    for heading in np.flatnonzero(marks.list_heading[lines.kind]):
        flags[heading] = True
        last = min(int(lines.first[lines.text[heading] + 1]), int(heading) + 1 + _MAX_LIST)
        for line in range(int(heading) + 1, last):
            if furniture[line]:
                continue
            # A question may be the article's own; after a mere heading only a bare headline is safe to cut.
            if not title[line] or lines.kinds[int(lines.kind[line])].as_py().endswith("?"):
                break
            flags[line] = True
    return flags


def _doubled_headlines(
    lines: LineTable, marks: LineMarks, furniture: Flags, repeats: Flags, first: int, last: int
) -> int:
    """Follow blocks of (headline, headline again, paragraph) back from the end; the first one's line, or −1."""
    length = lines.end[first:last] - lines.start[first:last]
    start, limit, blocks, bare = -1, last, 0, 0
    for second in first + np.flatnonzero(repeats[first:last])[::-1]:
        head = int(second) - 1
        if repeats[head] or furniture[head]:
            continue
        end = int(second) + 1
        while end < limit and repeats[end]:
            end += 1
        body = [line for line in range(end, limit) if not furniture[line]]
        most = _MAX_LINES_IN_BLOCK if blocks else _MAX_LINES_AFTER
        has_paragraph = any(length[line - first] >= _PARAGRAPH for line in body)
        is_headline = length[head - first] <= _HEADLINE and not marks.statement[lines.kind[head]]
        is_bare = not body and marks.title[lines.kind[head]]
        if not (is_headline and (has_paragraph or is_bare) and len(body) <= most):
            break
        start, limit, blocks, bare = head, head, blocks + 1, bare + is_bare
    enough_before = length[: max(start - first, 0)].sum() >= _MIN_SHARE_BEFORE * length.sum()
    return start if blocks >= (_MIN_BARE_BLOCKS if bare else _MIN_BLOCKS) and enough_before else -1


def _headed_list(lines: LineTable, marks: LineMarks, furniture: Flags, first: int, last: int) -> int:
    """Find a heading after which nothing but headlines follows to the end; its line, or −1."""
    start = -1
    titles = 0
    for line in range(last - 1, first, -1):
        kind = lines.kind[line]
        near = lines.start[line] >= _NEAR_THE_END * lines.end[last - 1]
        if near and (marks.list_heading[kind] or (marks.tail_heading[kind] and titles >= _MIN_UNDER_TAIL_HEADING)):
            start = line
        elif furniture[line]:
            continue
        elif marks.title[kind] and titles < _MAX_LIST:
            titles += 1
        else:
            break
    return start
