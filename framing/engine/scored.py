"""One run over a dataset: look over the inputs, note the parts, decide over all, score what is missing, name."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from framing.corpus.articles import articles_of
from framing.corpus.columns import Roles
from framing.corpus.narrowing import Day
from framing.corpus.pieces import Piece
from framing.engine.deciding import decide
from framing.engine.folder import Folder
from framing.engine.inputs import Input
from framing.engine.manifest import FORMAT, caveats_as_json, codebooks_as_json, provenance_as_json
from framing.engine.names import Naming, kept_names, name_part, plan_names
from framing.engine.noting import is_noted, note
from framing.engine.parts import Part, as_found, as_json
from framing.engine.running import is_chosen, run
from framing.engine.scoring_parts import Task, forget, score_part, sizes
from framing.engine.spooling import together
from framing.engine.summary import caveats_of, left_out_of_all, provenance_of
from framing.engine.taking_in import How, Taken, known_from_before, spool_again, take_in
from framing.engine.writing import read_json, write_json, write_table
from framing.lexicon import Lexicon
from framing.lexicon.aliases import Alias
from framing.results import InputFile

# To start a worker takes about as long as to score one part: fewer parts than this are scored without any.
_WORTH_WORKERS = 4


@dataclass(slots=True)
class Run:
    """A run over a dataset; see `score_dataset` for what its settings mean."""

    folder: Folder
    lexicons: tuple[Lexicon, ...]
    aliases: tuple[Alias, ...]
    how: How
    clean: bool
    duplicates: bool
    days: Mapping[str, Day]  # "since", "until"
    words: bool
    n_jobs: int
    verify: bool
    progress: bool
    settings: Mapping[str, str]
    problems: dict[str, str] = field(default_factory=dict)  # by the key of the input

    def score(self, found: Sequence[Input]) -> dict[str, str]:
        """Score the inputs; return what is wrong with those that could not be."""
        before = read_json(self.folder.manifest) or {}
        if before.get("settings") != dict(self.settings):
            before = self._begin()
        taken = self._taken(found)
        schema, taken = self._schema(taken)
        taken = self._noted(taken)
        keys = self._keys(taken, schema) if taken else {}
        if before.get("key") != self._key(taken, keys):
            before = self._begin()
        missing = [
            part for each in taken for part in each.parts if not self._is_finished(part.name, keys[part.name])
        ]
        if missing:
            before = self._begin()
        taken = self._scored(taken, missing, keys, schema)
        records = self._named([part.name for each in taken for part in each.parts])
        if before.get("key") != self._key(taken, keys):
            self._sum_up(taken, records, found, self._key(taken, keys))
        return {each.key: self.problems[each.key] for each in found if each.key in self.problems}

    def _begin(self) -> dict[str, Any]:
        """Say that the scores here are not finished."""
        write_json({"format": FORMAT, "state": "begun", "settings": dict(self.settings)}, self.folder.manifest)
        return {}

    def _key(self, taken: Sequence[Taken], keys: Mapping[str, str]) -> str:
        """Return a hash of everything that all scores together depend on."""
        parts = [keys[part.name] for each in taken for part in each.parts]
        return _digest([parts, [each.given.path for each in taken], list(self.problems.values())])

    def _sum_up(
        self, taken: Sequence[Taken], records: Mapping[str, dict[str, Any]], found: Sequence[Input], key: str
    ) -> None:
        """Clear away what is no longer needed, and say that and what the scores are."""
        self.folder.keep_parts(set(records), {each.given.key for each in taken})
        shutil.rmtree(self.folder.work("spooled"), ignore_errors=True)
        exclusions = left_out_of_all(records, self.folder)
        write_table(exclusions, self.folder.exclusions)
        caveats = caveats_of(taken, records, self.problems.values(), exclusions, self.lexicons)
        provenance = provenance_of(taken, self.how, self.clean, self.duplicates, self.days)
        read = {each.given.key: each for each in taken}
        manifest = {
            "format": FORMAT,
            "state": "incomplete" if self.problems else "whole",
            "settings": dict(self.settings),
            "key": key,
            "inputs": [
                {
                    "input": given.name,
                    "path": given.path,
                    "size": given.size,
                    "sha256": read[given.key].sha256 if given.key in read else None,
                    "rows": read[given.key].n if given.key in read else None,
                    "problem": self.problems.get(given.key),
                }
                for given in found
            ],
            "parts": [
                {"part": part, **{name: value for name, value in record.items() if name != "names"}}
                for part, record in records.items()
            ],
            "codebooks": codebooks_as_json(each.codebook() for each in self.lexicons),
            "provenance": provenance_as_json(provenance),
            "caveats": caveats_as_json(caveats),
        }
        write_json(manifest, self.folder.manifest)

    def _taken(self, found: Sequence[Input]) -> list[Taken]:
        """Look over the inputs that are new or have changed."""
        known = {given.key: known_from_before(given, self.how, self.folder) for given in found}
        tasks = []
        for given in found:
            before = known[given.key]
            if before is None or self.verify:
                tasks.append((given, self.how, self.folder, before.sha256 if before else ""))
        for each in self._run(take_in, tasks, "Reading", [task[0].size for task in tasks]):
            known[each.given.key] = each
            if each.problem:
                self.problems[each.given.key] = each.problem
        return [each for each in known.values() if each is not None and not each.problem]

    def _schema(self, taken: Sequence[Taken]) -> tuple[pa.Schema, list[Taken]]:
        """Return the columns of all articles; an input whose columns do not go with them is a problem."""
        schema, fitting = pa.schema([]), []
        for each in taken:
            merged, apart = together(schema, _article_columns(each))
            if apart:
                columns = _article_columns(each)
                listed = "; ".join(
                    f"'{name}' holds {columns.field(name).type}, and {schema.field(name).type} in inputs before it"
                    for name in apart
                )
                self.problems[each.given.key] = (
                    f"{each.given.name}: {listed}. Write the columns of all inputs alike."
                )
                continue
            schema = merged
            fitting.append(each)
        return schema, fitting

    def _noted(self, taken: Sequence[Taken]) -> list[Taken]:
        """Note the parts that are new or have changed."""
        stamps = {each.given.key: _stamp(each) for each in taken}
        missing = [
            part
            for each in taken
            for part in each.parts
            if not is_noted(part, self.folder, stamps[each.given.key])
        ]
        self._spool_again(taken, missing)
        tasks = [(part, self.folder, stamps[part.given.key]) for part in missing if self._is_well(part)]
        self._keep_problems(missing, self._run(note, tasks, "First pass", [part.n for part, *_ in tasks]))
        return [each for each in taken if each.given.key not in self.problems]

    def _keys(self, taken: Sequence[Taken], schema: pa.Schema) -> dict[str, str]:
        """Return, for each part, a hash of all that its scores depend on."""
        parts = [part for each in taken for part in each.parts]
        whole = _digest([self.duplicates, *(_stamp(each) for each in taken)])
        before = read_json(self.folder.work("decided.json"))
        if before is not None and before["key"] == whole:
            decided = before["parts"]
        else:
            decided = decide(parts, self.folder, self.duplicates)
            write_json({"key": whole, "parts": decided}, self.folder.work("decided.json"))
        columns = schema.serialize().to_pybytes().hex()
        return {
            part.name: _digest([_stamp(each), part.first, part.n, list(part.groups), decided[part.name], columns])
            for each in taken
            for part in each.parts
        }

    def _is_finished(self, part: str, key: str) -> bool:
        """Whether a part's record is there, is of what would be scored now, and fits its tables."""
        record = read_json(self.folder.record(part))
        if record is None or record["key"] != key or not kept_names(self.folder, part):
            return False
        try:
            there = sizes(self.folder, part, record["rows"])
        except FileNotFoundError:
            return False
        # A part whose names are being changed is finished but for them.
        return bool(record["names"] == "" or there == record["bytes"])

    def _scored(
        self, taken: Sequence[Taken], missing: Sequence[Part], keys: Mapping[str, str], schema: pa.Schema
    ) -> list[Taken]:
        """Score the parts that are missing."""
        self._spool_again(taken, missing)
        tasks = [
            (Task(part, keys[part.name], self.lexicons, self.folder, schema, self.clean, self.days, self.words),)
            for part in missing
            if self._is_well(part)
        ]
        done = self._run(score_part, tasks, "Scoring", [task.part.n for (task,) in tasks])
        self._keep_problems(missing, done)
        return [each for each in taken if each.given.key not in self.problems]

    def _named(self, parts: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Give everybody one name in all parts; return the records of the parts."""
        records = {part: read_json(self.folder.record(part)) or {} for part in parts}
        key = _names_of(records)
        path = self.folder.work("named.json")
        if not parts or ((read_json(path) or {}).get("key") == key and self.folder.spellings.exists()):
            return records
        path.unlink(missing_ok=True)
        forget()
        namings: list[tuple[Naming]] = [(each,) for each in plan_names(parts, self.folder, self.aliases)]
        for part, _ in self._run(name_part, namings, "Names", []):
            records[part] = read_json(self.folder.record(part)) or {}
        write_json({"key": _names_of(records)}, path)
        return records

    def _run(self, work: Any, tasks: Sequence[Any], description: str, amounts: Sequence[int]) -> Iterable[Any]:
        n_jobs = 1 if len(tasks) < _WORTH_WORKERS and not is_chosen() else self.n_jobs
        return run(work, tasks, n_jobs, description=description, sizes=amounts, progress=self.progress)

    def _keep_problems(self, parts: Sequence[Part], done: Iterable[tuple[str, str]]) -> None:
        of_part = {part.name: part.given.key for part in parts}
        for part, problem in done:
            if problem:
                self.problems.setdefault(of_part[part], problem)

    def _spool_again(self, taken: Sequence[Taken], parts: Sequence[Part]) -> None:
        wanted = {part.given.key for part in parts}
        for each in taken:
            if each.given.key in wanted:
                problem = spool_again(each, self.how, self.folder)
                if problem:
                    self.problems[each.given.key] = problem

    def _is_well(self, part: Part) -> bool:
        return part.given.key not in self.problems


def _names_of(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a hash of the parts and their names: a part that was scored again has those of its articles again."""
    return _digest([[record["key"], record["names"]] for record in records.values()])


def _article_columns(taken: Taken) -> pa.Schema:
    """Return the columns that an input's articles have."""
    given, facts = taken.given, taken.parts[0].facts
    nothing = as_found(facts.schema.empty_table(), given, facts)
    piece = Piece(InputFile(given.name, "", 0), nothing, [], [], given.label)
    schema: pa.Schema = articles_of(piece, Roles(facts.column, ())).table.schema
    return schema


def _stamp(taken: Taken) -> str:
    """Return a hash of an input and of how it is read."""
    given = taken.given
    facts = as_json(taken.parts[0].facts)
    return _digest(
        [taken.sha256, given.name, given.label, given.partition, facts, [part.n for part in taken.parts]]
    )


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
