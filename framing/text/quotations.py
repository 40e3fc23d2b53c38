"""Quotation marks to spans of quoted text, in whatever state the marks are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.characters import (
    APOSTROPHE,
    BANG,
    BRACKET,
    BREAK,
    CLOSING,
    COMMA,
    DIGIT,
    DOT,
    FULL_STOP,
    HARD,
    IDEOGRAPH,
    LETTER,
    NEWLINE,
    OPENING,
    SEPARATOR,
    SINGLE_CLOSING,
    SINGLE_OPENING,
    SPACE,
    STRAIGHT,
    UPPER,
    Characters,
    Positions,
    kinds_in,
)
from framing.text.mistyped_marks import as_straight
from framing.text.single_marks import single_pairs

Flags = npt.NDArray[np.bool_]

_BLANK = kinds_in(SPACE, NEWLINE, BREAK)
_BEFORE_OPENING = kinds_in(SPACE, NEWLINE, BREAK, BRACKET, HARD, OPENING, SINGLE_OPENING)
_MARK = kinds_in(OPENING, CLOSING, STRAIGHT)
_WORD = kinds_in(LETTER, UPPER, DIGIT)
_CLAUSE_END = kinds_in(DOT, COMMA, BANG, FULL_STOP, HARD)

# Which marks close which. German „…“ closes with the English opening mark, and »…« stands the other way round.
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    '"': '"”',
    "＂": "＂",
}
# Pairs whose marks can each do one thing only, or alternate.
_SIMPLE_PAIRS = (("“", "”"), ('"', '"'), ("“", '"'), ('"', "”"), ("«", "»"), ("「", "」"), ("『", "』"))


@dataclass(frozen=True, slots=True)
class Quotations:
    """Spans of quoted text, marks included, in order; a quotation inside another is part of the outer one.

    Attributes
    ----------
    starts, ends : array of int64, shape (q,)
        Character positions in the batch.
    """

    starts: Positions
    ends: Positions


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the paragraphs and sentences of a batch stand.

    Attributes
    ----------
    paragraphs : array of int64, shape (p + 1,)
        Where each paragraph begins, marks included, and the end of the batch. What stands before the first word of
        a text is a paragraph too.
    opens_text : array of bool, shape (p + 1,)
        Whether a text begins there; true for the end of the batch.
    sentence_ends : array of int64, shape (s,)
        Where each sentence ends.
    """

    paragraphs: Positions
    opens_text: Flags
    sentence_ends: Positions

    @staticmethod
    def of(chars: Characters, paragraph_starts: Positions, sentence_ends: Positions) -> Layout:
        """Lay out a batch. No mark in one text has a say in another."""
        texts = np.append(chars.starts, len(chars.kinds))
        # A mark with a blank behind it, as in French, stands before the first sentence of its paragraph.
        mark = _MARK[_neighbour(chars.kinds, paragraph_starts, -2)]
        blank = _neighbour(chars.kinds, paragraph_starts, -1) == SPACE
        paragraph_starts = paragraph_starts - 2 * (mark & blank)
        paragraphs = np.sort(np.concatenate((texts, paragraph_starts)))
        paragraphs = paragraphs[np.append(True, paragraphs[1:] != paragraphs[:-1])]
        opens_text = np.zeros(len(paragraphs), bool)
        opens_text[np.searchsorted(paragraphs, texts)] = True
        return Layout(paragraphs, opens_text, sentence_ends)

    def paragraph_end(self, paragraph: int) -> int:
        """Return where a paragraph ends: where the next one begins, or its text ends."""
        gap = len(SEPARATOR) if self.opens_text[paragraph + 1] else 0
        return int(self.paragraphs[paragraph + 1]) - gap

    def sentence_end(self, position: int, limit: int) -> int:
        """Return where the sentence ends that holds a position, at most `limit`."""
        at = int(np.searchsorted(self.sentence_ends, position, side="right"))
        return min(limit, int(self.sentence_ends[at])) if at < len(self.sentence_ends) else limit


