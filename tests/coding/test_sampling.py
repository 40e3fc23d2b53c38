"""Samples for coding: what is drawn, how probable it was, and what is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import framing
from framing.coding import read_sample, sample_for_coding
from framing.errors import InputError
from framing.results import CodingSample, Table
from tests.coding.coded import built_from, plain_scores, sample_of, unit_at


def test_every_unit_says_what_and_where_it_is() -> None:
    corpus, _ = plain_scores()
    sample = sample_of()
    texts = dict(zip(corpus.articles["document_id"].to_pylist(), corpus.articles["text"].to_pylist(), strict=True))
    titles = dict(
        zip(corpus.articles["document_id"].to_pylist(), corpus.articles["title"].to_pylist(), strict=True)
    )
    assert len(sample) == len(set(sample.table.column("unit_id"))) == 40
    for row in sample:
        whole = (titles if row["field"] == "title" else texts)[row["document_id"]]
        assert row["text"] == whole[row["start"] : row["end"]] != ""
        assert row["document_id"] not in row["unit_id"]
        assert row["source"] == ("North" if int(row["document_id"][1:]) % 2 == 0 else "South")
        assert row["unit"] == "sentence"


def test_probabilities_are_drawn_over_there() -> None:
    """They are those of the strata, and their inverses add up to all units: 12 articles × 14 sentences."""
    sample = sample_of()
    drawn = Counter(sample.table.column("stratum"))
    for row in sample.strata:
        assert row["sampled"] == drawn[row["stratum"]] >= 1
        assert row["probability"] == row["sampled"] / row["population"]
        assert row["taken"] == ("all" if row["sampled"] == row["population"] else "random")
    assert sum(1 / p for p in sample.table.column("probability")) == pytest.approx(12 * 14)
    assert sample.population == 12 * 14


def test_strata_are_by_source_and_rarest_frame() -> None:
    """Each article has one sentence with each frame, and twelve others."""
    strata = {row["stratum"]: row["population"] for row in sample_of().strata}
    assert strata == {
        f"{source} | {frame}": n
        for source in ("North", "South")
        for frame, n in (("growth", 6), ("danger", 6), ("no hit", 72))
    }


def test_a_unit_with_two_frames_is_in_the_stratum_of_the_rarer() -> None:
    """As articles, all have both: ties go to the frame that the lexicon names first."""
    assert {row["stratum"] for row in sample_of(6, unit="article", strata=("score",)).strata} == {"growth"}


def test_strata_can_be_by_the_target_that_is_named() -> None:
    """Each of twelve articles names the city in one of fourteen sentences."""
    strata = {row["stratum"]: row["population"] for row in sample_of(strata=("target",)).strata}
    assert strata == {"city": 12, "no target": 12 * 13}


@pytest.mark.parametrize("unit", ["sentence", "passage", "article"])
def test_units_come_up_as_often_as_their_probabilities_say(unit: str) -> None:
    """Over 60 seeds each unit is drawn in p × 60 ± 4.5 standard deviations."""
    n = {"sentence": 40, "passage": 20, "article": 6}[unit]
    counts: Counter[str] = Counter()
    probability: dict[str, float] = {}
    corpus, scores = plain_scores()
    runs = 60
    for seed in range(runs):
        sample = sample_for_coding(scores, n, corpus=corpus, unit=unit, strata=("hit",), seed=seed, progress=False)
        counts.update(sample.table.column("unit_id"))
        probability |= dict(zip(sample.table.column("unit_id"), sample.table.column("probability"), strict=True))
    for name, p in probability.items():
        assert abs(counts[name] - runs * p) <= 4.5 * np.sqrt(runs * p * (1 - p)) + 1e-9


def test_the_seed_decides_what_is_drawn() -> None:
    assert sample_of(seed=1).rows() == sample_of(seed=1).rows()
    assert sample_of(seed=1).rows() != sample_of(seed=2).rows()


def test_what_stands_around_is_there_and_not_in_the_unit() -> None:
    rows = {row["unit_id"]: row for row in sample_of(168)}
    assert rows[unit_at("a0", 0)]["field"] == "title"
    assert (rows[unit_at("a0", 0)]["text"], rows[unit_at("a0", 0)]["before"]) == ("News 0", "")
    assert rows[unit_at("a0", 0)]["after"] == "The harbour will grow. Ships come and go."
    assert rows[unit_at("a0", 1)]["before"] == "News 0"
    assert rows[unit_at("a0", 2)]["before"] == "News 0\nThe harbour will grow."
    assert rows[unit_at("a0", 4)]["before"] == "Ships come and go. Nobody counts them."
    assert rows[unit_at("a0", 13)]["after"] == ""
    assert rows[unit_at("a1", 0)]["before"] == ""


def test_an_article_has_its_headline_before_it() -> None:
    row = sample_of(12, unit="article", strata=()).rows()[0]
    assert (row["document_id"], row["before"], row["after"], row["start"]) == ("a0", "News 0", "", 0)
    assert row["text"].startswith("The harbour will grow.")
    assert row["text"].endswith("No. 0.")


def test_passages_are_paragraphs_of_up_to_five_sentences() -> None:
    """Paragraphs of 3, 2 and 8 sentences: the first two together, the third in two halves."""
    texts = [row["text"] for row in sample_of(48, unit="passage", strata=()) if row["document_id"] == "a0"]
    assert [text[:10] for text in texts] == ["News 0", "The harbou", "One says s", "Five say s"]


def test_all_units_can_be_taken() -> None:
    sample = sample_of(168)
    assert set(sample.table.column("probability")) == {1.0}
    assert {row["taken"] for row in sample.strata} == {"all"}


def test_a_width_says_how_many() -> None:
    """A wanted width of 0.3 at a share of one half, checked with the variance of the stratified sample."""
    sample = sample_of(None, width=0.3)
    assert 1.96 * 2 * error_of(sample) <= 0.3
    assert 1.96 * 2 * error_of(sample_of(len(sample) - 1)) > 0.3 - 1e-4


def error_of(sample: CodingSample) -> float:
    """Return the standard error of a share of one half (Cochran 1977, eq. 5.10, with 1 ÷ n for 1 ÷ (n − 1))."""
    rows = sample.strata.rows()
    parts = [
        (r["population"] / sample.population) ** 2 * 0.25 / r["sampled"] * (1 - r["sampled"] / r["population"])
        for r in rows
    ]
    return float(np.sqrt(sum(parts)))


def test_texts_that_a_lexicon_was_built_from_are_left_out() -> None:
    corpus, scores = plain_scores()
    sample = sample_for_coding(
        built_from(scores, "a3", "row 6"), 40, corpus=corpus, unit="sentence", progress=False
    )
    assert not {"a3", "a5"} & set(sample.table.column("document_id"))
    assert sample.population == 10 * 14
    reasons = [(row["document_id"], row["stage"], row["reason"]) for row in sample.exclusions]
    assert reasons == [
        ("a3", "coding", "the lexicon harbour was built from it ('a3')"),
        ("a5", "coding", "the lexicon harbour was built from it ('row 6')"),
    ]
    assert (
        "built-from",
        "2 articles may not be drawn from: a lexicon was built from them. See the exclusions.",
    ) in [(caveat.code, caveat.message) for caveat in sample.caveats]
    assert "2 articles that a lexicon was built from were left out." in sample.method


def test_copies_of_such_a_text_are_left_out_too() -> None:
    rows = [{"id": str(i), "source": str(i), "text": f"It grows. {'So' if i < 2 else 'No'}."} for i in range(3)]
    corpus = framing.read_corpus(rows, clean=False, progress=False)
    _, scores = plain_scores()
    from framing.coding.built_from import built_from as reasons

    books = built_from(scores, "0").codebooks
    assert reasons(corpus, books) == {
        "0": "the lexicon harbour was built from it ('0')",
        "1": "it has the text of '0': the lexicon harbour was built from it ('0')",
    }


def test_a_file_that_a_lexicon_was_built_from_is_named_with_or_without_folder_and_row(tmp_path: Any) -> None:
    from framing.coding.built_from import built_from as reasons

    _, scores = plain_scores()
    (tmp_path / "one.csv").write_text("id,source,text\na,s,It is one.\nb,s,It is two.\n", encoding="utf-8")
    corpus = framing.read_corpus(tmp_path / "one.csv", clean=False, progress=False)
    assert list(reasons(corpus, built_from(scores, "one.csv").codebooks)) == ["a", "b"]
    assert list(reasons(corpus, built_from(scores, "one.csv:2").codebooks)) == ["b"]
    assert reasons(corpus, built_from(scores, "two.csv").codebooks) == {}


def test_asking_for_such_a_text_is_refused() -> None:
    corpus, scores = plain_scores()
    with pytest.raises(InputError) as raised:
        sample_for_coding(
            built_from(scores, "a3"), 5, corpus=corpus, unit="article", documents=["a3", "a4"], progress=False
        )
    assert str(raised.value) == (
        "Articles are asked for that a lexicon was built from; codes of them would make it look better than "
        "it is.\n"
        "  a3: the lexicon harbour was built from it ('a3')\n"
        "Leave them out of documents."
    )


def test_only_the_articles_that_are_asked_for() -> None:
    assert set(sample_of(10, documents=["a1", "a2"]).table.column("document_id")) == {"a1", "a2"}


def test_a_column_of_the_articles_divides_units() -> None:
    assert {row["stratum"] for row in sample_of(40, strata=("source",)).strata} == {"North", "South"}
    assert [row["stratum"] for row in sample_of(40, strata=()).strata] == ["all"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"unit": "word"}, "Unknown unit 'word'. Allowed: 'sentence', 'passage' or 'article'."),
        ({"n": None}, "Say how many units to draw: give n, or the width of the interval that is wanted."),
        ({"width": 0.1}, "Say how many units to draw: give n, or the width of the interval that is wanted."),
        ({"n": 0}, "n is a number of units, 1 or more; given: 0."),
        ({"n": None, "width": 1.5}, "width lies between 0 and 1; given: 1.5."),
        ({"overlap": 1.1}, "overlap is a part of the units, 0 to 1; given: 1.1."),
        (
            {"coders_per_unit": 1},
            "coders_per_unit is how many coders code a unit of the overlap, 2 or more; given: 1. For no unit with "
            "several coders give overlap=0.",
        ),
        ({"coders_per_unit": 3}, "coders_per_unit=3 is more than there are coders: 2."),
        ({"coders": 0}, "At least one coder is needed; given: coders=0."),
        ({"coders": "anna"}, "coders is a number, or a list of names; given: 'anna'."),
        ({"coders": ["a", "a"]}, "Two coders have one name: 'a'. Give each a name of their own."),
        ({"coders": ["a;b"]}, "A coder's name is a text, not blank, without a semicolon; given: 'a;b'."),
        ({"n": 169}, "169 units are wanted, and there are 168 to draw from. Give n=168 or less."),
        (
            {"n": 5},
            "5 sentences are too few for 6 strata (4 of them with fewer than 10): each needs one at least, so "
            "that every unit can be drawn. Give n=12 for two of each, or divide by less than "
            "strata=('source', 'score'), such as strata=('hit',).",
        ),
        (
            {"strata": ("outlet",)},
            "Units cannot be divided by 'outlet'. Allowed: 'score' (the rarest frame of a unit), 'hit' (whether "
            "it has any), 'target' (the rarest target that it names) and the columns of the articles: source, "
            "date, title, url, sentences, tokens, tokens_journalist, tokens_quoted, tokens_attributed, tone, "
            "tone_journalist, tone_quoted, tone_attributed, tone_sd.",
        ),
        ({"documents": ["a99"]}, "Not among the articles that were scored: 'a99'. Did you mean 'a9'?"),
        ({"documents": "a1"}, "documents is a list of ids; given: the text 'a1'."),
        ({"corpus": []}, "corpus is what score() was given, from read_corpus(); given: a value of type list."),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        sample_of(**({"n": 40} | arguments))
    assert str(raised.value) == message


def test_another_corpus_is_refused() -> None:
    corpus, scores = plain_scores()
    with pytest.raises(InputError) as raised:
        sample_of(corpus=corpus.where(source="North"))
    assert str(raised.value) == (
        "The corpus is not the one that was scored: 'a1', 'a11', 'a3', 'a5', 'a7' and 1 more are not in it. Give "
        "the corpus that score() was given."
    )
    longer = corpus.articles["text"].to_pylist()
    longer[2] += " One more."
    texts = corpus.articles.set_column(
        corpus.articles.column_names.index("text"), "text", pa.array(longer, pa.large_string())
    )
    with pytest.raises(InputError) as raised:
        sample_of(corpus=replace(corpus, articles=texts))
    assert str(raised.value) == (
        "The corpus is not the one that was scored: 'a2' has 15 sentences in it and 14 in the scores (1 of the "
        "articles differ). Give the corpus that score() was given, read in the same way."
    )
    reversed_ = replace(corpus, articles=corpus.articles.take(list(range(12))[::-1]))
    with pytest.raises(InputError, match="in another order than the scores"):
        sample_of(corpus=reversed_)
    part = replace(scores, documents=Table(scores.documents.data.slice(0, 0)))
    with pytest.raises(InputError, match="The scores have no article"):
        sample_for_coding(part, 5, corpus=corpus, unit="article", progress=False)


def test_caveats_of_a_thin_sample() -> None:
    messages = {caveat.code: caveat.message for caveat in sample_of(6, coders=1).caveats}
    assert messages == {
        "no-overlap": "No unit has two coders, so nothing will show how far coders agree.",
        "single-unit": "6 strata have a single unit drawn, which does not show how much units differ there.",
        "uneven-weights": "Units weigh so unequally that for the share of a frame among all units the 6 are worth "
        "about 3 drawn alike (Kish).",
    }
    assert [caveat.code for caveat in sample_of(40).caveats] == ["few-shared"]
    assert [caveat.code for caveat in sample_of(168).caveats] == []


def test_a_sample_goes_to_csv_and_back(tmp_path: Any) -> None:
    sample = sample_of(40, coders=("anna", "ben"), overlap=0.5)
    sample.to_csv(tmp_path / "sample.csv")
    found = read_sample(tmp_path / "sample.csv")
    assert found.rows() == sample.rows()
    assert sorted(map(str, found.strata.rows())) == sorted(map(str, sample.strata.rows()))
    assert found.to_dict() | {"strata": []} == sample.to_dict() | {"strata": []}
    assert (found.summary, found.seed) == (sample.summary, 0)
    assert read_sample(sample) is sample


def test_exclusions_stay_in_the_file(tmp_path: Any) -> None:
    corpus, scores = plain_scores()
    sample = sample_for_coding(built_from(scores, "a3"), 20, corpus=corpus, unit="sentence", progress=False)
    sample.to_csv(tmp_path / "sample.csv")
    found = read_sample(tmp_path / "sample.csv")
    assert [row["document_id"] for row in found.exclusions] == ["a3"]
    assert found.exclusions.rows() == sample.exclusions.rows()
    assert found.caveats == sample.caveats


def test_units_missing_from_a_file_leave_the_strata_as_large_as_they_were(tmp_path: Any) -> None:
    sample_of(40).to_csv(tmp_path / "sample.csv")
    pd.read_csv(tmp_path / "sample.csv", dtype=str)[:20].to_csv(tmp_path / "part.csv", index=False)
    found = read_sample(tmp_path / "part.csv")
    whole = {row["stratum"]: row["population"] for row in sample_of(40).strata}
    assert len(found) == 20
    assert {row["stratum"]: row["population"] for row in found.strata}.items() <= whole.items()


@pytest.mark.parametrize(
    "record", ["{", "[]", '{"seed": "x"}', '{"strata": {"a": -1}}', '{"exclusions": [{}]}', "9"]
)
def test_a_record_that_somebody_changed_is_said(record: str) -> None:
    sample = sample_of(40)
    table = sample.to_arrow().append_column("drawn", pa.array([record, *[None] * 39], pa.string()))
    found = read_sample(table)
    assert (found.rows(), found.seed, found.method) == (sample.rows(), None, "")
    assert str(found.caveats[-1]) == (
        "record-lost: What the column 'drawn' says of how the sample was drawn cannot be read; it was changed "
        "after it was written. Seed, method and exclusions are not known, and sizes of strata are worked out from "
        "probabilities."
    )


def test_units_of_a_coder() -> None:
    sample = sample_of(40, coders=("anna", "ben"), overlap=0.5)
    assert [len(sample.for_coder(name)) for name in sample.coders] == [30, 30]
    with pytest.raises(InputError, match="Unknown coder 'bob'"):
        sample.for_coder("bob")


def test_what_a_sample_prints() -> None:
    sample = sample_of(40)
    assert sample.summary == "40 of 168 sentences drawn from 6 strata for coding, for coder1, coder2"
    assert str(sample).startswith(f"{sample.summary}\nunit_id")
    assert "<table>" in sample._repr_html_()
    assert sample.to_dict()["seed"] == 0
    assert sample.method == (
        "40 sentences were drawn at random, without replacement, from strata by source and the rarest frame found "
        "in the unit (or none); the number from each stratum goes with the square root of its size, and every "
        "stratum that has a unit was drawn from. Each unit's probability is the number drawn from its stratum "
        "over the number in it. 2 coders share them: 100% of the units are coded by 2 of them. Seed 0."
    )
    for key in sample.references:
        assert framing.references.reference(key).key == key
