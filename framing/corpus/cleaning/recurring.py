"""Lines that recur over a source's articles: the one thing in cleaning that depends on the whole corpus.

The state is small (a 64-bit hash and a count for every different line of a source), can be merged, and is the same
however the corpus is cut into batches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.cleaning.lines import Flags, Integers, LineTable
from framing.corpus.cleaning.patterns import is_sentence, matches

Hashes = npt.NDArray[np.uint64]
Recurring = frozenset[tuple[str, int]]

# Shorter lines are bylines and cries; longer ones are paragraphs that no page furniture reaches.
_LENGTHS = (15, 1000)
# Short lines without a full stop that say nothing about the page are headings ("What happens next").
_MIN_HEADLESS = 25
# Four articles can share a line by being versions of one story; furniture in fewer than one in a hundred is rare.
MIN_ARTICLES = 5
MIN_SHARE = 0.01

# Prose that recurs is the source's own wording (a background sentence it puts into every story), and that is what
# framing is about: sentences are cut only where they speak of the page, the paper or the reader.
_HOUSEKEEPING = (
    r"(?i)\b(?:newsletter|subscri|sign(?:ing)? up|inbox|e-?mail|podcast|twitter|facebook|follow us|click|donat|"
    r"https?:|www\.|contributed to this (?:report|story|article)|contributing|rush transcript|"
    r"(?:this|an?) (?:report|story|article|piece|column|essay|op-ed|transcript) "
    r"(?:is|was|has|first|originally|appeared|version|draws|by|may)|"
    r"copyright|rights reserved|reprint|privacy policy|terms of (?:use|service)|"
    r"(?:views|opinions?|content) (?:expressed|created|of the author)|"
    r"do(?:es)? not (?:necessarily )?(?:represent|reflect)|advertis|all our|in support of|become a member|"
    r"membership|our (?:coverage|journalism|newsroom|readers|reporting|supporters)|"
    r"(?:the|our) (?:author|writer|columnist)s?\b|is (?:a|the) (?:host|nonprofit newsroom|reported column)|"
    r"homepage|slideshow|toggle caption|full coverage|"
    r"for more (?:stories|information|news)|(?:image|photo(?:graph)?) (?:copyright|caption|by))"
)
_LONG_QUOTATION = r"[\"“„«](?:[^\s\"”»]+\s+){4}"


_LINES = pa.schema([("source", pa.string()), ("line", pa.uint64()), ("articles", pa.int64())])


@dataclass(frozen=True, slots=True)
class LineCounts:
    """In how many articles of a source each line stands.

    Attributes
    ----------
    articles : dict of str to int
        The number of articles of every source.
    lines : pyarrow.Table
        ``source`` (string), ``line`` (uint64, the line's hash), ``articles`` (int64).
    """

    articles: dict[str, int]
    lines: pa.Table

    @classmethod
    def none(cls) -> LineCounts:
        """Return the counts of no articles, to add others to."""
        return cls({}, _LINES.empty_table())

    def __add__(self, other: LineCounts) -> LineCounts:
        sources = sorted(self.articles.keys() | other.articles.keys())
        both = pa.concat_tables([self.lines, other.lines]).group_by(["source", "line"])
        return LineCounts(
            {source: self.articles.get(source, 0) + other.articles.get(source, 0) for source in sources},
            both.aggregate([("articles", "sum")]).rename_columns({"articles_sum": "articles"}),
        )

    def recurring(self) -> Recurring:
        """Return what recurs often enough, as (source, hash of the line)."""
        frequent = self.lines.filter(pc.field("articles") >= MIN_ARTICLES).to_pylist()
        return frozenset(
            (row["source"], row["line"])
            for row in frequent
            if row["articles"] >= MIN_SHARE * self.articles[row["source"]]
        )


def count_lines(lines: LineTable, sources: Sequence[str]) -> LineCounts:
    """Count in how many of some texts of each source every line stands.

    Parameters
    ----------
    lines : LineTable
        The lines of n texts.
    sources : sequence of str (n,)
    """
    names, code = np.unique(np.array(sources, dtype=object).astype(str), return_inverse=True)
    text, kind, hashes = _once(lines)
    # Once per text and line, then once per source and line.
    keys, articles = np.unique(code[text] * len(hashes) + kind, return_counts=True)
    source, kind = np.divmod(keys, max(len(hashes), 1))
    table = pa.table(
        {
            "source": pa.DictionaryArray.from_arrays(
                pa.array(source, pa.int32()), pa.array(names, pa.string())
            ).cast(pa.string()),
            "line": pa.array(hashes[kind], pa.uint64()),
            "articles": pa.array(articles, pa.int64()),
        }
    )
    totals = np.bincount(code, minlength=len(names))
    return LineCounts({str(name): int(n) for name, n in zip(names, totals, strict=True)}, table)


def text_lines(lines: LineTable) -> tuple[Integers, Hashes]:
    """Return the lines of each text that are counted, each once: which text, and the hash; (k,) each."""
    text, kind, hashes = _once(lines)
    return text, hashes[kind]


def _once(lines: LineTable) -> tuple[Integers, Integers, Hashes]:
    """Return the lines of each text that are counted, each once: text and kind; and the hash of each kind."""
    hashes, candidate = _hashes(lines)
    chosen = candidate[lines.kind]
    once = np.unique(lines.text[chosen] * len(candidate) + lines.kind[chosen])
    text, kind = np.divmod(once, max(len(candidate), 1))
    return text, kind, hashes


def recurring_lines(lines: LineTable, sources: Sequence[str], recurring: Recurring) -> Flags:
    """Say of every line whether it recurs in its source and is not the source's prose; array of bool (lines,)."""
    flags = np.zeros(len(lines), np.bool_)
    if not recurring:
        return flags
    hashes, candidate = _hashes(lines)
    # Few lines recur, so that only they are looked at.
    candidate &= np.isin(hashes, np.array([line for _, line in recurring], np.uint64))
    kinds = np.flatnonzero(candidate)
    some = lines.kinds.take(pa.array(kinds))
    quotes, of_the_page = matches(some, _LONG_QUOTATION), matches(some, _HOUSEKEEPING)
    length = pc.utf8_length(some).to_numpy(zero_copy_only=False)
    candidate[kinds] = (of_the_page | (~is_sentence(some) & (length >= _MIN_HEADLESS))) & ~quotes
    found = np.flatnonzero(candidate[lines.kind])
    # The line under a quotation says who is quoted, however often the same writer is.
    under = found[
        (found > lines.first[lines.text[found]]) & ~of_the_page[np.searchsorted(kinds, lines.kind[found])]
    ]
    credits = set(under[matches(lines.kinds.take(pa.array(lines.kind[under - 1])), _LONG_QUOTATION)].tolist())
    for line in found.tolist():
        own = (sources[lines.text[line]], int(hashes[lines.kind[line]]))
        flags[line] = line not in credits and own in recurring
    return flags


def _hashes(lines: LineTable) -> tuple[Hashes, Flags]:
    """Return a hash for every different line, and which lines are long and short enough to be counted."""
    length = pc.utf8_length(lines.kinds).to_numpy(zero_copy_only=False)
    candidate = (length >= _LENGTHS[0]) & (length <= _LENGTHS[1])
    hashes = np.zeros(len(lines.kinds), np.uint64)
    chosen = lines.kinds.filter(pa.array(candidate)).to_pylist()
    digests = b"".join([hashlib.blake2b(line.encode(), digest_size=8).digest() for line in chosen])
    hashes[candidate] = np.frombuffer(digests, "<u8")
    return hashes, candidate
