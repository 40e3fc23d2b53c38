"""`keyness`: the whole way, on corpora made for it."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
import pytest

import framing
from framing.comparisons import keyness_contrasts
from framing.corpus import Corpus, read_corpus
from framing.errors import ComparisonError
from framing.references import reference
from framing.results import Keyness
from framing.stats import benjamini_hochberg, cluster_sums, clustered_ratio, clustered_test
from framing.stats.keyness import log_likelihood, log_odds

FILLER = "the ships came to the harbour and the crew went home after a long day at sea".split()


def _corpus(n: int = 40, **more: Any) -> Corpus:
    """Two papers of n articles: Alpha writes of a "tariff war", Beta of a "fair deal", and once only of crabs."""
    rng = np.random.default_rng(0)
    articles = []
    for source, phrase in (("Alpha", "tariff war"), ("Beta", "fair deal")):
        for i in range(n):
            words = rng.choice(FILLER, 60).tolist()
            for _ in range(int(rng.integers(0, 4))):
                words.insert(int(rng.integers(0, len(words))), phrase)
            if source == "Beta" and i == 0:
                words += ["crab"] * 40
            articles.append({"source": source, "text": " ".join(words) + ".", "id": f"{source}{i}", **more})
    return read_corpus(articles, clean=False)


def _row(result: Keyness, word: str, **where: Any) -> dict[str, Any]:
    (row,) = result.words.where(word=word, **where).rows()
    return row


@pytest.fixture(scope="module")
def result() -> Keyness:
    return framing.keyness(_corpus(), "Alpha", "Beta", limit=None)


def test_what_was_planted_is_found(result: Keyness) -> None:
    key = {row["word"] for row in result.rows() if row["key"]}
    assert {"tariff", "war", "tariff war", "fair", "deal", "fair deal"} <= key
    assert all({"tariff", "war", "fair", "deal"} & set(word.split()) for word in key)
    assert {row["word"] for row in result.top(3)} == {"tariff", "war", "tariff war"}
    assert {row["word"] for row in result.top(3, side="reference")} == {"deal", "fair", "fair deal"}
    (contrast,) = result.contrasts.rows()
    assert contrast["key_focus"] + contrast["key_reference"] == len(key)


def test_counts_are_those_of_the_texts(result: Keyness) -> None:
    texts: dict[str, list[list[str]]] = {"Alpha": [], "Beta": []}
    for article in _corpus().articles.to_pylist():
        texts[article["source"]].append(article["text"].strip(".").split())
    row = _row(result, "tariff")
    counted = [Counter(words)["tariff"] for words in texts["Alpha"]]
    total = sum(map(len, texts["Alpha"]))
    assert (row["count_focus"], row["documents_focus"], row["n_focus"]) == (
        sum(counted),
        np.count_nonzero(counted),
        40,
    )
    assert row["rate_focus"] == pytest.approx(1000 * sum(counted) / total)
    assert (row["count_reference"], row["rate_reference"], row["documents_reference"]) == (0, 0, 0)
    assert row["percent_difference"] is None
    assert row["dispersion_reference"] is None
    parts = [
        (count / sum(counted), len(words) / total) for count, words in zip(counted, texts["Alpha"], strict=True)
    ]
    assert row["dispersion_focus"] == pytest.approx(sum(abs(a - b) for a, b in parts) / 2)
    (contrast,) = result.contrasts.rows()
    assert (contrast["words_focus"], contrast["words_reference"]) == (total, sum(map(len, texts["Beta"])))


def test_numbers_are_those_of_the_array_core(result: Keyness) -> None:
    from framing.comparisons.word_counts import word_counts

    counts = word_counts(_corpus(), (1, 2), min_documents=3)
    first = np.array([article["source"] == "Alpha" for article in _corpus().articles.to_pylist()])
    sides = [cluster_sums(counts.counts[rows], counts.lengths[rows], counts.order - 1) for rows in (first, ~first)]
    focus, reference = sides
    p, (low, high) = clustered_test(focus, reference), clustered_ratio(focus, reference, 0.95)
    corrected = benjamini_hochberg(p)
    length = (focus.s + reference.s) / 80
    prior = length * (focus.h + reference.h) / (focus.s + reference.s)
    _, z = log_odds(focus.h, reference.h, focus.s, reference.s, prior, length)
    words = counts.words(np.arange(len(p))).to_pylist()
    assert result.n_tests == len(p) == len(result.words)
    for i, word in enumerate(words):
        row = _row(result, word)
        assert (row["p"], row["p_corrected"], row["score"]) == pytest.approx((p[i], corrected[i], z[i]))
        for name, limit in (("low", low[i]), ("high", high[i])):
            finite = 0 < limit < math.inf
            assert row[name] == (pytest.approx(math.log2(limit)) if finite else None)


def test_g2_orders_and_nothing_else_changes(result: Keyness) -> None:
    g2 = framing.keyness(_corpus(), "Alpha", "Beta", measure="g2", limit=None)
    (contrast,) = g2.contrasts.rows()
    for word in ("tariff", "the", "deal"):
        ours, theirs = _row(g2, word), _row(result, word)
        n, m = contrast["words_focus"], contrast["words_reference"]
        score = log_likelihood(ours["count_focus"], ours["count_reference"], n, m)
        assert ours["score"] == pytest.approx(score)
        same = (
            "log_ratio",
            "low",
            "high",
            "p",
            "p_corrected",
            "key",
            "count_focus",
            "dispersion_focus",
            "caveats",
        )
        assert [ours[name] for name in same] == [theirs[name] for name in same]


def test_one_article_cannot_make_a_key_word() -> None:
    result = framing.keyness(_corpus(), "Beta", "Alpha", measure="g2", min_documents=1, limit=None)
    row = _row(result, "crab")
    assert row["p_words"] < 1e-5  # as if forty words were forty observations
    assert row["p"] > 0.05
    assert not row["key"]
    assert row["caveats"] == ["concentrated"]
    # One article has it, and one is enough for min_documents=1; with three it is not even tested.
    assert "crab" not in framing.keyness(_corpus(), "Beta", "Alpha", limit=None).words.column("word")
    assert row["dispersion_focus"] > 0.9


def test_words_of_too_few_articles_of_a_side_come_last_and_are_not_shown_first() -> None:
    articles = [{"source": "A", "text": f"sea {'eel' * (i < 1)} cod {i} a"} for i in range(24)]
    articles += [{"source": "B", "text": f"sea {'eel eel' * (i < 2)} {i} b"} for i in range(9)]
    result = framing.keyness(read_corpus(articles, clean=False), "B", "A", ngrams=1, limit=None)
    row = _row(result, "eel")
    assert (row["side"], row["documents_focus"], row["caveats"]) == ("focus", 2, ["small-n", "few-articles"])
    assert "eel" not in [each["word"] for each in result.top(50)]
    assert result.words.where(side="focus").column("word")[-1] == "eel"


def test_a_group_without_name_is_all_others() -> None:
    sample = framing.sample_corpus()
    result = framing.keyness(sample, "Mekong Courier")
    (contrast,) = result.contrasts.rows()
    assert (contrast["focus"], contrast["reference"]) == ("Mekong Courier", None)
    assert (contrast["n_focus"], contrast["n_reference"]) == (7, 21)
    every = framing.keyness(sample)
    assert every.contrasts.column("focus") == list(every.groups)
    assert every.contrasts.column("n_reference") == [21] * 4
    assert every.n_tests == sum(every.contrasts.column("tested")) == 4 * result.n_tests
    first = {row["word"]: row for row in result.words}
    for row in every.words.where(focus="Mekong Courier"):
        if row["word"] in first:  # nothing but the correction knows of the other contrasts
            assert {**row, "p_corrected": 0} == {**first[row["word"]], "p_corrected": 0}


def test_each_group_against_one_reference() -> None:
    result = framing.keyness(framing.sample_corpus(), reference="Mekong Courier")
    assert result.contrasts.column("reference") == ["Mekong Courier"] * 3
    assert result.contrasts.column("n_reference") == [7, 7, 7]


@pytest.mark.parametrize(
    ("arguments", "pair"),
    [((), ("Alpha", "Beta")), (("Beta",), ("Beta", "Alpha")), ((None, "Alpha"), ("Beta", "Alpha"))],
)
def test_of_two_groups_one_contrast_says_everything(arguments: tuple[Any, ...], pair: tuple[str, str]) -> None:
    result = framing.keyness(_corpus(5), *arguments)
    assert [(row["focus"], row["reference"]) for row in result.contrasts] == [pair]


def test_articles_of_other_groups_take_no_part() -> None:
    sample = framing.sample_corpus()
    pair = ("Mekong Courier", "Pacific Commerce Wire")
    whole = framing.keyness(sample, *pair)
    alone = framing.keyness(sample.where(source=list(pair)), *pair)
    assert whole.words.data.equals(alone.words.data)
    assert [row["articles"] for row in whole.exclusions] == [28, 14, 14]
    assert whole.exclusions.column("reason") == ["articles read", "in another group", "articles compared"]


def test_left_out_words_change_no_other_number() -> None:
    corpus = _corpus()
    whole = framing.keyness(corpus, limit=None, correction="none")
    part = framing.keyness(
        corpus, limit=None, correction="none", stop_words="english", exclude=["War", "fair deal", "Chnia"]
    )
    words = part.words.column("word")
    assert not {"the", "the ships", "war", "tariff war", "fair deal"} & set(words)
    assert {"tariff", "fair", "deal", "ships came"} <= set(words)
    kept = [row for row in whole.words if row["word"] in set(words)]
    assert sorted(kept, key=lambda row: str(row["word"])) == sorted(part.words, key=lambda row: str(row["word"]))
    assert "War" in part.left_out
    (caveat,) = [caveat for caveat in part.caveats if caveat.code == "not-found"]
    assert caveat.message == "To be left out, and in no word or phrase that enough articles have: “Chnia”."


def test_a_phrase_may_hold_a_stop_word_inside() -> None:
    articles = [{"source": s, "text": f"the war on terror {i}{s}"} for i in range(4) for s in "AB"]
    result = framing.keyness(
        read_corpus(articles, clean=False), ngrams=(1, 4), stop_words=["the", "on"], limit=None
    )
    assert result.words.column("word") == ["terror", "war"]
    result = framing.keyness(read_corpus(articles, clean=False), ngrams=3, stop_words="english", limit=None)
    assert result.words.column("word") == ["war on terror"]


def test_the_limit_is_on_rows_and_not_on_tests() -> None:
    result = framing.keyness(_corpus(), limit=2)
    assert len(result.words) == 4
    assert result.n_tests == framing.keyness(_corpus(), limit=None).n_tests


def test_one_article_a_side_has_scores_and_no_test() -> None:
    articles = [
        {"source": s, "text": f"trade {w} trade"} for s, w in (("A", "war"), ("B", "deal"), ("B", "talks"))
    ]
    result = framing.keyness(read_corpus(articles, clean=False), ngrams=1, min_documents=1)
    row = _row(result, "war")
    assert row["score"] > 0
    assert [row[name] for name in ("p", "p_corrected", "low", "high", "key")] == [None, None, None, None, False]
    assert row["caveats"] == ["one-article", "small-n", "concentrated"]
    assert result.n_tests == 0


def test_a_side_without_words_uses_nothing_more() -> None:
    texts = (("A", "5 6 7"), ("B", "war"), ("B", "war sea"), ("C", "x"))
    corpus = read_corpus([{"source": source, "text": text} for source, text in texts], clean=False)
    result = framing.keyness(corpus, "A", ngrams=1, min_documents=1)
    assert set(result.words.column("side")) == {"reference"}
    assert set(result.words.column("percent_difference")) == {None}
    (caveat,) = [caveat for caveat in result.caveats if caveat.code == "one-article"]
    assert caveat.message == (
        "A side has fewer than two articles: A. Articles that differ cannot be seen in one, so there is no test "
        "and no interval."
    )


def test_nothing_in_enough_articles() -> None:
    articles = [{"source": s, "text": f"one {s}{i}"} for i, s in enumerate("AB")]
    result = framing.keyness(read_corpus(articles, clean=False))
    assert len(result.words) == 0
    assert result.top() == []
    assert [caveat.message for caveat in result.caveats if caveat.code == "no-tests"] == [
        "No word or phrase is in as many articles of a contrast as min_documents asks for (3), so there is "
        "nothing to compare."
    ]


def test_articles_without_a_group_or_without_words_are_counted() -> None:
    articles: list[dict[str, Any]] = [
        {"source": s, "desk": s, "text": f"war {i} {s}"} for i, s in enumerate("AABBAABB")
    ]
    articles += [{"source": "A", "desk": None, "text": "war"}, {"source": "A", "desk": "A", "text": "5 7 9"}]
    result = framing.keyness(read_corpus(articles, clean=False), by="desk")
    messages = {caveat.code: caveat.message for caveat in result.caveats}
    assert messages["no-group"] == "1 article has no value in 'desk' and belongs to no group."
    assert messages["no-words"] == "1 article has no words and takes no part."
    assert [tuple(row.values()) for row in result.exclusions] == [
        ("in", "articles read", 10),
        ("comparing", "no value in 'desk'", 1),
        ("comparing", "no words", 1),
        ("used", "articles compared", 8),
    ]


def test_the_method_says_what_was_done(result: Keyness) -> None:
    assert result.method == (
        "Counted were words and phrases of two words, regardless of case and without possessive endings, in "
        "titles and cleaned texts; phrases lie within a sentence and cross no comma, bracket or number. Words "
        "are ordered by the z-score of the log-odds-ratio with an informative Dirichlet prior: the words of "
        "both sides, with the weight of one average article (Monroe, Colaresi & Quinn, 2008). The effect is "
        "the binary logarithm of the ratio of rates (Hardie, 2014); dispersion is Gries's (2008) deviation of "
        "proportions. Tests and intervals take articles as units (Lijffijt et al., 2016): counts are divided "
        "by the design effect, how much more articles vary than independent words would (Rao & Scott, 1992). "
        "p is that of G² so divided (Dunning, 1993), with Student's t (Welch, 1947); intervals (95%) are "
        "Jeffreys's for the share of the focus in the counts of both sides (Brown, Cai & DasGupta, 2001). p "
        f"values were corrected over {result.n_tests} words and phrases that at least 3 articles of a contrast "
        "have, for the false discovery rate (Benjamini & Hochberg, 1995). A key word has a corrected p of at "
        "most 0.05 and stands in at least 3 articles of the side that uses it more."
    )
    assert [reference(key).key for key in result.references] == list(result.references)
    other = framing.keyness(
        framing.sample_corpus(), measure="g2", ngrams=(3, 5), correction="none", lowercase=False, min_documents=1
    ).method
    for said in (
        "Counted were phrases of three and of five, with their case",
        "Words are ordered by the signed log-likelihood ratio G² (Dunning, 1993).",
        "A focus is compared with the articles of all other groups together.",
        "over 4 contrasts were not corrected for their number.",
        "A key word has a corrected p of at most 0.05.",
    ):
        assert said in other


def test_more_than_anyone_can_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyness_contrasts, "MOST_TESTS", 5)
    with pytest.raises(ComparisonError) as caught:
        framing.keyness(_corpus(5))
    assert str(caught.value).endswith(
        "words and phrases are more than can be compared at once (5). Name a focus, make fewer groups, or raise "
        "min_documents (now 3)."
    )
