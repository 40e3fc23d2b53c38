"""Methods in words, and the works they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.plots.numbers import scale_of
from framing.report.model import Paragraph, Section, Work, Works
from framing.report.wording import listed
from framing.results import Comparison, works_of

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Zp])")


def methods(
    results: Sequence[Comparison], references: Iterable[str], further: Sequence[tuple[str, str]] = ()
) -> Section:
    """Print what was done, in sentences that a paper can take over, each once with the measures it holds for.

    Parameters
    ----------
    further : sequence of (str, str)
        The titles of other parts, with their methods.
    """
    holding: dict[str, list[Comparison]] = {}
    for result in results:
        for sentence in dict.fromkeys(_SENTENCE.split(result.method)):
            holding.setdefault(sentence, []).append(result)
    paragraphs: dict[str, list[str]] = {}
    for sentence, those in holding.items():
        lead = "All measures." if len(those) == len(results) > 1 else f"{'; '.join(_names(those, results))}."
        paragraphs.setdefault(lead, []).append(sentence)
    blocks = (
        *(Paragraph(" ".join(sentences), lead) for lead, sentences in paragraphs.items()),
        *(Paragraph(method, f"{title.removesuffix('?')}.") for title, method in further),
    )
    works = Works(
        tuple(Work(str(entry).removesuffix(f" {entry.url}"), entry.url) for entry in works_of(references))
    )
    return Section("methods", "Methods", (*blocks, works))


def _names(those: Sequence[Comparison], results: Sequence[Comparison]) -> list[str]:
    """Name the measures of some results, and their voices where other voices are not among them."""
    names = []
    for measure in dict.fromkeys(result.measure for result in those):
        voices = [result.voice for result in those if result.measure == measure]
        there_are = sum(result.measure == measure for result in results)
        said = "" if len(voices) == there_are else f", {'voices' if len(voices) > 1 else 'voice'} {listed(voices)}"
        names.append(scale_of(measure).label + said)
    return names
