"""Words that are met once do not make a scorer grow: misspellings and addresses in millions of articles."""

from __future__ import annotations

import pickle
import random
from functools import partial
from pathlib import Path

import pytest

from framing.corpus import read_corpus
from framing.scoring import languages
from framing.scoring.batch import Scorer
from framing.scoring.batches import batches
from framing.text import Vocabulary
from tests.engine.datasets import lexicon_in


def test_new_words_in_every_batch_leave_a_scorer_as_large_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "Vocabulary", partial(Vocabulary, bound=1000))
    scorer, chance, sizes = Scorer([lexicon_in(tmp_path)]), random.Random(0), []
    for number in range(25):
        words = (f"w{chance.randrange(10**12)}" for _ in range(400))
        text = f"Dr Xav{number} Borg said the council exports www.{number}.org/{' '.join(words)}."
        corpus = read_corpus([{"source": "A", "text": text}], clean=False, progress=False)
        for part, _ in batches(corpus):
            scorer.score_batch(part)
        sizes.append(len(pickle.dumps(scorer)))
    # 8,000 words later: it starts again every third batch, and is never larger than it was by then.
    assert max(sizes[-5:]) <= 1.02 * max(sizes[:5])
