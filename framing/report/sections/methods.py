"""Methods in words, and the works they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.plots.numbers import scale_of
from framing.references import bibliography
from framing.report.model import Paragraph, Section, Work, Works
from framing.results import Comparison


def methods(results: Sequence[Comparison], references: Iterable[str]) -> Section:
    """Print what was done, in sentences that a paper can take over, with references."""
    paragraphs: dict[str, list[str]] = {}
    for result in results:
        paragraphs.setdefault(result.method, []).append(scale_of(result.measure).label)
    blocks = tuple(Paragraph(method, lead=f"{'; '.join(labels)}.") for method, labels in paragraphs.items())
    works = Works(
        tuple(
            Work(
                str(entry).removesuffix(f" https://doi.org/{entry.doi}"),
                f"https://doi.org/{entry.doi}" if entry.doi else "",
            )
            for entry in bibliography(references)
        )
    )
    return Section("methods", "Methods", (*blocks, *((works,) if works.items else ())))
