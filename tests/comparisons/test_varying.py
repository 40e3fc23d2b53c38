"""Robustness: every number counted by hand, or computed again by `compare` on what is left."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.comparisons import compare, robustness
from framing.comparisons.alternatives import applicable
from framing.errors import ComparisonError
from framing.lexicon import Lexicon
from framing.results import ALTERNATIVES, Finding, Robustness, Scores
from framing.scoring import score
from tests.making import made_scores
from tests.scoring.scored import corpus_of, lexicon_of

TEXTS = (
    'Trade war looms. Security first. "War is bad," said Ann Lee. It rained.',  # A
    "Security and security again. Security it is. It rained. It snowed.",  # A
    "It rained. Trade was good.",  # B
    "Security matters. It rained. It snowed. It rained again.",  # B
)
TERMS = {"conflict": {"label": "Conflict", "threshold": 2, "terms": ["trade war", "war", "trade", "security"]}}


def scored_texts(tmp_path: Path, **changes: Any) -> Scores:
    corpus = corpus_of(*TEXTS, sources=["A", "A", "B", "B"], **changes)
    return score(corpus, lexicon_of(tmp_path, TERMS), progress=False)


def rows_of(result: Robustness, kind: str) -> dict[str, tuple[float, float]]:
    """Return difference and comparable by choice."""
    rows = result.specifications.where(kind=kind).rows()
    return {row["choice"]: (row["difference"], row["comparable"]) for row in rows}


def test_terms_by_hand(tmp_path: Path) -> None:
    # A: 3 + 2 of 8 sentences; B: 1 + 1 of 6.
    result = robustness(scored_texts(tmp_path), alternatives=["terms"])
    main = 5 / 8 - 2 / 6
    assert result.summary.rows()[0]["difference"] == pytest.approx(main)
    expected = {
        "trade war": 5 / 8 - 2 / 6,  # both of its words are terms themselves and come back
        "war": 4 / 8 - 2 / 6,
        "trade": 5 / 8 - 1 / 6,
        "security": 2 / 8 - 1 / 6,
    }
    found = rows_of(result, "terms")
    assert {term: values[0] for term, values in found.items()} == pytest.approx(expected)
    assert all(difference == comparable for difference, comparable in found.values())


def test_summary_and_finding_by_hand(tmp_path: Path) -> None:
    result = robustness(scored_texts(tmp_path), alternatives=["terms"])
    main, without = 5 / 8 - 2 / 6, 2 / 8 - 1 / 6
    assert result.summary.rows() == [
        {
            "lexicon": "made",
            "name": "conflict",
            "label": "Conflict",
            "group": "A",
            "reference": "B",
            "difference": pytest.approx(main),
            "alternatives": 4,
            "agree": 1.0,
            "low": pytest.approx(without),
            "high": pytest.approx(5 / 8 - 1 / 6),
            "kind": "terms",
            "choice": "security",
            "detail": "",
            "comparable": pytest.approx(without),
            "ratio": pytest.approx(without / main),
        }
    ]
    assert result.describe() == (
        "Without the term “security” the difference between A and B in “Conflict” falls from 0.292 to 0.0833.",
    )
    (finding,) = result.findings("terms")
    assert (finding.before, finding.after) == pytest.approx((main, without))
    assert replace(finding, before=0, after=0) == Finding("Conflict", "A", "B", "terms", "security", "", 0, 0)
    assert result.findings("articles") == ()


def test_what_counts_in_another_unit_stands_apart_and_does_not_lead(tmp_path: Path) -> None:
    scores = scored_texts(tmp_path)
    result = robustness(scores, alternatives=["quotes", "measure", "threshold"])
    # Presence would make .292 into .958; without the quotation it is 4/8 − 2/6.
    (row,) = result.summary.rows()
    assert (row["kind"], row["choice"]) == ("quotes", "no words in quotation marks")
    assert row["comparable"] == pytest.approx(4 / 8 - 2 / 6)
    assert row["high"] == pytest.approx(2 * (5 / 8 + 2 / 6) / 2)  # the range has them
    (finding,) = result.in_another_unit()
    assert (finding.kind, finding.choice) == ("threshold", "presence at the frame’s threshold")
    between = "the difference between A and B in “Conflict”"
    assert result.describe() == (
        f"Without words in quotation marks {between} falls from 0.292 to 0.167.",
        f"Counted as presence at the frame’s threshold, {between} grows from 0.292 to 0.958.",
    )
    alone = robustness(scores, alternatives=["measure"])
    assert [alone.summary.rows()[0][name] for name in ("kind", "choice", "comparable", "ratio")] == [None] * 4
    assert (alone.findings(), len(alone.in_another_unit()), alone.rows()[0]["alternatives"]) == ((), 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (0.2, 0.1, "is halved, from 0.2 to 0.1"),
        (-0.2, -0.091, "is halved, from −0.2 to −0.091"),
        (0.2, 0.12, "falls from 0.2 to 0.12"),
        (-0.2, -0.08, "shrinks from −0.2 to −0.08"),
        (0.2, -0.01, "changes sign, from 0.2 to −0.01"),
        (-0.2, -0.25, "grows from −0.2 to −0.25"),
        (0.2, 0.20001, "stays at 0.2"),
    ],
)
def test_what_a_choice_does_in_words(before: float, after: float, said: str) -> None:
    finding = Finding("Trade", "A", "B", "terms", "ban", "", before, after)
    assert finding.sentence(lambda value: f"{value:.3g}".replace("-", "−")) == (
        f"Without the term “ban” the difference between A and B in “Trade” {said}."
    )


def test_other_ways_to_count_by_hand(tmp_path: Path) -> None:
    result = robustness(scored_texts(tmp_path), alternatives=["quotes", "journalist", "measure", "threshold"])
    main, mean = 5 / 8 - 2 / 6, (5 / 8 + 2 / 6) / 2
    # Without the quotation: 2 + 2 of 8 sentences.
    assert rows_of(result, "quotes")["no words in quotation marks"][0] == pytest.approx(4 / 8 - 2 / 6)
    assert rows_of(result, "journalist")["the journalists’ own words alone"][0] == pytest.approx(4 / 8 - 2 / 6)
    # Hits: 3 + 3 of 13 + 11 tokens, 1 + 1 of 5 + 9.
    assert [len(text.split()) for text in TEXTS] == [13, 11, 5, 9]
    a, b = 6 / 24 * 1000, 2 / 14 * 1000
    assert rows_of(result, "measure")["hits per 1,000 tokens"] == pytest.approx(
        (a - b, (a - b) * mean / ((a + b) / 2))
    )
    # Threshold 2: both of A, none of B; one lower: all of all; one higher: both of A.
    assert rows_of(result, "threshold") == {
        "presence, threshold one lower": (0, 0),
        "presence at the frame’s threshold": (1, pytest.approx(2 * mean)),
        "presence, threshold one higher": (1, pytest.approx(2 * mean)),
    }
    combined = rows_of(result, "combination")
    assert len(combined) == 2 * 4
    # The journalist alone: 2 and 3 hits in A, so that one of two has three.
    assert combined["no words in quotation marks + presence, threshold one higher"][0] == 0.5
    assert result.summary.rows()[0]["alternatives"] == 2 + 1 + 3 + 8
    assert main > 0
    assert result.summary.rows()[0]["agree"] == pytest.approx(11 / 14)  # those at 0 have no sign


@pytest.mark.parametrize(
    "measure", ["share", "rate", "present", "salience", "headline", "tone", "stance", "mentions"]
)
@pytest.mark.parametrize("voice", ["all", "journalist"])
def test_leaving_articles_out_is_comparing_the_others(tmp_path: Path, measure: str, voice: str) -> None:
    lexicon = lexicon_of(tmp_path, TERMS, targets={"lee": {"label": "Lee", "terms": ["Lee", "rained"]}})
    titles = ["A war of trade", None, "Trade", "Nothing"]
    texts = [text.replace("It rained", "Lee is a good friend. It rained") for text in TEXTS]
    corpus = corpus_of(*texts, titles=titles, sources=["A", "A", "B", "B"])
    scores = score(corpus, lexicon, progress=False)
    result = robustness(scores, measure=measure, voice=voice, alternatives=["articles"])
    compared = 0
    for row in result.specifications:
        left = [number for number in range(4) if str(number) != row["choice"]]
        again = score(
            corpus_of(
                *(texts[i] for i in left), titles=[titles[i] for i in left], sources=["AABB"[i] for i in left]
            ),
            lexicon,
            progress=False,
        )
        contrasts = compare(again, measure=measure, voice=voice, n_resamples=200).contrasts
        (expected,) = [each["difference"] for each in contrasts if each["name"] == row["name"]]
        assert row["difference"] == pytest.approx(expected)
        assert row["comparable"] == row["difference"]
        compared += 1
    assert compared >= 2


def lacking(lexicon: Lexicon, text: str) -> Lexicon:
    frame = lexicon.frames[0]
    return replace(lexicon, frames=(replace(frame, terms=tuple(t for t in frame.terms if t.text != text)),))


@pytest.mark.parametrize("measure", ["share", "rate", "present", "salience"])
@pytest.mark.parametrize("voice", ["all", "quoted"])
def test_leaving_terms_out_is_comparing_without_them(tmp_path: Path, measure: str, voice: str) -> None:
    corpus = corpus_of(*TEXTS, titles=["War of trade", None, None, "Security"], sources=["A", "A", "B", "B"])
    lexicon = lexicon_of(tmp_path, TERMS)
    scores = score(corpus, lexicon, progress=False)
    result = robustness(scores, measure=measure, voice=voice, alternatives=["terms"])
    # Nobody is quoted in B: "war" alone is, in A, and a rate of no tokens is none.
    assert len(result.specifications) == (4 if voice == "all" else 0 if measure == "rate" else 1)
    for row in result.specifications:
        again = score(corpus, lacking(lexicon, row["choice"]), progress=False)
        contrasts = compare(again, measure=measure, voice=voice, n_resamples=200).contrasts
        assert row["difference"] == pytest.approx(contrasts.rows()[0]["difference"])


def test_the_largest_day_of_a_group() -> None:
    days = [datetime.date(2023, 9, day) for day in (10, 11, 11)]
    articles = [
        {"source": "A", "date": day, "frames": {"trade": hits}} for day, hits in zip(days, (4, 1, 1), strict=True)
    ]
    articles += [{"source": "B", "date": days[0], "frames": {"trade": 3}} for _ in range(2)]
    result = robustness(made_scores(articles), alternatives=["largest-day"])
    (row,) = result.specifications.where(name="trade").rows()  # B has one day only
    assert (row["kind"], row["choice"], row["detail"]) == ("largest-day", "2023-09-11", "A")
    assert row["difference"] == pytest.approx(4 / 10 - 6 / 20)
    assert row["agrees"] is False
    assert result.describe() == (
        "Without the articles of A from 2023-09-11 the difference between A and B in “Trade” changes sign, from "
        "−0.1 to 0.1.",
    )


def test_no_days_and_single_articles_are_said() -> None:
    result = robustness(made_scores([{"source": "A", "date": None}, {"source": "B", "date": None}]))
    assert [(caveat.code, caveat.message) for caveat in result.caveats[:2]] == [
        ("no-days", "No group has dated articles of two days or more, so no day could be left out."),
        (
            "one-article",
            "Only one article: A, B. It cannot be left out, and how much depends on it cannot be seen.",
        ),
    ]
    assert result.specifications.where(kind="articles").rows() == []


def test_scores_made_differently_stand_beside(tmp_path: Path) -> None:
    scores = scored_texts(tmp_path)
    other = score(
        corpus_of(*(TEXTS[i] for i in (0, 2, 3)), sources=["A", "B", "B"]),
        lexicon_of(tmp_path, TERMS),
        progress=False,
    )
    result = robustness(scores, alternatives=["quotes"], others={"cleaning off": other})
    assert rows_of(result, "scores") == {"cleaning off": pytest.approx((3 / 4 - 2 / 6,) * 2)}
    assert rows_of(result, "combination") == {
        "cleaning off + no words in quotation marks": pytest.approx((2 / 4 - 2 / 6,) * 2)
    }
    assert result.alternatives == ("quotes", "scores")
    assert "the articles scored with cleaning off" in result.method
    assert (
        "With cleaning off, the difference between"
        in robustness(scores, alternatives=[], others={"cleaning off": other}).describe()[0]
    )


def test_contrasts_by_name(tmp_path: Path) -> None:
    scores = scored_texts(tmp_path)
    result = robustness(scores, contrasts=[("B", "A")], alternatives=["terms"])
    assert {(row["group"], row["reference"]) for row in result.specifications} == {("B", "A")}
    assert result.summary.rows()[0]["difference"] == pytest.approx(2 / 6 - 5 / 8)
    assert result.describe() == (
        "Without the term “security” the difference between B and A in “Conflict” shrinks from −0.292 to −0.0833.",
    )


def test_the_same_again_is_the_same(tmp_path: Path) -> None:
    scores = scored_texts(tmp_path)
    assert robustness(scores).to_dict() == robustness(scores).to_dict()
    assert robustness(scores).specifications.rows() == robustness(scores).specifications.rows()


def test_which_alternatives_make_sense() -> None:
    assert applicable("share", "all") == ALTERNATIVES
    assert applicable("share", "quoted") == ("terms", "articles", "largest-day", "measure", "threshold")
    assert applicable("stance", "all") == ("articles", "largest-day", "journalist")
    assert applicable("tone", "quoted") == ("articles", "largest-day")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"alternatives": ["term", "quotes"]},
            "Unknown alternative 'term'. Did you mean 'terms'? Allowed: 'terms', 'articles', 'largest-day', "
            "'quotes', 'journalist', 'measure' or 'threshold'.",
        ),
        (
            {"alternatives": ["terms", "quotes"], "measure": "tone", "voice": "quoted"},
            "The measure 'tone' in the voice 'quoted' cannot be varied by 'terms', 'quotes'. What makes sense "
            "there: 'articles' or 'largest-day'.",
        ),
        (
            {"alternatives": "terms"},
            "alternatives must be a list of names out of 'terms', 'articles', 'largest-day', 'quotes', "
            "'journalist', 'measure' or 'threshold'; given: 'terms'.",
        ),
        (
            {"contrasts": [("A", "C"), ("A",), ("B", "B")]},
            "No group of 'source' is called 'C', so it cannot be contrasted.\n"
            "A contrast is a pair of two groups (group, reference); given: ('A',).\n"
            "A contrast is a pair of two groups (group, reference); given: ('B', 'B').",
        ),
        (
            {"contrasts": [("A", "B")], "reference": "A"},
            "Give either a reference or contrasts: contrasts name the reference of each pair.",
        ),
        (
            {"contrasts": "A"},
            "contrasts must be a list of pairs (group, reference), such as [('A', 'B')]; given: 'A'.",
        ),
        (
            {"others": {"raw": 1}},
            "others must name scores by what is different about them, such as {'cleaning off': other_scores}.",
        ),
    ],
)
def test_wrong_arguments_are_refused(tmp_path: Path, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ComparisonError) as refused:
        robustness(scored_texts(tmp_path), **arguments)
    assert str(refused.value) == message


def test_scores_of_other_lexicons_are_refused(tmp_path: Path) -> None:
    other = score(corpus_of("War."), lexicon_of(tmp_path, {"peace": ["war"]}), progress=False)
    with pytest.raises(ComparisonError) as refused:
        robustness(scored_texts(tmp_path), others={"raw": other})
    assert str(refused.value) == (
        "The scores 'raw' were made with other frames or targets. Score the same lexicons, in the same order."
    )


def test_too_many_differences_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.comparisons.varying.MOST_ROWS", 3)
    with pytest.raises(ComparisonError) as refused:
        robustness(scored_texts(tmp_path), alternatives=["terms"])
    assert str(refused.value) == (
        "Leaving out terms makes up to 4 differences; at most 3 are computed. Name a reference or the contrasts "
        "that matter, or leave 'terms' out of the alternatives."
    )
