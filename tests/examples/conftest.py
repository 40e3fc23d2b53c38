"""Every notebook runs once, whatever many tests look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.examples.running import REPOSITORY, Executed, execute


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Executed]:
    """Return what gives a notebook by its name, executed."""

    @cache
    def of(name: str) -> Executed:
        return execute(REPOSITORY / "examples" / name, tmp_path_factory.mktemp(name.removesuffix(".ipynb")))

    return of
