"""Methods in words, and the works they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.plots.numbers import scale_of
from framing.references import bibliography
from framing.report.model import Paragraph, Section, Work, Works
from framing.results import Comparison

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Zp])")


def methods(results: Sequence[Comparison], references: Iterable[str]) -> Section:
    """Print what was done, in sentences that a paper can take over, each once with the measures it holds for."""
    measures: dict[str, list[str]] = {}
    for result in results:
        for sentence in dict.fromkeys(_SENTENCE.split(result.method)):
            measures.setdefault(sentence, []).append(scale_of(result.measure).label)
    paragraphs: dict[str, list[str]] = {}
    for sentence, labels in measures.items():
        lead = "All measures." if len(labels) == len(results) > 1 else f"{'; '.join(labels)}."
        paragraphs.setdefault(lead, []).append(sentence)
    blocks = tuple(Paragraph(" ".join(sentences), lead) for lead, sentences in paragraphs.items())
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
