"""Where the files that travel with the package are: in the wheel, or in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
# In the wheel both folders lie inside the package; in a checkout they stand at the top of the repository.
_FOLDERS = {
    "lexicons": (_PACKAGE / "data" / "lexicons", _PACKAGE.parent / "lexicons"),
    "examples": (_PACKAGE / "data" / "examples", _PACKAGE.parent / "examples" / "data"),
}


def packaged_folder(name: str) -> Path:
    """Return the folder of packaged files called `name` ("lexicons" or "examples")."""
    in_wheel, in_checkout = _FOLDERS[name]
    return in_wheel if in_wheel.is_dir() else in_checkout