def quotations(chars: Characters, layout: Layout) -> Quotations:
    """Pair the quotation marks of a batch, paragraph by paragraph; no state of the marks is an error.

    A mark that nothing closes reaches to the end of its paragraph where the next paragraph opens with a mark
    too (a quotation over several paragraphs), or where it opens the paragraph or follows a comma or colon;
    otherwise to the end of its sentence. A closing mark that nothing opened is passed over. Single marks count
    outside double ones, around at least three words. A straight mark may close a curly one. Two single marks
    side by side are a double one, and an opening mark behind a word may close.
    """
    chars, doubled = as_straight(chars)
    starts, ends = _double(chars, layout)
    if len(doubled):
        ends = ends + np.isin(ends - 1, doubled)
    double = _sorted(starts, ends)
    single = _single(chars, layout, double)
    return _sorted(np.concatenate((double.starts, single.starts)), np.concatenate((double.ends, single.ends)))


def _sorted(starts: Positions, ends: Positions) -> Quotations:
    order = np.argsort(starts, kind="stable")
    return Quotations(starts[order], ends[order])


def _double(chars: Characters, layout: Layout) -> tuple[Positions, Positions]:
    """Pair double marks: at once where a paragraph's marks simply alternate, one by one where they do not."""
    at = chars.marks_of(OPENING, CLOSING, STRAIGHT)
    can_open, can_close = _double_roles(chars, at)
    home = np.searchsorted(layout.paragraphs, at, side="right") - 1
    regular = _alternate(chars, at, can_open, can_close, home)
    pairs = at[regular]
    starts, ends = _one_by_one(chars, layout, at, can_open, can_close, home, ~regular)
    return np.concatenate((pairs[0::2], starts)), np.concatenate((pairs[1::2] + 1, ends))


def _alternate(chars: Characters, at: Positions, can_open: Flags, can_close: Flags, home: Positions) -> Flags:
    """Tell which marks stand in a paragraph whose marks open and close in turn, each closing the one before."""
    if not len(at):
        return np.zeros(0, bool)
    heads = np.flatnonzero(np.append(True, home[1:] != home[:-1]))
    group = np.cumsum(np.append(True, home[1:] != home[:-1])) - 1
    opens = (np.arange(len(at)) - heads[group]) % 2 == 0
    codes = chars.codes[at]
    # What stands before a closing mark in its paragraph is the mark that it has to close.
    partner = np.concatenate(([0], codes[:-1]))
    closes = np.zeros(len(at), bool)
    for opening, closing in _SIMPLE_PAIRS:
        closes |= (codes == ord(closing)) & (partner == ord(opening))
    fits = np.where(opens, can_open, closes & can_close)
    counts = np.diff(np.append(heads, len(at)))
    whole = np.logical_and.reduceat(fits, heads) & (counts % 2 == 0)
    found: Flags = whole[group]
    return found


def _one_by_one(
    chars: Characters,
    layout: Layout,
    at: Positions,
    can_open: Flags,
    can_close: Flags,
    homes: Positions,
    wanted: Flags,
) -> tuple[Positions, Positions]:
    """Pair the marks of the paragraphs in which something is nested, unclosed or damaged."""
    starts: list[int] = []
    ends: list[int] = []
    text = chars.text
    opened, paragraph, opener, closers = -1, -1, "", ""
    inner = False  # whether a straight mark has opened inside curly ones

    def settle() -> None:
        # Nothing closed it: does the next paragraph open with a mark too?
        leader = int(np.searchsorted(homes, paragraph + 1))
        opens = leader < len(at) and homes[leader] == paragraph + 1 and can_open[leader]
        same_text = not layout.opens_text[paragraph + 1]
        continued = bool(same_text and opens) and _leads(text, layout, paragraph + 1, int(at[leader]))
        starts.append(opened)
        ends.append(_unclosed_end(text, layout, opened, paragraph, continued))

    for position, mark, home, opens, closes in zip(
        at[wanted].tolist(),
        map(chr, chars.codes[at[wanted]].tolist()),
        homes[wanted].tolist(),
        can_open[wanted].tolist(),
        can_close[wanted].tolist(),
        strict=True,
    ):
        if opened >= 0 and home != paragraph:
            settle()
            opened = -1
        if opened < 0:
            if opens and mark in _CLOSERS:
                opened, paragraph, opener, closers = position, home, mark, _CLOSERS[mark]
                inner = False
        elif opener == "“" and mark == '"' and (inner or not closes):
            inner = not inner and opens
        elif mark in closers and (closes or not opens):
            starts.append(opened)
            ends.append(position + 1)
            opened = -1
        elif opens and (mark == opener or mark in closers):
            # A second opening mark: the first one was never closed.
            starts.append(opened)
            ends.append(layout.sentence_end(opened, position))
            opened, opener, closers, inner = position, mark, _CLOSERS.get(mark, ""), False
    if opened >= 0:
        settle()
    return np.array(starts, np.int64), np.array(ends, np.int64)


