"""A study that follows a locked plan: what it says first, and everything else marked as not planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from framing.comparisons.alternatives import checked_others
from framing.comparisons.arguments import checked_passages
from framing.comparisons.comparing import compared
from framing.comparisons.designs import designed
from framing.comparisons.grouping import grouped
from framing.comparisons.pairing import chosen_pairs
from framing.comparisons.plans import Plan, check_followed
from framing.comparisons.study_parts import CHOICES, Material, further_results
from framing.comparisons.studying import assembled, standard_measures
from framing.comparisons.varying import varied
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import VOICES, Comparison, Robustness, Scores, Study


def planned_study(
    scores: Scores,
    plan: Plan,
    *,
    others: Mapping[str, Scores] | None = None,
    corpus: Corpus | None = None,
    passages: int = 3,
) -> Study:
    """Make the comparisons that a locked plan names, and the rest of the standard set as exploratory results.

    Parameters
    ----------
    scores : Scores
        Of the articles and under the lexicons that the plan names.
    plan : Plan
        A locked one; see `read_plan`.
    others : mapping of str to Scores, optional
        The scores made differently that the plan names under ``robustness.others``.
    corpus : Corpus, optional
    passages : int
        As in `study`.

    Returns
    -------
    Study
        ``plan`` of the study, and of each result that the plan names, is the plan's hash; of the others it is
        empty.

    Raises
    ------
    ComparisonError
        The plan is not locked or was changed since, or articles, lexicons or scores are not those that it names:
        everything that differs.
    """
    check_followed(plan, scores)
    beside = _named_others(plan, checked_others(others, scores))
    settings, n_passages = plan.settings(), checked_passages(passages)
    groups = grouped(scores, plan.by)
    design = designed(scores, groups, plan.cluster, plan.strata)
    pairs = chosen_pairs(plan.contrasts, plan.reference, plan.by, groups.names)
    standard, missing = standard_measures(scores, plan.voice)
    wanted = [(measure, plan.voice) for measure in plan.measures]
    wanted += [
        (measure, voice)
        for measure in (*plan.measures, *standard)
        for voice in (VOICES if measure == "stance" and plan.voice == "all" else (plan.voice,))
    ]
    planned = {(measure, plan.voice) for measure in plan.measures}
    comparisons: list[Comparison] = []
    for each in dict.fromkeys(wanted):
        result = compared(scores, groups, *each, None, settings, pairs, design)
        mark = plan.sha256 if each in planned else ""
        comparisons.append(replace(result, plan=mark, reference=plan.reference))
    reference = None if plan.reference is None else groups.names.index(plan.reference)
    material = Material(scores, corpus, groups, tuple(comparisons), plan.voice, reference, settings, design)
    further, left_out = further_results(material)
    if plan.alternatives or plan.others:
        varying = varied(
            scores, groups, plan.measures[0], plan.voice, pairs, plan.alternatives, beside, plan.reference
        )
        rest = [result for result in further if not isinstance(result, Robustness)]
        further = (*rest, replace(varying, plan=plan.sha256))
        left_out = tuple(each for each in left_out if each[0] != CHOICES)
    made = assembled(scores, groups, comparisons, further, missing, settings, n_passages, left_out)
    return replace(made, plan=plan.sha256)


def _named_others(plan: Plan, others: Mapping[str, Scores]) -> dict[str, Scores]:
    if set(others) != set(plan.others):
        planned = ", ".join(f"'{name}'" for name in plan.others) or "none"
        given = ", ".join(f"'{name}'" for name in others) or "none"
        raise ComparisonError(
            f"The plan names scores made differently: {planned}; given: {given}. Give others= with these names."
        )
    return {name: others[name] for name in plan.others}
