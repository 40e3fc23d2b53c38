"""Nexis Uni: headline, publication, date line, labelled fields, "Body", the text, "Load-Date:", "End of Document".

After the Word files of Nexis Uni and Lexis Advance, as libraries and readers of other projects describe them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.corpus.archives.days import day_in, day_or_words
from framing.corpus.archives.exports import Entry, Export, words_in
from framing.errors import InputError

_END = "end of document"
_BODY = "body"
# Labels stand at the start of a line, before a colon and often a no-break space.
_FIELD = re.compile(
    r"(Section|Length|Byline|Dateline|Highlight|Language|Publication-Type|Load-Date):\s*(.*)", re.I
)
# What stands in a line of its own behind the text.
_CLASSES = "classification"
_BEHIND = frozenset({"graphic", "graphics", "correction", "correction-date"})
_NOTES = 12  # lines that notes on pictures and corrections have at most
_LABEL = re.compile(r"[A-Z][A-Za-z-]+:")
_COPYRIGHT = re.compile(r"(copyright|©|\(c\)|all rights reserved)", re.I)
_EDITION = 3  # lines among which the date is the last, before those of an edition or a correction
_COVER_LINE = re.compile(r"[A-Za-z/ ]+:\s")  # "Narrowed by: September 1, 2023 …"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_PROMISED = re.compile(r"Documents?\s*\((\d{1,9})\)", re.I)
_COVER = 12  # lines at the start, among which a list of what was exported says how many there are


def recognise(lines: Sequence[str]) -> bool:
    """Whether there are lines "Body" and "End of Document"."""
    found = {line.strip().casefold() for line in lines}
    return _END in found and _BODY in found


def read(lines: Sequence[str], name: str) -> Export:
    """Read an export of one or several articles.

    Raises
    ------
    InputError
        It ends inside an article.
    """
    full = [line.replace("\xa0", " ").strip() for line in lines]
    full = [line for line in full if line]
    entries: list[Entry] = []
    start = 0
    for place, line in enumerate(full):
        if line.casefold() == _END:
            entries.append(_entry(full[start:place]))
            start = place + 1
    rest = [line.casefold() for line in full[start:]]
    if _BODY in rest:
        raise InputError(
            f"{name} ends inside article {len(entries) + 1:,}, without the line 'End of Document'. "
            "Export it again."
        )
    promised = next((int(found[1]) for line in full[:_COVER] if (found := _PROMISED.fullmatch(line))), None)
    return Export(entries, promised)


def _entry(lines: Sequence[str]) -> Entry:
    body = next((place for place, line in enumerate(lines) if line.casefold() == _BODY), len(lines))
    behind = _behind(lines, body)
    fields: dict[str, str] = {}
    for line in (*lines[:body], *lines[behind:]):
        if found := _FIELD.fullmatch(line):
            fields.setdefault(found[1].casefold(), found[2].strip())
    title, source, date = _head(lines[:body])
    text = "\n\n".join(lines[body + 1 : behind])
    return Entry(
        text=text or None,
        title=title,
        source=source,
        date=day_or_words(date),
        byline=fields.get("byline") or None,
        section=fields.get("section") or None,
        length=words_in(fields.get("length", "")),
        language=fields.get("language", "").partition(";")[0].strip().title() or None,
        loaded=day_or_words(fields.get("load-date")),
        labelled=any(_FIELD.fullmatch(line) for line in lines[:body]),
    )


def _behind(lines: Sequence[str], body: int) -> int:
    """Return the first line behind the text: notes on pictures, corrections, classes, the load date.

    Such words may head a passage of the text, too, so they are looked for from the end.
    """
    places = range(len(lines) - 1, body, -1)
    own = next(
        (
            n
            for n in places
            if lines[n].casefold() == _CLASSES and n + 1 < len(lines) and _LABEL.match(lines[n + 1])
        ),
        None,
    )
    if own is None:
        own = next((n for n in places if lines[n].casefold().startswith("load-date:")), len(lines))
    return next((n for n in range(max(body + 1, own - _NOTES), own) if lines[n].casefold() in _BEHIND), own)


def _head(lines: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Return headline, publication and date line, which stand in this order and have no labels.

    In front of the first article a cover may stand, with days of its own, so the last before the labels counts.
    """
    labelled = next((n for n, line in enumerate(lines) if _FIELD.fullmatch(line)), len(lines))
    plain = [line for line in lines[:labelled] if not _COPYRIGHT.match(line)]
    # Where no label is known, as on pages in another language, labels stand below the date line as well.
    far = len(plain) if labelled == len(lines) else _EDITION
    near = range(len(plain) - 1, max(len(plain) - 1 - far, -1), -1)
    dated = next((n for n in near if day_in(plain[n]) and not _COVER_LINE.match(plain[n])), None)
    if dated is None and plain and _YEAR.search(plain[-1]):  # "Fall 2023"
        dated = len(plain) - 1
    behind = len(plain) if dated is None else dated
    *_, title, source = (None, None, *plain[:behind])
    return title, source, None if dated is None else plain[dated]
