"""Exports that list articles and have no texts: Media Cloud, GDELT, and ProQuest's tables.

Nothing is downloaded, so all that reading can do is say what such a file is and what to do with it. Where the
texts have been joined in a column, the file is a table like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import pyarrow as pa

from framing.errors import InputError
from framing.results import Caveat

# By column names without case, spaces and marks: all of the first, and one of the second.
_LISTS = {
    "mediacloud": ("Media Cloud", {"publishdate", "url"}, {"medianame", "mediaurl", "mediaid", "storiesid"}),
    "gdelt": (
        "GDELT",
        set(),
        {"gkgrecordid", "documentidentifier", "v2documentidentifier", "mobileurl", "urlmobile"},
    ),
    "proquest": ("ProQuest", {"storeid"}, {"pubtitle", "pubdate"}),
}
_OUTLETS = frozenset(
    "source outlet publisher publication newspaper medianame domain sourcecommonname v2sourcecommonname".split()
)
_KNOWLEDGE = re.compile(r"\d{14}-T?\d+\t")  # GKGRECORDID
_EVENTS = re.compile(r"\d{6,}\t(?:19|20)\d{6}\t(?:19|20)\d{4}\t")  # GLOBALEVENTID, day, month
_JOIN = (
    "Fetch the texts from the addresses where you may, put them into a column 'text', and read the table again; "
    "or study the headlines alone with text='title'."
)


def listing_of(columns: Sequence[str]) -> str | None:
    """Return the name of the archive whose columns these are ("mediacloud"), or None."""
    there = {"".join(filter(str.isalnum, column.casefold())) for column in columns}
    return next((name for name, (_, all_, one) in _LISTS.items() if all_ <= there and one & there), None)


def with_outlets(table: pa.Table) -> pa.Table:
    """Add a column `domain` to a table of GDELT's that names no outlet: the host of the address without "www."."""
    names = {"".join(filter(str.isalnum, column.casefold())): column for column in table.column_names}
    if listing_of(table.column_names) != "gdelt" or "url" not in names or not _OUTLETS.isdisjoint(names):
        return table
    hosts = [_host(address) for address in table.column(names["url"]).to_pylist()]
    return table.append_column("domain", pa.array(hosts, pa.string()))


def _host(address: object) -> str | None:
    try:
        host = urlsplit(str(address).strip()).hostname
    except ValueError:  # half an address of six parts in brackets
        return None
    return host.removeprefix("www.") if host else None


OUTLETS = Caveat(
    "outlet-from-address",
    "The table names no outlet, so the host of each article's address is taken for its source. An outlet may have "
    "several hosts, and an aggregator has its own: join those that are one, or name a column with source=.",
)


def without_texts(columns: Sequence[str]) -> str:
    """Word what a table is that has no texts, with a leading space; "" where it is none that is known."""
    found = listing_of(columns)
    if found is None:
        return ""
    if found == "proquest":
        return (
            " It looks like a table of ProQuest, which holds abstracts and no full texts: export 'Text only' "
            "(.txt) with full text, or study the abstracts with text='Abstract'."
        )
    return f" It looks like an export of {_LISTS[found][0]}, which lists articles and holds no texts. {_JOIN}"


def refuse_nameless(text: str, name: str) -> None:
    """Refuse GDELT's own files, whose columns have no names.

    Raises
    ------
    InputError
        The first line is one of the Global Knowledge Graph or of the events.
    """
    what = "Global Knowledge Graph" if _KNOWLEDGE.match(text) else "event table" if _EVENTS.match(text) else ""
    if what:
        raise InputError(
            f"{name} is a file of GDELT's {what}: codes and addresses without texts, in columns without names. "
            "Name the columns (see GDELT's codebook), join the texts in a column 'text', and read the table again."
        )
