"""From the tables of scores to the arrays of a measure: a numerator and a denominator an article.

An article can have a value of one frame or target and none of another, and then counts where it has one: frames of
which the same articles have a value are a part, with these articles and no others, so that all arrays are full.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.designs import EVERY_ARTICLE, Design, Keys, Units, summed_units, unit_numbers
from framing.comparisons.external_measures import WITHOUT_TONE, external_of, external_values, measure_named
from framing.comparisons.grouping import Grouping
from framing.comparisons.measures import REGISTRY, Measure
from framing.errors import ComparisonError, one_of
from framing.results import VOICES, External, Scores
from framing.stats import Floats, Scale


@dataclass(frozen=True, slots=True)
class Coded:
    """What is compared: a frame or a target of a lexicon, or the whole article on a measure of its own."""

    lexicon: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring frames of which the same articles have a value, and these articles, group after group.

    Attributes
    ----------
    frames : slice
        Which g of the f frames.
    rows : array of int, shape (m,)
        Which rows of `Measured.article` the articles are, in ascending order.
    sizes : array of int, shape (k,)
        How many of them each group has; can be 0.
    h : array, shape (m, g)
        Numerators, such as sentences with a hit, or tone.
    s : array, shape (m,)
        Denominators, above 0: sentences, thousands of tokens, or 1.
    units : Units or None
        What is resampled where that is not every article by itself: clusters, or articles within strata.
    """

    frames: slice
    rows: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    h: Floats
    s: Floats
    units: Units | None = None

    @property
    def drawn(self) -> Units:
        """What is resampled."""
        return self.units or Units(self.h, self.s, self.sizes, self.rows)

    @property
    def values(self) -> Floats:
        """The articles' own values, shape (m, g)."""
        return self.h / self.s[:, None]

    def group(self, number: int) -> slice:
        """Return which rows are a group's."""
        return _place(self.sizes, number)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of the articles that have a value of it, the groups one after the other.

    Attributes
    ----------
    measure : Measure
    voice : str
    coded : tuple of Coded
        f frames or targets, or one entry for the whole article.
    article : array of int, shape (n,)
        Which rows of `Scores.documents` have a value of any frame.
    sizes : array of int, shape (k,)
        How many of them each group has; can be 0.
    parts : tuple of Part
        The values, in the order of the frames; one part where every article has all of them or none.
    n_all : array of int, shape (k,)
        Articles of each group, with a value or without.
    design : Design
        Which articles go together.
    stratum : array of int, shape (u,), or None
        Of everything that is resampled.
    n_units : int or None
        u, how many that is; None where it is every article.
    """

    measure: Measure
    voice: str
    coded: tuple[Coded, ...]
    article: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    parts: tuple[Part, ...]
    n_all: npt.NDArray[np.int64]
    design: Design = EVERY_ARTICLE
    stratum: npt.NDArray[np.int64] | None = None
    n_units: int | None = None

    @property
    def n_drawn(self) -> int:
        """How many articles or clusters are resampled."""
        return len(self.article) if self.n_units is None else self.n_units

    @property
    def n(self) -> npt.NDArray[np.int64]:
        """How many articles of each group have a value, shape (k, f)."""
        return np.stack([part.sizes for part in self.parts for _ in range(part.h.shape[1])], axis=1)

    @property
    def n_of_units(self) -> npt.NDArray[np.int64]:
        """How many articles or clusters of each group have a value, shape (k, f)."""
        return np.stack([part.drawn.sizes for part in self.parts for _ in range(part.h.shape[1])], axis=1)

    @property
    def n_valueless(self) -> npt.NDArray[np.int64]:
        """How many articles of each group have no value, shape (k, f)."""
        return self.n_all[:, None] - self.n

    @property
    def unit(self) -> float:
        """What a denominator of 1 stands for."""
        return self.measure.unit

    @property
    def scale(self) -> Scale:
        """On which intervals are made."""
        return self.measure.scale

    def group(self, number: int) -> slice:
        """Return which rows of `article` are a group's."""
        return _place(self.sizes, number)


def measured(
    scores: Scores, groups: Grouping, measure: str, voice: str, design: Design = EVERY_ARTICLE
) -> Measured:
    """Return a measure of all articles that belong to a group and have a value.

    Raises
    ------
    ComparisonError
        The lexicons have no frames, or no targets, to be compared on this measure.
    """
    entry = measure_named(scores, measure)
    given = external_of(scores, measure)
    if given is None:
        coded, h = _numerators(scores, entry, voice)
        if voice == "attributed":
            h = np.where(without_speech(scores)[:, None], np.nan, h)
        s = np.ones(len(h))
    else:
        coded = coded_items(given)
        h, s = external_values(given)
    if entry.denominator is not None:
        by_voice = entry.denominator.by_voice
        column = spoken_column(entry.denominator.column, voice if by_voice else "all")
        s = document_values(scores, column) / entry.denominator.unit
    k = len(groups.names)
    inside = groups.member >= 0
    valued = inside[:, None] & (s > 0)[:, None] & ~np.isnan(h)
    some = valued.any(axis=1)
    stratum = design.stratum_of
    # The groups one after the other, and within each its strata.
    keys = (groups.member[some],) if stratum is None else (stratum[some], groups.member[some])
    order = np.flatnonzero(some)[np.lexsort(keys)]
    member = groups.member[order]
    own = Keys(
        member,
        unit_numbers(member, *(None if of is None else of[order] for of in (design.cluster_of, stratum))),
        None if stratum is None else stratum[order],
    )
    return Measured(
        entry,
        voice,
        coded,
        order,
        np.bincount(member, minlength=k),
        _parts(h[order], s[order], valued[order], own, k),
        np.bincount(groups.member[inside], minlength=k),
        design,
        own.stratum_of_units,
        None if own.unit is None else int(own.unit.max(initial=-1)) + 1,
    )


