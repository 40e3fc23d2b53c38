"""Reports: a study or a comparison as PDF, HTML, Markdown or JSON, from one model of what is said.

Names are loaded when they are first used: a table on the terminal needs no pictures and no typesetting.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.report.write import SUFFIXES as SUFFIXES
    from framing.report.write import write_report as write_report
    from framing.report.write import write_reports as write_reports

_NAMES = ("SUFFIXES", "write_report", "write_reports")

__all__ = [*_NAMES]


def __getattr__(name: str) -> Any:
    if name not in _NAMES:
        raise AttributeError(f"module 'framing.report' has no attribute '{name}'")
    value = getattr(import_module("framing.report.write"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
