"""Targets per article and voice: how often they are mentioned, and the stance toward them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.channels import HEADLINE
from framing.scoring.compiling import Compiled, Index
from framing.scoring.counting import N_SINGLE, Counts
from framing.scoring.frames import category_rows, without_unavailable
from framing.scoring.located import LocatedMatches
from framing.scoring.stance_articles import ArticleStance, article_stance, passages_of
from framing.text import TokenTable

Floats = npt.NDArray[np.float64]

# The columns of a stance, in the order in which tables show them.
COUNTS = ("passages", "passages_for", "passages_against", "passages_none")


@dataclass(frozen=True, slots=True)
class TargetMentions:
    """The mentions of targets in a batch, with what is said about the target at each.

    Attributes
    ----------
    matches : LocatedMatches
        Those of targets only; k of them.
    polarity : array of float64, shape (k,)
        −1 to 1, 0 where nothing is evidence; see `framing.scoring.stance.mention_polarity`.
    place : array of int64, shape (k,)
        How many sentences of the article stand before the mention's.
    headline : array of bool, shape (k,)
    passage : array of int64, shape (k,)
        Which passage; sentences of the same words are one.
    """

    matches: LocatedMatches
    polarity: Floats
    place: Index
    headline: npt.NDArray[np.bool_]
    passage: Index


def target_mentions(
    matches: LocatedMatches,
    polarity: Floats,
    table: TokenTable,
    channel: npt.NDArray[np.int8],
    sentence_document: Index,
) -> TargetMentions:
    """Put together what stance needs to know of mentions."""
    return TargetMentions(
        matches=matches,
        polarity=polarity,
        place=matches.sentence - np.searchsorted(sentence_document, matches.document),
        headline=channel[matches.sentence] == HEADLINE,
        passage=passages_of(table, matches.sentence),
    )


def targets_table(keys: pa.Table, counts: Counts, mentions: TargetMentions | None, compiled: Compiled) -> pa.Table:
    """Return the targets of a batch; see `results.Scores.targets`.

    Without `mentions` (a language that has no stance) every stance is null.
    """
    which, names = category_rows(keys, compiled.categories, "target")
    columns = {
        **names,
        "mentions": counts.matches[:, which, :].astype(np.int64).ravel(),
        "sentences": counts.sentences[:, which, :].astype(np.int64).ravel(),
    }
    columns |= _stance_columns(keys.num_rows, which, mentions)
    return without_unavailable(columns, len(names), compiled.available[which])


def _stance_columns(n: int, which: Index, mentions: TargetMentions | None) -> dict[str, pa.Array]:
    """Work out the stance of every article × target × voice, "all" first."""
    n_rows = n * len(which) * len(VOICES)
    if mentions is None or not n_rows:
        empty = {name: pa.nulls(n_rows, pa.float64()) for name in ("stance", "stance_se")}
        return empty | {name: pa.nulls(n_rows, pa.int64()) for name in COUNTS}
    target = np.searchsorted(which, mentions.matches.category)
    cell = mentions.matches.document * len(which) + target
    n_cells = n * len(which)
    every = _stance(mentions, cell, n_cells)
    single = _stance(mentions, cell * N_SINGLE + mentions.matches.voice, n_cells * N_SINGLE)
    columns = {
        "stance": _numbers(every.stance, single.stance),
        "stance_se": _numbers(every.standard_error, single.standard_error),
    }
    for name in COUNTS:
        columns[name] = pa.array(_by_voice(getattr(every, name), getattr(single, name)))
    return columns


def _stance(mentions: TargetMentions, group: Index, n_groups: int) -> ArticleStance:
    return article_stance(mentions.polarity, group, mentions.passage, mentions.place, mentions.headline, n_groups)


def _by_voice(every: npt.NDArray[np.generic], single: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Put the value of all voices before those of the single ones, cell by cell."""
    joined: npt.NDArray[np.generic] = np.concatenate((every[:, None], single.reshape(-1, N_SINGLE)), axis=1)
    return joined.ravel()


def _numbers(every: Floats, single: Floats) -> pa.Array:
    """Return a column that is null where there is no number."""
    values = _by_voice(every, single).astype(np.float64)
    return pa.array(values, mask=np.isnan(values))
