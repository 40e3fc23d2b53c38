"""The evidence that a report shows: for each frame and group its strongest passages, and some drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import coded_frames
from framing.comparisons.reading import article_rows, coded, plain_text
from framing.results import Scores, Table
from framing.stats import generator

Numbers = npt.NDArray[np.int64]

_STREAM = 3  # of the seed; the bootstrap and the permutation test have others
_DRAWS = ("strongest", "random")


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Sentences with matches of a frame, in the order of frame, group, article and place; shape (n,) each."""

    cell: Numbers  # frame × group
    article: Numbers  # row of the documents
    text: Numbers  # the same number where the same words are printed
    weight: npt.NDArray[np.float64]  # of all its matches
    negated: npt.NDArray[np.bool_]  # whether any of them is
    start: Numbers  # where its matches begin in `matches`
    stop: Numbers
    matches: Numbers  # rows of the evidence table


def sampled_passages(scores: Scores, groups: Grouping, passages: int, seed: int) -> Table:
    """Sample the evidence.

    For each frame and group: the sentences in which the frame weighs most (those without a negated match first),
    and as many drawn at random from the others. Within a draw every passage is from another article, and no
    passage is shown twice in a cell.

    Returns
    -------
    Table
        One row a match in a drawn sentence: the columns of `Scores.evidence`, then ``group, title, url, date,
        draw`` ("strongest" or "random"); ordered by frame, group and draw, then by rank and place.
    """
    sentences = _sentences(scores, groups)
    wording = _pair(sentences.cell, sentences.text)
    by_strength = np.lexsort((-sentences.weight, sentences.negated, sentences.cell))
    strongest = _picked(by_strength, sentences, passages)
    by_chance = np.lexsort((generator(seed, _STREAM).random(len(wording)), sentences.cell))
    by_chance = by_chance[~np.isin(wording[by_chance], wording[strongest])]
    random = _picked(by_chance, sentences, passages)

    drawn = np.concatenate([strongest, random])
    draw = np.repeat([0, 1], [len(strongest), len(random)])
    order = np.lexsort((draw, sentences.cell[drawn]))  # keeps the rank within a draw
    return _printed(scores, groups, sentences, drawn[order], draw[order])


def _sentences(scores: Scores, groups: Grouping) -> _Sentences:
    """Gather the matches of frames by sentence."""
    evidence = scores.evidence.data
    article = article_rows(scores, evidence)
    member = np.where(article >= 0, groups.member[article], -1)
    frame = frame_numbers(scores, evidence)
    in_title = pc.equal(plain_text(evidence.column("field")), "title").to_numpy()
    number = evidence.column("sentence").to_numpy()
    # Of a very long sentence each match has a passage of its own.
    place = evidence.column("passage_start").to_numpy()
    start = evidence.column("start").to_numpy()
    rows = np.flatnonzero((member >= 0) & (frame >= 0))
    cell = frame * len(groups.names) + member
    keys = (cell, article, ~in_title, number, place)
    rows = rows[np.lexsort((start[rows], *(key[rows] for key in reversed(keys))))]
    new = np.ones(len(rows), bool)
    new[1:] = np.any([key[rows][1:] != key[rows][:-1] for key in keys], axis=0)
    begin = np.flatnonzero(new)
    weight = evidence.column("weight").to_numpy().astype(np.float64)[rows]
    negated = evidence.column("negated").to_numpy().astype(bool)[rows]
    text = coded(evidence.column("passage"))[rows]
    return _Sentences(
        cell[rows][begin],
        article[rows][begin],
        text[begin].astype(np.int64),
        np.add.reduceat(weight, begin) if len(rows) else weight,
        np.logical_or.reduceat(negated, begin) if len(rows) else negated,
        begin,
        np.append(begin[1:], len(rows))[: len(begin)],
        rows,
    )


def frame_numbers(scores: Scores, evidence: pa.Table) -> Numbers:
    """Return the number of each match's frame in the codebooks, −1 for a target."""
    frames = pa.array([f"{each.lexicon}\0{each.name}" for each in coded_frames(scores)], pa.large_string())
    names = pc.binary_join_element_wise(
        plain_text(evidence.column("lexicon")),
        plain_text(evidence.column("name")),
        pa.scalar("\0", pa.large_string()),
    )
    number = pc.index_in(names, frames).fill_null(-1).to_numpy().astype(np.int64)
    return np.where(pc.equal(plain_text(evidence.column("kind")), "frame").to_numpy(), number, -1)


def _picked(order: Numbers, sentences: _Sentences, most: int) -> Numbers:
    """Return the first sentences of each cell in an order that keeps cells together."""
    for key in (sentences.article, sentences.text):
        order = order[np.sort(np.unique(_pair(sentences.cell, key)[order], return_index=True)[1])]
    cell = sentences.cell[order]
    rank = np.arange(len(cell)) - np.searchsorted(cell, cell)
    return order[rank < most]


def _pair(first: Numbers, second: Numbers) -> Numbers:
    """Return one number for each pair of numbers."""
    return first * (int(second.max(initial=0)) + 1) + second


def _printed(scores: Scores, groups: Grouping, sentences: _Sentences, drawn: Numbers, draw: Numbers) -> Table:
    """Return the matches of drawn sentences, with what a reader needs to find them."""
    sizes = sentences.stop[drawn] - sentences.start[drawn]
    ends = np.cumsum(sizes)
    within = np.arange(sizes.sum()) - np.repeat(ends - sizes, sizes)
    rows = pa.array(sentences.matches[np.repeat(sentences.start[drawn], sizes) + within])
    which = np.repeat(drawn, sizes)
    article = pa.array(sentences.article[which])
    table = scores.evidence.data.take(rows)
    member = pa.array(sentences.cell[which] % len(groups.names))
    table = table.append_column("group", pa.array(groups.names, pa.string()).take(member))
    for name in ("title", "url", "date"):
        table = table.append_column(name, scores.documents.data.column(name).take(article))
    return Table(table.append_column("draw", pa.array(_DRAWS, pa.string()).take(pa.array(np.repeat(draw, sizes)))))
