"""The registry of measures: what a new entry brings along, shown by measures made up for it."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import framing
from framing.comparisons.measures import REGISTRY, Measure
from framing.comparisons.ways import CLIFFS_DELTA, poisson
from framing.errors import ComparisonError
from framing.plots.numbers import SCALES, Scale
from framing.results import MEASURES, VOICES, CodedTarget, Comparison, Scores, Table
from framing.stats import identity_scale
from tests.making import codebook, made_scores

NAMINGS = Measure(
    name="namings",
    table="targets",
    numerator="mentions",
    denominator=None,
    scale=identity_scale(0, math.inf),
    effect=CLIFFS_DELTA,
    within=poisson("mentions", "mentions"),
    words="The mentions of a target in a group are the mean over its articles of how often{spoken} it is "
    "mentioned.",
    spoken=" where {voice}",
)
FAVOUR = replace(
    NAMINGS, name="favour", numerator="favour", scale=identity_scale(-1, 1), within=None, zero_is_none=False
)
PRINTED = Scale(
    "namings", "Mentions per article", "mean of mentions", "Mentions of Each Target", "mentions", 1, False
)
TARGETS = (CodedTarget("china", "China", 3), CodedTarget("us", "United States", 4))
# Mentions of China and of the United States, an article a row.
ALPHA = [(3, 0), (1, 0), (0, 0), (4, 0)]
BETA = [(0, 1), (0, 5), (2, 3)]


def _scores(articles: dict[str, list[tuple[int, int]]], targets: tuple[CodedTarget, ...] = TARGETS) -> Scores:
    """Make scores of articles with 200 tokens each and one frame; all words are the journalist's."""
    book = replace(codebook(["trade"]), targets=targets)
    made = made_scores([{"source": source} for source, counts in articles.items() for _ in counts], [book])
    counts = [pair for each in articles.values() for pair in each]
    ids = made.documents.column("document_id")
    rows = [
        {
            "document_id": document,
            "lexicon": "made",
            "target": target.name,
            "voice": voice,
            "mentions": n if voice != "quoted" else 0,
            "favour": 0.1 * n - 0.2,
        }
        for document, pair in zip(ids, counts, strict=True)
        for target, n in zip(targets, pair, strict=False)
        for voice in VOICES
    ]
    return replace(made, targets=Table(pa.Table.from_pylist(rows)))


