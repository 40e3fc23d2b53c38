"""Articles from several sources, with what was set aside in them and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.cleaning import blank
from framing.corpus.excluding import exclusions
from framing.corpus.narrowing import Day, Mentions, reasons_to_leave
from framing.errors import counted
from framing.results import Caveat, Provenance, Table
from framing.results.notebook_html import result_html, said_html, table_html

_SHOWN = 12


@dataclass(frozen=True, slots=True, repr=False)
class Corpus:
    """Articles, one row each, in the order in which they were read.

    Attributes
    ----------
    articles : pyarrow.Table
        ``document_id`` (string, no two alike), ``source`` (string), ``date`` (date32 or null), ``title``, ``url``
        (string or null), ``text`` (large_string, as it was read), then the user's other columns as they are. One
        of theirs that has a name of these gets an underscore behind it.
    places : pyarrow.Array
        Where each article was read: "articles.csv:7" (the seventh row under the header), "row 7", or a file.
    cuts : Table
        ``document_id, start, end, rule``: characters of ``text`` that cleaning sets aside. They stay in the text.
    notes : Table
        ``document_id, column, value, problem``: values that could not be used, such as dates that are none.
    exclusions : Table
        ``document_id, source, place, stage, reason`` of every article left out, at the stages "reading",
        "cleaning" and "where".
    caveats : tuple of Caveat
        What a reader has to know about how the articles were read.
    provenance : Provenance
        Inputs with their hashes, options, versions.
    n_in : int
        How many articles went in: always ``len(corpus) + len(corpus.exclusions)``.
    """

    articles: pa.Table
    places: pa.Array
    cuts: Table
    notes: Table
    exclusions: Table
    caveats: tuple[Caveat, ...]
    provenance: Provenance
    n_in: int

    def __len__(self) -> int:
        return int(self.articles.num_rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the articles' columns, in order."""
        return tuple(self.articles.column_names)

    @property
    def sources(self) -> dict[str, int]:
        """The number of articles of every source, the largest first."""
        counts = pc.value_counts(self.articles.column("source")).to_pylist()
        return {
            row["values"]: row["counts"] for row in sorted(counts, key=lambda row: (-row["counts"], row["values"]))
        }

    def cleaned_texts(self) -> pa.ChunkedArray:
        """Return the texts with spaces over every cut character, so that all positions stay true."""
        row_of = {
            document_id: row for row, document_id in enumerate(self.articles.column("document_id").to_pylist())
        }
        cut = self.cuts.to_dict()
        rows = (row_of[document_id] for document_id in cut["document_id"])
        return blank(self.articles.column("text"), zip(rows, cut["start"], cut["end"], strict=True))

    def where(
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        mentions: Mentions | None = None,
        **columns: Any,
    ) -> Corpus:
        """Return the articles that fit all conditions; the others go to the exclusions, with the reason.

        Parameters
        ----------
        since, until : str or date, optional
            First and last day, both included ("2023-09-11"). Articles without a date fall out.
        mentions : str, list of str, or ArticleCondition, optional
            A word or phrase, or several of which one is enough: whole words, without regard to case, in the title
            or in what cleaning left of the text. Or anything with a method ``mask(texts, titles)`` that gives an
            array of bool, such as a lexicon's target.
        **columns
            For any column the value, or the list of values, to keep.

        Raises
        ------
        InputError
            A day that is none, an unknown column, a value that no article has.

        Examples
        --------
        >>> corpus.where(since="2023-09-01", source=["Xinhua", "Reuters"], mentions="Hanoi")  # doctest: +SKIP
        """
        reasons = reasons_to_leave(
            self.articles, self.cleaned_texts, since=since, until=until, mentions=mentions, columns=columns
        )
        stays = pc.is_null(reasons)
        articles = self.articles.filter(stays)
        left_out = exclusions(self.articles, self.places, reasons, "where")
        given = {"since": since, "until": until, "mentions": mentions, **columns}
        narrowed = ", ".join(f"{name}={value!s}" for name, value in given.items() if value is not None)
        return replace(
            self,
            articles=articles,
            places=self.places.filter(stays),
            cuts=_of(self.cuts, articles),
            notes=_of(self.notes, articles),
            exclusions=Table(pa.concat_tables([self.exclusions.to_arrow(), left_out.to_arrow()])),
            provenance=replace(
                self.provenance, options=(*self.provenance.options, *([("where", narrowed)] if narrowed else []))
            ),
        )

    def to_arrow(self) -> pa.Table:
        """Return the articles as an Arrow table, without a copy."""
        return self.articles

    def to_pandas(self) -> Any:
        """Return the articles as a pandas DataFrame."""
        return self.articles.to_pandas()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.articles.__arrow_c_stream__(requested_schema)

    def __str__(self) -> str:
        n_left_out, n_cuts = len(self.exclusions), len(self.cuts)
        sources = self.sources
        width = max((len(source) for source in list(sources)[:_SHOWN]), default=0)
        more = [f"  … {len(sources) - _SHOWN:,} more sources"] if len(sources) > _SHOWN else []
        size = f"{counted(len(self), 'article')} from {counted(len(sources), 'source')}"
        return "\n".join(
            [
                f"Corpus of {size}{self._period()}; "
                f"{n_left_out:,} of {self.n_in:,} left out, {counted(n_cuts, 'passage')} set aside.",
                *(f"  {source:<{width}}  {n:>6,}" for source, n in list(sources.items())[:_SHOWN]),
                *more,
                *(f"Caveat {caveat}" for caveat in self.caveats),
            ]
        )

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head = str(self).splitlines()[0]
        sources = list(self.sources.items())
        rows = [(source, f"{n:,}") for source, n in sources[:_SHOWN]]
        more = said_html(f"… {len(sources) - _SHOWN:,} more sources") if len(sources) > _SHOWN else ""
        table = table_html(("source", "articles"), rows, ("articles",))
        return result_html(head, table, more, caveats=self.caveats)

    def _period(self) -> str:
        span = pc.min_max(self.articles.column("date")).as_py()
        return f", {span['min']} to {span['max']}" if span["min"] else ", without dates"


def _of(table: Table, articles: pa.Table) -> Table:
    """Return the rows of a table that are about some articles."""
    data = table.to_arrow()
    return Table(
        data.filter(
            pc.is_in(data.column("document_id"), value_set=articles.column("document_id").combine_chunks())
        )
    )
