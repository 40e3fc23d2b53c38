"""Reports: a study or a comparison as PDF, HTML, Markdown or JSON, from one model of what is said.

They are loaded when first used: a table on the terminal needs no pictures and no typesetting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.report.write import SUFFIXES as SUFFIXES
    from framing.report.write import write_report as write_report
    from framing.report.write import write_reports as write_reports

__all__ = ["SUFFIXES", "write_report", "write_reports"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'framing.report' has no attribute '{name}'")
    from framing.report import write

    return getattr(write, name)


def __dir__() -> list[str]:
    return sorted(__all__)
