"""How hypothesis runs in every test, in which order test files run, and what garbage collection looks at."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

from tests.slow_files import SLOW

# The same examples in every run, so that a failure is the fault of a change; no deadline, so that a slow machine
# is not a failure.
settings.register_profile("framing", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("framing")

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put slow files behind all others, the slowest of them first."""
    places = {name: place for place, name in enumerate(SLOW)}
    items.sort(key=lambda item: places.get(item.path.relative_to(_HERE).as_posix(), -1))


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of every garbage collection from here on: it was a third of their time."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let go of them, so that the interpreter ends as it always does."""
    gc.unfreeze()
