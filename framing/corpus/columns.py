"""Which column holds what: named by the caller, or guessed from the names that people use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.archives.addresses import without_texts
from framing.errors import InputError, did_you_mean, one_of

ROLES = ("text", "source", "date", "title", "url", "id")

# In the order in which they are believed; compared without case, spaces, hyphens and underscores.
_USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "fulltext", "articletext", "articlebody", "bodytext", "maintext",
        "fullarticle", "articlecontent", "story", "contents", "textbody", "cleantext", "rawtext",
    ),
    "source": (
        "source", "outlet", "publisher", "publication", "newspaper", "medianame", "sourcename", "outletname",
        "newssource", "newsoutlet", "media", "medium", "publishername", "publicationname", "paper", "journal",
        "site", "website", "domain", "pubtitle", "sourcecommonname", "v2sourcecommonname",
    ),
    "date": (
        "date", "published", "publishdate", "pubdate", "publicationdate", "publisheddate", "datepublished",
        "publishedat", "dateofpublication", "datetime", "publishtime", "publishedon", "articledate",
        "timestamp", "time", "seendate", "v21date",
    ),
    "title": ("title", "headline", "articletitle", "head", "heading", "hl"),
    "url": ("url", "link", "articleurl", "weburl", "uri", "permalink", "documenturl", "documentidentifier",
            "v2documentidentifier"),
    "id": ("id", "documentid", "docid", "articleid", "doc", "uid", "storyid", "textid", "guid", "storiesid",
           "storeid", "gkgrecordid"),
}  # fmt: skip
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Roles:
    """The column that plays each role, and which of them were guessed from a name other than the role's own."""

    column: Mapping[str, str]
    guessed: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(f"{role} from '{self.column[role]}'" for role in self.guessed)


def find_columns(name: str, columns: Sequence[str], given: Mapping[str, str | None]) -> Roles:
    """Find the column of every role.

    Parameters
    ----------
    name : str
        What to call the file or table in an error.
    columns : sequence of str
        The columns there are.
    given : dict of str to str or None
        For each of `ROLES` the column that the caller names, or None to have it guessed.

    Raises
    ------
    InputError
        A named column is missing, no column can be the text, or two can.
    """
    problems = [
        f"{name} has no column '{wanted}' (given as {role}=).{did_you_mean(wanted, columns)}"
        for role, wanted in given.items()
        if wanted is not None and wanted not in columns
    ]
    problems += [
        f"The column '{wanted}' is given as text= and as {role}=; name another column for one of them."
        for role, wanted in given.items()
        if wanted is not None and role != "text" and wanted == given.get("text")
    ]
    if problems:
        raise InputError("\n".join([*problems, _columns_there(columns)]))

    taken = {wanted for wanted in given.values() if wanted is not None}
    found = {role: wanted for role, wanted in given.items() if wanted is not None}
    by_folded: dict[str, str] = {}
    for column in columns:
        if column not in taken:
            by_folded.setdefault(_folded(column), column)
    for role in ROLES:
        if role not in found:
            candidates = [by_folded[usual] for usual in _USUAL[role] if usual in by_folded]
            if role == "text":
                has_source = "source" in found or any(usual in by_folded for usual in _USUAL["source"])
                _require_one_text(name, candidates, columns, has_source)
            if candidates:
                found[role] = candidates[0]
    guessed = tuple(role for role in ROLES if role in found and given.get(role) is None and found[role] != role)
    return Roles(found, guessed)


def _require_one_text(name: str, candidates: Sequence[str], columns: Sequence[str], has_source: bool) -> None:
    if len(candidates) > 1:
        raise InputError(
            f"{name} has {len(candidates)} columns that could be the text: "
            f"{one_of(candidates).replace(' or ', ' and ')}. "
            f"Say which with text=, for example text='{candidates[0]}'."
        )
    if not candidates:
        nor_source = (
            "" if has_source else " Nor has it one that looks like the source, which is said with source=."
        )
        raise InputError(
            f"{name} has no column that looks like the article's text. Say which it is with text=."
            f"{nor_source}{without_texts(columns)}\n"
            f"{_columns_there(columns)}"
        )


def _columns_there(columns: Sequence[str]) -> str:
    more = f" and {len(columns) - _SHOWN:,} more" if len(columns) > _SHOWN else ""
    return f"Columns there: {', '.join(repr(column) for column in columns[:_SHOWN])}{more}."


def _folded(column: str) -> str:
    return "".join(filter(str.isalnum, column.casefold()))
