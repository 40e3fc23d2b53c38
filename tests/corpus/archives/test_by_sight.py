"""Exports that are known and not read: refused whole, never read as one article. All of them are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.corpus import read_corpus
from framing.corpus.archives.by_sight import not_read
from tests.corpus.archives.making import HANOI, proquest, proquest_article, rich_text
from tests.corpus.refusals import put, refusal

ACADEMIC = "\n".join(
    line
    for number in (1, 2)
    for line in (
        f"{' ' * 30}{number} of 2 DOCUMENTS",
        "",
        "The Invented Times",
        "",
        "LENGTH: 16 words",
        "",
        *HANOI,
    )
)
SPANISH = (
    proquest([proquest_article(1, 1)])
    .replace("Report Information from ProQuest", "Información del informe de ProQuest")
    .replace("Full text:", "Texto completo:")
    .replace("Publication title:", "Título de publicación:")
    .replace("ProQuest document ID:", "ID del documento de ProQuest:")
)
NO_CODES = (
    "New quay opens",
    "16 words",
    "12 September 2023",
    "Invented Wire",
    *HANOI,
    "Document INVW000020230912ej9c1",
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.txt",
            ACADEMIC.encode(),
            "an export of LexisNexis Academic ('1 of 500 DOCUMENTS'), which is not read. Export the articles from "
            "Nexis Uni as .docx, or put each into a row of a table.",
        ),
        (
            "a.txt",
            SPANISH.encode(),
            "an export of ProQuest from pages in another language than English, whose labels are not known. Set "
            "ProQuest's pages to English, and export it again.",
        ),
        (
            "a.rtf",
            rich_text(NO_CODES),
            "an export of Factiva without field codes, which is read from .html only. Save it as .html, or as "
            "'Full Article/Report plus Indexing'.",
        ),
    ],
)
def test_what_is_not_read_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert refusal(read_corpus, put(tmp_path, name, content)) == f"{name} looks like {said}"


def test_such_exports_in_a_folder_are_refused_too(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ACADEMIC)
    put(tmp_path, "b.txt", SPANISH)
    assert refusal(read_corpus, tmp_path).startswith("a.txt looks like an export of LexisNexis Academic")


@pytest.mark.parametrize(
    "lines",
    [
        ["The inquiry published 3 of 5 documents.", "ProQuest is an archive."],
        ["_" * 40, "ProQuest: an archive of 12000 papers"],
        ["16 words", "were all that he said.", "Document 12"],
        ["16 words", "12 September 2023"],
    ],
)
def test_other_texts_are_texts(lines: list[str]) -> None:
    assert not_read(lines) is None
