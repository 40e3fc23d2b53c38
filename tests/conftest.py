"""Lets every test import what tests share: tests/making.py and the plain twins in tests/reference/."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

_TESTS = Path(__file__).parent

sys.path[:0] = [str(folder) for folder in (_TESTS, _TESTS / "reference") if str(folder) not in sys.path]

# The same examples in every run, so that a failure is the fault of a change; no deadline, so that a slow machine
# is not a failure.
settings.register_profile("framing", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("framing")
