"""Sentences with matches, gathered from a part of the evidence and put together with those of other parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping
from framing.comparisons.reading import coded, plain_text

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_NUMBERS = ("cell", "article", "strength", "side", "negated", "chance")


@dataclass(frozen=True, slots=True)
class Sentences:
    """n sentences with matches; of one part in the order of frame or target, group, article and place.

    Attributes
    ----------
    cell : array of int64, shape (n,)
        Frame or target × group.
    article : array of int64, shape (n,)
        The row of the documents.
    text : array of int64, shape (n,)
        The same number where the same words are printed.
    strength : array of float64, shape (n,)
        The weight of all its matches, or how far what is said of a target is from 0.
    side : array of int64, shape (n,)
        1 where it is against a target, −1 where it is neither for nor against, else 0.
    negated : array of bool, shape (n,)
        Whether any match of a frame is.
    chance : array of float64, shape (n,)
        A random number.
    start, stop : array of int64, shape (n,)
        Where its matches begin and end in `rows`.
    rows : array of int64
        Rows of `evidence`.
    evidence : pyarrow.Table
    """

    cell: Numbers
    article: Numbers
    text: Numbers
    strength: Floats
    side: Numbers
    negated: npt.NDArray[np.bool_]
    chance: Floats
    start: Numbers
    stop: Numbers
    rows: Numbers
    evidence: pa.Table

    def __len__(self) -> int:
        return len(self.cell)

    @property
    def wording(self) -> Numbers:
        """One number for each cell and text, shape (n,)."""
        return pair(self.cell, self.text)

    def passages(self) -> list[str]:
        """Return what is printed of each."""
        first = pa.array(self.rows[self.start])
        return list(plain_text(self.evidence.column("passage").take(first)).to_pylist())

    def only(self, chosen: Numbers) -> Sentences:
        """Return some of the sentences, with all of the evidence."""
        return replace(
            self, **{name: getattr(self, name)[chosen] for name in (*_NUMBERS, "text", "start", "stop")}
        )

    def taken(self, chosen: Numbers) -> Sentences:
        """Return some of the sentences, with none of the evidence but theirs."""
        some = self.only(chosen)
        sizes = some.stop - some.start
        ends = np.cumsum(sizes)
        within = np.arange(sizes.sum()) - np.repeat(ends - sizes, sizes)
        rows = self.rows[np.repeat(some.start, sizes) + within]
        evidence = self.evidence.take(pa.array(rows))
        return replace(some, start=ends - sizes, stop=ends, rows=np.arange(len(rows)), evidence=evidence)

    def joined(self, others: Sentences) -> Sentences:
        """Return these sentences and behind them others; texts are numbered anew."""
        both = {name: np.concatenate([getattr(self, name), getattr(others, name)]) for name in _NUMBERS}
        evidence = pa.concat_tables([self.evidence, others.evidence])
        n, n_rows = len(self.rows), self.evidence.num_rows
        start, rows = np.append(self.start, others.start + n), np.append(self.rows, others.rows + n_rows)
        return Sentences(
            **both,
            text=coded(evidence.column("passage"))[rows[start]].astype(np.int64),
            start=start,
            stop=np.append(self.stop, others.stop + n),
            rows=rows,
            evidence=evidence,
        )


def gathered(
    evidence: pa.Table, article: Numbers, about: Numbers, groups: Grouping, kind: str, chance: np.random.Generator
) -> Sentences:
    """Gather matches by sentence: all those of frames, or those of targets with evidence of a stance.

    Parameters
    ----------
    evidence : pyarrow.Table (m,)
        Of whole articles.
    article : array of int64, shape (m,)
        The row of the documents of each match; −1 for none.
    about : array of int64, shape (m,)
        The number of its frame (or target); −1 for a match of the other kind.
    kind : {"frame", "target"}
    chance : numpy.random.Generator
        Gives each sentence its number.
    """
    member = np.where(article >= 0, groups.member[article], -1)
    polarity = pc.fill_null(evidence.column("polarity"), 0.0).to_numpy().astype(np.float64)
    in_title = pc.equal(plain_text(evidence.column("field")), "title").to_numpy()
    number = evidence.column("sentence").to_numpy()
    # Of a very long sentence each match has a passage of its own.
    place = evidence.column("passage_start").to_numpy()
    start = evidence.column("start").to_numpy()
    rows = np.flatnonzero((member >= 0) & (about >= 0) & ((polarity != 0) | (kind == "frame")))
    cell = about * len(groups.names) + member
    keys = (cell, article, ~in_title, number, place)
    rows = rows[np.lexsort((start[rows], *(key[rows] for key in reversed(keys))))]
    new = np.ones(len(rows), bool)
    new[1:] = np.any([key[rows][1:] != key[rows][:-1] for key in keys], axis=0)
    begin = np.flatnonzero(new)
    stop = np.append(begin[1:], len(rows))[: len(begin)]
    text = coded(evidence.column("passage"))[rows]
    side = np.zeros(len(begin), np.int64)
    if kind == "frame":
        strength = _summed(evidence.column("weight").to_numpy().astype(np.float64)[rows], begin)
        negated = _summed(evidence.column("negated").to_numpy().astype(np.float64)[rows], begin) > 0
    else:
        # Mentions in one sentence share what it says: their mean, as in an article's stance.
        mean = _summed(polarity[rows], begin) / np.maximum(stop - begin, 1)
        strength, negated = np.abs(mean), np.zeros(len(begin), bool)
        side = np.where(mean > 0, 0, np.where(mean < 0, 1, -1))
    return Sentences(
        cell=cell[rows][begin],
        article=article[rows][begin],
        text=text[begin].astype(np.int64),
        strength=strength,
        side=side,
        negated=negated,
        chance=chance.random(len(begin)),
        start=begin,
        stop=stop,
        rows=rows,
        evidence=evidence,
    )


def _summed(values: Floats, begin: Numbers) -> Floats:
    """Sum the values of each sentence's matches."""
    return np.asarray(np.add.reduceat(values, begin) if len(values) else values, np.float64)


def pair(first: Numbers, second: Numbers) -> Numbers:
    """Return one number for each pair of numbers."""
    return first * (int(second.max(initial=0)) + 1) + second
