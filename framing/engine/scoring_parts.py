"""One part, read, cleaned, scored and written: what runs in every process and on every machine."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from framing.corpus import Corpus
from framing.corpus.articles import Articles
from framing.corpus.cleaning_articles import CUTS, NOTHING_LEFT, clean_articles
from framing.corpus.excluding import exclusions, reasons_of_its_own
from framing.corpus.narrowing import Day
from framing.engine.deciding import decided_about
from framing.engine.folder import Folder
from framing.engine.memory import give_back
from framing.engine.names import keep_names
from framing.engine.parts import Part, read_part
from framing.engine.writing import write_json, write_table
from framing.errors import InputError
from framing.lexicon import Lexicon
from framing.results import Provenance, Table
from framing.scoring.batch import Scorer
from framing.scoring.batches import batches
from framing.scoring.languages import language_counts
from framing.scoring.speaker_people import People

_SCORED = ("documents", "frames", "targets", "terms", "evidence", "suppressed", "speakers")
_NO_NOTES = pa.schema([("document_id", pa.string())]).empty_table()
_kept = threading.local()


@dataclass(frozen=True, slots=True)
class Task:
    """A part to score, with all that it takes.

    Attributes
    ----------
    part : Part
    key : str
        A hash of everything that the part's scores depend on.
    lexicons : tuple of Lexicon
    folder : Folder
    schema : pyarrow.Schema
        Of the articles of all inputs.
    clean : bool
    days : dict of str to day
        The first and the last to keep ("since", "until"), where there are such.
    words : bool
        Whether the words of the articles are kept.
    """

    part: Part
    key: str
    lexicons: tuple[Lexicon, ...]
    folder: Folder
    schema: pa.Schema
    clean: bool
    days: Mapping[str, Day]
    words: bool


def score_part(task: Task) -> tuple[str, str]:
    """Score a part and write its tables, then the record that it is finished.

    Returns
    -------
    (part, problem)
        Its name, and what is wrong with the input; "" where nothing is.

    Raises
    ------
    DatasetError
        The disk is full.
    """
    part, folder = task.part, task.folder
    folder.record(part.name).unlink(missing_ok=True)
    try:
        articles = read_part(part)
    except InputError as error:
        return part.name, str(error)
    except (pa.ArrowException, OSError) as error:
        return part.name, f"{part.given.name} cannot be read: {error}"
    corpus = _corpus(task, articles)
    scorer = _scorer(task.lexicons, task.words)
    scored = [scorer.score_batch(batch) for batch, _ in batches(corpus)]
    tables = {name: _joined([getattr(each, name) for each in scored]) for name in _SCORED}
    if task.words:
        tables["words"] = _joined([each.words for each in scored])
    named = keep_names(tables, People.joined([each.people for each in scored]), folder, part.name)
    tables |= named
    write_table(corpus.exclusions.data, folder.left_out(part.name))
    for name, table in tables.items():
        write_table(table, folder.table(name, part.name))
    languages = language_counts(corpus.articles, task.lexicons)
    write_json(_record(task, articles, tables, languages), folder.record(part.name))
    return part.name, ""


def _corpus(task: Task, articles: Articles) -> Corpus:
    """Return the articles of a part as `read_corpus` would have them, had it read all parts."""
    part = task.part
    decided = decided_about(part.name, task.folder)
    table = _in_schema(articles.table, task.schema)
    ids = [each or part.made_id(row) for row, each in enumerate(table.column("document_id").to_pylist())]
    for row, name in decided.ids.items():
        ids[row] = name
    table = table.set_column(0, "document_id", pa.array(ids, pa.string())).combine_chunks()
    reasons = reasons_of_its_own(table.column("text"), articles.unreadable)
    for row, reason in decided.left_out.items():
        reasons[row] = reason
    places = pa.array([part.place(row) for row in range(part.n)], pa.string())
    why = pa.array(reasons, pa.string())
    left_out = exclusions(table, places, why, "reading")
    table, places = table.filter(pc.is_null(why)), places.filter(pc.is_null(why))
    cuts = Table(CUTS.empty_table())
    if task.clean:
        cuts, emptied = clean_articles(table, _recurring(task.folder, table))
        why = pa.array([NOTHING_LEFT if gone else None for gone in emptied.tolist()], pa.string())
        left_out = Table(pa.concat_tables([left_out.data, exclusions(table, places, why, "cleaning").data]))
        table, places = table.filter(pc.is_null(why)), places.filter(pc.is_null(why))
        kept = pc.is_in(cuts.data.column("document_id"), value_set=table.column("document_id").combine_chunks())
        cuts = Table(cuts.data.filter(kept))
    corpus = Corpus(table, places, cuts, Table(_NO_NOTES), left_out, (), Provenance("", ()), part.n)
    return corpus.where(since=task.days.get("since"), until=task.days.get("until")) if task.days else corpus


def _recurring(folder: Folder, articles: pa.Table) -> frozenset[tuple[str, int]]:
    own = articles.column("source").unique()
    table = pq.read_table(folder.recurring)
    table = table.filter(pc.is_in(table.column("source"), value_set=own))
    return frozenset(zip(table.column("source").to_pylist(), table.column("line").to_pylist(), strict=True))


def _in_schema(articles: pa.Table, schema: pa.Schema) -> pa.Table:
    """Give the articles of one input the columns that those of all inputs have."""
    n = articles.num_rows
    return pa.table(
        {
            each.name: articles.column(each.name).cast(each.type)
            if each.name in articles.column_names
            else pa.nulls(n, each.type)
            for each in schema
        }
    )


def _scorer(lexicons: Sequence[Lexicon], words: bool) -> Scorer:
    """Return the scorer of some lexicons: one for each thread, which goes on with what it has learnt of words."""
    identity = (words, *((each.name, each.sha256) for each in lexicons))
    if getattr(_kept, "identity", None) != identity:
        _kept.identity, _kept.scorer = identity, Scorer(lexicons, words)
    scorer: Scorer = _kept.scorer
    return scorer


def forget() -> None:
    """Let go of the scorer of this thread."""
    _kept.__dict__.clear()
    give_back()


def _joined(tables: list[pa.Table]) -> pa.Table:
    joined = pa.concat_tables(tables)
    for place, name in enumerate(joined.column_names):
        kind = joined.schema.field(place).type
        if pa.types.is_dictionary(kind) or (pa.types.is_list(kind) and pa.types.is_dictionary(kind.value_type)):
            joined = joined.set_column(place, name, joined.column(place).unify_dictionaries())
    return joined


def _record(
    task: Task, articles: Articles, tables: Mapping[str, pa.Table], languages: Mapping[str, int]
) -> dict[str, Any]:
    """Say what a part was made of and what came out."""
    part, folder, dates = task.part, task.folder, articles.dates
    return {
        "key": task.key,
        "input": part.given.name,
        "first_row": part.first + 1,
        "rows_in": part.n,
        "rows": {name: table.num_rows for name, table in tables.items()},
        "rows_used": tables["documents"].num_rows,
        "rows_excluded": part.n - tables["documents"].num_rows,
        "unknown_source": articles.n_unknown_source,
        "empty_dates": dates.n_empty if dates else 0,
        "wrong_dates": len(dates.problems) if dates else 0,
        "sources": sorted(set(tables["documents"].column("source").unique().to_pylist())),
        "lexicons": sorted(set(tables["evidence"].column("lexicon").unique().to_pylist())),
        "languages": dict(sorted(languages.items())),
        "bytes": sizes(folder, part.name, tables),
        "names": hashlib.sha256(json.dumps([]).encode()).hexdigest(),
    }


def sizes(folder: Folder, part: str, tables: Iterable[str]) -> dict[str, int]:
    """Return the sizes of a part's tables, in bytes."""
    return {name: folder.table(name, part).stat().st_size for name in tables}
