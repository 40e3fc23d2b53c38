from __future__ import annotations

import datetime
from typing import Any

from framing.comparisons.grouping import grouped
from framing.comparisons.passages import sampled_passages
from framing.results import Scores, Table
from tests.making import codebook, made_scores


def _scores(evidence: list[dict[str, Any]], n: int = 12, sources: str = "A") -> Scores:
    articles = [{"source": sources[i % len(sources)]} for i in range(n)]
    return made_scores(articles, evidence=evidence)


def _sampled(evidence: list[dict[str, Any]], passages: int = 3, seed: int = 0, **made: Any) -> Table:
    scores = _scores(evidence, **made)
    return sampled_passages(scores, grouped(scores, "source"), passages, seed)


def _shown(table: Table, draw: str) -> list[tuple[str, int]]:
    rows = table.where(draw=draw).rows()
    return list(dict.fromkeys((row["document_id"], row["sentence"]) for row in rows))


def test_strongest_have_most_weight_then_come_first_and_are_not_negated() -> None:
    evidence = [
        {"document_id": "d0", "sentence": 4},
        {"document_id": "d1", "sentence": 2},
        {"document_id": "d1", "sentence": 2, "start": 9},
        {"document_id": "d2", "sentence": 1, "weight": 0.5},
        {"document_id": "d3", "sentence": 0, "weight": 5.0, "negated": True},
        {"document_id": "d4", "sentence": 0},
    ]
    assert _shown(_sampled(evidence, 5), "strongest") == [("d1", 2), ("d0", 4), ("d4", 0), ("d2", 1), ("d3", 0)]
    assert _shown(_sampled(evidence, 2), "strongest") == [("d1", 2), ("d0", 4)]


def test_a_passage_with_two_matches_has_two_rows() -> None:
    table = _sampled(
        [
            {"document_id": "d1", "start": 30, "term": "tariff"},
            {"document_id": "d1", "start": 3, "term": "export*"},
        ]
    )
    assert [(row["start"], row["term"], row["draw"]) for row in table] == [
        (3, "export*", "strongest"),
        (30, "tariff", "strongest"),
    ]


def test_passages_of_a_draw_are_from_different_articles_and_differ_in_words() -> None:
    evidence = [
        {"document_id": "d0", "sentence": 0, "weight": 9.0},
        {"document_id": "d0", "sentence": 1, "weight": 8.0},  # the same article
        {"document_id": "d1", "sentence": 0, "weight": 7.0, "passage": "Sentence 0 of d0."},  # the same words
        {"document_id": "d2", "sentence": 0, "weight": 6.0},
    ]
    assert _shown(_sampled(evidence), "strongest") == [("d0", 0), ("d2", 0)]
    # What is left over can be drawn at random, the repeated words cannot.
    assert _shown(_sampled(evidence), "random") == [("d0", 1)]


def test_a_title_and_a_sentence_of_the_text_with_one_number_are_two_passages() -> None:
    evidence = [
        {"document_id": "d0", "sentence": 0, "field": "title", "passage": "A title."},
        {"document_id": "d0", "sentence": 0, "weight": 2.0},
    ]
    table = _sampled(evidence)
    assert [(row["field"], row["draw"]) for row in table] == [("text", "strongest"), ("title", "random")]


