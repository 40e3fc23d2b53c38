"""Evidence rows as quotations with their matches marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.report.model import Run
from framing.report.quotations import LONGEST, cut, passages_of, runs_of
from tests.report.studied import evidence_row


def test_matches_are_marked_by_their_offsets_from_the_start_of_the_passage() -> None:
    (passage,) = passages_of([evidence_row(passage="The 中文 deal opens markets.", match="中文")], "en")
    assert passage.runs == (Run("The "), Run("中文", True), Run(" deal opens markets."))


def test_two_matches_of_one_sentence_are_one_passage() -> None:
    rows = [
        evidence_row(match="American firms"),
        evidence_row(match="export markets", voice="quoted", speaker="Ms Lan"),
    ]
    (passage,) = passages_of(rows, "en")
    assert [run.text for run in passage.runs if run.matched] == ["American firms", "export markets"]
    assert passage.voice == "the journalist; quoted: Ms Lan"


def test_a_sentence_drawn_twice_stands_twice_and_other_articles_stand_apart() -> None:
    rows = [evidence_row(), evidence_row(draw="random"), evidence_row(document_id="b")]
    assert [passage.draw for passage in passages_of(rows, "en")] == ["Strongest", "Drawn at random", "Strongest"]


def test_what_stands_in_a_headline_or_is_negated_says_so() -> None:
    (passage,) = passages_of([evidence_row(field="title", negated=True)], "en")
    assert passage.voice == "the journalist, in the headline, negated"


def test_what_is_said_of_a_target_is_for_or_against_it_by_the_mean_of_its_mentions() -> None:
    def passage(*polarities: float, draw: str = "strongest") -> tuple[str, str, tuple[str, ...]]:
        rows = [
            evidence_row(kind="target", polarity=polarity, draw=draw, match=match, negated=True)
            for polarity, match in zip(polarities, ("American firms", "export markets"), strict=False)
        ]
        (made,) = passages_of(rows, "en")
        return made.draw, made.voice, made.voices

    assert passage(0.5, 0.25) == ("Strongest for", "for (.38); the journalist", ("journalist",))
    assert passage(-0.5) == ("Strongest against", "against (−.50); the journalist", ("journalist",))
    assert passage(-0.5, draw="random")[:2] == ("Drawn at random", "against (−.50); the journalist")
    assert passage(0.5, -0.5, draw="random")[1] == "neither for nor against (.00); the journalist"


def test_an_article_without_title_date_and_address_goes_by_its_id() -> None:
    (passage,) = passages_of([evidence_row(title=None, date=None, url=None)], "en")
    assert (passage.title, passage.date, passage.url) == ("a-01", "", "")


def test_overlapping_and_touching_matches_are_one_run() -> None:
    assert runs_of("abcdef", [(1, 3), (2, 4), (4, 5)]) == (Run("a"), Run("bcde", True), Run("f"))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_runs_give_the_passage_back_and_mark_exactly_what_matches(
    passage: str, spans: list[tuple[int, int]]
) -> None:
    runs = runs_of(passage, spans)
    assert "".join(run.text for run in runs) == passage
    marked = [run.matched for run in runs for _ in run.text]
    assert marked == [any(start <= i < end for start, end in spans) for i in range(len(passage))]
    assert all(run.text for run in runs)


def test_a_long_passage_is_cut_around_its_first_match() -> None:
    runs = cut((Run("a" * 1000), Run("MATCH", True), Run("b" * 1000)))
    text = "".join(run.text for run in runs)
    assert text.startswith("[…] a")
    assert text.endswith("b […]")
    assert Run("MATCH", True) in runs
    assert len(text) == LONGEST + len("[…] ") + len(" […]")


def test_a_passage_that_can_be_read_is_not_cut() -> None:
    runs = (Run("x" * LONGEST),)
    assert cut(runs) == runs
    assert cut((Run("x" * 900),))[-1] == Run(" […]")


def test_a_passage_is_in_the_language_of_its_article_or_else_of_the_lexicon() -> None:
    (own,) = passages_of([{**evidence_row(), "language": "ar"}], "en")
    (of_lexicon,) = passages_of([{**evidence_row(), "language": None}], "zh-Hans")
    assert (own.lang, own.direction) == ("ar", "rtl")
    assert (of_lexicon.lang, of_lexicon.direction) == ("zh-Hans", "auto")
