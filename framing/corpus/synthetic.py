"""Corpora that are made up, with known truth: which frame stands in how many sentences, and in whose voice."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.corpus.corpus import Corpus
from framing.corpus.reading import read_corpus
from framing.corpus.synthetic_arguments import Wanted, checked
from framing.corpus.synthetic_planting import Plan, planted
from framing.corpus.synthetic_truth import Truth, truth_tables
from framing.corpus.synthetic_writing import written
from framing.results import Caveat
from framing.results.notebook_html import said_html

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
PerGroup = float | Mapping[str, float]

_FIRST_DAY, _DAYS = datetime.date(2023, 1, 1), 365
_MADE_UP = Caveat(
    "synthetic", "These articles were made up by framing.synthetic_corpus: they say nothing about any source."
)


@dataclass(frozen=True, slots=True)
class SyntheticCorpus:
    """A made-up corpus and what was planted in it.

    Attributes
    ----------
    corpus : Corpus
    truth : Truth
    phrases : dict of str to tuple of str
        The words in which each frame was planted.
    """

    corpus: Corpus
    truth: Truth
    phrases: dict[str, tuple[str, ...]]

    @property
    def lexicon(self) -> str:
        """A lexicon file that finds exactly what was planted; write it to a .yml file and load that."""
        lines = ["lexicon: synthetic", 'version: "1.0.0"', "language: en", "frames:"]
        for name, phrases in self.phrases.items():
            lines += [f"  {name}:", f"    label: {name}", "    terms:", *(f'      - "{each}"' for each in phrases)]
        return "\n".join([*lines, ""])

    def __str__(self) -> str:
        return f"{self.corpus}\nPlanted\n{self.truth.groups}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.corpus._repr_html_() + said_html("Planted") + self.truth.groups._repr_html_()


def synthetic_corpus(
    frames: Mapping[str, PerGroup],
    groups: Mapping[str, int],
    *,
    phrases: Mapping[str, Sequence[str]] | None = None,
    length: PerGroup = 25,
    spread: float = 0.8,
    heterogeneity: float = 0.1,
    quoted: PerGroup = 0.2,
    attributed: PerGroup = 0.1,
    voices: Mapping[str, Mapping[str, float]] | None = None,
    negated: float | Mapping[str, float] = 0,
    shared: float = 0,
    seed: int = 0,
) -> SyntheticCorpus:
    """Make up articles of several sources, in which frames stand as often as is asked for.

    The words are invented, but for the phrases of the frames, "not", "said" and "said that". A sentence holds any
    number of frames, each once.

    Parameters
    ----------
    frames : dict of str to float, or to dict
        Names, and the share of sentences with each (0 to 1): one for all sources, or one for each by its name.
    groups : dict of str to int
        The sources, and how many articles each has.
    phrases : dict of str to list of str, optional
        In which words a frame is planted, one drawn at random each time. Invented ones without it. A phrase should
        fit the lexicon's terms for this frame and no other, and hold no verb or noun of saying and no "not": these
        would move voices and denials.
    length : float, or dict by source
        Median sentences of an article, the title included. Lengths are log-normal, and at least 2.
    spread : float
        Standard deviation of the logarithm of lengths, 0 to 3.
    heterogeneity : float
        Intra-class correlation of articles, 0 to .99: how much they differ in share beyond chance (beta-binomial).
    quoted, attributed : float, or dict by source
        Parts of all sentences that are quotations, and indirect speech; each names its speaker.
    voices : dict of str to dict, optional
        Where a frame stands, by name: {"trade": {"quoted": .8, "attributed": .1}}; the rest is the journalist's.
        An article without enough such sentences has the others elsewhere. Without it, frames go by the sentences.
    negated : float, or dict by frame
        Part of a frame's sentences that deny it ("not" stands before the phrase).
    shared : float
        Part of the smallest source's articles that are an agency's. Every source runs these, word for word, beside
        its own; they hold each frame as often as the sources do on average.
    seed : int
        The same arguments and seed give the same corpus.

    Returns
    -------
    SyntheticCorpus

    Raises
    ------
    InputError
        Naming every argument that is wrong.

    Examples
    --------
    >>> made = framing.synthetic_corpus({"trade": {"Alpha": 0.1, "Beta": 0.2}}, {"Alpha": 50, "Beta": 50})
    >>> made.truth.groups  # doctest: +SKIP
    """
    wanted = checked(
        frames,
        groups,
        phrases,
        length,
        spread,
        heterogeneity,
        quoted,
        attributed,
        voices,
        negated,
        shared,
        seed,
    )
    rng = np.random.default_rng(wanted.seed)
    sizes = np.array(list(wanted.groups.values()))
    n_shared = round(wanted.shared * int(sizes.min()))
    # Texts are the sources' own, one source after the other, then the agency's.
    owner = np.repeat(np.arange(len(sizes)), sizes - n_shared)
    laid = planted(_plan(wanted, owner, n_shared), rng)
    titles, texts = written(laid, list(wanted.phrases.values()), rng)
    own = np.split(np.arange(len(owner)), np.cumsum(sizes - n_shared)[:-1])
    agency = len(owner) + np.arange(n_shared)
    text_of = np.concatenate([np.concatenate([rows, agency]) for rows in own])
    source_of = np.repeat(list(wanted.groups), sizes)
    ids = [f"{name}-{row:05}" for name, n in wanted.groups.items() for row in range(1, n + 1)]
    days = rng.integers(0, _DAYS, len(ids)).tolist()
    table = pa.table(
        {
            "id": ids,
            "source": pa.array(source_of.tolist(), pa.string()),
            "date": pa.array([_FIRST_DAY + datetime.timedelta(day) for day in days]),
            "title": [titles[row] for row in text_of.tolist()],
            "text": pa.array([texts[row] for row in text_of.tolist()], pa.large_string()),
        }
    )
    corpus = read_corpus(table, clean=False, progress=False)
    return SyntheticCorpus(
        replace(corpus, caveats=(*corpus.caveats, _MADE_UP)),
        truth_tables(wanted, laid, table.select(["id", "source"]), text_of, len(owner)),
        wanted.phrases,
    )


def _plan(wanted: Wanted, owner: Integers, n_shared: int) -> Plan:
    def of_texts(values: Floats) -> Floats:
        """Return a number for every text: the agency's is the mean of the sources'."""
        agency = np.broadcast_to(values.mean(axis=0), (n_shared, *values.shape[1:]))
        return np.concatenate([values[owner], agency])

    return Plan(
        median=of_texts(wanted.length),
        spread=wanted.spread,
        heterogeneity=wanted.heterogeneity,
        share=of_texts(wanted.share),
        voices=of_texts(wanted.voices),
        where=wanted.where,
        negated=wanted.negated,
        n_phrases=np.array([len(each) for each in wanted.phrases.values()]),
        n_speakers=10 + len(owner) // 5,
    )
