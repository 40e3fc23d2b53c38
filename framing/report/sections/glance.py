"""At a glance: what differs most, in words."""

from __future__ import annotations

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.numbers import scale_of
from framing.plots.rows import grid_of, noun_of
from framing.report import numbers
from framing.report.model import Block, Section, Stamp, Statement, Statements
from framing.report.sections.plan import planned_or_not
from framing.report.wording import differences, how_tested, listed, most_frequent, plural, singular
from framing.results import Caveat, Comparison
from framing.results.caveats import NOT_VALIDATED, VALIDATED

_MOST_GROUPS = 6  # with more, a sentence for each would no longer be a glance


def glance(result: Comparison, caveats: tuple[Caveat, ...], n_articles: int, plan: str = "") -> Section:
    """Say what a reader should take away: first how far the numbers can be trusted, then what differs most."""
    cells, scale = grid_of(result), scale_of(result.measure)
    blocks: list[Block] = []
    checked = next((caveat.message for caveat in result.caveats if caveat.code == VALIDATED), None)
    if checked is not None:
        blocks.append(Stamp(checked))
    elif any(caveat.code == NOT_VALIDATED for caveat in caveats):
        unchecked = scale.unchecked.format(finders=_finders(result))
        blocks.append(Stamp(f"Not validated against human coding. {unchecked}"))
    n_groups = len(cells.groups)
    many = plural(result.by)
    voice = "" if result.voice == "all" else f", counting only the voice “{result.voice}”"
    extent = Statement(
        f"{counted(n_articles, 'article', 'articles')} from {counted(n_groups, many[:-1], many)}, compared on "
        f"{counted(len(cells.frames), noun_of(result), f'{noun_of(result)}s')}{voice}.",
        numbers=(numbers.count(n_articles), numbers.count(n_groups), numbers.count(len(cells.frames))),
    )
    groups = cells.groups if n_groups <= _MOST_GROUPS else ()
    alone = _alone(result, [group for group in cells.groups if cells.n_articles[group] == 1])
    parts = (
        ("What was compared", (extent, *alone, planned_or_not(plan))),
        ("What differs most", (*differences(result, cells), *how_tested(result))),
        (scale.most.format(group=many[:-1]), most_frequent(result, cells, groups)),
    )
    blocks += [Statements(title, items) for title, items in parts if items]
    return Section("glance", "At a glance", tuple(blocks))


def _finders(result: Comparison) -> str:
    """Say what found the frames of a result, with its verb."""
    by_model = {book.is_model for book in result.codebooks if book.frames}
    if by_model == {True}:
        return "a trained model finds"
    return "the lexicon’s terms find" if True not in by_model else "the lexicon’s terms, or a trained model, find"


def _alone(result: Comparison, groups: list[str]) -> tuple[Statement, ...]:
    """Warn of groups for which one article stands."""
    if not groups:
        return ()
    all_alone = len(groups) == len(result.groups)
    who = (
        listed([shortened(group) for group in groups])
        if len(groups) <= _MOST_GROUPS
        else counted(len(groups), singular(result.by), plural(result.by))
    )
    only = "Each of them" if all_alone and len(groups) > 1 else who
    stands = "is" if all_alone and len(groups) > 1 else "is" if len(groups) == 1 else "are each"
    return (
        Statement(
            f"{only} {stands} represented by a single article. Intervals within one article say how its sentences "
            "vary; they say nothing about what else was published."
        ),
    )