def _double_roles(chars: Characters, at: Positions) -> tuple[Flags, Flags]:
    """Tell for each double mark whether it may open and whether it may close, from its shape and neighbours."""
    kinds = chars.kinds
    kind, before, after = kinds[at], _neighbour(kinds, at, -1), _neighbour(kinds, at, 1)
    detached = _BEFORE_OPENING[before] & ~_BLANK[after]
    attached = ~_BLANK[before]
    straight = kind == STRAIGHT
    # Between ideographs stand no spaces that would tell: there straight marks open and close in turn.
    before_word = (~_WORD[before] & _WORD[after]) | (after == IDEOGRAPH)
    can_open = np.where(straight, detached | before_word, kind == OPENING)
    can_close = np.where(straight, attached & ~(detached & _WORD[after]), kind == CLOSING)
    # “ closes „, « closes » and » may open: what they do depends on what is open.
    either_way = np.isin(chars.codes[at], [ord(mark) for mark in "“«»"])
    return can_open | (either_way & detached), can_close | (either_way & attached)


def _single(chars: Characters, layout: Layout, outer: Quotations) -> Quotations:
    """Pair single marks that stand outside double quotations; both ends have to be there."""
    kinds = chars.kinds
    at = chars.marks_of(SINGLE_OPENING, APOSTROPHE, SINGLE_CLOSING)
    before, after = _neighbour(kinds, at, -1), _neighbour(kinds, at, 1)
    shaped = kinds[at] == SINGLE_OPENING
    straight = chars.codes[at] == ord("'")
    opens = shaped | (straight & _BEFORE_OPENING[before] & _WORD[after])
    # An apostrophe after a letter is mostly a plural's possessive; a quotation's end follows its punctuation,
    # or stands before that of the sentence.
    closes = ~_BLANK[before] & (_CLAUSE_END[before] | _CLAUSE_END[after] | ~straight)
    closes &= ~_WORD[after] | (kinds[at] == SINGLE_CLOSING)
    closes &= ~shaped | (chars.codes[at] == ord("‘"))  # which closes a German one: ‚so‘
    used = np.flatnonzero(opens | closes)
    if not opens.any():
        return Quotations(np.empty(0, np.int64), np.empty(0, np.int64))
    at, opens, closes = at[used], opens[used], closes[used]
    around = np.searchsorted(outer.starts, at, side="right") - 1
    covered = (around >= 0) & (at < np.append(outer.ends, -1)[around])
    at, opens, closes = at[~covered], opens[~covered], closes[~covered]
    home = np.searchsorted(layout.paragraphs, at, side="right") - 1
    return Quotations(*single_pairs(chars.text, at, home, opens, closes))


def _neighbour(kinds: npt.NDArray[np.uint8], at: Positions, step: int) -> npt.NDArray[np.uint8]:
    """Return the kinds of the characters beside some positions; the buffer's ends count as line ends."""
    beside = at + step
    inside = (beside >= 0) & (beside < len(kinds))
    return np.where(inside, kinds[np.clip(beside, 0, len(kinds) - 1)], NEWLINE).astype(np.uint8)


def _leads(text: str, layout: Layout, paragraph: int, position: int) -> bool:
    """Whether nothing but blanks stands between the start of a paragraph and a mark."""
    return not text[int(layout.paragraphs[paragraph]) : position].strip()


def _unclosed_end(text: str, layout: Layout, opened: int, paragraph: int, continued: bool) -> int:
    """Return where a quotation ends that nothing closes in its paragraph."""
    start, end = int(layout.paragraphs[paragraph]), layout.paragraph_end(paragraph)
    before = text[start:opened].rstrip()
    if continued or not before or before[-1] in ",:，：":
        return end
    return layout.sentence_end(opened, end)
