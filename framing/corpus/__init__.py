"""Articles in: from files, folders and tables to a `Corpus` that says what it left out and what it set aside."""

from framing.corpus.corpus import Corpus
from framing.corpus.reading import read_corpus
from framing.corpus.sample import sample_corpus
from framing.corpus.synthetic import SyntheticCorpus, synthetic_corpus

__all__ = ["Corpus", "SyntheticCorpus", "read_corpus", "sample_corpus", "synthetic_corpus"]


def __dir__() -> list[str]:
    return sorted(__all__)
