"""A whole run: read, score, compare, write, and say what was done."""

from __future__ import annotations

import dataclasses
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.cli.articles import given, load_lexicons
from framing.cli.checking import UNCHECKED, Checked
from framing.cli.output import prepare_folder, score_tables, study_tables, write_tables
from framing.cli.outside import NOTHING_OUTSIDE, Outside
from framing.cli.summary import say_corpus, say_study, say_written
from framing.errors import ComparisonError, unknown
from framing.progress import progress_bar

if TYPE_CHECKING:
    from framing.cli.models import Models
    from framing.cli.plan_options import Following
    from framing.corpus import Corpus
    from framing.results import Scores, Study

REPORTS = ("pdf", "html", "md", "json", "docx", "tex")
FORMATS = (*REPORTS, "csv", "bib")


@dataclass(frozen=True, slots=True)
class Comparing:
    """How groups are compared."""

    by: str = "source"
    measures: tuple[str, ...] = ()
    voice: str = "all"
    reference: str | None = None
    resamples: int = 2000
    confidence: float = 0.95
    correction: str = "benjamini-hochberg"
    seed: int = 0
    cluster: str | None = None
    strata: str | None = None
    outside: tuple[str, ...] = ()

    def study(self, scores: Scores, corpus: Corpus | None) -> Study:
        """Compare the groups."""
        from framing.comparisons import study

        return study(
            scores,
            by=self.by,
            corpus=corpus,
            measures=self.measures or None,
            voice=self.voice,
            reference=self.reference,
            cluster=self.cluster,
            strata=self.strata,
            n_resamples=self.resamples,
            confidence=self.confidence,
            correction=self.correction,
            seed=self.seed,
        )

    def check(self) -> None:
        """Refuse settings that nothing can be compared with, before any work.

        Raises
        ------
        BadParameter
            Naming all of them; this is wrong usage, not failed work.
        """
        from framing.comparisons.arguments import checked_measures, checked_settings

        try:
            checked_settings(self.resamples, self.confidence, self.correction, self.seed)
            checked_measures(self.measures or None, self.voice, self.outside)
        except ComparisonError as error:
            said = str(error).replace("n_resamples", "--resamples").replace("voice='all'", "--voice all")
            raise typer.BadParameter(said) from None

    def words(self) -> Iterator[str]:
        """Return the arguments that compare in the same way."""
        usual = Comparing()
        yield from ("--by", self.by)
        for measure in self.measures:
            yield from ("--measure", measure)
        if self.voice != usual.voice:
            yield from ("--voice", self.voice)
        if self.reference is not None:
            yield from ("--reference", self.reference)
        yield from given({"--cluster": self.cluster, "--strata": self.strata})
        for name in ("resamples", "confidence", "correction"):
            if getattr(self, name) != getattr(usual, name):
                yield from (f"--{name}", str(getattr(self, name)))
        yield from ("--seed", str(self.seed))


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written, and where."""

    out: Path
    formats: str
    title: str | None = None
    author: str | None = None
    date: str | None = None

    def chosen(self) -> tuple[str, ...]:
        """Return the formats, each once.

        Raises
        ------
        BadParameter
            One of them is none; this is wrong usage, not failed work.
        """
        names = tuple(dict.fromkeys(name.strip().lower() for name in self.formats.split(",")))
        for name in names:
            if name not in FORMATS:
                raise typer.BadParameter(unknown("format", name, FORMATS), param_hint="'--format'")
        return names

    def words(self) -> Iterator[str]:
        """Return the arguments that print the same on the report; where it goes makes no difference to it."""
        yield from given({"--title": self.title, "--author": self.author, "--date": self.date})


def run(
    read: Callable[[bool], Corpus],
    lexicon_names: Sequence[str],
    comparing: Comparing | Following,
    writing: Writing,
    *,
    command: Sequence[str],
    quiet: bool,
    aliases: Path | None = None,
    models: Models | None = None,
    checked: Checked = UNCHECKED,
    scores: Scores | None = None,
    language: str | None = None,
    outside: Outside = NOTHING_OUTSIDE,
) -> None:
    """Read, score, compare, write, and say what was done.

    Parameters
    ----------
    read : callable
        Returns the corpus; it is told whether to show its progress.
    command : sequence of str
        The arguments that make the same report elsewhere.
    aliases : Path, optional
        A CSV file that says which speakers are one person.
    models : Models, optional
        Trained models, beside the lexicons or instead of them.
    checked : Checked
        What people coded, where the study is held against that.
    scores : Scores, optional
        Those of a folder, which are compared as they are: nothing is read or scored.
    language : str, optional
        Of dictionaries that do not say theirs.
    outside : Outside
        Measures that were made elsewhere.
    """
    from framing.results import citations
    from framing.scoring import score

    formats = writing.chosen()
    comparing.check()
    known = () if scores is None else scores.caveats
    prepare_folder(writing.out)
    corpus, tables_of_scores = None, {}
    if scores is None:
        lexicons = load_lexicons(lexicon_names, language)
        corpus = read(not quiet)
        if not quiet:
            say_corpus(corpus)
        if models is None:
            scores = score(corpus, lexicons, aliases=aliases or (), progress=not quiet)
        else:
            scores = models.score(corpus, lexicons, aliases=aliases, progress=not quiet)
        tables_of_scores = score_tables(scores)
    scores = outside.beside(scores)
    provenance = dataclasses.replace(scores.provenance, command=shlex.join(["framing", *command]))
    with progress_bar("Comparing", 1, enabled=not quiet):
        study = comparing.study(dataclasses.replace(scores, provenance=provenance), corpus)
    study = checked.validated(study, scores)
    tables: list[Path] = []
    cells = 0
    with progress_bar("Writing", 1, enabled=not quiet):
        # Tables first: they are there whatever becomes of a report.
        if "csv" in formats:
            tables, cells = write_tables({**tables_of_scores, **study_tables(study)}, writing.out)
        reports = _reports(study, writing, formats)
        works = [citations(study).to_bibtex(writing.out / "references.bib")] if "bib" in formats else []
    paths = [*reports, *tables, *works]
    if not quiet:
        say_study(study, known if corpus is None else corpus.caveats, formats)
        say_written(paths, cells)


def _reports(study: Study, writing: Writing, formats: Sequence[str]) -> tuple[Path, ...]:
    targets = [writing.out / f"report.{name}" for name in REPORTS if name in formats]
    if not targets:
        return ()
    from framing.report import write_reports

    return write_reports(study, targets, title=writing.title, author=writing.author, date=writing.date)
