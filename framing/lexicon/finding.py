"""Which file is meant: the name of a lexicon that comes with the package, or a path."""

from __future__ import annotations

from pathlib import Path

from framing.errors import LexiconError, Problem, did_you_mean
from framing.files import packaged_folder

SUFFIXES = (".yml", ".yaml")
_NO_NAME = "a lexicon is named by a text or a path, and this is a value of type {}."

# In bytes and characters, on most systems; asking for a longer one is an error of the system's.
_LONGEST_NAME, _LONGEST_PATH = 255, 1_000


def available_lexicons() -> tuple[str, ...]:
    """Return the names of the lexicons that come with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in packaged_folder("lexicons").glob("*.yml")))


def find_lexicon(name_or_path: str | Path) -> Path:
    """Return the path of a lexicon's file.

    Raises
    ------
    LexiconError
        No lexicon has this name, or there is no such file.
    """
    anything: object = name_or_path
    if not isinstance(anything, (str, Path)):
        raise LexiconError(str(anything), [Problem(None, _NO_NAME.format(type(anything).__name__))])
    given = str(name_or_path)
    if not given.strip():
        raise LexiconError("''", [Problem(None, f"the name is empty.{_listed()}")])
    if given in available_lexicons():
        return packaged_folder("lexicons") / f"{given}.yml"
    path = Path(name_or_path)
    if len(path.name.encode(errors="replace")) > _LONGEST_NAME or len(given) > _LONGEST_PATH:
        shown = f"{given[:40]}…"
        raise LexiconError(shown, [Problem(None, f"the name is {len(given):,} characters long, which none is.")])
    if path.is_file():
        return path
    raise LexiconError(path.name or given, [Problem(None, _not_found(given, path))])


def _not_found(given: str, path: Path) -> str:
    shipped = available_lexicons()
    listed = _listed()
    if path.is_dir():
        return f"'{given}' is a folder. Name a file in it."
    if not path.suffix and path.name == given:
        near = did_you_mean(given, [*shipped, *_neighbours(path)])
        return (
            f"no lexicon is called '{given}'.{near}{listed} For a file of your own give its path, ending in .yml."
        )
    if not path.parent.is_dir():
        return f"the folder '{path.parent}' does not exist.{listed}"
    near = did_you_mean(path.name, _neighbours(path)) or did_you_mean(path.stem, shipped)
    return f"there is no file '{given}'.{near}{listed}"


def _listed() -> str:
    shipped = available_lexicons()
    return f" These come with the package: {', '.join(shipped)}." if shipped else ""


def _neighbours(path: Path) -> list[str]:
    """Return the names of the lexicon files in the same folder."""
    try:
        return sorted(near.name for near in path.parent.iterdir() if near.suffix.lower() in SUFFIXES)
    except OSError:
        return []
