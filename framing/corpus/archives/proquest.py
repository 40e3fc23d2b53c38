"""ProQuest as text: articles between lines of underscores, each field behind its label ("Full text:", "Title:" …).

After the "Text only" files of ProQuest platforms with English pages, as readers of other projects describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.corpus.archives.days import day_or_words
from framing.corpus.archives.exports import Entry, Export
from framing.errors import InputError

_SEPARATOR = re.compile(r"_{20,}")
_LABELS = (
    "Abstract", "Author", "Column", "Company / organization", "Copyright", "Correspondence author",
    "Country of publication", "Credit", "Database", "Dateline", "DOI", "Document feature", "Document type",
    "Document URL", "Edition", "Email address", "Full text", "Identifier / keyword", "Illustration", "ISBN",
    "ISSN", "Issue", "Language of publication", "Last updated", "Links", "Location", "Number of pages",
    "Pages", "People", "Place of publication", "Product name", "ProQuest document ID", "Publication date",
    "Publication info", "Publication note", "Publication subject", "Publication title", "Publication year",
    "Publisher", "Section", "Source attribution", "Source type", "Subject", "Supplement", "Title", "URL",
    "Volume", "Year",
)  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(map(re.escape, _LABELS))})\s*:\s*(.*)", re.IGNORECASE)
_SURE = ("proquest document id:", "publication title:")  # what no line of an article starts with
_NUMBERED = re.compile(r"Document (\d{1,9}) of (\d{1,9})", re.IGNORECASE)
_NO_TEXT = re.compile(r"(full text )?(is )?(not|none|un)\s?available\W*", re.IGNORECASE)
_MARK, _REPORT = "proquest document id:", "report information from proquest"


def recognise(lines: Sequence[str]) -> bool:
    """Whether lines of underscores part texts that have ProQuest's number, or say that they come from there."""
    told = [line.strip().casefold() for line in lines]
    return any(_SEPARATOR.fullmatch(line) for line in told) and any(
        line.startswith(_MARK) or line == _REPORT for line in told
    )


def read(lines: Sequence[str], name: str) -> Export:
    """Read an export of one or several articles.

    Raises
    ------
    InputError
        It has fewer articles than it says.
    """
    entries: list[Entry] = []
    promised = 0
    for block in _blocks(lines):
        numbered = next((found for line in block[:3] if (found := _NUMBERED.fullmatch(line))), None)
        promised = max(promised, int(numbered[2]) if numbered else 0)
        if numbered or any(line.casefold().startswith((*_SURE, "full text:")) for line in block):
            entries.append(_entry(block))
    if promised > len(entries):
        raise InputError(
            f"{name} says that it holds {promised:,} articles, and {len(entries):,} are in it: it was cut off. "
            "Export it again."
        )
    return Export(entries)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Return the lines between separators, with blank ones, since they part paragraphs."""
    block: list[str] = []
    for line in lines:
        if _SEPARATOR.fullmatch(line.strip()):
            yield block
            block = []
        elif block or line.strip():
            block.append(line.strip())
    yield block


def _entry(block: Sequence[str]) -> Entry:
    fields: dict[str, list[str]] = {}
    label = ""
    heading = next(
        (line for line in block if line and not _NUMBERED.fullmatch(line) and not _FIELD.match(line)), None
    )
    for place, line in enumerate(block):
        found = _FIELD.fullmatch(line)
        if found and (label != "full text" or _ends_text(block, place)):
            label = found[1].casefold()
            # A label that comes again belongs to the field that it stands in.
            fields.setdefault(label, []).append(found[2])
        elif label:
            fields[label].append(line)

    def words(label: str) -> str | None:
        return " ".join(" ".join(fields.get(label, ())).split()) or None

    text = "\n\n".join(filter(None, fields.get("full text", ())))
    return Entry(
        text=None if _NO_TEXT.fullmatch(text) else text or None,
        title=words("title") or heading,
        source=words("publication title"),
        date=day_or_words(words("publication date")),
        byline=words("author"),
        section=words("section"),
        url=words("document url") or words("url"),
        language=words("language of publication"),
        id=words("proquest document id"),
    )


def _ends_text(block: Sequence[str], place: int) -> bool:
    """Whether a labelled line ends the text: a paragraph may start with "Location:", not two in a row."""
    if block[place].casefold().startswith(_SURE):
        return True
    following = next((line for line in block[place + 1 :] if line), None)
    return following is None or _FIELD.fullmatch(following) is not None
