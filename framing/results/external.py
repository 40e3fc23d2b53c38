"""Numbers that something outside this library gave to articles: a model's output, codes, a scale."""

from __future__ import annotations

from dataclasses import dataclass

from framing.results.caveats import Caveat
from framing.results.table import Table


@dataclass(frozen=True, slots=True)
class External:
    """One measure that was not made here, of all articles of some scores.

    Attributes
    ----------
    name, label : str
        As `compare` takes it, and as reports print it.
    about : str
        Who or what made the numbers: a model and its version, coders.
    low, high : float
        The range that a number can have; infinite where nothing is known of it.
    items : tuple of str
        What the numbers are of, where an article has several: the labels of a classifier. One empty text where it
        has one.
    labels : tuple of str
        As reports print the items.
    table : Table
        One row an article × item, in the order of the articles and of `items`: ``document_id, item, value`` (null
        where the article has none)``, weight`` (what it counts in the mean of a group: sentences, words, or 1).
    sha256 : str
        Of the table's numbers.
    caveats : tuple of Caveat
        What a reader of every comparison of it has to know.
    method : str
        How the numbers were made, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    made_here : bool
        Whether the library itself made the numbers, and `method` says what a group's value is.
    """

    name: str
    label: str
    about: str
    low: float
    high: float
    items: tuple[str, ...]
    labels: tuple[str, ...]
    table: Table
    sha256: str
    caveats: tuple[Caveat, ...] = ()
    method: str = ""
    references: tuple[str, ...] = ()
    made_here: bool = False

    @property
    def has_weights(self) -> bool:
        """Whether some articles count more than others."""
        return len(set(self.table.column("weight"))) > 1

    @property
    def provenance(self) -> str:
        """Where the numbers come from, with the hash's first twelve digits, as reports print it."""
        return f"{self.label}: {self.about or 'not said by whom'} ({self.sha256[:12]})"
