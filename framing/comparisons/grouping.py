"""Which group an article belongs to: any column of the articles can make the groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.corpus.excluding import EMPTY_TEXT
from framing.errors import ComparisonError, unknown
from framing.results import Scores, Table

# A group wants several articles. Days, times and measurements have nearly as many values as there are articles;
# with more values than this they were meant to be made coarser first.
MOST_OF_A_SCALE = 50
# A thousand groups make half a million pairs a frame; nobody reads more.
MOST_GROUPS = 1_000
_SHOWN = 5
_COLUMN_OF = "column of "  # as a corpus says in its provenance where it was read from


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a corpus.

    Attributes
    ----------
    by : str
        The column that makes them.
    names : tuple of str
        Sorted: text alphabetically without regard to case, numbers and dates by size.
    member : array of int, shape (n,)
        The number of each article's group; −1 where its value is missing or blank.
    """

    by: str
    names: tuple[str, ...]
    member: npt.NDArray[np.int64]

    @property
    def n_outside(self) -> int:
        """How many articles belong to no group."""
        return int((self.member < 0).sum())


def grouped(scores: Scores, by: str) -> Grouping:
    """Group the articles by a column.

    Raises
    ------
    ComparisonError
        These are no scores; there are no articles, no such column, no values in it, too many, or ones that make
        no groups.
    """
    if not isinstance(scores, Scores):
        raise ComparisonError(
            f"Scores are compared, and a value of type {type(scores).__name__} was given. Score the articles "
            "first: framing.score(corpus, lexicon)."
        )
    read_from = {
        option.removeprefix(_COLUMN_OF): column
        for option, column in scores.provenance.options
        if option.startswith(_COLUMN_OF)
    }
    role = next((role for role, column in read_from.items() if column == by), None)
    if by not in scores.documents.columns and role in scores.documents.columns:
        raise ComparisonError(
            f"The column '{by}' was read as the {role}, and is called '{role}' here: by='{role}'."
        )
    return grouped_articles(scores.documents, by, scores.exclusions, read_from.get("text"))


def grouped_articles(articles: Table, by: str, exclusions: Table, text: str | None = None) -> Grouping:
    """Group articles by a column of theirs; `exclusions` tells why there may be none. Raises as `grouped`.

    Parameters
    ----------
    text : str, optional
        The column that texts were read from.
    """
    if by not in articles.columns:
        raise ComparisonError(unknown("column", str(by), articles.columns))
    if not len(articles):
        raise ComparisonError(_nothing_left(exclusions, text))
    column = articles.arrow(by)
    number, values = coded_column(column, by, "groups")
    if not values:
        raise ComparisonError(f"No article has a value in the column '{by}', so there are no groups.")
    _check_number(by, column.type, len(values))
    return Grouping(by, tuple(map(_name, values)), number)


def coded_column(column: pa.ChunkedArray, name: str, what: str) -> tuple[npt.NDArray[np.int64], list[Any]]:
    """Return the number of each article's value, −1 where it is missing or blank, and the values in their order.

    Raises
    ------
    ComparisonError
        The values are of a type that makes no such thing; `what` says what they were to make.
    """
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_nested(column.type) or pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        raise ComparisonError(
            f"The column '{name}' holds {column.type}, which makes no {what}. Choose a column of text."
        )
    coded = column.combine_chunks().dictionary_encode()
    values = coded.dictionary.to_pylist()
    shown = sorted((i for i, value in enumerate(values) if _name(value)), key=lambda i: _order(values[i]))
    number = np.full(len(values) + 1, -1, np.int64)  # the last is for missing values, whose code is −1
    number[shown] = np.arange(len(shown))
    codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return number[codes], [values[i] for i in shown]


def _nothing_left(exclusions: Table, text: str | None) -> str:
    reasons = Counter(exclusions.column("reason")).most_common()
    listed = [f"  {count:,} left out: {reason}" for reason, count in reasons[:_SHOWN]]
    more = [f"  … and {len(reasons) - _SHOWN:,} more reasons"] if len(reasons) > _SHOWN else []
    if text is not None and [reason for reason, _ in reasons] == [EMPTY_TEXT]:
        more.append(f"Texts were read from the column '{text}'. If another holds them, name that one.")
    return "\n".join([f"There are no articles to compare: all {len(exclusions):,} were left out.", *listed, *more])


def _check_number(by: str, kind: pa.DataType, n: int) -> None:
    scale = pa.types.is_temporal(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    if scale and n > MOST_OF_A_SCALE:
        coarser = "the month or the year" if pa.types.is_temporal(kind) else "classes"
        raise ComparisonError(
            f"The column '{by}' holds {n:,} different values of type {kind}; groups by such a column are possible "
            f"up to {MOST_OF_A_SCALE}. Make a coarser column first ({coarser}) and group by that."
        )
    if n > MOST_GROUPS:
        raise ComparisonError(
            f"The column '{by}' holds {n:,} different values; at most {MOST_GROUPS:,} groups can be compared. "
            "Choose a column with fewer values, or narrow the corpus first."
        )


def _name(value: Any) -> str:
    """Return a value as the name of a group; empty where it names none."""
    if value is None or value != value:  # NaN differs from itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text if text.strip() else ""


def _order(value: Any) -> tuple[Any, ...]:
    return (value.casefold(), value) if isinstance(value, str) else (value,)
