"""The corpus that travels with the package, to try everything on."""

from __future__ import annotations

import json
from typing import Any

from framing.corpus.corpus import Corpus
from framing.corpus.reading import read_corpus
from framing.errors import InputError, unknown
from framing.files import packaged_folder

_FILES = {"en": "us_vietnam.jsonl", "zh": "us_vietnam_zh.jsonl"}


def sample_corpus(*languages: str) -> Corpus:
    """Return invented articles on the upgrade of US–Vietnam relations in 2023.

    They are made up for demonstration and are no reporting; each says so in its column ``note``.

    Parameters
    ----------
    *languages : {"en", "zh"}
        Articles in these languages, each with its own in the column ``language``. Without any: the 28 English
        articles by four outlets, and no such column.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        There are no articles in a language.
    """
    if not languages:
        return read_corpus(packaged_folder("examples") / _FILES["en"], progress=False)
    for language in languages:
        if language not in _FILES:
            raise InputError(unknown("language of sample articles", language, list(_FILES)))
    rows = [row for language in dict.fromkeys(languages) for row in _rows(language)]
    return read_corpus(rows, progress=False)


def _rows(language: str) -> list[dict[str, Any]]:
    lines = (packaged_folder("examples") / _FILES[language]).read_text("utf-8").splitlines()
    return [{"language": language, **json.loads(line)} for line in lines]
