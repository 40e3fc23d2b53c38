"""Articles that a lexicon was built from: what it finds in them says nothing about how well it does elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.results import Codebook

EXCLUSION_COLUMNS = ("document_id", "source", "place", "stage", "reason")


def built_from(corpus: Corpus, codebooks: Sequence[Codebook]) -> dict[str, str]:
    """Return the articles that lexicons name in `built_from`, or that have the same text, each with the reason.

    A name is an article's id, its place ("articles.csv:7", "letters/one.txt"), or a file's name, with or without
    its folder, for all that was read from it.
    """
    ids = corpus.articles.column("document_id").to_pylist()
    names = [
        _names(str(place)) | {document_id}
        for document_id, place in zip(ids, corpus.places.to_pylist(), strict=True)
    ]
    reasons: dict[str, str] = {}
    for book in codebooks:
        for document_id, own in zip(ids, names, strict=True):
            named = sorted(own.intersection(book.built_from))
            if named:
                reasons.setdefault(document_id, f"the lexicon {book.name} was built from it ('{named[0]}')")
    return _with_copies(corpus, ids, reasons) if reasons else reasons


def exclusion_rows(corpus: Corpus, reasons: dict[str, str]) -> pa.Table:
    """List the articles that have a reason not to be coded."""
    articles = corpus.articles.select(["document_id", "source"]).append_column("place", corpus.places)
    chosen = articles.filter(pc.is_in(articles.column("document_id"), value_set=pa.array(reasons, pa.string())))
    said = [reasons[document_id] for document_id in chosen.column("document_id").to_pylist()]
    chosen = chosen.append_column("stage", pa.array(["coding"] * len(said), pa.string()))
    chosen = chosen.append_column("reason", pa.array(said, pa.string()))
    return chosen.cast(pa.schema([(name, pa.string()) for name in EXCLUSION_COLUMNS]))


def _names(place: str) -> set[str]:
    """Return what a place may be called: itself, its file, and the file without its folder."""
    file, colon, row = place.rpartition(":")
    whole = file if colon and row.isdecimal() else place
    return {place, whole, PurePosixPath(whole).name}


def _with_copies(corpus: Corpus, ids: Sequence[str], reasons: dict[str, str]) -> dict[str, str]:
    texts = corpus.articles.column("text").to_pylist()
    original = {text: document_id for document_id, text in zip(ids, texts, strict=True) if document_id in reasons}
    copies = {
        document_id: f"it has the text of '{original[text]}': {reasons[original[text]]}"
        for document_id, text in zip(ids, texts, strict=True)
        if text in original and document_id not in reasons
    }
    return reasons | copies