@pytest.fixture
def namings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure of targets, entered once on each side."""
    monkeypatch.setitem(REGISTRY, "namings", NAMINGS)
    monkeypatch.setitem(SCALES, "namings", PRINTED)


def _compared(**settings: Any) -> Comparison:
    scores = _scores({"Alpha": ALPHA, "Beta": BETA})
    return framing.compare(scores, **{"measure": "namings", "n_resamples": 300, **settings})


def test_both_sides_know_the_same_measures() -> None:
    assert tuple(REGISTRY) == MEASURES
    assert tuple(SCALES) == MEASURES
    assert [measure.kind for measure in REGISTRY.values()] == [*["frame"] * 7, "article", *["target"] * 2]
    around_zero = [name for name, measure in REGISTRY.items() if not measure.zero_is_none]
    # A first mention at 0 is one at the very start.
    assert around_zero == [name for name, scale in SCALES.items() if scale.signed or name == "first"]


@pytest.mark.usefixtures("namings")
def test_a_measure_of_targets_is_estimated_and_contrasted() -> None:
    result = _compared()
    assert result.kind == "target"
    assert [(row["lexicon"], row["name"], row["label"], row["group"]) for row in result.estimates] == [
        ("made", "china", "China", "Alpha"),
        ("made", "china", "China", "Beta"),
        ("made", "us", "United States", "Alpha"),
        ("made", "us", "United States", "Beta"),
    ]
    assert result.estimates.column("estimate") == pytest.approx([8 / 4, 2 / 3, 0, 9 / 3])
    assert result.estimates.column("hits") == [8, 2, 0, 9]
    assert result.estimates.column("n_with_hit") == [3, 1, 0, 3]
    assert result.estimates.column("caveats")[2] == ["zero-hits"]
    china, _ = result.contrasts
    assert china["difference"] == pytest.approx(2 - 2 / 3)
    assert (china["effect_name"], china["effect"]) == ("cliffs-delta", pytest.approx((8 - 2) / 12))
    assert result.method.startswith(
        "The mentions of a target in a group are the mean over its articles of how often it is mentioned. "
    )
    assert "Where no article or every article of a group has the target, the limit is" in result.method


@pytest.mark.usefixtures("namings")
def test_a_measure_of_targets_goes_by_voice() -> None:
    result = _compared(voice="quoted")
    assert result.estimates.column("estimate") == [0, 0, 0, 0]
    assert "how often where someone is quoted it is mentioned" in result.method


def test_mentions_are_a_rate_with_garwoods_limits_within_an_article() -> None:
    result = _compared(measure="mentions")
    assert result.estimates.column("estimate") == pytest.approx([10, 1000 * 2 / 600, 0, 15])
    assert result.estimates.column("units") == [800, 600, 800, 600]
    alone = framing.compare(_scores({"Alpha": ALPHA[:1], "Beta": BETA[:1]}), measure="mentions", n_resamples=300)
    # Garwood's limits of 3 events at 95%, 0.61867 and 8.76727, in 200 tokens.
    first = alone.estimates.rows()[0]
    assert (first["interval"], first["low"], first["high"]) == (
        "within-article",
        pytest.approx(0.61867 * 5, abs=1e-4),
        pytest.approx(8.76727 * 5, abs=1e-4),
    )


@pytest.mark.usefixtures("namings")
def test_a_measure_of_targets_is_printed_drawn_and_reported(tmp_path: Path) -> None:
    result = _compared()
    assert str(result).startswith("namings by source (Alpha, Beta), voice: all\n")
    axes = framing.plot(result)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["China", "United States"]
    assert axes.get_xlabel() == "Mentions per article"
    path = tmp_path / "report.md"
    framing.write_report(result, path)
    text = path.read_text(encoding="utf-8")
    assert "7 articles from 2 sources, compared on 2 targets." in text
    assert "The targets of each source" in text
    assert "Mentions of Each Target, by Source" in text
    assert "| Target |" in text
    assert "0 of 4 articles" in text


def test_where_zero_is_the_middle_it_is_no_absence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(REGISTRY, "favour", FAVOUR)
    monkeypatch.setitem(
        SCALES,
        "favour",
        Scale("favour", "Favour", "favour", "Favour", "favour", 2, True, below="Below 0: against."),
    )
    result = _compared(measure="favour")
    assert result.estimates.column("estimate") == pytest.approx([0, -2 / 15, -0.2, 0.1])
    assert result.estimates.column("n_with_hit") == [None] * 4
    assert not any("zero-hits" in codes for codes in result.estimates.column("caveats"))
    path = tmp_path / "report.md"
    framing.write_report(result, path)
    assert "Darker cells" not in path.read_text(encoding="utf-8")  # shades of one hue have no middle


@pytest.mark.usefixtures("namings")
def test_without_targets_there_is_nothing_to_compare() -> None:
    with pytest.raises(ComparisonError) as caught:
        framing.compare(_scores({"Alpha": ALPHA}, ()), measure="namings")
    assert str(caught.value) == (
        "The lexicons have no targets, so 'namings' cannot be compared. What can be: 'share', 'rate', 'present', "
        "'salience', 'headline', 'headline_gap', 'first' or 'tone'."
    )


@pytest.mark.usefixtures("namings")
def test_a_targets_table_that_was_cut_is_refused() -> None:
    scores = _scores({"Alpha": ALPHA})
    with pytest.raises(ComparisonError) as caught:
        framing.compare(replace(scores, targets=Table(scores.targets.data.slice(1))), measure="namings")
    assert str(caught.value) == (
        "scores.targets must hold every article × target × voice, ordered by article, lexicon, target and voice "
        f"as in the codebooks: 4 × 2 × {len(VOICES)} rows; given: {8 * len(VOICES) - 1} rows. Compare the scores "
        "as `score` returned them; to leave articles out, narrow the corpus with `where` and score that."
    )


def test_the_headline_gap_and_the_first_mention_by_hand() -> None:
    """Articles without a headline, or without the frame, have no value and take no part."""
    places: list[dict[str, Any]] = [
        {"sentences": 2, "headline": 1, "headline_gap": 0.75, "first": 0.0},
        {"sentences": 1, "headline": 0, "headline_gap": -0.25, "first": 0.5},
        {"sentences": 0, "headline": 0, "headline_gap": 0.0, "first": None},
        {"sentences": 1, "headline": None, "headline_gap": None, "first": 0.1},
    ]
    scores = made_scores([{"source": "Alpha", "frames": {"trade": values}} for values in places])
    found = {}
    for measure in ("headline", "headline_gap", "first"):
        found[measure] = (
            framing.compare(scores, measure=measure, n_resamples=200).estimates.where(name="trade").rows()[0]
        )
    assert found["headline"]["estimate"] == pytest.approx(1 / 3)
    assert (found["headline"]["n_with_hit"], found["headline"]["n_articles"]) == (1, 3)
    assert found["headline_gap"]["estimate"] == pytest.approx((0.75 - 0.25 + 0.0) / 3)
    assert found["first"]["estimate"] == pytest.approx((0.0 + 0.5 + 0.1) / 3)
    assert [found[measure]["n_without_value"] for measure in found] == [1, 1, 1]
    assert found["first"]["n_with_hit"] is None
    assert found["first"]["low"] > 0
