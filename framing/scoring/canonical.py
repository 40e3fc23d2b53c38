"""One name for one person in the tables of a whole corpus."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.results import Table
from framing.scoring.speaker_merging import Known, Merged
from framing.scoring.speaker_people import Article, People


def spellings_table(merged: Merged | Known) -> Table:
    """Return what was merged and what is only suggested; see `results.Scores.spellings`."""
    schema = pa.schema(
        [
            ("status", pa.string()),
            ("name", pa.string()),
            ("other", pa.string()),
            ("document_id", pa.string()),
            ("rule", pa.string()),
            ("likeness", pa.float64()),
            ("reason", pa.string()),
        ]
    )
    merges = [
        {
            "status": "merged",
            "name": row.name,
            "other": row.into,
            "document_id": None if row.article is None else str(row.article),
            "rule": row.rule,
            "reason": row.evidence,
        }
        for row in merged.merges
    ]
    suggestions = [
        {
            "status": "suggested",
            "name": row.name,
            "other": row.other,
            "likeness": row.likeness,
            "reason": row.reason,
        }
        for row in merged.suggestions
    ]
    return Table(pa.Table.from_pylist([*merges, *suggestions], schema))


def renamed(table: pa.Table, merged: Merged) -> pa.Table:
    """Return a table in which everybody has the name that the whole corpus knows them by.

    Parameters
    ----------
    table : pyarrow.Table
        With the columns ``document_id`` and ``speaker``.
    """
    changed = merged.changed
    if not changed or not table.num_rows:
        return table
    place = table.schema.get_field_index("speaker")
    speaker = table.column(place).cast(pa.string()).combine_chunks()
    affected = pa.array(sorted({name for _, name in changed}), pa.string())
    rows = np.flatnonzero(pc.is_in(speaker, affected).to_numpy(zero_copy_only=False))
    if not len(rows):
        return table
    articles = table.column("document_id").take(rows).to_pylist()
    names = speaker.take(pa.array(rows)).to_pylist()
    new = [changed.get((article, name), name) for article, name in zip(articles, names, strict=True)]
    mask = np.zeros(table.num_rows, bool)
    mask[rows] = True
    return table.set_column(place, "speaker", pc.replace_with_mask(speaker, mask, pa.array(new, pa.string())))


def joined_speakers(table: pa.Table, merged: Merged, people: People) -> pa.Table:
    """Return a table of speakers with one row for each name of an article, after `renamed`.

    Of several rows the counts are added; kind and role are those of the first that has one. Who is introduced
    under another spelling has the role of that one.
    """
    table = _with_roles(table, merged, people)
    keys = ["document_id", "source", "speaker"]
    counts = [name for name in table.column_names if name.startswith(("spans_", "tokens_"))]
    numbered = {name: _plain(table.column(name)) for name in table.column_names} | {"row": np.arange(len(table))}
    grouped = (
        pa.table(numbered)
        .group_by(keys, use_threads=False)
        .aggregate([("kind", "first"), ("role", "first"), *((name, "sum") for name in counts), ("row", "min")])
        .sort_by("row_min")  # groups do not come in the order of their first rows
    )
    named = {f"{name}_{how}": name for name, how in [("kind", "first"), ("role", "first")]}
    named |= {f"{name}_sum": name for name in counts}
    grouped = grouped.rename_columns([named.get(name, name) for name in grouped.column_names])
    return grouped.select(table.column_names)


def _with_roles(table: pa.Table, merged: Merged, people: People) -> pa.Table:
    place = table.schema.get_field_index("role")
    missing = pc.and_(pc.is_null(table.column("role")), pc.equal(table.column("kind"), "person"))
    rows = np.flatnonzero(pc.fill_null(missing, False).to_numpy())
    named = [table.column(name).take(rows).to_pylist() for name in ("document_id", "speaker")]
    keys = list(zip(*named, strict=True))
    roles = _first_roles(merged, people, set(keys))
    found = [roles.get(key) for key in keys]
    mask = np.zeros(table.num_rows, bool)
    mask[rows] = True
    column = table.column(place).combine_chunks()
    return table.set_column(place, "role", pc.replace_with_mask(column, mask, pa.array(found, pa.string())))


def _first_roles(merged: Merged, people: People, wanted: set[tuple[str, str]]) -> dict[tuple[Article, str], str]:
    """Return the first role of some persons, each known by article and canonical name."""
    articles, names = people.article.tolist(), people.name
    role_from = people.role_from.tolist()
    introduced = np.flatnonzero(people.introduced)
    roles: dict[tuple[Article, str], str] = {}
    for row in introduced[np.argsort(people.first[introduced], kind="stable")].tolist():
        article = people.ids[articles[row]]
        key = (article, merged.name(article, names[row]))
        if key in wanted:
            roles.setdefault(key, people.roles[role_from[row]])
    return roles


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column without a dictionary: groups of several chunks must share their keys."""
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
