"""From a result to a report: which sections there are, and in which order."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import singledispatch
from typing import cast

from framing.errors import ReportError, counted
from framing.plots.labels import shortened, width
from framing.plots.numbers import scale_of
from framing.report.linking import linked, targets_of
from framing.report.model import Block, Definition, Definitions, FigureBlock, Report, Section, TableBlock
from framing.report.sanitise import replaced, sanitised
from framing.report.sections.agreement import agreement
from framing.report.sections.caveats import caveats
from framing.report.sections.concordance import concordance
from framing.report.sections.conditions import with_condition
from framing.report.sections.correction import correction
from framing.report.sections.distances import how_far_apart
from framing.report.sections.evidence import evidence
from framing.report.sections.frames import frames
from framing.report.sections.glance import glance
from framing.report.sections.key_words import key_words
from framing.report.sections.material import material
from framing.report.sections.measures import around_zero, contrasts, other_measures, profile
from framing.report.sections.methods import methods
from framing.report.sections.over_time import over_time
from framing.report.sections.plan import marked
from framing.report.sections.provenance import provenance
from framing.report.sections.reading import reading
from framing.report.sections.robustness import robustness
from framing.report.sections.speech import speech
from framing.report.sections.validation import validation
from framing.report.sections.word_scales import latent_scale, likeness, microframes
from framing.report.sections.word_shift import word_shifts
from framing.report.svg import with_prefix
from framing.report.wording import listed, plural
from framing.results import (
    Agreement,
    Codebook,
    Comparison,
    Concordance,
    Corrected,
    Distances,
    Evaluation,
    Keyness,
    LatentScale,
    Microframes,
    Result,
    Robustness,
    Similarities,
    Study,
    Timeline,
    WhoseWords,
    WordShifts,
    keys_of,
)

_MOST_NAMES = 5  # groups in a title


def build(
    result: object,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    author: str | None = None,
    date: str = "",
) -> Report:
    """Build the view model of a report, which every format then only has to place.

    Parameters
    ----------
    result : Study, Comparison, or another result that a study can hold
    title, subtitle, author : str, optional
        A title and subtitle are made from the result where none are given.
    date : str
        As printed; "" prints none.

    Raises
    ------
    ReportError
        There is no report for this type of result.
    """
    sections = linked(_numbered(sections_of(result)))
    own_title, own_subtitle = names_of(result)
    report = Report(
        title=(title or "").strip() or own_title,
        subtitle=own_subtitle if subtitle is None else subtitle,
        author=author or "",
        date=date,
        sections=sections,
    )
    return _with_count_of_replaced(sanitised(report))


@singledispatch
def sections_of(result: object) -> tuple[Section, ...]:
    """Return the sections of a result: of one part of a study that part, with caveats and methods."""
    if section_of.dispatch(type(result)) is not section_of.dispatch(object):
        return _alone(cast(Result, result))
    raise ReportError(
        f"There is no report for a '{type(result).__name__}'. Give a Study (from framing.study) or a Comparison "
        "(from framing.compare)."
    )


def _alone(result: Result) -> tuple[Section, ...]:
    """Return the sections of a result that makes a report by itself."""
    part = section_of(result)
    seed, n_resamples = (getattr(result, name, None) for name in ("seed", "n_resamples"))
    return (
        part,
        caveats(result.caveats),
        methods((), keys_of(result), [(part.title, result.method)]),
        *(
            (provenance(getattr(result, "codebooks", ()), seed, n_resamples, None),)
            if seed is not None and n_resamples is not None
            else ()
        ),
    )


@singledispatch
def section_of(result: object) -> Section:
    """Return the section of a study that shows a further result; a new kind of result registers its own."""
    raise ReportError(f"There is no section for a '{type(result).__name__}'.")


section_of.register(Agreement, agreement)
section_of.register(Evaluation, validation)
section_of.register(Corrected, correction)
section_of.register(Concordance, concordance)
section_of.register(WhoseWords, speech)
section_of.register(Distances, how_far_apart)
section_of.register(Timeline, over_time)
section_of.register(Keyness, key_words)
section_of.register(WordShifts, word_shifts)
section_of.register(Robustness, robustness)
section_of.register(LatentScale, latent_scale)
section_of.register(Microframes, microframes)
section_of.register(Similarities, likeness)


@singledispatch
def names_of(result: object) -> tuple[str, str]:
    """Return a title and a subtitle for a result; of one part of a study, the title of that part."""
    return section_of(result).title, ""


@sections_of.register
def _(study: Study) -> tuple[Section, ...]:
    if not study.comparisons:
        raise ReportError("This study holds no comparison, so there is nothing to report.")
    first, *others = study.comparisons
    parts: tuple[Result, ...] = (*study.comparisons, *study.further)
    cautions = (*(each for result in parts for each in result.caveats), *study.caveats)
    n_articles = sum(count or 0 for count in study.articles.column("articles"))
    sections = tuple(with_condition(section_of(result), study.by) for result in study.further)
    methods_of_parts = [(part.title, result.method) for part, result in zip(sections, study.further, strict=True)]
    with_numbers = (
        profile(first),
        contrasts(first),
        *(
            with_condition(section, study.by)
            for results in _by_plan(others, study.plan)
            for section in _measures(results, study.plan)
        ),
        *(marked(part, study.plan, result) for part, result in zip(sections, study.further, strict=True)),
    )
    return (
        glance(first, cautions, n_articles, study.plan),
        # A study of tone, or of numbers from outside, is not about the frames that were scored beside them.
        *([frames(study.codebooks)] if {each.kind for each in study.comparisons} & {"frame", "target"} else []),
        *with_numbers,
        *evidence(study, targets_of(with_numbers)),
        caveats(cautions),
        material(study),
        methods(study.comparisons, keys_of(study), methods_of_parts),
        reading(first),
        provenance(study.codebooks, study.seed, first.n_resamples, study.provenance, study.plan),
    )


def _by_plan(results: Sequence[Comparison], plan: str) -> tuple[list[Comparison], ...]:
    """Part the measures that a plan names from the others; a measure whose voices are shown together is one."""
    named = {result.measure for result in results if result.plan}
    if not plan:
        return (list(results),)
    return (
        [result for result in results if result.measure in named],
        [result for result in results if result.measure not in named],
    )


def _measures(results: Sequence[Comparison], plan: str) -> tuple[Section, ...]:
    """Show measures: those from 0 upwards together, and each around 0 by itself."""
    upwards = other_measures([result for result in results if not scale_of(result.measure).signed])
    around = around_zero([result for result in results if scale_of(result.measure).signed])
    if plan and results and not any(result.plan for result in results):
        upwards = tuple(dataclasses.replace(each, id=f"{each.id}-exploratory") for each in upwards)
    # A plan names one voice: the others that stand below a measure are not planned.
    around = tuple(
        dataclasses.replace(each, sections=tuple(marked(below, plan) for below in each.sections))
        for each in around
    )
    return tuple(marked(section, plan, *results) for section in (*upwards, *around))


@sections_of.register
def _(result: Comparison) -> tuple[Section, ...]:
    n_articles = {row["group"]: row["n_articles"] + row["n_without_value"] for row in result.estimates}
    return (
        glance(result, result.caveats, sum(n_articles.values()), result.plan),
        profile(result),
        *((contrasts(result),) if result.kind != "article" else ()),
        caveats(result.caveats),
        methods((result,), keys_of(result)),
        provenance(result.codebooks, result.seed, result.n_resamples, None, result.plan),
    )


@names_of.register
def _(result: Agreement) -> tuple[str, str]:
    units = counted(max(result.table.column("n_units"), default=0), "unit", "units")
    who = listed([shortened(each) for each in result.coders[:_MOST_NAMES]])
    more = f" and {len(result.coders) - _MOST_NAMES} more" if len(result.coders) > _MOST_NAMES else ""
    return "How far coders agree", f"{who}{more}; {units}; level of measurement: {result.level}"


@names_of.register
def _(result: Concordance) -> tuple[str, str]:
    return "Key words in context", shortened(result.pattern, 120)


@sections_of.register
def _(result: LatentScale) -> tuple[Section, ...]:
    return _of_words(result, result.comparison)


@sections_of.register
def _(result: Microframes) -> tuple[Section, ...]:
    return _of_words(result, result.bias)


@sections_of.register
def _(result: Similarities) -> tuple[Section, ...]:
    return _of_words(result, result.comparison)


def _of_words(result: LatentScale | Microframes | Similarities, comparison: Comparison) -> tuple[Section, ...]:
    """Show a result on words that stands by itself."""
    n_articles = {row["group"]: row["n_articles"] + row["n_without_value"] for row in comparison.estimates}
    return (
        glance(comparison, result.caveats, sum(n_articles.values())),
        section_of(result),
        caveats(result.caveats),
        methods((dataclasses.replace(comparison, method=result.method),), result.references),
        provenance((), comparison.seed, comparison.n_resamples, result.provenance),
    )


@names_of.register(LatentScale)
@names_of.register(Microframes)
@names_of.register(Similarities)
def _(result: LatentScale | Microframes | Similarities) -> tuple[str, str]:
    comparison = result.bias if isinstance(result, Microframes) else result.comparison
    return _title(comparison.groups, comparison.by), result.summary


@names_of.register
def _(study: Study) -> tuple[str, str]:
    found_by = _found_by(study.codebooks)
    n_articles = sum(count or 0 for count in study.articles.column("articles"))
    many = plural(study.by)
    subtitle = f"{counted(n_articles, 'article', 'articles')}, {counted(len(study.groups), many[:-1], many)}"
    return _title(study.groups, study.by), f"{subtitle}; {found_by}" if found_by else subtitle


@names_of.register
def _(result: Comparison) -> tuple[str, str]:
    return _title(result.groups, result.by), f"{result.measure.capitalize()}; {_found_by(result.codebooks)}"


def _found_by(codebooks: Sequence[Codebook]) -> str:
    """Name the lexicons, and the models that took part."""
    said = []
    for is_model, noun in ((False, "lexicon"), (True, "model")):
        names = [f"{book.name} {book.version}" for book in codebooks if book.is_model is is_model]
        said += [f"{noun} {listed(names)}"] if names else []
    return "; ".join(said)


def _title(groups: Sequence[str], by: str) -> str:
    if len(groups) > _MOST_NAMES or sum(map(width, groups)) > 120:
        return f"How {len(groups)} {plural(by)} frame the story"
    names = listed([shortened(group) for group in groups])
    return f"How {names} {'frames' if len(groups) == 1 else 'frame'} the story"


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Number tables and figures in reading order, and keep the ids inside figures apart."""
    tables = figures = 0

    def block(each: Block) -> Block:
        nonlocal tables, figures
        if isinstance(each, TableBlock):
            tables += 1
            note = f"{each.note} In full: {each.csv}.csv.".lstrip() if each.csv else each.note
            return dataclasses.replace(each, number=tables, note=note)
        if isinstance(each, FigureBlock):
            figures += 1
            return dataclasses.replace(each, number=figures, svg=with_prefix(each.svg, f"figure-{figures}-"))
        return each

    def section(each: Section) -> Section:
        blocks = tuple(block(part) for part in each.blocks)
        return dataclasses.replace(each, blocks=blocks, sections=tuple(section(below) for below in each.sections))

    return tuple(section(each) for each in sections)


def _with_count_of_replaced(report: Report) -> Report:
    """Say in the provenance how many characters could not be shown."""
    n = replaced(report)
    if not n:
        return report
    said = (
        f"{counted(n, 'character', 'characters')} that cannot be shown (controls, direction overrides), as \ufffd"
    )
    return with_provenance(report, Definition("Replaced", said))


def with_provenance(report: Report, *items: Definition) -> Report:
    """Add facts to the provenance, such as the fonts that one format used."""
    sections = tuple(
        dataclasses.replace(section, blocks=tuple(_extended(block, items) for block in section.blocks))
        if section.id == "provenance"
        else section
        for section in report.sections
    )
    return dataclasses.replace(report, sections=sections)


def _extended(block: Block, items: tuple[Definition, ...]) -> Block:
    return dataclasses.replace(block, items=(*block.items, *items)) if isinstance(block, Definitions) else block
