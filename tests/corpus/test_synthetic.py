from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import framing
from framing.corpus import SyntheticCorpus, synthetic_corpus
from framing.lexicon import Lexicon, Term
from framing.results import Scores

FRAMES: dict[str, float | Mapping[str, float]] = {
    "trade": {"Alpha": 0.1, "Beta": 0.3},
    "rights": 0.03,
    "security": 0.15,
}
GROUPS = {"Alpha": 60, "Beta": 40}
KEYS = ["document_id", "source", "frame", "voice"]


def _read_back(made: SyntheticCorpus, folder: Path) -> Scores:
    path = folder / "synthetic.yml"
    path.write_text(made.lexicon, encoding="utf-8")
    return framing.score(made.corpus, framing.load_lexicon(path), progress=False)


def _assert_found(made: SyntheticCorpus, scores: Scores) -> None:
    """Hits, matches and denials per article × frame × voice, lengths, and who is quoted where."""
    truth, found = made.truth.hits.to_pandas(), scores.frames.to_pandas()
    joined = truth.merge(found, on=KEYS, suffixes=("", "_found"), validate="one_to_one")
    assert len(joined) == len(truth)
    assert (joined["sentences"] == joined["sentences_found"]).all()
    assert (joined["sentences"] == joined["matches"]).all()
    articles = made.truth.articles.to_pandas()
    assert articles["sentences"].tolist() == scores.documents.column("sentences")
    evidence = scores.evidence.where(kind="frame").to_pandas()
    denied = evidence[evidence["negated"]].groupby(["document_id", "name", "voice"], observed=True).size()
    planted = truth[(truth["voice"] != "all") & (truth["negated"] > 0)]
    expected = planted.set_index(["document_id", "frame", "voice"])["negated"]
    assert denied.sort_index().to_dict() == expected.sort_index().to_dict()
    said = evidence[evidence["voice"] != "journalist"]
    quotes = made.truth.quotes.to_pandas().merge(said, on=["document_id", "sentence"], suffixes=("", "_found"))
    assert len(quotes) == len(said)
    assert (quotes["voice"] == quotes["voice_found"].astype(str)).all()
    assert (quotes["speaker"] == quotes["speaker_found"].astype(str)).all()


def test_it_is_what_the_package_exports() -> None:
    assert framing.synthetic_corpus is synthetic_corpus


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"quoted": 0.5, "attributed": 0.4, "negated": 0.3},
        {
            "voices": {"trade": {"quoted": 0.9, "attributed": 0.1}},
            "negated": {"trade": 1, "rights": 0, "security": 0},
        },
        {"shared": 0.5, "length": {"Alpha": 8, "Beta": 40}, "spread": 0.3, "heterogeneity": 0},
        {"quoted": {"Alpha": 0.0, "Beta": 0.6}, "attributed": 0, "length": 2, "spread": 0},
    ],
    ids=["plain", "voices", "voices of a frame", "shared copy", "headline and one sentence"],
)
def test_scoring_finds_exactly_what_was_planted(options: dict[str, Any], tmp_path: Path) -> None:
    made = synthetic_corpus(FRAMES, GROUPS, seed=3, **options)
    assert made.truth.hits.to_pandas()["sentences"].sum() > 0
    _assert_found(made, _read_back(made, tmp_path))


def test_a_shipped_lexicon_finds_its_own_terms() -> None:
    """Its plain terms, planted in all voices and denied now and then, among words that none of its terms match."""
    lexicon = framing.load_lexicon("us-vietnam")
    phrases = {frame.name: [term.text for term in frame.terms if _is_plain(term)] for frame in lexicon.frames}
    phrases = {name: terms for name, terms in phrases.items() if terms}
    made = synthetic_corpus(dict.fromkeys(phrases, 0.1), {"Alpha": 80}, phrases=phrases, negated=0.2, seed=1)
    _assert_found(made, framing.score(made.corpus, lexicon, progress=False))


def _is_plain(term: Term) -> bool:
    """Whether a term is nothing but words that count wherever they stand, denied too."""
    words = all(word.isalpha() for word in term.text.split())
    return words and term.weight == 1 and not term.case and not term.unless and term.count_negated


def test_no_shipped_lexicon_finds_anything_in_the_filler() -> None:
    made = synthetic_corpus({"none": 0.0}, {"Alpha": 300}, seed=2)
    lexicons: Sequence[Lexicon] = [framing.load_lexicon(name) for name in framing.available_lexicons()]
    assert len(framing.score(made.corpus, lexicons, progress=False).evidence) == 0


