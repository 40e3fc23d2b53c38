"""Which articles mention a target or use a frame."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from framing.errors import InputError
from framing.lexicon import Lexicon
from framing.scoring import mentioning, mentions
from tests.scoring.scored import corpus_of, lexicon_of

TEXTS = ("China wins.", "Nothing.", "The South China Sea.", "Trade not.", "Chinese trade.")
TITLES = (None, "On China", "", None, "Deal")


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    targets = {"china": {"label": "China", "terms": ["Chin*"], "unless": ["South China Sea"]}}
    return lexicon_of(tmp_path, {"trade": [{"term": "trade", "negation": "exclude"}, "deal"]}, targets=targets)


@pytest.mark.parametrize(
    ("names", "ids"), [("china", "014"), ("trade", "34"), (["china", "trade"], "0134"), (("trade", "trade"), "34")]
)
@pytest.mark.parametrize("batch", [1, 2, 200])
def test_articles_that_mention(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch, names: str | list[str], ids: str, batch: int
) -> None:
    monkeypatch.setattr(mentions, "_BATCH", batch)
    corpus = corpus_of(*TEXTS, titles=TITLES).where(mentions=mentioning(lexicon, names))
    assert corpus.articles.column("document_id").to_pylist() == list(ids)
    assert corpus.n_in == len(TEXTS)


def test_a_mask_of_no_articles(lexicon: Lexicon) -> None:
    empty = pa.chunked_array([], pa.large_string())
    assert mentioning(lexicon, "china").mask(empty, empty).tolist() == []


def test_a_name_that_the_lexicon_does_not_have(lexicon: Lexicon) -> None:
    with pytest.raises(InputError) as caught:
        mentioning(lexicon, ["trade", "chin"])
    assert str(caught.value) == "Unknown target of made 'chin'. Did you mean 'china'? Allowed: 'china'."
