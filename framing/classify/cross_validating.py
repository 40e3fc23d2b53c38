"""How well a classifier does on stories and sources that it has not seen, beside what costs nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing import __version__
from framing.classify.folds import fold_of, group_codes
from framing.classify.holding_back import labels_by_lexicon, majority_of, tried
from framing.classify.labels import Labels, read_labels
from framing.classify.lexicon_hits import Given, lexicons_of
from framing.classify.measures import macro_f1
from framing.classify.mention_context import read_mentions
from framing.classify.stance_classifier import StanceClassifier, stance_codes
from framing.classify.texts import checked_texts
from framing.classify.validation_rows import FIELDS, group_draws, rows_of
from framing.errors import InputError
from framing.progress import progress_bar
from framing.results import Caveat, Table
from framing.results.validation import Validation

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]
Held = npt.NDArray[np.int8]

TEXTS = "texts"
_FEW_GROUPS, _FEW_HELD = 10, 20
_CURVE_DRAWS = 3


def cross_validate(
    model: Any,
    texts: Sequence[Any],
    labels: Any,
    *,
    groups: Mapping[str, Sequence[Any]] | None = None,
    lexicon: Given = None,
    folds: int = 5,
    repeats: int = 1,
    learning_curve: Sequence[int | float] = (),
    n_resamples: int = 500,
    confidence: float = 0.95,
    seed: int = 0,
    progress: bool = True,
) -> Validation:
    """Try a classifier on texts that it was not trained on, with whole stories and whole sources held back.

    Articles on one event share words, and so do articles of one outlet: a classifier that is tried on texts whose
    neighbours it has seen looks better than it is. So texts are held back one by one and, for each grouping given,
    whole groups at a time. Beside the classifier stand the majority (every text gets the labels that most training
    texts have) and, if there is one, a lexicon with frames of the labels' names.

    Parameters
    ----------
    model : FrameClassifier, StanceClassifier or other scikit-learn classifier of texts
        Cloned; not trained itself.
    texts : sequence of str
        Or of (text, start, end), for a `StanceClassifier`.
    labels : sequence or table
        As in `fit`.
    groups : mapping of str to sequence, optional
        What each text belongs to, by name: ``{"story": stories, "source": sources}``.
    lexicon : Lexicon, name, path or list of them, optional
        A baseline: a frame is given where its terms stand; where labels exclude each other, the frame with most
        hits.
    folds, repeats : int
        How many parts texts are divided into, and how often.
    learning_curve : sequence of int or float, optional
        Numbers of training texts, or shares of them, to train with: would more coding help?
    n_resamples : int
        For intervals, over groups (over texts where nothing is grouped).
    confidence : float
    seed : int
    progress : bool

    Returns
    -------
    Validation

    Raises
    ------
    InputError
        Labels cannot be learnt from; a grouping has another length or fewer groups than 2; settings are out of
        range.

    Examples
    --------
    >>> cross_validate(FrameClassifier(), texts, frames, groups={"source": sources})  # doctest: +SKIP
    """
    _check(folds, repeats, n_resamples, confidence)
    texts = list(texts) if isinstance(model, StanceClassifier) else checked_texts(texts, "cross_validate()")
    coded = read_labels(stance_codes(labels) if isinstance(model, StanceClassifier) else labels, len(texts))
    together = _groupings(groups, len(texts))
    if isinstance(model, StanceClassifier):  # what is said of two targets of one sentence stays together
        together[TEXTS] = np.array([text for text, _, _ in read_mentions(texts)[1]], np.int64)
    lexicons = lexicons_of(lexicon)
    by_lexicon = labels_by_lexicon(lexicons, texts, coded) if lexicons else None
    rows: list[dict[str, Any]] = []
    unlearnt: dict[str, list[Index]] = {}
    curve: list[dict[str, Any]] = []
    steps = len(together) * repeats * folds + len(learning_curve) * _CURVE_DRAWS
    with progress_bar("Cross-validating", steps, enabled=progress) as advance:
        for name, group in together.items():
            given, chance = np.zeros((repeats, *coded.held.shape), np.int8), np.zeros((repeats, *coded.held.shape))
            majority = np.zeros((repeats, *coded.held.shape), np.int8)
            unlearnt[name] = []
            for repeat in range(repeats):
                fold = fold_of(_strata(coded), folds, group, seed + repeat)
                for each in np.unique(fold):
                    seen, rest = np.flatnonzero(fold != each), np.flatnonzero(fold == each)
                    found = tried(model, texts, coded, seen, rest, group)
                    given[repeat][rest], chance[repeat][rest], learnt = found
                    unlearnt[name].append(np.setdiff1d(np.arange(coded.held.shape[1]), learnt))
                    majority[repeat][rest] = majority_of(coded, seen)
                    advance(1)
            models = {"classifier": (given, chance), "majority": (majority, None)}
            if by_lexicon is not None:
                models["lexicon"] = (np.repeat(by_lexicon[None], repeats, axis=0), None)
            for kind, (held, probability) in models.items():
                draws = group_draws(group, n_resamples, np.random.default_rng(seed))
                rows += rows_of(name, kind, coded, held, probability, draws, confidence)
        first, group = next(iter(together.items()))
        curve += [_point(model, texts, coded, first, group, size, folds, seed, advance) for size in learning_curve]
    return Validation(
        table=_table(rows, FIELDS),
        curve=_table(
            curve,
            {
                "held_back": pa.string(),
                "n_train": pa.int64(),
                "f1": pa.float64(),
                "low": pa.float64(),
                "high": pa.float64(),
            },
        ),
        folds=folds,
        repeats=repeats,
        seed=seed,
        confidence=confidence,
        caveats=(*_caveats(coded, together), *_unlearnt(coded, unlearnt)),
        method=_method(model, list(together), folds, repeats, bool(lexicons)),
        references=("fan2008", "lin2007", "pedregosa2011", "platt1999"),
    )


def _check(folds: int, repeats: int, n_resamples: int, confidence: float) -> None:
    problems = []
    if folds < 2:
        problems.append(f"folds is {folds}; at least 2 are needed.")
    if repeats < 1:
        problems.append(f"repeats is {repeats}; at least 1 is needed.")
    if n_resamples < 0:
        problems.append(f"n_resamples is {n_resamples}; it cannot be below 0.")
    if not 0 < confidence < 1:
        problems.append(f"confidence is {confidence}; it has to be between 0 and 1.")
    if problems:
        raise InputError(" ".join(problems))


def _groupings(groups: Mapping[str, Sequence[Any]] | None, n: int) -> dict[str, Index]:
    if groups is not None and not isinstance(groups, Mapping):
        raise InputError("groups has to be a mapping, such as {'story': stories, 'source': sources}.")
    found = {TEXTS: np.arange(n)}
    for name, values in (groups or {}).items():
        codes = group_codes(values, n)
        if len(np.unique(codes)) < 2:
            raise InputError(f"All texts have the same {name}: no {name} can be held back.")
        found[name] = codes
    return found


def _strata(coded: Labels) -> Index:
    """Return what folds are to be alike in: the label; of several, the rarest that a text holds."""
    if coded.exclusive:
        codes: Index = coded.held.argmax(axis=1)
        return codes
    order = np.argsort(coded.held.sum(axis=0), kind="stable")
    some = coded.held[:, order].argmax(axis=1)
    return np.where(coded.held.any(axis=1), some + 1, 0)


def _point(
    model: Any,
    texts: Sequence[Any],
    coded: Labels,
    name: str,
    group: Index,
    size: int | float,
    folds: int,
    seed: int,
    advance: Any,
) -> dict[str, Any]:
    """Train with so many texts, a few times, and try on a fold that is held back."""
    found, used = [], []
    for draw in range(_CURVE_DRAWS):
        fold = fold_of(_strata(coded), folds, group, draw)
        seen, rest = np.flatnonzero(fold != 0), np.flatnonzero(fold == 0)
        n = round(size * len(seen)) if isinstance(size, float) else size
        if not 2 <= n <= len(seen):
            raise InputError(
                f"The learning curve asks for {size} training texts; there are {len(seen):,} to train with. Give "
                "numbers from 2 to that, or shares between 0 and 1."
            )
        # A longer list holds the shorter one: what the curve shows is then the number, and not the draw.
        some = np.sort(np.random.default_rng([seed, draw]).permutation(seen)[:n])
        given, _, _ = tried(model, texts, coded, some, rest, group)
        found.append(macro_f1(coded.held[rest], given))
        used.append(n)
        advance(1)
    return {
        "held_back": name,
        "n_train": round(float(np.mean(used))),
        "f1": float(np.mean(found)),
        "low": min(found),
        "high": max(found),
    }


def _table(rows: list[dict[str, Any]], fields: dict[str, pa.DataType]) -> Table:
    return Table(pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in fields.items()}))


def _caveats(coded: Labels, together: dict[str, Index]) -> list[Caveat]:
    found = []
    counts = zip(coded.classes.tolist(), coded.held.sum(axis=0).tolist(), strict=True)
    rare = [f"{name} ({n})" for name, n in counts if n < _FEW_HELD]
    if rare:
        found.append(
            Caveat(
                "small-n",
                f"Fewer than {_FEW_HELD} coded texts hold {', '.join(rare)}: what is said of these labels rests "
                f"on "
                "very little.",
            )
        )
    for name, group in together.items():
        n = len(np.unique(group))
        if name != TEXTS and n < _FEW_GROUPS:
            found.append(
                Caveat("small-n", f"There are {n} groups by {name}: intervals over so few groups are too narrow.")
            )
    if len(together) == 1:
        found.append(
            Caveat(
                "not-grouped",
                "Texts were held back one by one. Texts of one story or source are alike, so that a classifier "
                "looks "
                "better than it will be on others. Give groups={'story': …, 'source': …}.",
            )
        )
    return found


def _unlearnt(coded: Labels, missing: Mapping[str, list[Index]]) -> list[Caveat]:
    """Say which labels could not be learnt, given those that were not, of each fold."""
    found = []
    for name, each in missing.items():
        counts = np.bincount(np.concatenate(each), minlength=len(coded.classes)).tolist()
        labels = [f"{coded.classes[j]} (in {n} of {len(each)} folds)" for j, n in enumerate(counts) if n]
        if labels:
            held = "texts were held back one by one" if name == TEXTS else f"they were held back by whole {name}"
            found.append(
                Caveat(
                    "not-learnt",
                    f"Where {held}, too few texts or groups were left to learn {', '.join(labels)} from: there no "
                    "text was given it, and its F1 is lower for that.",
                )
            )
    return found


def _method(model: Any, names: list[str], folds: int, repeats: int, lexicon: bool) -> str:
    times = "" if repeats == 1 else f", {repeats} times"
    baselines = "the majority and the lexicon" if lexicon else "the majority"
    held = ", ".join("one by one" if name == TEXTS else f"by whole {name}" for name in names)
    return (
        f"{type(model).__name__} was tried by {folds}-fold cross-validation{times}, texts held back {held}, "
        f"beside "
        f"{baselines}; intervals are percentiles of F1 over resampled groups (framing {__version__})."
    )
