"""What plans and the command line say to each other: pairs of groups, cleaning, and where files are."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.cli.articles import Articles, load_lexicons
from framing.errors import ComparisonError

if TYPE_CHECKING:
    from framing.comparisons import Plan
    from framing.comparisons.plan_files import Where
    from framing.corpus import Corpus
    from framing.results import Scores, Study

_BETWEEN = " - "
_COLUMNS = ("text", "source", "date", "title", "url", "id")


def contrasts_of(written: Sequence[str] | None) -> list[tuple[str, str]] | None:
    """Read contrasts as they are written on the command line: "The Times - The Post".

    Raises
    ------
    BadParameter
        One of them is no pair; this is wrong usage.
    """
    if not written:
        return None
    pairs = [tuple(part.strip() for part in each.split(_BETWEEN)) for each in written]
    for each, pair in zip(written, pairs, strict=True):
        if len(pair) != 2 or not all(pair):
            raise typer.BadParameter(
                "Write a contrast as two groups with ' - ' between, such as 'The Times - The Post'; "
                f"given: {each!r}.",
                param_hint="'--contrast'",
            )
    return [(pair[0], pair[1]) for pair in pairs]


def cleaning_name(is_clean: bool) -> str:
    """Return what the scores are called that differ in cleaning."""
    return f"cleaning {'off' if is_clean else 'on'}"


def where_of(inputs: Sequence[str], lexicons: Sequence[str], plan_file: Path) -> Where:
    """Return where files are, as seen from the folder of a plan."""
    from framing.comparisons.plan_files import Where

    folder = plan_file.resolve().parent
    return Where(
        tuple(_from(folder, name) for name in inputs),
        tuple(_from(folder, name) if _is_file(name) else name for name in lexicons),
    )


def _is_file(lexicon: str) -> bool:
    # The lexicons that come along are named by words and hyphens; a dictionary of any tool has a suffix.
    return bool(Path(lexicon).suffix)


def _from(folder: Path, name: str) -> str:
    return Path(os.path.relpath(Path(name).resolve(), folder)).as_posix()


def planned_articles(plan: Plan, where: Where, plan_file: Path, inputs: Sequence[str] | None) -> Articles:
    """Return the articles that a plan names, read as it says; from other places where those are given.

    Raises
    ------
    ComparisonError
        The plan does not say where they are, and nobody else does.
    """
    folder = plan_file.resolve().parent
    places = list(inputs or ()) or [str(folder / name) for name in where.inputs]
    if not places:
        raise ComparisonError(
            f"The plan {plan_file.name} does not say where the articles are. Name the files, or set inputs in its "
            "part [where]."
        )
    said = dict(plan.options)
    columns = {role: said.get(f"column of {role}") for role in _COLUMNS}
    encoding = said.get("encoding", "")
    return Articles(
        inputs=places,
        # Several names are those of several files: they were found, and will be found again.
        **{role: None if name is None or ", " in name else name for role, name in columns.items()},
        encoding=None if " " in encoding else encoding or None,
        clean=said.get("clean") != "no",
        duplicates=said.get("duplicates") == "kept",
        format=said.get("format"),
        language=said.get("language"),
        **_days(said.get("where", "")),
    )


def _days(where: str) -> dict[str, str]:
    """Read "since=2023-09-01, until=2023-09-30", as a corpus says how it was narrowed."""
    parts = (part.partition("=") for part in where.split(", ") if part)
    return {name: value for name, _, value in parts if name in ("since", "until")}


def planned_lexicons(where: Where, plan_file: Path, lexicons: Sequence[str] | None) -> list[str]:
    """Return the names or files of the lexicons that a plan names; others where those are given."""
    folder = plan_file.resolve().parent
    return list(lexicons or ()) or [str(folder / name) if _is_file(name) else name for name in where.lexicons]


def check_matches(plan: Plan, corpus: Corpus, lexicons: Sequence[str], language: str | None) -> None:
    """Refuse articles and lexicons that are not those of a plan, before any is scored.

    Parameters
    ----------
    language : str or None
        Of dictionaries that do not say theirs.

    Raises
    ------
    ComparisonError
        Naming everything that differs, the plan's own changes since its lock first.
    """
    books = tuple(lexicon.codebook() for lexicon in load_lexicons(lexicons, language))
    if found := (*plan.changes(), *plan.differences_from(corpus.provenance, books)):
        raise ComparisonError("\n".join(["The plan does not hold:", *(f"  {line}" for line in found)]))


# What a plan says itself, with the value that each option has where nobody gives it.
_LEFT_TO_PLAN: dict[str, object] = {
    **dict.fromkeys(("text", "source", "date_column", "title_column", "url_column", "id_column", "encoding")),
    **dict.fromkeys(("since", "until", "measure", "reference", "cluster", "strata")),
    **dict.fromkeys(("language", "scores", "scores_about", "scores_range")),
    "no_clean": False,
    "by": "source",
    "voice": "all",
    "resamples": 2000,
    "confidence": 0.95,
    "correction": "benjamini-hochberg",
    "seed": 0,
}


def check_left_to_plan(given: Mapping[str, object]) -> None:
    """Refuse options beside a plan that the plan itself decides.

    Raises
    ------
    BadParameter
        Naming all of them; this is wrong usage.
    """
    said = [
        f"--{name.replace('_', '-')}"
        for name, usual in _LEFT_TO_PLAN.items()
        if given[name] not in (usual, [], ())
    ]
    if said:
        raise typer.BadParameter(f"A plan says how to read and compare; leave out {', '.join(said)}, or --plan.")


@dataclasses.dataclass(frozen=True, slots=True)
class Following:
    """How groups are compared under a plan; what `Comparing` is without one."""

    plan: Plan
    plan_file: Path
    articles: Articles
    lexicons: Sequence[str]

    @staticmethod
    def of(plan_file: Path, inputs: Sequence[str] | None, lexicons: Sequence[str] | None) -> Following:
        """Read a plan, and find what it names."""
        from framing.comparisons.plan_files import read_plan_file

        plan, where = read_plan_file(plan_file)
        articles = planned_articles(plan, where, plan_file, inputs)
        return Following(plan, plan_file, articles, planned_lexicons(where, plan_file, lexicons))

    def words(self) -> Iterator[str]:
        """Return the arguments that compare in the same way."""
        yield from ("--plan", self.plan_file.name)

    def check(self) -> None:
        """Refuse a plan that asks for what the command line cannot make.

        Raises
        ------
        ComparisonError
        """
        strange = [name for name in self.plan.others if name != cleaning_name(self.articles.clean)]
        if strange:
            raise ComparisonError(
                f"The plan names scores made differently: '{strange[0]}'. The command line makes those with "
                f"'{cleaning_name(self.articles.clean)}' only; framing.planned_study takes others."
            )
        if self.plan.lock is None:
            raise ComparisonError(
                f"The plan {self.plan_file.name} is not locked, so nothing that follows it would be planned. Lock "
                f"it first: framing plan lock {self.plan_file}"
            )
        if changed := self.plan.changes():
            raise ComparisonError("\n".join(["The plan does not hold:", *(f"  {line}" for line in changed)]))

    def study(self, scores: Scores, corpus: Corpus | None) -> Study:
        """Compare the groups as the plan says."""
        from framing.comparisons import planned_study

        return planned_study(scores, self.plan, others=self._others(), corpus=corpus)

    def _others(self) -> Mapping[str, Scores]:
        from framing.scoring import score

        if not self.plan.others:
            return {}
        other = dataclasses.replace(self.articles, clean=not self.articles.clean)
        lexicons = load_lexicons(self.lexicons, self.articles.language)
        return {self.plan.others[0]: score(other.read(False), lexicons, progress=False)}