def test_random_passages_are_others_and_change_with_the_seed_alone() -> None:
    evidence = [{"document_id": f"d{i % 12}", "sentence": i // 12} for i in range(120)]
    draws = [_shown(_sampled(evidence, seed=seed), "random") for seed in (0, 0, 1, 2)]
    strongest = _shown(_sampled(evidence), "strongest")
    assert draws[0] == draws[1]
    assert len({tuple(draw) for draw in draws}) == 3
    for draw in draws:
        assert len({article for article, _ in draw}) == 3
        assert not set(draw) & set(strongest)


def test_every_sentence_has_the_same_chance_of_a_random_draw() -> None:
    evidence = [{"document_id": f"d{i}", "weight": float(i == 0)} for i in range(11)]
    counts = dict.fromkeys((f"d{i}" for i in range(1, 11)), 0)
    for seed in range(400):
        ((article, _),) = _shown(_sampled(evidence, 1, seed), "random")
        counts[article] += 1
    # 40 expected in each of ten; four standard deviations of a binomial count are 24.
    assert all(16 <= count <= 64 for count in counts.values())


def test_rows_go_by_frame_group_and_draw_and_say_where_they_are_from() -> None:
    evidence = [
        {"document_id": f"d{i}", "name": name, "sentence": i} for name in ("rights", "trade") for i in range(8)
    ]
    table = _sampled(evidence, 1, sources="BA")
    assert [(row["name"], row["group"], row["draw"]) for row in table] == [
        (name, group, draw) for name in ("trade", "rights") for group in "AB" for draw in ("strongest", "random")
    ]
    first = table.rows()[0]
    assert (first["document_id"], first["title"], first["url"]) == ("d1", "Title 1", "https://example.org/1")
    assert first["date"] == datetime.date(2023, 9, 2)
    assert table.columns[-5:] == ("group", "title", "url", "date", "draw")


def _on_target(polarities: list[float | None], **changes: Any) -> list[dict[str, Any]]:
    """Make one match of a target an article, with what is said about it there."""
    target = {"kind": "target", "name": "china", "lexicon": "made"}
    return [{**target, "document_id": f"d{i}", "polarity": p, **changes} for i, p in enumerate(polarities)]


def _of_targets(evidence: list[dict[str, Any]], passages: int, sources: str = "A") -> list[tuple[str, str, float]]:
    articles = [{"source": sources[i % len(sources)]} for i in range(12)]
    scores = made_scores(articles, [codebook(targets=["china"])], evidence=evidence)
    table = sampled_passages(scores, grouped(scores, "source"), passages, 0)
    return [(row["group"], row["draw"], row["polarity"]) for row in table]


def test_of_a_target_the_strongest_for_it_come_first_then_those_against_it_then_others() -> None:
    evidence = _on_target([0.2, -0.4, 0.9, -0.1, 0.5, None, 0.0])
    *strongest, (_, draw, polarity) = _of_targets(evidence, 1)
    assert strongest == [("A", "strongest", 0.9), ("A", "strongest", -0.4)]
    assert draw == "random"
    assert polarity in (0.2, -0.1, 0.5)
    assert _of_targets(evidence, 2)[:4] == [
        ("A", "strongest", 0.9),
        ("A", "strongest", 0.5),
        ("A", "strongest", -0.4),
        ("A", "strongest", -0.1),
    ]
    # All but those without evidence, which say nothing; the fifth is left over for the random draw.
    assert sorted(polarity for *_, polarity in _of_targets(evidence, 2)) == [-0.4, -0.1, 0.2, 0.5, 0.9]


def test_a_target_that_nobody_speaks_for_has_no_strongest_for_it() -> None:
    assert _of_targets(_on_target([-0.2, -0.4]), 3) == [("A", "strongest", -0.4), ("A", "strongest", -0.2)]


def test_mentions_in_one_sentence_share_the_mean_of_what_is_said() -> None:
    both = [{**row, "start": 10 * i, "document_id": "d0"} for i, row in enumerate(_on_target([0.9, -0.1, None]))]
    # (0.9 − 0.1) ÷ 2 = 0.4 is less than 0.5; the third mention has no evidence and no row.
    assert _of_targets([*both, *_on_target([None, 0.5])], 1) == [
        ("A", "strongest", 0.5),
        ("A", "random", 0.9),
        ("A", "random", -0.1),
    ]


def test_what_is_neither_for_nor_against_is_drawn_at_random_alone() -> None:
    balanced = [{**row, "start": 10 * i, "document_id": "d0"} for i, row in enumerate(_on_target([0.5, -0.5]))]
    assert _of_targets(balanced, 2) == [("A", "random", 0.5), ("A", "random", -0.5)]


def test_frames_come_before_targets_and_kinds_can_be_chosen() -> None:
    evidence = [*_on_target([0.5, 0.25], weight=1.0), {"document_id": "d0"}]
    scores = made_scores([{}, {}], [codebook(targets=["china"])], evidence=evidence)
    groups = grouped(scores, "source")
    assert sampled_passages(scores, groups, 1, 0).column("kind") == ["frame", "target", "target"]
    assert sampled_passages(scores, groups, 1, 0, ["target"]).column("kind") == ["target", "target"]
    assert len(sampled_passages(scores, groups, 1, 0, [])) == 0


def test_targets_unknown_articles_and_articles_without_group_are_not_sampled() -> None:
    scores = made_scores(
        [{"desk": "a"}, {"desk": None}],
        evidence=[
            {"document_id": "d0", "kind": "target", "name": "trade"},
            {"document_id": "d1"},
            {"document_id": "elsewhere"},
        ],
    )
    assert len(sampled_passages(scores, grouped(scores, "desk"), 3, 0)) == 0


def test_two_lexicons_with_a_frame_of_one_name_are_kept_apart() -> None:
    books = [codebook(["trade"], "one"), codebook(["trade"], "two")]
    rows = [{"document_id": "d0", "lexicon": lexicon} for lexicon in ("two", "one")]
    scores = made_scores([{}], books, evidence=rows)
    table = sampled_passages(scores, grouped(scores, "source"), 3, 0)
    assert [(row["lexicon"], row["draw"]) for row in table] == [("one", "strongest"), ("two", "strongest")]


def test_no_evidence_and_no_passages_give_an_empty_table() -> None:
    assert len(_sampled([])) == 0
    assert _sampled([]).columns[-1] == "draw"
    assert len(_sampled([{"document_id": "d0"}], 0)) == 0
