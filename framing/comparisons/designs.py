"""Which articles go together: clusters that are resampled as wholes, and strata that are compared within."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping, coded_column
from framing.errors import ComparisonError, counted, unknown
from framing.results import Caveat, Scores
from framing.stats import Floats

Integers = npt.NDArray[np.int64]

WEEK = "week"  # of the date, where no column has this name
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Design:
    """What is resampled, and within what.

    Attributes
    ----------
    cluster, strata : str or None
        The columns that say so.
    cluster_of, stratum_of : array of int, shape (articles,), or None
        The number of each article's cluster and stratum. An article without a cluster is one by itself; articles
        without a stratum are a stratum together.
    n_without_cluster, n_without_stratum : int
        How many of the articles that belong to a group have none.
    """

    cluster: str | None = None
    strata: str | None = None
    cluster_of: Integers | None = None
    stratum_of: Integers | None = None
    n_without_cluster: int = 0
    n_without_stratum: int = 0

    @property
    def unit(self) -> str:
        """What is resampled, in one word."""
        return "article" if self.cluster is None else "cluster"

    def caveats(self) -> tuple[Caveat, ...]:
        """Say how many articles have no value in the columns."""
        found = []
        if self.n_without_cluster:
            found.append(
                Caveat(
                    "no-cluster",
                    f"{_articles(self.n_without_cluster)} no value in '{self.cluster}': each counts as a cluster "
                    "of its own.",
                )
            )
        if self.n_without_stratum:
            found.append(
                Caveat(
                    "no-stratum",
                    f"{_articles(self.n_without_stratum)} no value in '{self.strata}': together they count as a "
                    "stratum.",
                )
            )
        return tuple(found)


EVERY_ARTICLE = Design()


@dataclass(frozen=True, slots=True)
class Units:
    """What is resampled of a part: its articles, or its clusters; the groups one after the other.

    Attributes
    ----------
    h : array, shape (u, g)
        Sums of the articles' numerators.
    s : array, shape (u,)
        Sums of their denominators.
    sizes : array of int, shape (k,)
        How many units each group has; can be 0.
    rows : array of int, shape (u,)
        Which of all units of the comparison they are, ascending.
    stratum : array of int, shape (u,), or None
        Of each, ascending within a group.
    of : array of int, shape (m,), or None
        Which unit each article belongs to; None where each is one.
    """

    h: Floats
    s: Floats
    sizes: Integers
    rows: Integers
    stratum: Integers | None = None
    of: Integers | None = None

    def group(self, number: int) -> slice:
        """Return which units are a group's."""
        start = int(self.sizes[:number].sum())
        return slice(start, start + int(self.sizes[number]))


def designed(scores: Scores, groups: Grouping, cluster: str | None, strata: str | None) -> Design:
    """Read which articles go together.

    Parameters
    ----------
    cluster, strata : str or None
        Columns of `scores.documents`; "week" is the ISO week of the date where no column has that name.

    Raises
    ------
    ComparisonError
        There is no such column, it has no value, it is the one that makes the groups, or the articles of a cluster
        lie in several strata.
    """
    if cluster is None and strata is None:
        return EVERY_ARTICLE
    inside = groups.member >= 0
    for what, name in (("cluster", cluster), ("strata", strata)):
        if name is not None and name == groups.by:
            raise ComparisonError(
                f"{what}='{name}' is the column that makes the groups: "
                + (
                    "each group would be one cluster, and nothing could be resampled."
                    if what == "cluster"
                    else "no stratum would hold two groups, and nothing could be compared."
                )
            )
    cluster_of = stratum_of = None
    n_without_cluster = n_without_stratum = 0
    if cluster is not None:
        cluster_of, values = _numbers(scores, cluster, inside, "cluster")
        lacking = cluster_of < 0
        n_without_cluster = int((lacking & inside).sum())
        cluster_of = np.where(lacking, len(values) + np.arange(len(lacking)), cluster_of)
    if strata is not None:
        stratum_of, values = _numbers(scores, strata, inside, "strata")
        lacking = stratum_of < 0
        n_without_stratum = int((lacking & inside).sum())
        stratum_of = np.where(lacking, len(values), stratum_of)
    if cluster_of is not None and stratum_of is not None:
        _check_nested(scores, groups, cluster_of, stratum_of, str(cluster), str(strata))
    return Design(cluster, strata, cluster_of, stratum_of, n_without_cluster, n_without_stratum)


