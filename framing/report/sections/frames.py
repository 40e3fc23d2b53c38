"""The frames and their definitions."""

from __future__ import annotations

from framing.report import numbers
from framing.report.model import Block, Definition, Definitions, Paragraph, Section
from framing.report.wording import counted
from framing.results import Codebook, CodedFrame


def frames(codebooks: tuple[Codebook, ...]) -> Section:
    """Print what every frame and target is, as its lexicon defines it."""
    blocks: list[Block] = []
    for book in codebooks:
        about = book.about if not book.about or book.about.rstrip().endswith((".", "!", "?")) else f"{book.about}."
        kind = "Model" if book.is_model else "Lexicon"
        blocks.append(Paragraph(about, lead=f"{kind} {book.name} {book.version}."))
        blocks.append(Definitions(tuple(_frame(frame, book.is_model) for frame in book.frames)))
        if book.targets:
            names = ", ".join(
                f"{target.label} ({counted(target.n_terms, 'term', 'terms')})" for target in book.targets
            )
            blocks.append(Paragraph(f"{names}.", lead="Targets."))
    return Section("frames", "The frames and their definitions", tuple(blocks))


def _frame(frame: CodedFrame, is_model: bool) -> Definition:
    threshold = numbers.count(frame.threshold)
    details = [
        ("Found by", "a trained model; a hit is a passage that it gives the frame to")
        if is_model
        else ("Terms", numbers.count(frame.n_terms)),
        ("Present from", "1 hit" if threshold == "1" else f"{threshold} hits"),
    ]
    if frame.examples:
        details.append(("Example", f"“{frame.examples[0]}”"))
    if frame.questions:
        details.append(("What a coder is asked", " ".join(frame.questions)))
    return Definition(frame.label, frame.definition, tuple(details))
