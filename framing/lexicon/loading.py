"""A shipped lexicon by its name, or any lexicon by its file; all problems of a file at once."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from framing.errors import LexiconError, Problem
from framing.files import sha256_of_bytes
from framing.lexicon.building import build_lexicon
from framing.lexicon.complaints import complaints
from framing.lexicon.data import Lexicon
from framing.lexicon.finding import find_lexicon
from framing.lexicon.relations import relation_problems
from framing.lexicon.schema import FileModel
from framing.lexicon.tree import Node, read_tree

MAX_BYTES = 20_000_000


def load_lexicon(name_or_path: str | Path) -> Lexicon:
    """Read a lexicon.

    Parameters
    ----------
    name_or_path : str or Path
        The name of a lexicon that comes with the package (see `available_lexicons`), such as "us-vietnam", or the
        path of a .yml or .yaml file (UTF-8, at most 20 MB).

    Raises
    ------
    LexiconError
        There is no such lexicon, or its file has problems: all of them, each with its line.
    """
    path = find_lexicon(name_or_path)
    content = _read(path)
    root, problems = read_tree(_decode(content, path.name))
    if root is None or not isinstance(root.content, dict):
        raise LexiconError(path.name, problems or [_no_mapping(root)])
    model, found = _validate(root)
    problems += found
    if model is None or problems:
        raise LexiconError(path.name, problems)
    return build_lexicon(model, root, sha256_of_bytes(content), path.name)


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
