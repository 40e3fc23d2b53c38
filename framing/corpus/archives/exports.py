"""What an archive's file holds, in the same terms whichever archive it is from, and as a piece of a corpus."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.pieces import Piece, records_to_columns
from framing.errors import InputError, counted
from framing.results import Caveat, InputFile

# No article has as many characters; a file that says so is broken, or not what it seems.
LONGEST = 5_000_000
# Words as the archive counts them and as blanks part them differ by a few per cent (hyphens, figures, the title).
_TOLERANCE = 0.25
_SHORTEST = 50  # words; below, a few that are counted otherwise are a quarter
_MOST_PER_WORD = 15  # characters; above, the text is in a script without blanks between words
_SHOWN = 5
_ALWAYS = ("source", "date", "title", "text")


_COUNT = re.compile(r"\d[\d.,\s]{0,20}")
_MOST_DIGITS = 9


def words_in(line: str) -> int | None:
    """Return the first number of a line such as "1,234 words", None where it has none that an article can have."""
    found = _COUNT.search(line[:200])
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of an export; what the export does not say is None.

    Attributes
    ----------
    text, title, source, byline, section, url, language : str or None
        As the archive has them; paragraphs are parted by blank lines.
    date : str or None
        Of publication: an ISO day, or the archive's own words where no day is in them.
    length : int or None
        In words, as the archive counts them.
    id : str or None
        The archive's number of the article.
    loaded : str or None
        When the archive took the article in, as `date`.
    labelled : bool
        Whether any label that should stand above the text is there.
    """

    text: str | None
    title: str | None = None
    source: str | None = None
    date: str | None = None
    byline: str | None = None
    section: str | None = None
    length: int | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    loaded: str | None = None
    labelled: bool = True

    def record(self) -> dict[str, object]:
        """Return the fields as columns of a corpus."""
        return {
            "id": self.id,
            "source": self.source,
            "date": self.date,
            "title": self.title,
            "url": self.url,
            "text": None if self.problem else self.text,
            "byline": self.byline,
            "section": self.section,
            "archive_length": self.length,
            "archive_loaded": self.loaded,
            "language": self.language,
        }

    @property
    def problem(self) -> str | None:
        """Why the entry is no article that can be read."""
        if self.text is None or not self.text.strip():
            return "the export has no full text of it"
        if len(self.text) > LONGEST:
            return f"the text is {len(self.text):,} characters long, which no article is (at most {LONGEST:,})"
        return None

    @property
    def known_by(self) -> str | None:
        """What two copies of one article share in an archive: source, headline, day, byline and length.

        None where too little is said to tell; a headline and a day alone are shared by many columns and briefs.
        """
        length = self.length or len((self.text or "").split())
        if not (self.source and self.title and self.date and length):
            return None
        parts = (self.source, self.title, self.date, self.byline or "", str(length))
        return "\n".join(" ".join(part.casefold().split()) for part in parts)


@dataclass(frozen=True, slots=True)
class Export:
    """The articles of a file, and how many the file itself says that it holds (None where it does not)."""

    entries: Sequence[Entry]
    promised: int | None = None


def export_piece(export: Export, archive: str, name: str, sha256: str, label: str) -> Piece:
    """Make a piece of an export.

    Parameters
    ----------
    export : Export
    archive : str
        "Nexis Uni".
    name, sha256 : str
        Of the file.
    label : str
        What ids are named after where the archive has none.

    Raises
    ------
    InputError
        There is no article in it.
    """
    n = len(export.entries)
    if n == 0:
        raise InputError(
            f"{name} holds no articles, though it looks like an export of {archive}. Export it again."
        )
    columns = records_to_columns([entry.record() for entry in export.entries])
    used = [
        column
        for column in columns.table.column_names
        if column in _ALWAYS or columns.table.column(column).null_count < n
    ]
    places = [f"{name}:{row}" for row in range(1, n + 1)]
    problems: Mapping[int, str] = {
        row: entry.problem for row, entry in enumerate(export.entries) if entry.problem is not None
    }
    return Piece(
        file=InputFile(name, sha256, n),
        table=columns.table.select(used),
        places=places,
        made_ids=[f"{label}-{row:06}" for row in range(1, n + 1)],
        default_source=label,
        unread=problems,
        mended=columns.mended,
        known_by=[entry.known_by for entry in export.entries],
        caveats=(
            _experimental(archive),
            *_promised(export, name),
            *_labels(export, archive, places),
            *_lengths(export, places),
        ),
    )


def _experimental(archive: str) -> Caveat:
    return Caveat(
        "experimental-archive",
        f"Articles were read from an export of {archive} by a reader that is experimental: it was made after "
        "descriptions of the format, and not tried on real exports. Hold some articles against the archive's own "
        "pages.",
    )


def _promised(export: Export, name: str) -> list[Caveat]:
    found = len(export.entries)
    if export.promised is None or export.promised == found:
        return []
    were = "was" if found == 1 else "were"
    promised, there = counted(export.promised, "article"), counted(found, "article")
    said = f"{name} says that it holds {promised}, and {there} {were} found."
    return [Caveat("archive-incomplete", f"{said} Export it again, or count them.")]


def _labels(export: Export, archive: str, places: Sequence[str]) -> list[Caveat]:
    """Say of which articles headline, source and date may be wrong, since nothing is labelled as it should be."""
    bare = [place for place, entry in zip(places, export.entries, strict=True) if not entry.labelled]
    if not bare:
        return []
    more = f" and {len(bare) - _SHOWN:,} more" if len(bare) > _SHOWN else ""
    have = "has" if len(bare) == 1 else "have"
    return [
        Caveat(
            "archive-labels",
            f"Of {counted(len(export.entries), 'article')}, {len(bare):,} {have} none of {archive}'s labels in "
            f"English above the text: {', '.join(bare[:_SHOWN])}{more}. Headline, source and date may be wrong, "
            "and labels may stand in the text. Export from pages in English.",
        )
    ]


def _lengths(export: Export, places: Sequence[str]) -> list[Caveat]:
    """Say which texts are not as long as the archive says: something was lost, or is no text of the article."""
    told = [
        (place, len((entry.text or "").split()), entry.length)
        for place, entry in zip(places, export.entries, strict=True)
        if entry.length and entry.length >= _SHORTEST and not entry.problem and _has_blanks(entry.text or "")
    ]
    odd = [place for place, n, said in told if abs(n - said) > _TOLERANCE * said]
    if not odd:
        return []
    more = f" and {len(odd) - _SHOWN:,} more" if len(odd) > _SHOWN else ""
    are = "is" if len(odd) == 1 else "are"
    return [
        Caveat(
            "archive-length",
            f"Of {counted(len(told), 'article')} whose length the archive gives, {len(odd):,} {are} more than a "
            f"quarter shorter or longer than it says: {', '.join(odd[:_SHOWN])}{more}. Look whether text is "
            "missing, or too much.",
        )
    ]


def _has_blanks(text: str) -> bool:
    return len(text) <= _MOST_PER_WORD * len(text.split())
