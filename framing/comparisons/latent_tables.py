"""The tables of a latent scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from framing.comparisons.grouping import Grouping
from framing.comparisons.word_space import WordSpace
from framing.results import Table
from framing.scoring.latent_scaling import Floats, own_polarity
from framing.scoring.seed_words import Seed

LEAST_WORDS = 8  # known words of a passage; with fewer one word alone makes it extreme
_PASSAGES = 8  # an end
_LONGEST = 600  # characters of a passage


def nullable(values: Floats) -> pa.Array:
    """Return numbers with null for NaN."""
    return pa.array(values, pa.float64(), mask=np.isnan(values))


def group_column(groups: Grouping, rows: Sequence[int] | None = None) -> pa.Array:
    """Return the name of each article's group, null outside all of them."""
    member = groups.member if rows is None else groups.member[list(rows)]
    return pa.array([groups.names[number] if number >= 0 else None for number in member.tolist()], pa.string())


def articles_table(space: WordSpace, groups: Grouping, value: Floats, raw: Floats, known: Floats) -> Table:
    """Return `LatentScale.table`."""
    words = np.bincount(space.places.article[space.places.word >= 0], minlength=space.places.n_articles)
    return Table(
        pa.table(
            {
                "document_id": space.corpus.articles.column("document_id"),
                "group": group_column(groups),
                "value": nullable(value),
                "weight": known,
                "raw": nullable(raw),
                "words": words,
            }
        )
    )


def words_table(space: WordSpace, polarity: Floats, seeds: Sequence[Seed]) -> Table:
    """Return `LatentScale.words`."""
    counts, documents = space.word_counts()
    order = np.argsort(polarity, kind="stable")
    order = order[counts[order] > 0]
    own = {row for seed in seeds for row in seed.rows}
    return Table(
        pa.table(
            {
                "word": pa.array([space.vectors.words[row] for row in order.tolist()], pa.string()),
                "polarity": polarity[order],
                "count": counts[order],
                "documents": documents[order],
                "seed": pa.array([row in own for row in order.tolist()]),
            }
        )
    )


def seeds_table(
    space: WordSpace,
    seeds: Sequence[Seed],
    poles: tuple[str, str],
    similarity: Floats,
    weights: Floats,
    value: Floats,
    without: Floats,
    groups: Grouping,
    known: Floats,
) -> Table:
    """Return `LatentScale.seeds`."""
    counts, documents = space.word_counts()
    own = own_polarity(seeds, similarity, weights)
    rows = []
    of_groups = _group_means(value, known, groups)
    for number, seed in enumerate(seeds):
        places, other = list(seed.rows), without[:, number]
        both = ~np.isnan(value) & ~np.isnan(other)
        shifted = _group_means(other, known, groups) - of_groups
        largest = int(np.argmax(np.abs(np.nan_to_num(shifted)))) if len(shifted) else -1
        is_known = bool(places) and both.sum() > 2
        rows.append(
            {
                "seed": seed.pattern,
                "pole": poles[0] if seed.weight > 0 else poles[1],
                "weight": float(weights[number]),
                "words": [space.vectors.words[row] for row in places],
                "count": int(counts[places].sum()),
                "documents": int(documents[places].max(initial=0)),
                "polarity": None if np.isnan(own[number]) else float(own[number]),
                "correlation": float(np.corrcoef(value[both], other[both])[0, 1]) if is_known else None,
                "group_shift": float(shifted[largest]) if is_known else None,
                "shifted_group": groups.names[largest] if is_known else None,
                "why_not": seed.why_not or None,
            }
        )
    return Table(pa.Table.from_pylist(rows, _SEEDS))


_SEEDS = pa.schema(
    [
        ("seed", pa.string()),
        ("pole", pa.string()),
        ("weight", pa.float64()),
        ("words", pa.list_(pa.string())),
        ("count", pa.int64()),
        ("documents", pa.int64()),
        ("polarity", pa.float64()),
        ("correlation", pa.float64()),
        ("group_shift", pa.float64()),
        ("shifted_group", pa.string()),
        ("why_not", pa.string()),
    ]
)


def sentences_table(space: WordSpace, value: Floats, known: Floats) -> Table:
    """Return `LatentScale.sentences`."""
    places = space.places
    shown = np.flatnonzero(known > 0)
    ids = space.corpus.articles.column("document_id").combine_chunks()
    return Table(
        pa.table(
            {
                "document_id": ids.take(pa.array(places.sentence_article[shown])),
                "field": pa.array(np.where(places.in_title[shown], "title", "text"), pa.string()),
                "start": places.starts[shown],
                "end": places.ends[shown],
                "value": value[shown],
                "weight": known[shown],
            }
        )
    )


def passages_table(space: WordSpace, groups: Grouping, sentences: Table, poles: tuple[str, str]) -> Table:
    """Return `LatentScale.passages`."""
    data = sentences.data
    weight, value = (data.column(name).to_numpy() for name in ("weight", "value"))
    enough = np.flatnonzero((weight >= LEAST_WORDS) & ~np.isnan(value))
    order = enough[np.argsort(value[enough], kind="stable")]
    ids = space.corpus.articles.column("document_id").to_pylist()
    row_of = {document_id: row for row, document_id in enumerate(ids)}
    rows = []
    for pole, ordered in ((poles[0], order[::-1]), (poles[1], order)):
        seen: set[str] = set()
        for place in ordered.tolist():
            sentence = data.slice(place, 1).to_pylist()[0]
            text = _text(space, row_of[sentence["document_id"]], sentence["field"])[
                sentence["start"] : sentence["end"]
            ]
            if sentence["document_id"] in seen or text in seen:
                continue
            seen |= {sentence["document_id"], text}
            rows.append(
                {
                    "pole": pole,
                    "document_id": sentence["document_id"],
                    "group": group_column(groups, [row_of[sentence["document_id"]]])[0].as_py(),
                    "value": sentence["value"],
                    "weight": sentence["weight"],
                    "passage": text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
                }
            )
            if len(seen) >= 2 * _PASSAGES:
                break
    return Table(pa.Table.from_pylist(rows, _PASSAGE_COLUMNS))


_PASSAGE_COLUMNS = pa.schema(
    [
        *((name, pa.string()) for name in ("pole", "document_id", "group")),
        *((name, pa.float64()) for name in ("value", "weight")),
        ("passage", pa.string()),
    ]
)


def _text(space: WordSpace, row: int, field: str) -> str:
    return str(space.corpus.articles.column(field)[row].as_py() or "")


def _group_means(value: Floats, weight: Floats, groups: Grouping) -> Floats:
    """Return the weighed mean of each group, shape (k,)."""
    kept = (groups.member >= 0) & ~np.isnan(value)
    k = len(groups.names)
    total = np.bincount(groups.member[kept], value[kept] * weight[kept], k)
    below = np.bincount(groups.member[kept], weight[kept], k)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(total / np.where(below > 0, below, np.nan))
