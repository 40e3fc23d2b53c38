"""A shipped lexicon by its name, or any lexicon by its file; all problems of a file at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from framing.errors import InputError, LexiconError, Problem
from framing.files import sha256_of_bytes
from framing.lexicon.aligning import JOIN, align_lexicons
from framing.lexicon.building import build_lexicon
from framing.lexicon.complaints import complaints
from framing.lexicon.data import Lexicon
from framing.lexicon.finding import find_lexicon
from framing.lexicon.importers.importing import import_dictionary, is_dictionary
from framing.lexicon.importers.joining import join_lexicons
from framing.lexicon.importers.own import NAME as OWN
from framing.lexicon.relations import relation_problems
from framing.lexicon.schema import LANGUAGE, LANGUAGE_MEANING, FileModel
from framing.lexicon.tree import Node, read_tree

MAX_BYTES = 20_000_000


def load_lexicon(
    name_or_path: str | Path | Sequence[str | Path],
    format: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
) -> Lexicon:
    """Read a lexicon, or a dictionary of another tool.

    Parameters
    ----------
    name_or_path : str, Path or sequence of them
        The name of a lexicon that comes with the package (see `available_lexicons`), such as "us-vietnam", or the
        path of a file of at most 20 MB: a lexicon (.yml, UTF-8), or a dictionary in one of `available_formats`,
        such as LIWC's .dic or WordStat's .cat. Several dictionary files become one lexicon, such as a list of
        positive and one of negative words. Names with a plus between them are aligned (see `align_lexicons`):
        "us-vietnam+us-vietnam-zh".
    format : str, optional
        One of `available_formats`; without it the content of the file decides, not its name.
    encoding : str, optional
        Of a dictionary: a codec's name, such as "cp1252". Without it a byte-order mark or an XML declaration
        decides, then UTF-8 where all bytes are UTF-8, then what is found where only one common encoding makes
        sense.
    language : str, optional
        Of a dictionary: a language tag, such as "en". Without it "und" (undetermined): its words are looked for in
        articles of every language, and where nothing tells the language of the articles, tone and stance are not
        measured. A lexicon says its language itself.

    Returns
    -------
    Lexicon
        Of a dictionary, `origin` says what was kept, and `origin.left_out` what could not be, with line and why.

    Raises
    ------
    LexiconError
        There is no such file, or it has problems: all of them, each with its line.
    InputError
        There is no such format or encoding, or a lexicon of this library is given an encoding or
        language.
    """
    if isinstance(name_or_path, (list, tuple)):
        return _several(name_or_path, format, encoding, language)
    if isinstance(name_or_path, str) and JOIN in name_or_path and not Path(name_or_path).exists():
        return align_lexicons(load_lexicon(each, format, encoding, language) for each in name_or_path.split(JOIN))
    path = find_lexicon(cast("str | Path", name_or_path))
    content = _read(path)
    if language is not None and not LANGUAGE.fullmatch(str(language)):
        raise InputError(f"'{language}' is no language. Write {LANGUAGE_MEANING}.")
    if format not in (None, OWN) or (format is None and is_dictionary(path.name, content)):
        return import_dictionary(path.name, content, format, encoding, language)
    if encoding is not None or language is not None:
        given = "encoding" if encoding is not None else "language"
        raise InputError(
            f"{path.name} is a lexicon of this library, which is UTF-8 and says its language itself; leave "
            f"{given}= out."
        )
    return _own(path.name, content)


def _several(
    paths: Sequence[str | Path], format: str | None, encoding: str | None, language: str | None
) -> Lexicon:
    if not paths:
        raise InputError("There is no file to read a lexicon from. Name at least one.")
    lexicons = [load_lexicon(path, format, encoding, language) for path in paths]
    return lexicons[0] if len(lexicons) == 1 else join_lexicons(lexicons)


def _own(name: str, content: bytes) -> Lexicon:
    """Read a lexicon file of this library."""
    root, problems = read_tree(_decode(content, name))
    if root is None or not isinstance(root.content, dict):
        raise LexiconError(name, problems or [_no_mapping(root)])
    model, found = _validate(root)
    problems += found
    if model is None or problems:
        raise LexiconError(name, problems)
    return build_lexicon(model, root, sha256_of_bytes(content), name)


def _validate(root: Node) -> tuple[FileModel | None, list[Problem]]:
    between = list(relation_problems(root))
    try:
        return FileModel.model_validate(root.plain()), between
    except ValidationError as error:
        return None, [*complaints(error.errors(include_url=False), root), *between]


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size / 1e6
            said = f"the file is {size:,.0f} MB long; a lexicon may have {MAX_BYTES // 1_000_000} MB."
            raise LexiconError(path.name, [Problem(None, said)])
        return path.read_bytes()
    except OSError as error:
        said = f"the file cannot be read: {error.strerror}."
        raise LexiconError(path.name, [Problem(None, said)]) from None


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        said = (
            f"byte {error.start} of the file (0x{content[error.start]:02X}) is not UTF-8. Save the file as UTF-8."
        )
        raise LexiconError(name, [Problem(line, said)]) from None


def _no_mapping(root: Node | None) -> Problem:
    if root is None or root.content is None:
        return Problem(None, "the file is empty. It starts with a line such as 'lexicon: my-name'.")
    shape = "a list" if isinstance(root.content, list) else "a text"
    return Problem(
        root.line,
        f"the file holds {shape}; it must be a mapping that starts with a line such as 'lexicon: my-name'.",
    )
