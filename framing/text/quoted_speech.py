"""What is said in quotation marks, where no words tell: in languages without cues."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import numpy.typing as npt

from framing.text.characters import IDEOGRAPH
from framing.text.spans import covered
from framing.text.table import JOURNALIST, QUOTED, TokenTable
from framing.text.voices import Attributions

Flags = npt.NDArray[np.bool_]

# As in English, where up to four words that no cue takes are a name, a title or a scare quote. Two ideographs are
# about one word.
_MOST_WORDS = 4
_WORD_OF_IDEOGRAPH = 0.5
_INTRODUCING = (":", "：")


def spoken_quotations(table: TokenTable) -> Flags:
    """Tell which quotations are speech: not those of up to four words (eight ideographs), unless behind a colon.

    Returns
    -------
    array of bool, shape (q,)
    """
    first, end = table.quoted_first, table.quoted_end
    words = np.where(table.chars.kinds[table.starts] == IDEOGRAPH, _WORD_OF_IDEOGRAPH, 1.0)
    counted = np.concatenate(([0.0], np.cumsum(words)))
    speech: Flags = counted[end] - counted[first] > _MOST_WORDS
    text = table.chars.text
    for place in np.flatnonzero(~speech & (end > first)).tolist():
        start = int(table.quotations.starts[place])
        speech[place] = text[max(start - 2, 0) : start].rstrip()[-1:] in _INTRODUCING
    return speech


def quoted_speech(table: TokenTable) -> npt.NDArray[np.int8]:
    """Return who speaks at every token, by quotation marks alone; shape (n,)."""
    speech = spoken_quotations(table)
    inside = covered(table.quoted_first[speech], table.quoted_end[speech], len(table))
    return np.where(inside, np.int8(QUOTED), np.int8(JOURNALIST))


def without_cues(table: TokenTable, found: Attributions, foreign: Flags) -> Attributions:
    """Return the reported speech of a batch with quotations alone in texts of languages that have no cues.

    Parameters
    ----------
    found : Attributions
        Of all texts, as in English.
    foreign : array of bool, shape (m,)
        Which texts are in such a language.
    """
    text = np.append(table.text, 0)
    kept = np.flatnonzero(~foreign[text[found.first]])
    plain = np.flatnonzero(spoken_quotations(table) & foreign[text[table.quoted_first]])
    none = np.full(len(plain), -1)
    nothing = np.zeros(len(plain), np.int8)
    quoted = Attributions(
        start=table.quotations.starts[plain],
        end=table.quotations.ends[plain],
        first=table.quoted_first[plain],
        last=table.quoted_end[plain] - 1,
        voice=np.full(len(plain), QUOTED, np.int8),
        source_first=none,
        source_last=none,
        cue_first=none,
        cue_last=none,
        cue_class=nothing,
        cue_stance=nothing,
    )
    both = [
        np.concatenate((getattr(found, each.name)[kept], getattr(quoted, each.name)))
        for each in fields(Attributions)
    ]
    order = np.argsort(both[0], kind="stable")
    return Attributions(*(values[order] for values in both))
