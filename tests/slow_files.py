"""The test files that take longest."""

from __future__ import annotations

# Under tests/, each with over five seconds of processor time, longest first. They run behind all others, so that
# most of what can fail is known early; the longest of them first, so that the processes of a run end together.
SLOW = (
    "docs/test_documents.py",
    "examples/test_notebooks.py",
    "engine/test_faults.py",
    "cli/test_compare.py",
    "report/test_pdf.py",
    "report/test_browser.py",
)
