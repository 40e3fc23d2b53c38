"""Where in an article a sentence stands: headline, lead or body; and what that weighs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text import TokenTable
from framing.text.gaps import GAP_CUT, GAP_FULL_STOP, GAP_STOP

HEADLINE, LEAD, BODY = 0, 1, 2  # in the order of `results.CHANNELS`

# What a frame gains by standing in each channel; they sum to 1. A headline is read by more people than anything
# below it, and a lead by more than what follows. Researchers who weigh otherwise can work from the evidence,
# where every match has its channel.
WEIGHTS = np.array([0.5, 0.3, 0.2])

_LEAD_SENTENCES = 3  # texts without paragraphs have a lead too: at most so many sentences
_HEADLINE_TOKENS = 30  # a longer first line is a paragraph


def sentence_channels(table: TokenTable, title: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    """Tell the channel of every sentence of a batch.

    The headline is the article's title, or without one the text's first line, if it is one short sentence
    without a full stop and something follows. The lead is the first paragraph after it, up to three sentences.

    Parameters
    ----------
    title : array of bool, shape (m,)
        Which texts of the batch are titles; each stands just before the text that it belongs to.

    Returns
    -------
    array of int8, shape (s,)
    """
    first, text = table.sentence_first, table.sentence_text
    channels = np.full(table.n_sentences, BODY, np.int8)
    if not len(channels):
        return channels
    paragraph = np.searchsorted(table.paragraph_first, first[:-1], side="right") - 1
    in_title = title[text]
    channels[in_title] = HEADLINE

    opens_text = np.append(True, text[1:] != text[:-1]) & ~in_title
    follows_title = np.append(False, in_title[:-1]) & np.append(False, text[1:] == text[:-1] + 1)
    alone = np.append(paragraph[1:] != paragraph[:-1], True) & np.append(text[1:] == text[:-1], False)
    after = table.gaps[first[1:]]
    unstopped = ((after & (GAP_STOP | GAP_FULL_STOP)) == 0) | ((after & GAP_CUT) != 0)
    short = first[1:] - first[:-1] <= _HEADLINE_TOKENS
    first_lines = opens_text & ~follows_title & alone & unstopped & short
    channels[first_lines] = HEADLINE

    body_starts = np.flatnonzero((opens_text & ~first_lines) | np.append(False, first_lines[:-1]))
    for step in range(_LEAD_SENTENCES):
        at = body_starts + step
        inside = at < len(channels)
        at, start = at[inside], body_starts[inside]
        channels[at[(paragraph[at] == paragraph[start]) & (text[at] == text[start])]] = LEAD
    return channels
