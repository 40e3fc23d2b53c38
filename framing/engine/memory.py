"""Memory that is no longer used, given back to the system, so that a process does not grow by it."""

from __future__ import annotations

import ctypes

import pyarrow as pa


def give_back() -> None:
    """Have Arrow and, where there is a way to ask it, the C library return what they keep for later."""
    pa.default_memory_pool().release_unused()
    trim = getattr(_C_LIBRARY, "malloc_trim", None)  # glibc has it
    if trim is not None:
        trim(0)


def _c_library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows has none of that name
        return None


_C_LIBRARY = _c_library()
