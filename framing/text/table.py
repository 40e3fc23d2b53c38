"""The token table: everything that later steps know about a batch of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.characters import (
    BRACKET,
    BREAK,
    NEWLINE,
    OPENING,
    SINGLE_OPENING,
    SPACE,
    Characters,
    Positions,
    characters,
    kinds_in,
)
from framing.text.gaps import GAP_HARD, Bits, gap_bits
from framing.text.lines import paragraph_breaks
from framing.text.quotations import Layout, Quotations, quotations
from framing.text.sentences import sentence_breaks
from framing.text.spans import covered
from framing.text.tokens import token_spans
from framing.text.vocabulary import Rows, Vocabulary

JOURNALIST = 0
QUOTED = 1

_OPENS = kinds_in(OPENING, SINGLE_OPENING, BRACKET)
_BLANK = kinds_in(SPACE, NEWLINE, BREAK)
_SHORT_STRETCH = 16  # characters walked one by one before looking up


@dataclass(frozen=True, slots=True)
class TokenTable:
    """One batch of m texts; n tokens, s sentences, p paragraphs.

    Attributes
    ----------
    chars : Characters
        The batch's characters. All positions below are in it; `own` turns them into positions in each text.
    starts, ends : array of int64, shape (n,)
        Where each token begins and ends.
    text : array of int32, shape (n,)
        Which text a token stands in.
    type_id : array of int32, shape (n,)
        Which type a token is: its row in the vocabulary.
    gaps : array of uint8, shape (n + 1,)
        What stands before each token (`framing.text.gaps`).
    sentence : array of int32, shape (n,)
        Which sentence of the batch a token stands in.
    sentence_first : array of int64, shape (s + 1,)
        The first token of each sentence, and n.
    sentence_starts, sentence_ends : array of int64, shape (s,)
        Where each sentence begins and ends, with its marks and without the blanks around it.
    paragraph_first : array of int64, shape (p + 1,)
        The first token of each paragraph, and n.
    voice : array of int8, shape (n,)
        Who speaks, as quotation marks alone tell: `JOURNALIST` or `QUOTED`; `framing.text.voices` tells more.
    quotations : Quotations
        The quoted spans.
    quoted_first, quoted_end : array of int64, shape (q,)
        The first token of each quotation, and the one behind its last; they are equal where it holds none.
    """

    chars: Characters
    starts: Positions
    ends: Positions
    text: npt.NDArray[np.int32]
    type_id: Rows
    gaps: Bits
    sentence: npt.NDArray[np.int32]
    sentence_first: Positions
    sentence_starts: Positions
    sentence_ends: Positions
    paragraph_first: Positions
    voice: npt.NDArray[np.int8]
    quotations: Quotations
    quoted_first: Positions
    quoted_end: Positions

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def n_sentences(self) -> int:
        """How many sentences the batch has."""
        return len(self.sentence_first) - 1

    @property
    def sentence_text(self) -> npt.NDArray[np.int32]:
        """Which text each sentence stands in; shape (s,)."""
        return self.text[self.sentence_first[:-1]]

    @property
    def hard_gap(self) -> npt.NDArray[np.bool_]:
        """Whether a phrase must not run into token i from the one before it; shape (n,)."""
        hard: npt.NDArray[np.bool_] = (self.gaps[:-1] & GAP_HARD) != 0
        hard[self.sentence_first[:-1]] = True
        return hard

    def own(self, positions: Positions, text: npt.NDArray[np.int32]) -> Positions:
        """Turn positions in the batch into positions in the texts that hold them."""
        return positions - self.chars.starts[text]


def token_table(
    texts: Sequence[str], cuts: Sequence[tuple[int, int, int]] = (), vocabulary: Vocabulary | None = None
) -> TokenTable:
    """Tokenise a batch of texts.

    Parameters
    ----------
    texts : sequence of str
        Without lone surrogates.
    cuts : sequence of (text, start, end)
        Spans of single texts, in characters, that count as no text at all.
    vocabulary : Vocabulary, optional
        What is known of words already; a new one unless given.
    """
    chars = characters(texts, cuts)
    starts, ends = token_spans(chars)
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    type_id = vocabulary.rows(chars, starts, ends)
    n_before = np.searchsorted(starts, np.append(chars.starts, len(chars.kinds)))
    text = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(n_before))
    gaps = gap_bits(chars, starts, ends)
    paragraph_opens = paragraph_breaks(chars, starts, ends, gaps, text)
    sentence_opens = sentence_breaks(chars, starts, ends, gaps, vocabulary.flags, type_id, paragraph_opens)
    sentence_first = np.append(np.flatnonzero(sentence_opens), len(starts))
    paragraph_first = np.append(np.flatnonzero(paragraph_opens), len(starts))
    span_starts, span_ends = _sentence_spans(chars, starts, ends, sentence_first, text)
    # A paragraph begins where its first sentence does, marks included.
    opening = np.searchsorted(sentence_first, paragraph_first[:-1])
    quoted = quotations(chars, Layout.of(chars, span_starts[opening], span_ends))
    quoted_first, quoted_end = np.searchsorted(starts, quoted.starts), np.searchsorted(starts, quoted.ends)
    return TokenTable(
        chars=chars,
        starts=starts,
        ends=ends,
        text=text,
        type_id=type_id,
        gaps=gaps,
        sentence=np.cumsum(sentence_opens, dtype=np.int32) - np.int32(1),
        sentence_first=sentence_first,
        sentence_starts=span_starts,
        sentence_ends=span_ends,
        paragraph_first=paragraph_first,
        voice=np.where(covered(quoted_first, quoted_end, len(starts)), np.int8(QUOTED), np.int8(JOURNALIST)),
        quotations=quoted,
        quoted_first=quoted_first,
        quoted_end=quoted_end,
    )


def _sentence_spans(
    chars: Characters,
    starts: Positions,
    ends: Positions,
    sentence_first: Positions,
    text: npt.NDArray[np.int32],
) -> tuple[Positions, Positions]:
    """Return where each sentence begins and ends, with its marks and without the blanks around; shape (s,).

    What stands between two sentences belongs to the first one up to its last blank (a closing mark, a bracket),
    and after that to the second (an opening mark); without a blank, an opening mark still does, and so does one
    with a blank on either side, as in French. What cleaning cut belongs to neither.
    """
    first, last = sentence_first[:-1], sentence_first[1:] - 1
    opens_text = chars.starts[text[first]]
    left = np.maximum(np.append(-1, ends[last])[:-1], opens_text)
    begins = _back_over(~_BLANK, chars.kinds, starts[first], left)
    unparted = (begins == left) & (left != opens_text)
    begins[unparted] = _back_over(_OPENS, chars.kinds, starts[first][unparted], left[unparted])
    begins = _back_to_spaced_mark(chars.kinds, begins, left, opens_text)
    right = np.minimum(np.append(begins, len(chars.kinds))[1:], chars.ends[text[first]])
    cuts = chars.marks_of(BREAK)
    if len(cuts):
        right = np.minimum(right, np.append(cuts, len(chars.kinds))[np.searchsorted(cuts, ends[last])])
    return begins, _back_over(_BLANK, chars.kinds, right, ends[last])


def _back_to_spaced_mark(
    kinds: npt.NDArray[np.uint8], begins: Positions, left: Positions, opens_text: Positions
) -> Positions:
    """Move beginnings left to an opening mark with a blank on either side, never below what is left of them."""
    at = np.flatnonzero(begins - 2 >= np.maximum(left, 0))
    at = at[(kinds[begins[at] - 1] == SPACE) & (kinds[begins[at] - 2] == OPENING)]
    mark = begins[at] - 2
    at = at[(mark == opens_text[at]) | ((mark > left[at]) & _BLANK[kinds[mark - 1]])]
    moved = begins.copy()
    moved[at] -= 2
    return moved


def _back_over(
    which: npt.NDArray[np.bool_], kinds: npt.NDArray[np.uint8], positions: Positions, limits: Positions
) -> Positions:
    """Move positions left over characters of some kinds, never below their limits."""
    moved = positions.copy()
    going = np.arange(len(moved))
    for _ in range(_SHORT_STRETCH):
        going = going[moved[going] > limits[going]]
        going = going[which[kinds[moved[going] - 1]]]
        if not len(going):
            return moved
        moved[going] -= 1
    # Long stretches, which do not overlap: look at all that is left of each at once instead of walking.
    rest = moved[going] - limits[going]
    going, rest = going[rest > 0], rest[rest > 0]
    if len(going):
        heads = np.cumsum(rest) - rest
        places = np.repeat(limits[going] - heads, rest) + np.arange(rest.sum())
        behind_others = np.where(which[kinds[places]], 0, places + 1)
        moved[going] = np.maximum(np.maximum.reduceat(behind_others, heads), limits[going])
    return moved
