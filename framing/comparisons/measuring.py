"""From the tables of scores to the arrays of a measure: a numerator and a denominator an article."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.grouping import Grouping
from framing.errors import ComparisonError, one_of
from framing.results import VOICES, Scores
from framing.stats import LOGIT, Floats, Scale, identity_scale, log_scale

PER_TOKENS = 1000.0  # a rate is hits in so many tokens
_NUMERATORS = {"share": "sentences", "rate": "hits", "present": "present", "salience": "salience"}


@dataclass(frozen=True, slots=True)
class Coded:
    """What is compared: a frame of a lexicon, or tone."""

    lexicon: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of the articles that have one, the groups one after the other.

    Attributes
    ----------
    measure, voice : str
    coded : tuple of Coded
        f frames, or tone alone.
    article : array of int, shape (n,)
        Which row of `Scores.documents` each article is.
    sizes : array of int, shape (k,)
        Articles in each group; can be 0.
    h : array, shape (n, f)
        Numerators: sentences with a hit, hits, presence, salience or tone.
    s : array, shape (n,)
        Denominators, above 0: sentences, thousands of tokens, or 1.
    unit : float
        What a denominator of 1 stands for: 1,000 tokens for the rate, else 1.
    n_valueless : array of int, shape (k,)
        Articles of each group that have no value on this measure.
    scale : Scale
        On which intervals are made.
    """

    measure: str
    voice: str
    coded: tuple[Coded, ...]
    article: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    h: Floats
    s: Floats
    unit: float
    n_valueless: npt.NDArray[np.int64]
    scale: Scale

    @property
    def values(self) -> Floats:
        """The articles' own values, shape (n, f)."""
        return self.h / self.s[:, None]

    def group(self, number: int) -> slice:
        """Return which rows are a group's."""
        start = int(self.sizes[:number].sum())
        return slice(start, start + int(self.sizes[number]))


def measured(scores: Scores, groups: Grouping, measure: str, voice: str) -> Measured:
    """Return a measure of all articles that belong to a group and have a value.

    Raises
    ------
    ComparisonError
        The lexicons have no frames, so that only tone can be compared.
    """
    if measure == "tone":
        coded: tuple[Coded, ...] = (Coded("", "tone", "Tone"),)
        h = document_values(scores, "tone" if voice == "all" else f"tone_{voice}")[:, None]
        s, scale = np.where(np.isnan(h[:, 0]), np.nan, 1.0), identity_scale(-1, 1)
    else:
        coded = coded_frames(scores)
        if not coded:
            raise ComparisonError(
                f"The lexicons have no frames, so '{measure}' cannot be compared. What can be: {one_of(['tone'])}."
            )
        h, scale = frame_values(scores, _NUMERATORS[measure], voice), LOGIT
        s = np.ones(len(h))
        if measure == "share":
            s = document_values(scores, "sentences")
        elif measure == "rate":
            s, scale = document_values(scores, tokens_column(voice)) / PER_TOKENS, log_scale(PER_TOKENS)
    k = len(groups.names)
    inside = groups.member >= 0
    valued = inside & (s > 0) & ~np.isnan(h).any(axis=1)
    order = np.flatnonzero(valued)[np.argsort(groups.member[valued], kind="stable")]
    return Measured(
        measure,
        voice,
        coded,
        order,
        np.bincount(groups.member[order], minlength=k),
        h[order],
        s[order],
        PER_TOKENS if measure == "rate" else 1.0,
        np.bincount(groups.member[inside & ~valued], minlength=k),
        scale,
    )


def coded_frames(scores: Scores) -> tuple[Coded, ...]:
    """Return the frames of all lexicons, in the order of the frames table."""
    return tuple(Coded(book.name, frame.name, frame.label) for book in scores.codebooks for frame in book.frames)


def frame_values(scores: Scores, column: str, voice: str) -> Floats:
    """Return a column of the frames table for one voice, shape (articles, frames).

    Raises
    ------
    ComparisonError
        The table is not dense, or not in the order that `Scores` promises.
    """
    coded, frames = coded_frames(scores), scores.frames.data
    n, f, v = len(scores.documents), len(coded), len(VOICES)
    expected = [(each.lexicon, each.name, spoken) for each in coded for spoken in VOICES]
    first = frames.slice(0, f * v)
    found = list(zip(*(first.column(name).to_pylist() for name in ("lexicon", "frame", "voice")), strict=True))
    if frames.num_rows != n * f * v or (n and found != expected):
        raise ComparisonError(
            "scores.frames must hold every article × frame × voice, ordered by article, lexicon, frame and voice "
            f"as in the codebooks: {n:,} × {f} × {v} rows; given: {frames.num_rows:,} rows. Compare the scores as "
            "`score` returned them; to leave articles out, narrow the corpus with `where` and score that."
        )
    return _floats(frames.column(column)).reshape(n, f, v)[:, :, VOICES.index(voice)]


def document_values(scores: Scores, column: str) -> Floats:
    """Return a numeric column of the articles, NaN where it is missing, shape (n,)."""
    return _floats(scores.documents.data.column(column))


def tokens_column(voice: str) -> str:
    """Return which column counts the tokens spoken in a voice."""
    return "tokens" if voice == "all" else f"tokens_{voice}"


def _floats(column: pa.ChunkedArray) -> Floats:
    return np.asarray(column.to_numpy(), np.float64)
