"""What others take for the nearest equivalent, on the same texts: megabytes of text a second on one core.

Empath and NLTK read a part of the articles only, since all of them would take minutes; speed is per megabyte.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

FEW = 80  # every eightieth article, for the slow ones
SOME = 8


def speeds(texts: Sequence[str], terms: Sequence[str]) -> dict[str, float]:
    """Return MB/s by what is measured; a peer that is not installed is left out."""
    found = {}
    for name, (share, prepare) in _PEERS.items():
        try:
            task = prepare(terms)
        except ImportError:
            continue
        own = texts[::share]
        started = time.process_time()
        task(own)
        found[name] = sum(len(text.encode()) for text in own) / 1e6 / (time.process_time() - started)
    return found


def _count_vectorizer(terms: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """Count all words: no lexicon, no sentences, no places."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform


def _count_terms(terms: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """Count the plain terms of a lexicon, up to three words long."""
    from sklearn.feature_extraction.text import CountVectorizer

    vocabulary = sorted({term.lower() for term in terms if 1 <= len(term.split()) <= 3})
    return CountVectorizer(vocabulary=vocabulary, ngram_range=(1, 3)).transform


def _nltk(terms: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """Tokenise and count the words of a dictionary in a loop, as scripts do."""
    from nltk.tokenize import TreebankWordTokenizer

    tokenise, wanted = TreebankWordTokenizer().tokenize, {term.lower() for term in terms}
    return lambda texts: [Counter(word for word in tokenise(text.lower()) if word in wanted) for text in texts]


def _empath(terms: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """Count Empath's 194 categories."""
    from empath import Empath

    lexicon = Empath()
    return lambda texts: [lexicon.analyze(text) for text in texts]


_PEERS: dict[str, tuple[int, Callable[[Sequence[str]], Callable[[Sequence[str]], object]]]] = {
    "CountVectorizer, all words": (1, _count_vectorizer),
    "CountVectorizer, the lexicon's plain terms": (SOME, _count_terms),
    "NLTK's Treebank tokens, dictionary loop": (SOME, _nltk),
    "Empath": (FEW, _empath),
}
