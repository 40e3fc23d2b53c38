"""What a console shows of a result is what print shows, not every value in it."""

from __future__ import annotations

import framing
from framing.lexicon import Lexicon
from framing.results import Comparison, Scores, Study, Table


def test_a_console_shows_results_as_print_does() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    study = framing.study(scores, n_resamples=200)
    shown: list[object] = [scores, scores.frames, study, study.comparisons[0], framing.load_lexicon("us-vietnam")]
    assert [type(each) for each in shown] == [Scores, Table, Study, Comparison, Lexicon]
    for each in shown:
        assert repr(each) == str(each)
        assert len(repr(each)) < 10_000
