"""The archives whose exports are read: one row for each, and what recognises and reads it.

A new format is a file with `recognise` and `read`, and a row here. The first row that recognises a text reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.corpus.archives import factiva, factiva_pages, nexis, proquest
from framing.corpus.archives.addresses import listing_of
from framing.corpus.archives.by_sight import not_read
from framing.corpus.archives.exports import Export
from framing.corpus.archives.rich_text import text_of_rich_text
from framing.corpus.archives.word_files import paragraphs_of
from framing.errors import InputError, unknown

# What articles are read from only where an archive wrote it.
DOCUMENT_SUFFIXES = (".docx", ".rtf")
SHEET_SUFFIX = ".xls"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exports.

    Attributes
    ----------
    name : str
        What `read_corpus(path, format=…)` calls it.
    label : str
        What messages call it.
    recognise : function of lines to bool
    read : function of lines and the file's name to an Export
    """

    name: str
    label: str
    recognise: Callable[[Sequence[str]], bool]
    read: Callable[[Sequence[str], str], Export]


FORMATS = (
    Format("nexis", "Nexis Uni", nexis.recognise, nexis.read),
    Format("proquest", "ProQuest", proquest.recognise, proquest.read),
    Format("factiva", "Factiva", factiva.recognise, factiva.read),
)
# Tables of these have addresses and no texts.
LISTINGS = ("mediacloud", "gdelt")
NAMES = (*(each.name for each in FORMATS), *LISTINGS)
LABELS = {**{each.name: each.label for each in FORMATS}, "mediacloud": "Media Cloud", "gdelt": "GDELT"}


def check_format(wanted: str | None) -> None:
    """Refuse the name of a format that does not exist.

    Raises
    ------
    InputError
        Naming the formats that do.
    """
    if wanted is not None and wanted not in NAMES:
        raise InputError(unknown("format", wanted, NAMES))


def check_columns(columns: Sequence[str], name: str, wanted: str | None) -> None:
    """Refuse a table that is not of the format that the caller names.

    Raises
    ------
    InputError
        It has other columns.
    """
    if wanted is not None and listing_of(columns) != wanted:
        raise InputError(_not_of(name, wanted))


def export_of(text: str, name: str, *, page: bool, wanted: str | None = None) -> tuple[str, Export] | None:
    """Read the export that a text is.

    Parameters
    ----------
    text : str
    name : str
        What to call the file in an error.
    page : bool
        Whether the text is HTML.
    wanted : str, optional
        The name of the format that it has to be.

    Returns
    -------
    tuple of (str, Export), or None
        The archive's label, and what was read; None where it is no export, and none is wanted.

    Raises
    ------
    InputError
        It is broken, not the format that is wanted, or an export that is known by sight and not read.
    """
    if page:
        if wanted in (None, "factiva") and factiva_pages.recognise(text):
            return LABELS["factiva"], factiva_pages.read(text, name)
    else:
        lines = text.splitlines()
        for each in FORMATS:
            if wanted in (None, each.name) and each.recognise(lines):
                return each.label, each.read(lines, name)
        if wanted is None and (said := not_read(lines)):
            raise InputError(f"{name} looks like {said}")
    if wanted is not None:
        raise InputError(_not_of(name, wanted))
    return None


def looks_like_export(text: str, *, page: bool) -> bool:
    """Whether a text, or a page's markup, is an archive's export."""
    if page:
        return factiva_pages.recognise(text)
    lines = text.splitlines()
    return any(each.recognise(lines) for each in FORMATS) or not_read(lines) is not None


def text_of_document(content: bytes, name: str) -> str:
    """Return the text of a file with one of `DOCUMENT_SUFFIXES`, one line a paragraph.

    Raises
    ------
    InputError
        It is broken or too large.
    MissingExtraError
        The extra ``archives`` is not installed, and the file is rich text.
    """
    if name.casefold().endswith(".rtf"):
        return text_of_rich_text(content, name)
    return "\n".join(paragraphs_of(content, name))


def no_export(name: str) -> str:
    """Word that a document is not from an archive."""
    return (
        f"{name} is no export of {_any_of_them()} that is known, and of other documents articles are not read. "
        "If it is one, export it from pages in English; else save it as .txt, one article a file."
    )


def _any_of_them() -> str:
    *others, last = (each.label for each in FORMATS)
    return f"{', '.join(others)} or {last}"


def _not_of(name: str, wanted: str) -> str:
    return (
        f"{name} does not look like an export of {LABELS[wanted]} (given as format='{wanted}'). Leave format= "
        "out, so that the content decides."
    )
