"""Distances between profiles: by hand, against scipy, and with a reason wherever something is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from framing.comparisons import distances, study
from framing.errors import ComparisonError
from framing.results import Distances, Scores
from tests.making import codebook, made_scores, scores_from_arrays
from tests.plots.distanced import distanced, names


def _articles(source: str, *frames: tuple[int, int], **columns: Any) -> list[dict[str, Any]]:
    return [
        {"source": source, "frames": {"trade": trade, "rights": rights}, **columns} for trade, rights in frames
    ]


def _scores(*groups: list[dict[str, Any]], **more: Any) -> Scores:
    return made_scores([article for group in groups for article in group], **more)


A = _articles("A", (2, 0), (3, 0), (1, 0), (0, 0))
B = _articles("B", (1, 1), (2, 1), (1, 2))


def _distances(scores: Scores, **more: Any) -> Distances:
    return distances(scores, **{"n_resamples": 200, **more})


def _codes(result: Distances) -> list[str]:
    return [caveat.code for caveat in result.caveats]


def test_by_hand() -> None:
    """A has (1, 0) and B (1/2, 1/2): √(.8113 − .5). B alone has the frame that makes .25 of .3113."""
    result = _distances(_scores(A, B))
    (row,) = result.pairs
    assert row["observed"] == pytest.approx(0.5579230452841438)
    assert (row["frame"], row["frame_label"], row["frame_difference"]) == ("rights", "Rights", -0.5)
    assert row["frame_part"] == pytest.approx(0.25 / 0.31127812445913283)
    assert (row["n_group"], row["n_reference"]) == (3, 3)
    assert [(each["group"], each["name"], each["hits"], each["part"]) for each in result.profiles] == [
        ("A", "trade", 6, 1),
        ("B", "trade", 4, 0.5),
        ("A", "rights", 0, 0),
        ("B", "rights", 4, 0.5),
    ]
    assert [(each["n_articles"], each["n_with_hit"], each["hits"]) for each in result.sizes] == [
        (4, 3, 6),
        (3, 3, 8),
    ]


def test_chance_is_taken_out_as_by_hand() -> None:
    """Without any one article A stays (1, 0), and B is (3, 3), (2, 3) or (3, 2); their mean counts."""
    (row,) = _distances(_scores(A, B)).pairs
    left = [jensenshannon([1, 0], each, 2) ** 2 for each in ([3, 3], [2, 3], [3, 2])]
    whole = row["observed"] ** 2
    assert row["distance"] == pytest.approx(np.sqrt(whole - 2 * (np.mean(left) - whole)))


@pytest.mark.parametrize(("measure", "hits"), [("rate", "hits"), ("present", "present"), ("salience", "salience")])
def test_other_measures_make_profiles_of_their_own_counts(measure: str, hits: str) -> None:
    rows = [
        {"source": source, "frames": {"trade": {"sentences": 1, hits: a}, "rights": {"sentences": 1, hits: b}}}
        for source, a, b in (("A", 1, 0), ("A", 1, 1), ("B", 0, 1), ("B", 1, 1))
    ]
    (row,) = _distances(made_scores(rows), measure=measure).pairs
    assert row["observed"] == pytest.approx(jensenshannon([2, 1], [1, 2], 2))


def test_a_voice_has_a_profile_of_its_own() -> None:
    rows = [
        {"source": source, "frames": {"trade": 5, "trade/quoted": a, "rights/quoted": b}}
        for source, a, b in (("A", 1, 0), ("A", 2, 1), ("B", 0, 1), ("B", 1, 1))
    ]
    (row,) = _distances(made_scores(rows), voice="quoted").pairs
    assert row["observed"] == pytest.approx(jensenshannon([3, 1], [1, 2], 2))


def test_how_much_there_is_of_all_makes_no_distance() -> None:
    """Twice the hits in longer articles: the same profile."""
    more = _articles("C", (2, 2), (4, 2), (2, 4), sentences=40)
    (row,) = _distances(_scores(B, more)).pairs
    assert row["observed"] == 0
    assert row["distance"] == 0
    assert row["frame"] is None
    assert row["frame_part"] is None


def test_groups_that_carry_no_profile_are_named() -> None:
    result = _distances(_scores(A, B, _articles("C", (0, 0), (0, 0)), _articles("D", (1, 1), (0, 0))))
    assert len(result.pairs) == 1
    assert result.between("A", "C") is None
    assert next(each for each in result.caveats if each.code == "no-profile").message == (
        "Fewer than two articles have a hit of any frame: C (0), D (1). There is no profile, and no distance."
    )
    assert {row["part"] for row in result.profiles if row["group"] in "CD"} == {None}
    assert [row["caveats"] for row in result.sizes] == [["small-n"], ["small-n"], ["no-profile"], ["no-profile"]]


def test_small_groups_stay_out_of_tree_and_map() -> None:
    result = _distances(_scores(A, B))
    assert _codes(result) == ["small-n", "too-few-groups", "not-validated"]
    assert result.pairs.column("caveats") == [["small-n"]]
    assert (len(result.tree), len(result.positions), result.stress, result.held) == (0, 0, None, None)
    assert set(result.tables()) == {"distances", "profiles", "distance_groups"}


def test_articles_that_are_all_alike_have_no_interval() -> None:
    result = _distances(_scores(A, _articles("B", (0, 1), (0, 3))))
    (row,) = result.pairs
    assert (row["distance"], row["low"], row["high"]) == (1, None, None)
    assert row["caveats"] == ["small-n", "no-variation"]
    assert "no-variation" in _codes(result)


def test_four_groups_have_a_tree_and_a_map() -> None:
    result = distanced(names(4))
    assert _codes(result) == ["not-validated"]
    camps = [{names(4)[0], names(4)[2]}, {names(4)[1], names(4)[3]}]
    branches = [{*row["left"], *row["right"]} for row in result.tree]
    assert branches[:2] in (camps, camps[::-1])
    assert branches[2] == set(names(4))
    assert result.tree.column("stability")[2] == 1
    assert set(result.arranged) == set(names(4))
    assert set(result.tables()) == {
        *("distances", "profiles", "distance_groups", "distance_tree", "distance_map"),
    }
    assert "jacoby2014" in result.references


def test_the_map_is_drawn_from_corrected_and_the_tree_from_observed_distances() -> None:
    result = distanced(names(4))
    first = result.tree.rows()[0]
    row = result.between(*first["left"], *first["right"])
    assert row is not None
    assert first["height"] == pytest.approx(row["observed"])
    at = {each["group"]: np.array([each["x"], each["y"]]) for each in result.positions}
    apart = [np.linalg.norm(at[each["group"]] - at[each["reference"]]) for each in result.pairs]
    np.testing.assert_allclose(apart, result.pairs.column("distance"), atol=0.06)


def test_where_nobody_can_be_told_apart_nothing_is_arranged() -> None:
    assert _codes(distanced(names(4), same=True)) == ["no-pair-differs", "not-validated"]


def test_many_pairs_want_more_permutations() -> None:
    assert "coarse-p" in _codes(distanced(names(12)))
    message = next(each.message for each in distanced(names(12)).caveats if each.code == "coarse-p")
    assert message == (
        "With 66 pairs, 200 permutations are too few for one lone difference to pass the correction, however "
        "large; 1,320 would be enough."
    )


def test_the_same_seed_gives_the_same_result() -> None:
    scores = _scores(A, B)
    assert _distances(scores, seed=3).to_dict() == _distances(scores, seed=3).to_dict()


def test_one_group_has_no_pair() -> None:
    result = _distances(_scores(A))
    assert len(result.pairs) == 0
    assert "single-group" in _codes(result)


def test_frames_of_two_lexicons_are_not_mixed() -> None:
    books = [codebook(), codebook(["war", "peace"], name="other")]
    rows = [
        {"source": source, "frames": {"made:trade": 1 + i, "made:rights": 1, "other:war": 2, "other:peace": i}}
        for i, source in enumerate("AABB")
    ]
    scores = made_scores(rows, books)
    with pytest.raises(ComparisonError) as refusal:
        _distances(scores)
    assert str(refusal.value) == (
        "A profile divides one whole among the frames of one lexicon, and there are several. Choose with "
        "lexicon=: 'made' or 'other'."
    )
    result = _distances(scores, lexicon="other")
    assert {row["name"] for row in result.profiles} == {"war", "peace"}
    assert [book.name for book in result.codebooks] == ["other"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"measure": "tone"},
            "A profile divides what can be added up among the frames, and 'tone' cannot. What can be: 'share', "
            "'rate', 'present' or 'salience'.",
        ),
        ({"measure": "shares"}, "Unknown measure 'shares'. Did you mean 'share'?"),
        ({"voice": "loud"}, "Unknown voice 'loud'."),
        ({"lexicon": "mode"}, "Unknown lexicon 'mode'. Did you mean 'made'? Allowed: 'made'."),
        ({"n_resamples": 10}, "n_resamples must be a whole number of at least 200"),
    ],
)
def test_what_cannot_be_is_refused(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ComparisonError) as refusal:
        _distances(_scores(A, B), **more)
    assert str(refusal.value).startswith(said)


def test_one_frame_makes_no_profile() -> None:
    with pytest.raises(ComparisonError) as refusal:
        _distances(made_scores([{"frames": {"trade": 1}}], [codebook(["trade"])]))
    assert str(refusal.value) == (
        "The lexicons have fewer than two frames, so every profile would be the same. Score the articles with a "
        "lexicon that has several frames."
    )


def _of_groups(k: int, n: int = 10) -> Scores:
    rng = np.random.default_rng(k)
    source = [f"s{i:02d}" for i in range(k) for _ in range(n)]
    return scores_from_arrays(source, rng.integers(1, 5, (k * n, 2)), np.full(k * n, 10))


def test_studies_have_distances_from_four_groups_on() -> None:
    part = "How far apart the groups are"
    assert dict(study(_of_groups(3), n_resamples=200).left_out)[part] == (
        "3 of 3 groups have 10 articles with a hit; 4 are needed"
    )
    found = study(_of_groups(4), n_resamples=200).result(Distances)
    assert found is not None
    assert (found.measure, found.n_resamples, len(found.pairs)) == ("share", 200, 6)


def test_too_many_groups_are_refused() -> None:
    source = [f"s{i}" for i in range(151) for _ in range(2)]
    with pytest.raises(
        ComparisonError, match="151 groups have a profile; distances are possible between at most 150"
    ):
        _distances(scores_from_arrays(source, np.ones((302, 2)), np.full(302, 10)))
