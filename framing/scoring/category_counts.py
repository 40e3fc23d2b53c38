"""How often the terms of each frame occur in each article, by level of the frames' names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.corpus import Corpus
from framing.errors import InputError, unknown
from framing.lexicon import Lexicon
from framing.results import Caveat, Table, TermCounts
from framing.results.term_counts import SCOPES
from framing.scoring.compiling import Index
from framing.scoring.languages import language_caveats, language_counts
from framing.scoring.levels import joined_by_level, levels_of
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.longest_anywhere import counted_anywhere
from framing.scoring.matched_batches import MatchedBatch, matched_batches
from framing.scoring.stretches import Stretches

_NAMED = 5  # frames that a caveat names


def term_counts(
    corpus: Corpus,
    lexicon: Lexicon,
    *,
    levels: int | Iterable[int] | None = None,
    nested_scope: str = "frame",
    progress: bool = True,
) -> TermCounts:
    """Count the matches of each frame's terms in each article, as dictionaries are counted in other tools.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`. Titles and what cleaning left of the texts are read.
    lexicon : Lexicon
        From `load_lexicon`, or a dictionary of another tool. Its frames are counted; targets are not.
    levels : int or sequence of int, optional
        Which levels of the frames' names to count by, 1 the outermost: 1 counts economy.trade and economy.jobs as
        economy. Frames that become one share their terms, so that a word counts once. All levels unless given.
    nested_scope : {"frame", "lexicon"}
        Within what the longest match counts: "New York Times" in one frame and "New York" in another count both
        ("frame"), or the longer one only ("lexicon").
    progress : bool
        Whether to show a progress bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    TermCounts
        Counts per article and category (weights of terms play no part), and tokens per article.

    Raises
    ------
    InputError
        An argument is something else, or no frame has one of the levels.

    References
    ----------
    Benoit et al. (2018), whose ``tokens_lookup`` these counts follow.

    Examples
    --------
    >>> term_counts(corpus, framing.load_lexicon("dictionary.cat"), levels=1).wide()  # doctest: +SKIP
    """
    wanted = _checked(corpus, lexicon, levels, nested_scope)
    joined, left_out = joined_by_level(lexicon, wanted)
    n, names = len(corpus), [frame.name for frame in joined.frames]
    counts, known = np.zeros((n, len(names)), np.int64), np.zeros((n, len(names)), bool)
    tokens, unmatched = np.zeros(n, np.int64), np.zeros(n, np.int64)
    for batch in matched_batches(corpus, [joined], "Counting", progress=progress):
        part = _counted(batch, nested_scope)
        counts[batch.rows], known[batch.rows] = part.counts, batch.compiled.available
        tokens[batch.rows], unmatched[batch.rows] = part.tokens, part.unmatched
    keys = corpus.articles.select(["document_id", "source"]).combine_chunks()
    return TermCounts(
        table=Table(_long(keys, joined, counts, known)),
        exclusions=corpus.exclusions,
        provenance=corpus.provenance,
        caveats=(
            *corpus.caveats,
            *_caveats(left_out, wanted),
            *(
                each
                for each in language_caveats(language_counts(corpus.articles, [joined]), [joined])
                if "tone" not in each.code
            ),
        ),
        method=_method(lexicon, wanted, nested_scope),
        references=("benoit2018",),
        documents=Table(
            keys.append_column("tokens", pa.array(tokens)).append_column("unmatched", pa.array(unmatched))
        ),
        categories=tuple(names),
        lexicon=lexicon.codebook().identity,
        levels=wanted or (),
        nested_scope=nested_scope,
    )


def _checked(corpus: object, lexicon: object, levels: Any, nested_scope: object) -> tuple[int, ...] | None:
    if not isinstance(corpus, Corpus):
        raise InputError(
            f"term_counts() takes a corpus, and was given a value of type {type(corpus).__name__}. Read one "
            "first: framing.read_corpus(…)."
        )
    if not isinstance(lexicon, Lexicon):
        raise InputError(
            f"term_counts() takes a lexicon, and was given a value of type {type(lexicon).__name__}. Load one: "
            "framing.load_lexicon(…)."
        )
    if nested_scope not in SCOPES:
        raise InputError(unknown("nested_scope", str(nested_scope), SCOPES))
    return levels_of(levels)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Of d articles and c categories."""

    counts: Index  # (d, c)
    tokens: Index  # (d,)
    unmatched: Index  # (d,) tokens in no match


def _counted(batch: MatchedBatch, nested_scope: str) -> _Counts:
    matches, table = batch.matches, batch.table
    category = batch.compiled.term_category[matches.term]
    counts = ~matches.suppressed if nested_scope == "frame" else counted_anywhere(matches, category, len(table))
    n, c = len(batch.rows), len(batch.compiled.categories)
    article = table.text.astype(np.int64) // TEXTS_PER_ARTICLE
    found = Stretches(matches.term, matches.first, matches.gap_start, matches.gap_end, matches.last + 1)[counts]
    matched: npt.NDArray[np.bool_] = np.zeros(len(table), bool)
    matched[found.tokens()[0]] = True
    cell = article[found.starts] * c + category[counts]
    return _Counts(
        np.bincount(cell, minlength=n * c).reshape(n, c),
        np.bincount(article, minlength=n),
        np.bincount(article[~matched], minlength=n),
    )


def _long(keys: pa.Table, lexicon: Lexicon, counts: Index, known: npt.NDArray[np.bool_]) -> pa.Table:
    """Return one row an article and category, zero rows included."""
    n, c = counts.shape
    article, category = np.repeat(np.arange(n), c), np.tile(np.arange(c, dtype=np.int32), n)
    columns = {name: keys.column(name).combine_chunks().dictionary_encode() for name in ("document_id", "source")}
    return pa.table(
        {
            **{name: column.take(pa.array(article)) for name, column in columns.items()},
            "category": pa.DictionaryArray.from_arrays(
                pa.array(category), pa.array([frame.name for frame in lexicon.frames], pa.string())
            ),
            "label": pa.DictionaryArray.from_arrays(
                pa.array(category), pa.array([frame.label for frame in lexicon.frames], pa.string())
            ),
            "count": pa.array(counts.ravel(), mask=~known.ravel()),
        }
    )


def _caveats(left_out: tuple[str, ...], levels: tuple[int, ...] | None) -> tuple[Caveat, ...]:
    if not left_out:
        return ()
    named = ", ".join(left_out[:_NAMED]) + (
        f" and {len(left_out) - _NAMED} more" if len(left_out) > _NAMED else ""
    )
    which = " or ".join(map(str, levels or ()))
    said = f"Frames without level {which} are not counted: {named}."
    return (Caveat("no-such-level", said),)


def _method(lexicon: Lexicon, levels: tuple[int, ...] | None, nested_scope: str) -> str:
    by = f"by level {' and '.join(map(str, levels))} of their names" if levels else "each by itself"
    within = "a frame" if nested_scope == "frame" else "the whole lexicon"
    return (
        f"The matches of the terms of {lexicon.name} {lexicon.version} were counted per article, frames {by}, as "
        f"in quanteda (Benoit et al., 2018). Where matches overlap within {within}, the longest counts."
    )
