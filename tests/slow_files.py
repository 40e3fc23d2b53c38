"""The test files that take longest."""

from __future__ import annotations

# Under tests/, each with over five seconds of processor time, longest first. They run behind all others, so that
# most of what can fail is known early; the longest of them first, so that the processes of a run end together.
SLOW = (
    "docs/test_documents.py",
    "examples/test_notebooks.py",
    "engine/test_scoring_datasets.py",
    "cli/test_compare.py",
    "engine/test_faults.py",
    "report/test_pdf.py",
    "report/test_write.py",
    "scoring/test_hostile.py",
    "report/test_browser.py",
    "plots/test_pictures.py",
    "report/test_evidence_section.py",
    "report/test_figures.py",
    "classify/test_cross_validating.py",
    "comparisons/test_planning.py",
    "comparisons/test_comparing.py",
    "coding/test_sheet_browser.py",
    "scoring/test_without_terms.py",
    "classify/test_saving.py",
    "comparisons/test_varying.py",
    "cli/test_train.py",
    "scoring/test_tone.py",
    "cli/test_plan.py",
    "docs/test_site.py",
    "scoring/test_matching_twin.py",
    "report/test_build.py",
)
