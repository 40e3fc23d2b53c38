"""From a dictionary file of another tool to a `Lexicon`."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.errors import InputError, LexiconError, Problem, unknown
from framing.files import sha256_of_bytes
from framing.lexicon.data import Lexicon
from framing.lexicon.importers import own
from framing.lexicon.importers.assembling import assemble
from framing.lexicon.importers.encodings import decode_detected
from framing.lexicon.importers.gathering import LONGEST, Source, clipped
from framing.lexicon.importers.registry import FORMATS, Format, available_formats, recognised

_DECLARED = re.compile(rb"\s{0,50}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([^\"'>]{1,40})")
# What XML files are in. Python knows codecs beyond these, some of which take a long time.
_TEXT_CODECS = re.compile(
    r"(utf-?(8|16)|us-ascii|ascii|latin-?1|(iso-?8859|windows|cp|koi8|euc|iso-2022)[-_]?\w{1,5}|gb\w{2,6}|big5|"
    r"shift[-_]jis)",
    re.IGNORECASE,
)


def is_dictionary(name: str, content: bytes) -> bool:
    """Whether a file is a dictionary of another tool, and no lexicon of this library, be it a faulty one.

    What ends in .yml is YAML: a dictionary where a format with that ending recognises it, else a faulty lexicon.
    """
    source = Source.of(name, content.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    if own.recognise(source):
        return False
    ending = ".yml" if name.lower().endswith((".yml", ".yaml")) else ""
    return not ending or any(each.recognise(source) for each in FORMATS if ending in each.endings.split())


def import_dictionary(
    name: str, content: bytes, form: str | None = None, encoding: str | None = None, language: str | None = None
) -> Lexicon:
    """Read a dictionary of another tool.

    Parameters
    ----------
    name : str
        The file's name; it names the lexicon, and the category where the file names none.
    content : bytes
    form : str, optional
        One of `available_formats`; without it the content is asked.
    encoding : str, optional
        A codec's name; without it see `decode_detected`.
    language : str, optional
        A language tag; "und" where neither this nor the format says it.

    Raises
    ------
    LexiconError
        Nothing recognises the file, or it has problems: all of them, each with its line.
    InputError
        There is no such format or encoding.
    """
    chosen = None if form is None else format_named(form)
    text, used = _decode(name, content, encoding or _declared(name, content))
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        said = "a null byte stands here. This is no text file, or one in UTF-16: then name it, encoding='utf-16'."
        raise LexiconError(name, [Problem(line, said)])
    source = Source.of(name, text)
    chosen = chosen or recognised(source)
    if chosen is None:
        raise LexiconError(name, [_unrecognised(source)])
    lexicon = assemble(chosen.read(source), source, chosen, used, language or "")
    return replace(lexicon, sha256=sha256_of_bytes(content))


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises
    ------
    InputError
        There is none.
    """
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        raise InputError(unknown("format", name, (own.NAME, *available_formats())))
    return found


def _declared(name: str, content: bytes) -> str | None:
    """Return the encoding that an XML file declares in its first line."""
    found = _DECLARED.match(content[:400])
    if found is None:
        return None
    declared = found[1].decode("ascii", errors="replace")
    if not _TEXT_CODECS.fullmatch(declared):
        said = f"the file says that its encoding is '{declared}', which is not known. Name it: encoding='utf-8'."
        raise LexiconError(name, [Problem(1, said)])
    return declared


def _decode(name: str, content: bytes, encoding: str | None) -> tuple[str, str]:
    try:
        return decode_detected(content, name, encoding)
    except InputError as error:
        if str(error).startswith(f"{name}: "):
            raise LexiconError(name, [Problem(None, str(error).removeprefix(f"{name}: "))]) from None
        raise


def _unrecognised(source: Source) -> Problem:
    first = source.sample()[:1]
    if not first:
        return Problem(None, "the file is empty.")
    long = next((n for n, line in enumerate(source.lines, 1) if len(line) > LONGEST), None)
    more = f" Line {long} is longer than the {LONGEST:,} characters that a line with an entry may have."
    formats = ", ".join(f"'{name}'" for name in available_formats())
    return Problem(
        None,
        f"no format of dictionaries is recognised in it; it starts with '{clipped(first[0])}'. If it is one, name "
        f"the format: {formats}. A lexicon file of this library starts with a line such as 'lexicon: my-name'."
        f"{more if long else ''}",
    )
