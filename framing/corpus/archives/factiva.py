"""Factiva with its field codes (HD, BY, WC, PD, SN, LP, TD, AN …), as lines of a rich text file or rows of a page.

After Factiva's list of codes and the files that readers of other projects describe. Without codes (the display
option "Full Article/Report") only pages can be read; see `factiva_pages`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from framing.corpus.archives.days import day_or_words
from framing.corpus.archives.exports import Entry, Export, words_in
from framing.errors import InputError

CODES = frozenset(
    "AN ART BY CLM CO CR CT CX CY DLN ED ET GC HD HL IN IPC IPD LA LP NGC NS PD PG PUB RE RF RST SC SE SN TD VOL "
    "WC".split()
)
_NUMBER = re.compile(r"(?:[^\W\d_]{2,12}\s+)?(\S+)")  # "Document INVW0000…", in the language of the pages
# A code and, in a cell or column of its own, its value; "IN HANOI" is no code and value.
_LINE = re.compile(r"\s*([A-Z]{2,3})(?:\s*[|\t\xa0]\s*|\s{2,}|\s*$)(.*)", re.DOTALL)


def recognise(lines: Sequence[str]) -> bool:
    """Whether lines start with the codes of headline, text and accession number."""
    found = {code for line in lines if (code := _code(line)[0])}
    return {"HD", "AN"} <= found and bool(found & {"LP", "TD"})


def read(lines: Sequence[str], name: str) -> Export:
    """Read an export with field codes; the accession number ends each article.

    Raises
    ------
    InputError
        It ends inside an article.
    """
    entries: list[Entry] = []
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found, value = _code(line)
        if code == "AN" and "".join(fields["AN"]).strip():
            entries.append(entry_of(fields))
            fields, code = {}, ""
        if found:
            code = found
            fields.setdefault(code, []).append(value)
        elif code:
            fields[code].append(line.strip().rstrip("|"))
    if fields and code == "AN":
        entries.append(entry_of(fields))
    elif "HD" in fields:
        raise InputError(
            f"{name} ends inside article {len(entries) + 1:,}, without its accession number (AN). Export it again."
        )
    return Export(entries)


def entry_of(fields: Mapping[str, Sequence[str]]) -> Entry:
    """Make an article of the paragraphs under each code."""

    def words(code: str) -> str | None:
        return " ".join(" ".join(fields.get(code, ())).replace("\xa0", " ").split()) or None

    text = "\n\n".join(
        paragraph.strip() for code in ("LP", "TD") for paragraph in fields.get(code, ()) if paragraph.strip()
    )
    number = _NUMBER.fullmatch(words("AN") or "")
    byline = words("BY")
    return Entry(
        text=text or None,
        title=words("HD"),
        source=words("SN"),
        date=day_or_words(words("PD")),
        byline=byline,
        section=words("SE"),
        length=words_in(words("WC") or ""),
        language=words("LA"),
        id=number[1] if number else None,
    )


def _code(line: str) -> tuple[str, str]:
    """Return the code that a line starts with, and what follows; "" where it starts with none."""
    found = _LINE.fullmatch(line)
    return (found[1], found[2].strip().rstrip("|").strip()) if found and found[1] in CODES else ("", "")
