"""One name for one person in the tables of all parts, when all are scored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from framing.engine.folder import Folder
from framing.engine.memory import give_back
from framing.engine.writing import read_json, write_json, write_table
from framing.lexicon.aliases import Alias
from framing.scoring.canonical import joined_speakers, renamed, spellings_table
from framing.scoring.speaker_merging import Merged, merge_batches
from framing.scoring.speaker_people import People

_NAMED = ("evidence", "suppressed")
_KEPT = ("said", "speakers", "people")
_PEOPLE = pa.schema(
    [
        ("document_id", pa.string()),
        ("name", pa.string()),
        ("first", pa.int64()),
        ("mentions", pa.int64()),
        ("roles", pa.list_(pa.string())),
    ]
)
_CHANGED = pa.schema([("document_id", pa.string()), ("name", pa.string()), ("canonical", pa.string())])


@dataclass(frozen=True, slots=True)
class Naming:
    """A part whose speakers get the names that the whole corpus knows them by.

    Attributes
    ----------
    part : str
    folder : Folder
        What is changed is written there: all parts' changes are too many to be held.
    key : str
        A hash of what is changed.
    """

    part: str
    folder: Folder
    key: str


def keep_names(tables: Mapping[str, pa.Table], people: People, folder: Folder, part: str) -> dict[str, pa.Table]:
    """Write down what a part's speakers are called by their own articles, and return the table of speakers.

    The names of a whole corpus change with every input that comes to it; those of the articles do not.
    """
    said = [tables[name].select(["speaker"]) for name in _NAMED]
    write_table(pa.concat_tables(said), _own(folder, part, "said"))
    write_table(tables["speakers"], _own(folder, part, "speakers"))
    write_table(_stored(people), _own(folder, part, "people"))
    nobody = Merged(people, {}, (), ())
    return {"speakers": joined_speakers(tables["speakers"], nobody, people)}


def kept_names(folder: Folder, part: str) -> bool:
    """Whether all is there that `keep_names` wrote of a part."""
    return all(_own(folder, part, name).exists() for name in _KEPT)


def plan_names(parts: Sequence[str], folder: Folder, aliases: Sequence[Alias]) -> list[Naming]:
    """Find who is one person over all parts, write that down, and return the parts in which it changes names."""
    # Read again for each look at them: the people of all parts together are too many.
    known = merge_batches(lambda: (_loaded(folder, part) for part in parts), aliases)
    give_back()
    write_table(spellings_table(known).data, folder.spellings)
    namings = []
    for part in parts:
        changed = known.of(_loaded(folder, part)).changed
        rows = sorted([str(article), name, canonical] for (article, name), canonical in changed.items())
        naming = Naming(part, folder, hashlib.sha256(json.dumps(rows).encode()).hexdigest())
        record = read_json(folder.record(part))
        if record and record["names"] != naming.key:
            write_table(
                pa.Table.from_pylist([dict(zip(_CHANGED.names, row, strict=True)) for row in rows], _CHANGED),
                _own(folder, part, "changed"),
            )
            namings.append(naming)
    return namings


def name_part(naming: Naming) -> tuple[str, str]:
    """Write the tables of a part with the names of the whole corpus, and note that in its record."""
    folder, part = naming.folder, naming.part
    record = read_json(folder.record(part)) or {}
    people = _loaded(folder, part)
    articles, names, canonical = (
        each.to_pylist() for each in pq.read_table(_own(folder, part, "changed")).columns
    )
    merged = Merged(people, dict(zip(zip(articles, names, strict=True), canonical, strict=True)), (), ())
    # Until all tables are written the part counts as unfinished; it can be named again at any time.
    write_json({**record, "names": ""}, folder.record(part))
    said, first = pq.read_table(_own(folder, part, "said")).column("speaker"), 0
    for name in _NAMED:
        path = folder.table(name, part)
        table = pq.read_table(path)
        own = said.slice(first, table.num_rows)
        first += table.num_rows
        table = table.set_column(table.schema.get_field_index("speaker"), "speaker", own)
        write_table(renamed(table, merged), path)
    speakers = pq.read_table(_own(folder, part, "speakers"))
    speakers = joined_speakers(renamed(speakers, merged), merged, people)
    write_table(speakers, folder.table("speakers", part))
    written = {name: folder.table(name, part).stat().st_size for name in (*_NAMED, "speakers")}
    rows = {**record["rows"], "speakers": speakers.num_rows}
    record = {**record, "names": naming.key, "bytes": {**record["bytes"], **written}, "rows": rows}
    _own(folder, part, "changed").unlink()
    write_json(record, folder.record(part))
    return part, ""


def _own(folder: Folder, part: str, name: str) -> Path:
    return folder.work("names", f"{part}.{name}.parquet")


def _stored(people: People) -> pa.Table:
    ids = pa.array([str(each) for each in people.ids], pa.string())
    return pa.table(
        {
            "document_id": ids.take(pa.array(people.article)),
            "name": pa.array(people.name, pa.string()),
            "first": pa.array(people.first),
            "mentions": pa.array(people.mentions),
            "roles": pa.ListArray.from_arrays(
                pa.array(people.role_from, pa.int32()), pa.array(people.roles, pa.string())
            ),
        },
        schema=_PEOPLE,
    )


def _loaded(folder: Folder, part: str) -> People:
    """Read the people of a part, with one copy of each name and role."""
    table = pq.read_table(_own(folder, part, "people"))
    article = table.column("document_id").combine_chunks().dictionary_encode()
    roles = table.column("roles").combine_chunks()
    counts = np.append(0, np.cumsum(roles.value_lengths().fill_null(0).to_numpy()))

    def words(column: pa.Array) -> list[str]:
        encoded = column.dictionary_encode()
        pool = encoded.dictionary.to_pylist()
        return [pool[index] for index in encoded.indices.to_pylist()]

    return People(
        ids=article.dictionary.to_pylist(),
        article=article.indices.to_numpy().astype(np.int64),
        name=words(table.column("name").combine_chunks()),
        first=table.column("first").to_numpy(),
        mentions=table.column("mentions").to_numpy(),
        roles=words(roles.flatten()),
        role_from=counts.astype(np.int64),
    )
