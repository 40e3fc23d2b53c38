"""The frames and their definitions."""

from __future__ import annotations

from framing.errors import counted
from framing.plots.labels import shortened
from framing.report import numbers
from framing.report.model import (
    Block,
    Cell,
    Column,
    Definition,
    Definitions,
    Paragraph,
    Section,
    TableBlock,
)
from framing.results import Codebook, CodedFrame

_MANY = 8  # frames without definitions that are listed in a table


def frames(codebooks: tuple[Codebook, ...]) -> Section:
    """Print what every frame and target is, as its lexicon defines it."""
    blocks: list[Block] = []
    for book in codebooks:
        about = book.about if not book.about or book.about.rstrip().endswith((".", "!", "?")) else f"{book.about}."
        kind = "Model" if book.is_model else "Lexicon"
        blocks.append(Paragraph(about, lead=f"{kind} {book.name} {book.version}."))
        if len(book.frames) >= _MANY and not book.is_model and all(map(_is_bare, book.frames)):
            blocks.append(_listed(book))
        else:
            blocks.append(Definitions(tuple(_frame(frame, book.is_model) for frame in book.frames)))
        if book.targets:
            names = ", ".join(
                f"{target.label} ({counted(target.n_terms, 'term', 'terms')})" for target in book.targets
            )
            blocks.append(Paragraph(f"{names}.", lead="Targets."))
    return Section("frames", "The frames and their definitions", tuple(blocks))


def _is_bare(frame: CodedFrame) -> bool:
    """Whether nothing says what the frame is, as in dictionaries of other tools."""
    return not (frame.definition or frame.examples or frame.questions)


def _listed(book: Codebook) -> TableBlock:
    """List frames that have names only: dictionaries have them in dozens, and each would take a paragraph."""
    return TableBlock(
        title=f"Frames of {book.name}",
        columns=(
            Column("Frame", weight=4),
            Column("Terms", is_number=True),
            Column("Present From", is_number=True),
        ),
        rows=tuple(
            (
                Cell((shortened(frame.label, 120),)),
                Cell((numbers.count(frame.n_terms),)),
                Cell((_present_from(frame),)),
            )
            for frame in book.frames
        ),
        note="The lexicon does not define its frames; read its terms before you read the numbers.",
    )


def _present_from(frame: CodedFrame) -> str:
    threshold = numbers.count(frame.threshold)
    return "1 hit" if threshold == "1" else f"{threshold} hits"


def _frame(frame: CodedFrame, is_model: bool) -> Definition:
    details = [
        ("Found by", "a trained model; a hit is a passage that it gives the frame to")
        if is_model
        else ("Terms", numbers.count(frame.n_terms)),
        ("Present from", _present_from(frame)),
    ]
    if frame.examples:
        details.append(("Example", f"“{frame.examples[0]}”"))
    if frame.questions:
        details.append(("What a coder is asked", " ".join(frame.questions)))
    return Definition(frame.label, frame.definition, tuple(details))
