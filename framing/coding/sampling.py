"""Units drawn for people to code, with known probabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.coding.built_from import built_from, exclusion_rows
from framing.coding.context import unit_rows
from framing.coding.dealing import coder_names, deal
from framing.coding.reading_samples import STRATA_SCHEMA, UNIT_SCHEMA
from framing.coding.sample_wording import sample_caveats, sample_method
from framing.coding.sampling_arguments import check_arguments, matching_corpus, requested
from framing.coding.sizes import units_needed
from framing.coding.strata import allocate, labels_of
from framing.coding.units import read_sentences, units_of
from framing.corpus import Corpus
from framing.errors import InputError
from framing.results import CodingSample, Scores, Table
from framing.scoring.languages import agreed_in
from framing.stats import generator

Index = npt.NDArray[np.int64]
_BETWEEN = " | "


def sample_for_coding(
    scores: Scores,
    n: int | None = None,
    *,
    corpus: Corpus,
    unit: str,
    strata: Sequence[str] = ("source", "score"),
    documents: Sequence[str] | None = None,
    coders: int | Sequence[str] = 2,
    overlap: float = 1.0,
    coders_per_unit: int = 2,
    width: float | None = None,
    seed: int = 0,
    progress: bool = True,
) -> CodingSample:
    """Draw units for people to code: a stratified random sample with known inclusion probabilities.

    Every unit of every article can be drawn, also those in which the lexicon finds nothing: without them nobody
    can tell what it misses. Articles that a lexicon names in `built_from`, and copies of them, are left out, since
    frames are found too well in the texts that their terms were taken from.

    Parameters
    ----------
    scores : Scores
        Of the articles, under the lexicons whose frames are coded.
    n : int, optional
        How many units to draw; or give `width`.
    corpus : Corpus
        The articles that were scored.
    unit : str
        "sentence"; "passage" (a headline, or paragraphs of up to five sentences together); "article".
    strata : sequence of str
        What the units are divided by before drawing. "score": the frame of the unit that the fewest units have,
        or "no hit"; "hit": whether it has any frame; "target": the rarest target that it names; a column of the
        articles, such as "source". An empty sequence draws from all units alike.
    documents : sequence of str, optional
        Ids of the articles to draw from; all unless given.
    coders : int or sequence of str
        How many coders there are, or their names.
    overlap : float
        The part of the units, 0 to 1, that several coders code; the others are coded by one each.
    coders_per_unit : int
        How many coders code each unit of the overlap. Which ones changes from unit to unit, so that each can be
        compared with each.
    width : float, optional
        Instead of `n`: the width of the 95 % interval that a share among all units shall have at most, 0.1 for ± 5
        points; see `units_needed`.
    seed : int
        The same seed draws the same units.
    progress : bool
        Whether to show a bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    CodingSample
        Each unit with its text, what stands around it, its place, its stratum, its probability and its coders.

    Raises
    ------
    InputError
        An argument is out of its range; the corpus is not the one that was scored; there are fewer units than
        wanted, or more strata; articles are asked for that a lexicon was built from.

    Examples
    --------
    >>> sample = framing.sample_for_coding(scores, 200, corpus=corpus, unit="sentence")  # doctest: +SKIP
    >>> sample.to_csv("sample.csv")  # doctest: +SKIP
    """
    names = coder_names(coders)
    check_arguments(n, unit, overlap, coders_per_unit, width, names)
    corpus = matching_corpus(corpus, scores)
    reasons = built_from(corpus, scores.codebooks)
    wanted = requested(corpus, documents, reasons)
    units = units_of(read_sentences(corpus, agreed_in(scores.codebooks), progress=progress), unit)
    _require_same_sentences(units.sentences.article, scores)

    labels = labels_of(units, scores, strata)
    open_ = np.flatnonzero(wanted[units.article])
    if not len(open_):
        raise InputError(f"There is no {unit} to draw: the articles that may be coded have none.")
    label = [_BETWEEN.join(parts) for parts in zip(*labels, strict=True)] if labels else ["all"] * len(units)
    kinds, stratum = np.unique(np.array([label[i] for i in open_.tolist()], object), return_inverse=True)
    populations = np.bincount(stratum).astype(np.int64)
    n = units_needed(width, populations.tolist()) if width is not None else int(n or 0)
    _require_enough(n, populations, unit, strata)

    taken = allocate(populations, n)
    rng = generator(seed)
    drawn: list[int] = []
    for h, size in enumerate(taken.tolist()):
        drawn += rng.choice(open_[stratum == h], size, replace=False).tolist()
    chosen = np.sort(np.array(drawn, np.int64))
    own = stratum[np.searchsorted(open_, chosen)]
    together = min(coders_per_unit, len(names))
    rows = {
        **unit_rows(corpus, units, chosen),
        "probability": (taken / populations)[own],
        "stratum": [kinds[h] for h in own.tolist()],
        "coders": deal(own.tolist(), names, overlap, together, rng),
    }
    listed = {
        "stratum": kinds.tolist(),
        "population": populations,
        "sampled": taken,
        "probability": taken / populations,
        "taken": ["all" if whole else "random" for whole in (taken == populations).tolist()],
    }
    table = pa.table({field.name: pa.array(rows[field.name], field.type) for field in UNIT_SCHEMA})
    strata_table = pa.table({field.name: pa.array(listed[field.name], field.type) for field in STRATA_SCHEMA})
    sample = CodingSample(
        table=Table(table),
        caveats=(),
        method=sample_method(unit, strata, n, len(reasons), names, overlap, together, seed),
        references=("cochran1977", "bankier1988", "barbera2021"),
        strata=Table(strata_table),
        unit=unit,
        coders=names,
        exclusions=Table(exclusion_rows(corpus, reasons)),
        seed=seed,
    )
    return sample_caveats(sample)


def _require_same_sentences(article: Index, scores: Scores) -> None:
    """Refuse a corpus whose texts are others than those that were scored."""
    counted = np.bincount(article, minlength=len(scores.documents))
    scored = np.array(scores.documents.column("sentences"), np.int64)
    differing = np.flatnonzero(counted != scored)
    if len(differing):
        first = int(differing[0])
        name = scores.documents.column("document_id")[first]
        raise InputError(
            f"The corpus is not the one that was scored: '{name}' has {counted[first]:,} sentences in it and "
            f"{scored[first]:,} in the scores ({len(differing):,} of the articles differ). Give the corpus that "
            "score() was given, read in the same way."
        )


def _require_enough(n: int, populations: Index, unit: str, strata: Sequence[str]) -> None:
    total, k = int(populations.sum()), len(populations)
    if n > total:
        raise InputError(f"{n:,} units are wanted, and there are {total:,} to draw from. Give n={total} or less.")
    if n < k:
        sizes = Counter(populations.tolist())
        small = sum(count for size, count in sizes.items() if size < 10)
        raise InputError(
            f"{n:,} {unit}s are too few for {k:,} strata ({small:,} of them with fewer than 10): each needs one "
            f"at least, so that every unit can be drawn. Give n={2 * k} for two of each, or divide by less than "
            f"strata={tuple(strata)!r}, such as strata=('hit',)."
        )