def _numbers(scores: Scores, name: str, inside: npt.NDArray[np.bool_], what: str) -> tuple[Integers, list[Any]]:
    """Return the number of each article's value in a column, −1 for none, and the values."""
    articles = scores.documents
    if name in articles.columns:
        kind = "clusters" if what == "cluster" else "strata"
        number, values = coded_column(articles.data.column(name), name, kind)
    elif name == WEEK:
        coded = pc.strftime(pc.cast(articles.data.column("date"), pa.timestamp("s")), format="%G-W%V")
        number, values = coded_column(coded, name, "weeks")
    else:
        extra = "" if WEEK in articles.columns else f" '{WEEK}' takes the ISO week of the date."
        raise ComparisonError(unknown(f"column for {what}", str(name), articles.columns) + extra)
    if not (number[inside] >= 0).any():
        raise ComparisonError(
            f"No article has a value in the column '{name if name in articles.columns else 'date'}', so there are "
            f"no {'clusters' if what == 'cluster' else 'strata'}."
        )
    return number, values


def _check_nested(
    scores: Scores, groups: Grouping, cluster_of: Integers, stratum_of: Integers, cluster: str, strata: str
) -> None:
    """Refuse clusters whose articles of one group lie in several strata: they could not stay together."""
    inside = groups.member >= 0
    pairs = np.unique(np.stack([groups.member[inside], cluster_of[inside], stratum_of[inside]], axis=1), axis=0)
    _, first, strata_of = np.unique(pairs[:, :2], axis=0, return_index=True, return_counts=True)
    several = first[strata_of > 1]
    if len(several):
        member, number = pairs[several[0], :2]
        example = np.flatnonzero((groups.member == member) & (cluster_of == number))
        ids = [scores.documents.column("document_id")[i] for i in example[:_SHOWN].tolist()]
        said = f"cluster of '{cluster}' lies" if len(several) == 1 else f"clusters of '{cluster}' lie"
        raise ComparisonError(
            f"The articles of a cluster must lie in one stratum, so that they can stay together. {len(several):,} "
            f"{said} in several values of '{strata}', such as that of the articles "
            f"{', '.join(map(repr, ids))}. Choose strata that hold whole clusters, or leave one of the two out."
        )


@dataclass(frozen=True, slots=True)
class Keys:
    """Of each of m articles, the groups one after the other: its group, its unit and its stratum, shape (m,)."""

    member: Integers
    unit: Integers | None
    stratum: Integers | None

    @property
    def are_plain(self) -> bool:
        """Whether every article is resampled by itself, among all."""
        return self.unit is None and self.stratum is None

    @property
    def stratum_of_units(self) -> Integers | None:
        """The stratum of everything that is resampled."""
        if self.stratum is None or self.unit is None:
            return self.stratum
        return self.stratum[np.unique(self.unit, return_index=True)[1]]

    def of(self, rows: Integers) -> Keys:
        """Return those of some articles."""
        unit, stratum = (None if key is None else key[rows] for key in (self.unit, self.stratum))
        return Keys(self.member[rows], unit, stratum)


def unit_numbers(member: Integers, cluster: Integers | None, stratum: Integers | None) -> Integers | None:
    """Return which unit each article belongs to, those of a group one after the other; None where each is one.

    Units are numbered by group, then stratum, then cluster: a cluster whose articles lie in several groups is a
    unit in each.
    """
    if cluster is None:
        return None
    keys = np.stack([member, np.zeros_like(member) if stratum is None else stratum, cluster], axis=1)
    return np.asarray(np.unique(keys, axis=0, return_inverse=True)[1], np.int64).reshape(-1)


def summed_units(h: Floats, s: Floats, rows: Integers, keys: Keys, k: int) -> Units:
    """Return what is resampled of some articles.

    Parameters
    ----------
    h, s : array, shapes (m, g) and (m,)
    rows : array of int, shape (m,)
        Which of all articles of the comparison they are.
    keys : Keys
        Theirs.
    k : int
        How many groups there are.
    """
    if keys.unit is None:
        return Units(h, s, np.bincount(keys.member, minlength=k), rows, keys.stratum)
    distinct, first, of = np.unique(keys.unit, return_index=True, return_inverse=True)
    u = len(distinct)
    return Units(
        np.stack([np.bincount(of, column, u) for column in h.T], axis=1).astype(np.float64),
        np.bincount(of, s, u).astype(np.float64),
        np.bincount(keys.member[first], minlength=k),
        distinct,
        None if keys.stratum is None else keys.stratum[first],
        of,
    )


def _articles(n: int) -> str:
    return counted(n, "article has", "articles have")
