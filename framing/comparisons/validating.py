"""A study whose frames or stances were held against codes of people, and which says so."""

from __future__ import annotations

import dataclasses
from typing import Any

from framing.coding import evaluate
from framing.comparisons.caveats import NOT_VALIDATED, listed
from framing.comparisons.correcting import MEASURES, STANCE, correct
from framing.errors import ComparisonError
from framing.results import Agreement, Caveat, Comparison, Corrected, Evaluation, Scores, Study
from framing.results.caveats import TRAINED_ON, VALIDATED

_OTHERS = Caveat(
    NOT_VALIDATED.code,
    "This was not checked against human coding; other parts of the study were.",
)
_LISTED = 12


def validate(
    study: Study,
    gold: Any,
    *,
    scores: Scores,
    sample: Any = None,
    codes: Any = None,
    agreement: Agreement | None = None,
) -> Study:
    """Hold the frames and stances of a study against codes of people, and correct them where that can be done.

    Parameters
    ----------
    study : Study
    gold, sample, codes
        As `evaluate` takes them.
    scores : Scores
        From which the study was made.
    agreement : Agreement, optional
        How far the coders agree, to be shown before what was found.

    Returns
    -------
    Study
        With an `Evaluation`, and a `Corrected` where the sample's probabilities are known and its units are those
        of a comparison (sentences of share, articles of presence; either of stance). "Not validated" gives way to
        what was found; what was not coded still says so.

    Raises
    ------
    ComparisonError
        This is no study.
    InputError
        The codes are not of these articles and frames.

    Examples
    --------
    >>> framing.validate(study, "gold.csv", scores=scores, sample="sample.csv")  # doctest: +SKIP
    """
    if not isinstance(study, Study):
        raise ComparisonError(
            f"A Study is validated, and a value of type {type(study).__name__} was given. Make one with "
            "framing.study."
        )
    if agreement is not None and not isinstance(agreement, Agreement):
        raise ComparisonError(
            f"agreement is what framing.agreement returned; given: a value of type {type(agreement).__name__}."
        )
    first = study.comparisons[0] if study.comparisons else None
    evaluation = evaluate(
        scores,
        gold,
        sample=sample,
        codes=codes,
        confidence=first.confidence if first else 0.95,
        n_resamples=first.n_resamples if first else 2000,
        seed=study.seed,
    )
    corrected = _corrected(study, evaluation, gold, scores, sample)
    found = Caveat(VALIDATED, said(evaluation)) if evaluation.frames else None
    of_stance = Caveat(VALIDATED, stance_said(evaluation)) if evaluation.targets else None
    parts = tuple(part for part in (agreement, evaluation, *corrected) if part is not None)
    return dataclasses.replace(
        study,
        comparisons=tuple(_marked(each, found, of_stance) for each in study.comparisons),
        further=(*parts, *(_marked(each, found, of_stance) for each in study.further)),
        caveats=(
            *(each for each in study.caveats if each != NOT_VALIDATED),
            *(each for each in (found, of_stance) if each is not None),
        ),
        references=tuple(dict.fromkeys([*study.references, *(key for part in parts for key in part.references)])),
    )


def said(evaluation: Evaluation) -> str:
    """Say in a sentence what was found: F1 and α of each frame, and which frames nobody coded."""
    frames = []
    names = [name for _, name in evaluation.frames]
    for lexicon, name in evaluation.frames:
        row = evaluation.metric(name, lexicon=lexicon)
        if row is None:
            continue
        f1 = "no F1" if row["value"] is None else f"F1 = {_number(row['value'])}"
        alpha = evaluation.alpha_of(lexicon, name)
        whose = f"{lexicon}: " if names.count(name) > 1 else ""
        frames.append(f"{whose}{row['label']} ({f1}{'' if alpha is None else f', α = {_number(alpha)}'})")
    coded = set(evaluation.frames)
    others = [
        frame.label
        for book in evaluation.codebooks
        for frame in book.frames
        if (book.name, frame.name) not in coded
    ]
    rest = f" Not checked: {listed(others, _LISTED)}." if others else ""
    return (
        f"Checked against human codes of {evaluation.n_units:,} {evaluation.unit}s: "
        f"{listed(frames, _LISTED)}.{rest}{_flattered(evaluation)}"
    )


def stance_said(evaluation: Evaluation) -> str:
    """Say in a sentence what was found of stance: macro-F1 and α of each target, and which nobody coded."""
    targets = []
    for lexicon, name in evaluation.targets:
        macro, alpha = (evaluation.stance_metric(name, each, lexicon=lexicon) for each in ("macro_f1", "alpha"))
        if macro is None or macro["value"] is None:
            continue
        beside = "" if alpha is None or alpha["value"] is None else f", α with codes = {_number(alpha['value'])}"
        targets.append(f"{macro['label']} (macro-F1 = {_number(macro['value'])}{beside})")
    coded = set(evaluation.targets)
    others = [
        target.label
        for book in evaluation.codebooks
        for target in book.targets
        if (book.name, target.name) not in coded
    ]
    rest = f" Not checked: {listed(others, _LISTED)}." if others else ""
    return f"Stance checked against human codes: {listed(targets, _LISTED)}.{rest}{_flattered(evaluation)}"


def _flattered(evaluation: Evaluation) -> str:
    """Say where a model was held against texts that it was trained on, which checks little."""
    if not any(caveat.code == TRAINED_ON for caveat in evaluation.caveats):
        return ""
    return " A model was trained on some of these articles, so its numbers flatter it."


def _corrected(
    study: Study, evaluation: Evaluation, gold: Any, scores: Scores, sample: Any
) -> tuple[Corrected, ...]:
    """Correct the comparisons of what was coded, where there are any and the probabilities are known."""
    if not evaluation.weighted or evaluation.unit not in MEASURES:
        return ()
    wanted = [
        *([MEASURES[evaluation.unit]] if evaluation.frames else []),
        *([STANCE] if evaluation.targets else []),
    ]
    found = [
        next((each for each in study.comparisons if each.measure == measure and each.voice == "all"), None)
        for measure in wanted
    ]
    return tuple(correct(each, gold, scores=scores, sample=sample) for each in found if each is not None)


def _marked(result: Any, found: Caveat | None, of_stance: Caveat | None) -> Any:
    """Put what was found in the place of "not validated"; parts that are about something else say so."""
    if NOT_VALIDATED not in getattr(result, "caveats", ()) or not _can_be_marked(result):
        return result
    own: Caveat | None = None
    if isinstance(result, Comparison):
        own = found if result.kind == "frame" else of_stance if result.measure == STANCE else None
    return dataclasses.replace(
        result, caveats=tuple((own or _OTHERS) if each == NOT_VALIDATED else each for each in result.caveats)
    )


def _can_be_marked(result: Any) -> bool:
    return any(each.name == "caveats" and each.init for each in dataclasses.fields(result))


def _number(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")