def _parts(h: Floats, s: Floats, valued: npt.NDArray[np.bool_], keys: Keys, k: int) -> tuple[Part, ...]:
    """Divide the frames where the articles that have a value of them change."""
    f = h.shape[1]
    changes = (valued[:, 1:] != valued[:, :-1]).any(axis=0)
    bounds = [0, *(np.flatnonzero(changes) + 1).tolist(), f]
    parts = []
    for start, stop in pairwise(bounds):
        rows = np.flatnonzero(valued[:, start])
        own = slice(start, stop)
        whole = len(rows) == len(h) and stop - start == f
        numerators, held = (h if whole else h[rows, own]), s[rows]
        units = None if keys.are_plain else summed_units(numerators, held, rows, keys.of(rows), k)
        parts.append(Part(own, rows, np.bincount(keys.member[rows], minlength=k), numerators, held, units))
    return tuple(parts)


def _place(sizes: npt.NDArray[np.int64], number: int) -> slice:
    start = int(sizes[:number].sum())
    return slice(start, start + int(sizes[number]))


def _numerators(scores: Scores, measure: Measure, voice: str) -> tuple[tuple[Coded, ...], Floats]:
    """Return what is compared, f of it, and the numerators, shape (articles, f)."""
    if measure.table == "documents":
        column = spoken_column(measure.numerator, voice)
        return (Coded("", measure.name, measure.name.capitalize()),), document_values(scores, column)[:, None]
    coded = coded_of(scores, measure.table)
    if not coded:
        possible = [
            name for name, each in REGISTRY.items() if each.table == "documents" or coded_of(scores, each.table)
        ]
        raise ComparisonError(
            f"The lexicons have no {measure.table}, so '{measure.name}' cannot be compared. What can be: "
            f"{one_of(possible)}."
        )
    return coded, coded_values(scores, measure.table, measure.numerator, voice)


def coded_of(scores: Scores, table: str) -> tuple[Coded, ...]:
    """Return the frames or the targets of all lexicons, in the order of the table of that name."""
    return tuple(
        Coded(book.name, each.name, each.label)
        for book in scores.codebooks
        for each in (book.frames if table == "frames" else book.targets)
    )


def coded_items(given: External) -> tuple[Coded, ...]:
    """Return what a measure from outside is of: its labels, or the measure itself where it has one number."""
    return tuple(
        Coded("", item or given.name, label) for item, label in zip(given.items, given.labels, strict=True)
    )


def coded_frames(scores: Scores) -> tuple[Coded, ...]:
    """Return the frames of all lexicons, in the order of the frames table."""
    return coded_of(scores, "frames")


def coded_values(scores: Scores, table: str, column: str, voice: str) -> Floats:
    """Return a column of the frames or the targets for one voice, shape (articles, frames or targets).

    Raises
    ------
    ComparisonError
        The table is not dense, or not in the order that `Scores` promises.
    """
    coded, what = coded_of(scores, table), table.removesuffix("s")
    rows = scores.frames if table == "frames" else scores.targets
    n, f, v = len(scores.documents), len(coded), len(VOICES)
    expected = [(each.lexicon, each.name, spoken) for each in coded for spoken in VOICES]
    first = rows.first(f * v)
    found = list(zip(*(first.column(name).to_pylist() for name in ("lexicon", what, "voice")), strict=True))
    if len(rows) != n * f * v or (n and found != expected):
        raise ComparisonError(
            f"scores.{table} must hold every article × {what} × voice, ordered by article, lexicon, {what} and "
            f"voice as in the codebooks: {n:,} × {f} × {v} rows; given: {len(rows):,} rows. Compare the "
            "scores as `score` returned them; to leave articles out, narrow the corpus with `where` and score "
            "that."
        )
    # Of every part one voice alone is kept.
    parts = (_floats(part.column(column)).reshape(-1, f, v) for part in rows.parts(column))
    values = [part[:, :, VOICES.index(voice)] for part in parts]
    return values[0] if len(values) == 1 else np.concatenate(values)


def frame_values(scores: Scores, column: str, voice: str) -> Floats:
    """Return a column of the frames table for one voice, shape (articles, frames); see `coded_values`."""
    return coded_values(scores, "frames", column, voice)


def further_values(scores: Scores, data: Measured, column: str) -> Floats:
    """Return another column of the measure's table for all articles, in the same voice, shape (articles, f or 1).

    NaN where there is none; what documents say beside the measure itself is about all voices together.
    """
    if data.measure.table == "external":
        return np.full((len(scores.documents), len(data.coded)), np.nan)
    if data.measure.table != "documents":
        return coded_values(scores, data.measure.table, column, data.voice)
    if data.voice != "all" or column not in scores.documents.columns:
        return np.full((len(scores.documents), 1), np.nan)
    return document_values(scores, column)[:, None]


def without_speech(scores: Scores) -> npt.NDArray[np.bool_]:
    """Tell of which articles no indirect speech is known, as they are not in English; shape (n,).

    These are the articles without a tone: both are found in the same ones.
    """
    if not any(caveat.code in WITHOUT_TONE for caveat in scores.caveats):
        return np.zeros(len(scores.documents), bool)
    return np.isnan(document_values(scores, "tone"))


def document_values(scores: Scores, column: str) -> Floats:
    """Return a numeric column of the articles, NaN where it is missing, shape (n,)."""
    return _floats(scores.documents.arrow(column))


def spoken_column(column: str, voice: str) -> str:
    """Return which column of the documents says the same of one voice."""
    return column if voice == "all" else f"{column}_{voice}"


def _floats(column: pa.ChunkedArray) -> Floats:
    return np.asarray(column.to_numpy(), np.float64)
