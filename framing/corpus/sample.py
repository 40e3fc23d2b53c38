"""The corpus that travels with the package, to try everything on."""

from __future__ import annotations

from framing.corpus.corpus import Corpus
from framing.corpus.reading import read_corpus
from framing.files import packaged_folder


def sample_corpus() -> Corpus:
    """Return 28 invented articles by four invented outlets on the upgrade of US–Vietnam relations in 2023.

    They are made up for demonstration and are no reporting; each says so in its column ``note``.
    """
    return read_corpus(packaged_folder("examples") / "us_vietnam.jsonl", progress=False)
