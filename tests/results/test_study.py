"""A study, and results that are added to it."""

from __future__ import annotations

import framing


def test_a_result_that_replaces_another_takes_its_place_and_its_caveats() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    study = framing.study(scores, n_resamples=200)
    assert study.parts.index("Timeline") == 1 < len(study.parts) - 1
    months = framing.timeline(scores, every="month", n_resamples=200)
    changed = study.with_result(months)
    assert changed.parts == study.parts
    assert changed.result(framing.Timeline) is months
    assert any("weeks)" in caveat.message for caveat in study.caveats)
    assert not any("weeks)" in caveat.message for caveat in changed.caveats)
    assert set(months.caveats) <= set(changed.caveats)
    assert all(set(result.caveats) <= set(changed.caveats) for result in study.comparisons)
    assert changed.caveats[-1] == study.caveats[-1]


def test_a_new_result_stands_last() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    study = framing.study(scores, measures=["share"], n_resamples=200)
    distances = framing.distances(scores, n_resamples=200)
    assert "Distances" not in study.parts
    assert study.with_result(distances).parts == (*study.parts, "Distances")
