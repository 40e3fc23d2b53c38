"""What is told of a dataset when all of its parts are done: exclusions, cautions, provenance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from framing import __version__
from framing.corpus.excluding import COLUMNS
from framing.corpus.narrowing import Day
from framing.corpus.reading import reading_options
from framing.corpus.reading_caveats import emptied_sources, reading_caveats
from framing.engine.folder import Folder
from framing.engine.taking_in import How, Taken
from framing.lexicon import Lexicon
from framing.results import Caveat, InputFile, Provenance, Table
from framing.scoring.corpus_scores import LIBRARIES, score_caveats

_STAGES = ("reading", "cleaning", "where")

Records = Mapping[str, Mapping[str, Any]]  # of parts, by their names


def left_out_of_all(parts: Iterable[str], folder: Folder) -> pa.Table:
    """Return the articles of all parts that were left out, one stage after the other."""
    found = pa.concat_tables([COLUMNS.empty_table(), *(pq.read_table(folder.left_out(part)) for part in parts)])
    return pa.concat_tables([found.filter(pc.equal(found.column("stage"), stage)) for stage in _STAGES])


def provenance_of(
    taken: Sequence[Taken], how: How, clean: bool, duplicates: bool, days: Mapping[str, Day]
) -> Provenance:
    """Return where the scores come from."""
    columns = [part.facts.column for each in taken for part in each.parts[:1]]
    said = [("language", how.language)] if how.language is not None else []
    narrowed = [("where", ", ".join(f"{name}={day}" for name, day in days.items()))] if days else []
    return Provenance(
        version=__version__,
        inputs=tuple(InputFile(each.given.name, each.sha256, each.n) for each in taken),
        options=(*reading_options(columns, how.encoding, clean, duplicates), *said, *narrowed),
        libraries=tuple((name, version(name)) for name in LIBRARIES),
    )


def caveats_of(
    taken: Sequence[Taken],
    records: Records,
    problems: Iterable[str],
    exclusions: pa.Table,
    lexicons: Sequence[Lexicon],
) -> tuple[Caveat, ...]:
    """Return what a reader has to know: of inputs that are missing, then what `score` says."""
    read = []
    for each in taken:
        own = [records[part.name] for part in each.parts]
        counts = {
            f"n_{name}": sum(record[name] for record in own)
            for name in ("unknown_source", "empty_dates", "wrong_dates")
        }
        if each.reading is not None:
            read.append(replace(each.reading, **counts))
    # What days leave out was there to be read.
    unwanted = pc.equal(exclusions.column("stage"), _STAGES[-1])
    present = {source for record in records.values() for source in record["sources"]}
    present |= set(exclusions.filter(unwanted).column("source").to_pylist())
    languages: Counter[str] = Counter()
    for record in records.values():
        languages.update(record["languages"])
    return (
        *(Caveat("inputs-missing", f"Not read, and in none of these numbers: {problem}") for problem in problems),
        *reading_caveats(read),
        *emptied_sources(Table(exclusions.filter(pc.invert(unwanted))), present),
        *score_caveats(lexicons, {name for record in records.values() for name in record["lexicons"]}, languages),
    )
