"""The cut spans of a batch of texts: every rule applied, one name for every span, no span overlapping another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.corpus.cleaning.bars import find_bars
from framing.corpus.cleaning.lines import Flags, Integers, LineTable
from framing.corpus.cleaning.patterns import mark_lines
from framing.corpus.cleaning.recurring import Recurring, recurring_lines
from framing.corpus.cleaning.scripts import find_scripts
from framing.corpus.cleaning.teasers import find_lists, find_tails

# In the order in which a line's first fitting rule names its span.
RULES = (
    "teaser-tail",
    "release-line",
    "share-line",
    "teaser-line",
    "recurring-line",
    "repeated-line",
    "keyword-bar",
    "script-end",
    "repeated-title",
)
_NONE = len(RULES)
# Shorter repetitions are rules of asterisks, cries and refrains.
_MIN_REPEATED = 15
# A first line that is much longer than the title need not be looked at, however long it is.
_MOST_MARKS = 100


@dataclass(frozen=True, slots=True)
class Cuts:
    """The spans to set aside in n texts, in order.

    Attributes
    ----------
    text, start, end, rule : array of int (cuts,)
        Which text, which characters of it, which of `RULES`.
    left : array of int (n,)
        How many characters of each text's lines are not cut.
    """

    text: Integers
    start: Integers
    end: Integers
    rule: Integers
    left: Integers


def find_cuts(
    lines: LineTable, titles: Sequence[str | None], sources: Sequence[str], recurring: Recurring
) -> Cuts:
    """Find what does not belong to the article in each of n texts.

    Parameters
    ----------
    lines : LineTable
        The texts' lines.
    titles : sequence of str or None (n,)
    sources : sequence of str (n,)
    recurring : set of (source, hash)
        What `LineCounts.recurring` gives for the whole corpus. Given that, a text's cuts depend on it alone.
    """
    marks = mark_lines(lines.kinds)
    # Where in the line a cut begins, for rules that leave its beginning.
    bars, scripts = find_bars(lines), find_scripts(lines)
    repeats = _repeats(lines)
    flags = {
        "release-line": marks.release[lines.kind],
        "share-line": marks.share[lines.kind],
        "recurring-line": recurring_lines(lines, sources, recurring),
        "keyword-bar": bars >= 0,
        "script-end": scripts >= 0,
        "repeated-line": repeats,
    }
    furniture = flags["release-line"] | flags["share-line"] | flags["recurring-line"]
    flags["teaser-line"] = marks.pointer[lines.kind] | find_lists(lines, marks, furniture)
    tails = find_tails(lines, marks, furniture | marks.pointer[lines.kind], repeats)
    flags["teaser-tail"] = (tails[lines.text] >= 0) & (np.arange(len(lines)) >= tails[lines.text])

    rule = np.full(len(lines), _NONE)
    for number in reversed(range(_NONE)):
        if RULES[number] in flags:
            rule[flags[RULES[number]]] = number
    start = np.where(rule == RULES.index("keyword-bar"), lines.start + bars, lines.start)
    start = np.where(rule == RULES.index("script-end"), lines.start + scripts, start)
    _cut_titles(lines, titles, rule, start)
    return _spans(lines, rule, start)


def _repeats(lines: LineTable) -> Flags:
    """Whether each line repeats the line before it in its text."""
    flags = np.zeros(len(lines), np.bool_)
    flags[1:] = (lines.kind[1:] == lines.kind[:-1]) & (lines.text[1:] == lines.text[:-1])
    return flags & (lines.end - lines.start >= _MIN_REPEATED)


def _cut_titles(lines: LineTable, titles: Sequence[str | None], rule: Integers, start: Integers) -> None:
    """Cut the first line that is left of a text (or is left before its keyword bar) where it repeats the title."""
    bar = RULES.index("keyword-bar")
    for text, title in enumerate(titles):
        wanted = _letters(title or "")
        if not wanted:
            continue
        for line in range(lines.first[text], lines.first[text + 1]):
            kept = int(start[line] - lines.start[line]) if rule[line] == bar else None
            if rule[line] != _NONE and not kept:
                continue
            headline = lines.kinds[int(lines.kind[line])].as_py()[:kept]
            if len(headline) < 4 * len(wanted) + _MOST_MARKS and _letters(headline) == wanted:
                rule[line] = RULES.index("repeated-title")
                start[line] = lines.start[line]
            break


def _letters(text: str) -> str:
    """Fold a headline to its letters and digits, so that quotation marks and spaces cannot tell two apart."""
    return "".join(filter(str.isalnum, text.casefold()))


def _spans(lines: LineTable, rule: Integers, start: Integers) -> Cuts:
    """Turn cut lines into spans; a teaser tail is one span to the end of its last line."""
    tail = RULES.index("teaser-tail")
    cut = rule != _NONE
    left = np.bincount(lines.text, lines.end - lines.start, minlength=lines.n_texts)
    left -= np.bincount(lines.text[cut], (lines.end - start)[cut], minlength=lines.n_texts)

    opens = cut.copy()
    opens[1:] &= ~((rule[1:] == tail) & (rule[:-1] == tail) & (lines.text[1:] == lines.text[:-1]))
    first = np.flatnonzero(opens)
    # A tail runs on to the last line of its text, any other span ends with its line.
    last = np.where(rule[first] == tail, lines.first[lines.text[first] + 1] - 1, first)
    return Cuts(lines.text[first], start[first], lines.end[last], rule[first], left.astype(np.int64))