def test_the_truth_adds_up() -> None:
    made = synthetic_corpus(FRAMES, GROUPS, negated=0.2, shared=0.25, seed=0)
    hits, articles = made.truth.hits.to_pandas(), made.truth.articles.to_pandas()
    assert len(hits) == 100 * 3 * 4
    voices = hits.pivot_table(index=["document_id", "frame"], columns="voice", values="sentences")
    assert (voices["all"] == voices[["journalist", "quoted", "attributed"]].sum(axis=1)).all()
    assert (hits["negated"] <= hits["sentences"]).all()
    every = hits[hits["voice"] == "all"].groupby(["source", "frame"])["sentences"].sum()
    for row in made.truth.groups:
        sentences = articles.loc[articles["source"] == row["source"], "sentences"].sum()
        assert row["planted"] == pytest.approx(every[row["source"], row["frame"]] / sentences, rel=1e-12)
        asked = FRAMES[row["frame"]]
        assert row["share"] == (asked[row["source"]] if isinstance(asked, Mapping) else asked)
        assert row["articles"] == GROUPS[row["source"]]


def test_what_is_planted_is_what_was_asked_for() -> None:
    """6,000 articles: shares within four standard errors (that of a ratio with correlation .1 within articles)."""
    made = synthetic_corpus(FRAMES, {"Alpha": 3000, "Beta": 3000}, quoted=0.3, attributed=0.1, negated=0.25)
    lengths = made.truth.articles.to_pandas()["sentences"].to_numpy()[:3000]
    for row in made.truth.groups:
        p = row["share"]
        variance = p * (1 - p) * np.sum(lengths * (1 + 0.1 * (lengths - 1))) / lengths.sum() ** 2
        assert row["planted"] == pytest.approx(p, abs=4 * np.sqrt(variance))
    hits = made.truth.hits.to_pandas()
    totals = hits.groupby("voice")[["sentences", "negated"]].sum()
    # Titles are the journalist's: of an article's m sentences (m − 1) may be somebody else's.
    spoken = 1 - len(lengths) / lengths.sum()
    assert totals.loc["quoted", "sentences"] / totals.loc["all", "sentences"] == pytest.approx(
        0.3 * spoken, abs=0.01
    )
    assert totals.loc["attributed", "sentences"] / totals.loc["all", "sentences"] == pytest.approx(
        0.1 * spoken, abs=0.01
    )
    assert totals.loc["all", "negated"] / totals.loc["all", "sentences"] == pytest.approx(0.25, abs=0.01)


def test_a_frame_may_stand_in_quotations_above_all() -> None:
    made = synthetic_corpus(
        {"trade": 0.05, "rights": 0.05}, {"Alpha": 500}, quoted=0.3, voices={"trade": {"quoted": 0.9}}
    )
    hits = made.truth.hits.to_pandas().groupby(["frame", "voice"])["sentences"].sum()
    assert hits["trade", "quoted"] / hits["trade", "all"] > 0.8
    assert hits["trade", "attributed"] / hits["trade", "all"] < 0.05
    assert hits["rights", "quoted"] / hits["rights", "all"] < 0.4


def test_shared_copy_stands_in_every_source_word_for_word() -> None:
    made = synthetic_corpus({"trade": 0.1}, {**GROUPS, "Gamma": 50}, shared=0.5)
    articles = made.corpus.articles.to_pandas().merge(made.truth.articles.to_pandas(), left_on="document_id",
                                                      right_on="document_id")  # fmt: skip
    copies = articles[articles["shared"].notna()].groupby("shared")
    assert len(copies) == 20  # half of the 40 of the smallest
    assert (copies["text"].nunique() == 1).all()
    assert (copies["title"].nunique() == 1).all()
    assert (copies["source_x"].apply(sorted).apply(list) == pd.Series([["Alpha", "Beta", "Gamma"]] * 20)).all()
    own = articles[articles["shared"].isna()]
    assert own["text"].is_unique


def test_the_same_seed_gives_the_same_corpus() -> None:
    first, again, other = (synthetic_corpus(FRAMES, GROUPS, seed=seed) for seed in (5, 5, 6))
    assert first.corpus.articles.equals(again.corpus.articles)
    assert first.truth.hits.data.equals(again.truth.hits.data)
    assert not first.corpus.articles.equals(other.corpus.articles)


def test_it_says_that_it_is_made_up() -> None:
    made = synthetic_corpus({"trade": 0.1}, {"Alpha": 2})
    assert [str(caveat) for caveat in made.corpus.caveats] == [
        "synthetic: These articles were made up by framing.synthetic_corpus: they say nothing about any source."
    ]
    assert str(made).startswith("Corpus of 2 articles from 1 source")
    assert "Planted\nsource  frame  articles  share  planted\nAlpha   trade  2         0.1" in repr(made)
