"""How hypothesis runs in every test."""

from __future__ import annotations

from hypothesis import settings

# The same examples in every run, so that a failure is the fault of a change; no deadline, so that a slow machine
# is not a failure.
settings.register_profile("framing", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("framing")
