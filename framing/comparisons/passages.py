"""The evidence that a report shows: of each frame and target in each group the strongest passages and random ones.

Of a target they are those in which something is said about it, the strongest on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import Coded, coded_frames, coded_of
from framing.comparisons.reading import article_rows, coded, plain_text
from framing.results import Scores, Table
from framing.scoring.languages import language_column
from framing.stats import generator
from framing.text.languages import language_tag

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_STREAMS = {"frame": 3, "target": 6}  # of the seed; the bootstrap and the permutation test have others
_DRAWS = ("strongest", "strongest", "random")  # the strongest for a target, then those against it


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Sentences with matches, in the order of frame or target, group, article and place; shape (n,) each."""

    cell: Numbers  # frame or target × group
    article: Numbers  # row of the documents
    text: Numbers  # the same number where the same words are printed
    strength: Floats  # the weight of all its matches, or how far what is said of a target is from 0
    side: Numbers  # 1 where it is against a target, −1 where it is neither for nor against, else 0
    negated: npt.NDArray[np.bool_]  # whether any match of a frame is
    start: Numbers  # where its matches begin in `matches`
    stop: Numbers
    matches: Numbers  # rows of the evidence table


def sampled_passages(
    scores: Scores, groups: Grouping, passages: int, seed: int, kinds: Sequence[str] = ("frame", "target")
) -> Table:
    """Sample the evidence.

    For each frame and group: the sentences in which the frame weighs most (those without a negated match first),
    and as many drawn at random from the others. For each target and group: of the sentences in which something is
    said about it those most for it, those most against it, and as many drawn at random from the others. Within a
    draw every passage is from another article, and no passage is shown twice in a cell.

    Parameters
    ----------
    passages : int
        How many of each draw.
    kinds : sequence of {"frame", "target"}
        Of what.

    Returns
    -------
    Table
        One row a match in a drawn sentence (of a target, one with evidence): those of `Scores.evidence`, then
        ``group, title, url, date``, ``language`` where the articles say it, ``draw`` ("strongest" or "random");
        frames before targets, ordered by frame, group and draw, then by rank and place.
    """
    return Table(
        pa.concat_tables(
            _drawn(scores, groups, kind, passages if kind in kinds else 0, seed) for kind in ("frame", "target")
        )
    )


def _drawn(scores: Scores, groups: Grouping, kind: str, passages: int, seed: int) -> pa.Table:
    sentences = _sentences(scores, groups, kind)
    wording = _pair(sentences.cell, sentences.text)
    half = 2 * sentences.cell + (sentences.side > 0)  # a draw of its own for those against a target
    by_strength = np.lexsort((-sentences.strength, sentences.negated, half))
    strongest = _picked(by_strength[sentences.side[by_strength] >= 0], half, sentences, passages)
    by_chance = np.lexsort((generator(seed, _STREAMS[kind]).random(len(wording)), sentences.cell))
    by_chance = by_chance[~np.isin(wording[by_chance], wording[strongest])]
    random = _picked(by_chance, sentences.cell, sentences, passages)

    drawn = np.concatenate([strongest, random])
    draw = np.concatenate([sentences.side[strongest], np.full(len(random), 2)])
    order = np.lexsort((draw, sentences.cell[drawn]))  # keeps the rank within a draw
    return _printed(scores, groups, sentences, drawn[order], draw[order])


def _sentences(scores: Scores, groups: Grouping, kind: str) -> _Sentences:
    """Gather matches by sentence: all those of frames, and of targets those with evidence of a stance."""
    evidence = scores.evidence.data
    article = article_rows(scores, evidence)
    member = np.where(article >= 0, groups.member[article], -1)
    about = numbers_of_kind(scores, evidence, kind)
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
    return _Sentences(
        cell[rows][begin],
        article[rows][begin],
        text[begin].astype(np.int64),
        strength,
        side,
        negated,
        begin,
        stop,
        rows,
    )


def _summed(values: Floats, begin: Numbers) -> Floats:
    """Sum the values of each sentence's matches."""
    return np.asarray(np.add.reduceat(values, begin) if len(values) else values, np.float64)


def frame_numbers(scores: Scores, evidence: pa.Table) -> Numbers:
    """Return the number of each match's frame in the codebooks, −1 for a target."""
    return numbers_of_kind(scores, evidence, "frame")


def numbers_of_kind(scores: Scores, evidence: pa.Table, kind: str) -> Numbers:
    """Return the number of each match's frame (or target) in the codebooks, −1 for a match of the other kind."""
    named: tuple[Coded, ...] = coded_frames(scores) if kind == "frame" else coded_of(scores, "targets")
    known = pa.array([f"{each.lexicon}\0{each.name}" for each in named], pa.large_string())
    names = pc.binary_join_element_wise(
        plain_text(evidence.column("lexicon")),
        plain_text(evidence.column("name")),
        pa.scalar("\0", pa.large_string()),
    )
    number = pc.index_in(names, known).fill_null(-1).to_numpy().astype(np.int64)
    return np.where(pc.equal(plain_text(evidence.column("kind")), kind).to_numpy(), number, -1)


def _picked(order: Numbers, cells: Numbers, sentences: _Sentences, most: int) -> Numbers:
    """Return the first sentences of each cell in an order that keeps cells together."""
    for key in (sentences.article, sentences.text):
        order = order[np.sort(np.unique(_pair(cells, key)[order], return_index=True)[1])]
    cell = cells[order]
    rank = np.arange(len(cell)) - np.searchsorted(cell, cell)
    return order[rank < most]


def _pair(first: Numbers, second: Numbers) -> Numbers:
    """Return one number for each pair of numbers."""
    return first * (int(second.max(initial=0)) + 1) + second


def _printed(scores: Scores, groups: Grouping, sentences: _Sentences, drawn: Numbers, draw: Numbers) -> pa.Table:
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
    language = language_column(scores.documents.data.column_names)
    if language is not None:
        written = scores.documents.data.column(language).take(article).to_pylist()
        tags = [language_tag(str(each)) if each else None for each in written]
        table = table.append_column("language", pa.array(tags, pa.string()))
    return table.append_column("draw", pa.array(_DRAWS, pa.string()).take(pa.array(np.repeat(draw, sizes))))
