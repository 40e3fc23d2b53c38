"""What has to be known to make the report again."""

from __future__ import annotations

from framing.errors import counted
from framing.report import numbers
from framing.report.model import Definition, Definitions, Section
from framing.report.sections.plan import plan_items
from framing.results import Codebook, Provenance

_MOST_INPUTS = 40


def provenance(
    codebooks: tuple[Codebook, ...], seed: int, n_resamples: int, origin: Provenance | None, plan: str = ""
) -> Section:
    """Print versions, the lexicons with their full hashes, inputs with theirs, options and the command."""
    items = []
    if origin is not None:
        libraries = ", ".join(f"{name} {version}" for name, version in origin.libraries)
        items.append(Definition("framing", origin.version))
        items += [Definition("Libraries", libraries)] if libraries else []
    items += [
        Definition(
            "Model" if book.is_model else "Lexicon",
            ", ".join(filter(None, (f"{book.name} {book.version}", book.licence, f"SHA-256 {book.sha256}"))),
        )
        for book in codebooks
    ]
    if origin is not None:
        items += [
            Definition(
                "Input", f"{file.name}, {counted(file.n_articles, 'article', 'articles')}, SHA-256 {file.sha256}"
            )
            for file in origin.inputs[:_MOST_INPUTS]
        ]
        more = len(origin.inputs) - _MOST_INPUTS
        items += [Definition("Further inputs", f"{numbers.count(more)}, in the JSON report")] if more > 0 else []
        options = ", ".join(f"{name} = {value}" for name, value in origin.options)
        items += [Definition("Options", options)] if options else []
    items += plan_items(plan)
    items.append(Definition("Seed", f"{seed}, {numbers.count(n_resamples)} resamples"))
    if origin is not None and origin.command:
        items.append(Definition("Command", origin.command))
    return Section("provenance", "Provenance", (Definitions(tuple(items), literal=True),))
