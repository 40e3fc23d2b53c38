"""Lets every test import what tests share: tests/making.py and the plain twins in tests/reference/."""

from __future__ import annotations

import sys
from pathlib import Path

_TESTS = Path(__file__).parent

sys.path[:0] = [str(folder) for folder in (_TESTS, _TESTS / "reference") if str(folder) not in sys.path]
