"""The evidence that a report shows: of each frame and target in each group the strongest passages and random ones.

Of a target they are those in which something is said about it, the strongest on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import Coded, coded_frames, coded_of
from framing.comparisons.reading import in_parts, plain_text
from framing.comparisons.sentence_pools import Numbers, Sentences, gathered, pair
from framing.results import Scores, Table
from framing.scoring.languages import language_column
from framing.stats import generator
from framing.text.languages import language_tag

_STREAMS = {"frame": 3, "target": 6}  # of the seed; the bootstrap and the permutation test have others
_DRAWS = ("strongest", "strongest", "random")  # the strongest for a target, then those against it


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
    """Draw in two rounds over the evidence, of which no more is held than one part and what may be drawn.

    Which sentences come before which does not change when others join them: the best of what was kept and of the
    next part are the best so far. Those drawn at random are the ones with the smallest random numbers.
    """

    def strongest(each: Sentences) -> Numbers:
        half = 2 * each.cell + (each.side > 0)  # a draw of its own for those against a target
        order = np.lexsort((-each.strength, each.negated, half))
        return _picked(order[each.side[order] >= 0], half, each, passages)

    def random(each: Sentences) -> Numbers:
        return _picked(np.lexsort((each.chance, each.cell)), each.cell, each, passages)

    rounds = [_parts(scores, groups, kind, seed) for _ in range(2)]
    if scores.evidence.n_parts == 1:  # which is then held anyhow
        rounds = [iter(gathered_once) for gathered_once in [list(rounds[0])] * 2]
    best = _kept(rounds[0], strongest)
    shown = set(zip(best.cell.tolist(), best.passages(), strict=True))
    by_chance = _kept((_without(each, shown) for each in rounds[1]), random)

    first, second = strongest(best), random(by_chance)
    drawn = best.taken(first).joined(by_chance.taken(second))
    draw = np.concatenate([best.side[first], np.full(len(second), 2)])
    order = np.lexsort((draw, drawn.cell))  # keeps the rank within a draw
    return _printed(scores, groups, drawn, order, draw[order])


def _parts(scores: Scores, groups: Grouping, kind: str, seed: int) -> Iterator[Sentences]:
    """Gather sentences from one part of the evidence after the other, with the same numbers in every round."""
    chance = generator(seed, _STREAMS[kind])
    for article, evidence in in_parts(scores, scores.evidence):
        yield gathered(evidence, article, numbers_of_kind(scores, evidence, kind), groups, kind, chance)


def _kept(parts: Iterable[Sentences], picked: Callable[[Sentences], Numbers]) -> Sentences:
    """Return the sentences that are picked from all parts, in their order."""
    kept: Sentences | None = None
    for part in parts:
        best = part.taken(np.sort(picked(part)))
        if kept is not None:
            best = kept.joined(best)
            best = best.taken(np.sort(picked(best)))
        kept = best
    assert kept is not None  # there is at least one part
    return kept


def _without(sentences: Sentences, shown: Set[tuple[int, str]]) -> Sentences:
    """Leave out what is shown in its cell already."""
    texts = pa.array(sorted({text for _, text in shown}), pa.large_string())
    first = pa.array(sentences.rows[sentences.start])
    passages = plain_text(sentences.evidence.column("passage").take(first))
    maybe = np.flatnonzero(pc.is_in(passages, value_set=texts).to_numpy(zero_copy_only=False))
    out = [
        row
        for row, text in zip(maybe.tolist(), passages.take(pa.array(maybe)).to_pylist(), strict=True)
        if (int(sentences.cell[row]), text) in shown
    ]
    return sentences.only(np.delete(np.arange(len(sentences)), out))


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


def _picked(order: Numbers, cells: Numbers, sentences: Sentences, most: int) -> Numbers:
    """Return the first sentences of each cell in an order that keeps cells together."""
    for key in (sentences.article, sentences.text):
        order = order[np.sort(np.unique(pair(cells, key)[order], return_index=True)[1])]
    cell = cells[order]
    rank = np.arange(len(cell)) - np.searchsorted(cell, cell)
    return order[rank < most]


def _printed(scores: Scores, groups: Grouping, drawn: Sentences, order: Numbers, draw: Numbers) -> pa.Table:
    """Return the matches of drawn sentences, with what a reader needs to find them."""
    sizes = (drawn.stop - drawn.start)[order]
    shown = drawn.taken(order)
    article = pa.array(np.repeat(shown.article, sizes))
    table = shown.evidence
    member = pa.array(np.repeat(shown.cell % len(groups.names), sizes))
    table = table.append_column("group", pa.array(groups.names, pa.string()).take(member))
    for name in ("title", "url", "date"):
        table = table.append_column(name, scores.documents.arrow(name).take(article))
    language = language_column(scores.documents.columns)
    if language is not None:
        written = scores.documents.arrow(language).take(article).to_pylist()
        tags = [language_tag(str(each)) if each else None for each in written]
        table = table.append_column("language", pa.array(tags, pa.string()))
    return table.append_column("draw", pa.array(_DRAWS, pa.string()).take(pa.array(np.repeat(draw, sizes))))
