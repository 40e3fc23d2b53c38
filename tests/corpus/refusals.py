"""The whole text of an error, for tests that compare it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.errors import InputError


def refusal(call: Callable[..., Any], *arguments: Any, **options: Any) -> str:
    """Call something that must be refused, and return what the error says."""
    with pytest.raises(InputError) as caught:
        call(*arguments, **options)
    return str(caught.value)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file, with the folders that it lies in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
