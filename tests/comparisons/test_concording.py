"""Key words in context: which lines, in which order, with what around them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import framing
from framing.errors import ComparisonError
from framing.results import Concordance
from framing.results.concordance import ORDERS
from framing.text import Vocabulary, token_table

TEXT = "The trade war goes on. “Nobody wins a trade war,” she said. A Trade-War is costly."


def corpus_of(*texts: str, **columns: list[Any]) -> framing.Corpus:
    rows = pd.DataFrame({"source": [f"S{number}" for number in range(len(texts))], "text": texts, **columns})
    return framing.read_corpus(rows, clean=False, duplicates=True)


def given(value: Any) -> Any:
    """Return a value as one of any type."""
    return value


def lines(found: Concordance) -> list[tuple[str, str, str]]:
    return [(row["left"], row["match"], row["right"]) for row in found]


def test_each_match_stands_in_its_context() -> None:
    found = framing.concordance(corpus_of(TEXT), "trade war", window=3)
    assert lines(found) == [
        ("The", "trade war", "goes on. “Nobody"),
        ("“Nobody wins a", "trade war", ",” she said. A"),
        ("she said. A", "Trade-War", "is costly."),
    ]
    assert [(row["start"], row["end"]) for row in found] == [(4, 13), (38, 47), (62, 71)]
    assert [TEXT[row["start"] : row["end"]] for row in found] == found.column("match")
    assert found.column("sentence") == [0, 1, 2]
    assert found.column("voice") == [None, "quoted", None]
    assert found.summary == "trade war: 3 matches in 1 of 1 article, 3 tokens either side."


def test_marks_at_the_ends_of_a_text_are_context() -> None:
    found = framing.concordance(corpus_of("“Wolves!” he cried."), ["wolves", "cried"], window=2)
    assert lines(found) == [("“", "Wolves", "!” he cried."), ("“Wolves!” he", "cried", ".")]
    assert lines(framing.concordance(corpus_of("“Wolves!” he cried."), "wolves", window=0)) == [("", "Wolves", "")]


def test_context_ends_with_the_title_and_where_cleaning_cut() -> None:
    rows = pd.DataFrame(
        {
            "source": ["S"],
            "title": ["Trade falls"],
            "text": ["Trade is down again.\n\nSubscribe to our newsletter\n\nTrade will recover, they say."],
        }
    )
    corpus = framing.read_corpus(rows)
    assert len(corpus.cuts) == 1
    found = framing.concordance(corpus, "trade", window=10)
    assert lines(found) == [
        ("", "Trade", "falls"),
        ("", "Trade", "is down again."),
        ("", "Trade", "will recover, they say."),
    ]
    assert found.column("field") == ["title", "text", "text"]


@pytest.mark.parametrize("name", ["us_business_opportunity", "containment_of_china", "china"])
def test_there_are_as_many_lines_as_matches_are_counted(name: str) -> None:
    """Against the evidence of `score`, which other code makes."""
    corpus, lexicon = framing.sample_corpus(), framing.load_lexicon("us-vietnam")
    scores = framing.score(corpus, lexicon, progress=False)
    expected = [row for row in scores.evidence if row["name"] == name and not row["reference"]]
    found = framing.concordance(corpus, name, lexicon=lexicon, voices=True, progress=False)
    columns = ("document_id", "field", "start", "end", "sentence", "token_start", "token_end", "term", "voice")
    assert [tuple(row[each] for each in columns) for row in found] == [
        tuple(row[each] for each in columns) for row in expected
    ]
    assert len(found) > 5
    assert found.lexicon == lexicon.codebook().identity


@pytest.mark.parametrize("window", [1, 5, 40])
def test_the_context_is_so_many_tokens(window: int) -> None:
    """Against a loop over the tokens of each article."""
    corpus = framing.read_corpus(framing.sample_corpus().to_pandas(), id="document_id", clean=False)
    texts = dict(
        zip(corpus.to_arrow()["document_id"].to_pylist(), corpus.to_arrow()["text"].to_pylist(), strict=True)
    )
    found = framing.concordance(corpus, "vietnam*", window=window)
    for row in found:
        if row["field"] == "title":
            continue
        text = texts[row["document_id"]]
        tokens = [(int(a), int(b)) for a, b in zip(*_spans(text), strict=True)]
        before = [span for span in tokens if span[1] <= row["start"]][-window:]
        after = [span for span in tokens if span[0] >= row["end"]][:window]
        words = [" ".join(text[a:b].split()) for a, b in (*before, *after)]
        seen = f"{row['left']} {row['right']}"
        assert all(word in seen for word in words)
        assert len(_spans(row["left"])[0]) == len(before)
        assert len(_spans(row["right"])[0]) == len(after)


def _spans(text: str) -> tuple[Any, Any]:
    table = token_table([text], vocabulary=Vocabulary())
    return table.starts, table.ends


def test_orders() -> None:
    corpus = corpus_of("the red tax rose", "a blue Tax fell", "a tax, and a blue tax")
    found = {order: framing.concordance(corpus, "tax", order=order, seed=1) for order in ORDERS}
    assert found["text"].column("left") == ["the red", "a blue", "a", "a tax, and a blue"]
    assert found["left"].column("left") == ["a", "a blue", "a tax, and a blue", "the red"]
    assert found["right"].column("right") == ["", ", and a blue tax", "fell", "rose"]
    assert found["match"].column("match") == ["tax", "Tax", "tax", "tax"]
    assert sorted(found["random"].column("start")) == sorted(found["text"].column("start"))
    again = framing.concordance(corpus, "tax", order="random", seed=1)
    assert lines(again) == lines(found["random"])
    assert {tuple(lines(framing.concordance(corpus, "tax", order="random", seed=seed))) for seed in range(8)} != {
        tuple(lines(again))
    }


def test_a_limit_keeps_the_first_and_says_of_how_many() -> None:
    found = framing.concordance(corpus_of("tax and tax", "no levy"), "tax", limit=1)
    assert len(found) == 1
    assert found.summary == "tax: 1 of 2 matches in 1 of 2 articles, 5 tokens either side."
    assert "… 1 of 2 lines shown" not in str(found)  # the summary says it


def test_the_term_language() -> None:
    corpus = corpus_of("A hub for semiconductors, and a US or us factory that invests, not investigates.")
    assert lines(framing.concordance(corpus, "semiconductor* NEAR/2 hub", window=1)) == [
        ("A", "hub for semiconductors", ", and")
    ]
    assert framing.concordance(corpus, "invest*").column("match") == ["invests", "investigates"]
    assert framing.concordance(corpus, "US", case=True).column("match") == ["US"]
    both = framing.concordance(corpus, ["us", "us or us"])
    assert (both.column("match"), both.column("term")) == (["US or us"], ["us or us"])  # the longest counts
    assert both.terms == ("us", "us or us")


def test_a_frame_or_target_may_be_given_itself() -> None:
    lexicon = framing.load_lexicon("us-vietnam")
    corpus = framing.sample_corpus()
    named = framing.concordance(corpus, "containment_of_china", lexicon=lexicon)
    assert lines(framing.concordance(corpus, lexicon.frame("containment_of_china"))) == lines(named)
    assert named.pattern == f"frame containment_of_china of us-vietnam {lexicon.version}"
    assert framing.concordance(corpus, lexicon.target("china")).pattern == "target china"


def test_articles_in_several_languages() -> None:
    corpus = corpus_of(
        "中国和美国之间的贸易战还在继续。",
        "The war goes on.",
        "الحرب التجارية مستمرة",
        language=["zh", "en", "ar"],
    )
    found = framing.concordance(corpus, ["贸易战", "war", "الحرب"], window=2)
    assert lines(found) == [
        ("间的", "贸易战", "还在"),
        ("The", "war", "goes on."),
        ("", "الحرب", "التجارية مستمرة"),
    ]
    assert found.column("source") == ["S0", "S1", "S2"]


def test_who_speaks() -> None:
    text = "“We will never accept this trade war on our farmers,” Minister Jane Hill said. A trade war is costly."
    without = framing.concordance(corpus_of(text), "trade war")
    assert without.column("voice") == ["quoted", None]
    told = framing.concordance(corpus_of(text), "trade war", voices=True)
    assert told.column("voice") == ["quoted", "journalist"]
    assert told.column("speaker") == ["Jane Hill", None]


def test_nothing_found() -> None:
    found = framing.concordance(corpus_of("Nothing here."), "trade")
    assert (len(found), found.n_matches, found.n_articles, found.n_read) == (0, 0, 0, 1)
    assert str(found).splitlines()[0] == "trade: 0 matches in 0 of 1 article, 5 tokens either side."
    assert found.rows() == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda corpus: framing.concordance(given("articles.csv"), "trade"),
            "concordance() takes a corpus, and was given a value of type str. Read one first: "
            "framing.read_corpus(…).",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade ("),
            "The pattern 'trade (' cannot be read: character 7: this bracket is never closed.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade", window=101),
            "window= is 101; it is the number of tokens on either side, a whole number from 0 to 100.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade", window=True),
            "window= is True; it is the number of tokens on either side, a whole number from 0 to 100.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade", order="rigth"),
            "Unknown order 'rigth'. Did you mean 'right'? Allowed: 'text', 'left', 'match', 'right' or 'random'.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade", limit=0),
            "limit= is 0; it is a number of lines, from 1, or None for all.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "trade", seed=-1),
            "seed= is -1; it is a whole number from 0.",
        ),
        (
            lambda corpus: framing.concordance(corpus, given(7)),
            "concordance() takes a pattern such as 'trade war' or 'invest*', a list of patterns, or a frame or "
            "target of a lexicon, and was given a value of type int.",
        ),
        (
            lambda corpus: framing.concordance(corpus, []),
            "concordance() was given no pattern. Give one, such as 'trade war', or a list of them.",
        ),
        (
            lambda corpus: framing.concordance(corpus, "x", lexicon=given("us-vietnam")),
            "lexicon= is a value of type str. Load one: framing.load_lexicon(…).",
        ),
        (
            lambda corpus: framing.concordance(corpus, ["x"], lexicon=framing.load_lexicon("us-vietnam")),
            "With lexicon= the pattern is the name of one of its frames or targets.",
        ),
        (
            lambda corpus: framing.concordance(
                corpus, framing.load_lexicon("us-vietnam").frame("containment_of_china"), case=True
            ),
            "case=True is for patterns given as text: the terms of a lexicon say it themselves.",
        ),
    ],
)
def test_what_is_refused(call: Callable[[framing.Corpus], Concordance], said: str) -> None:
    with pytest.raises(ComparisonError) as error:
        call(corpus_of("A text."))
    assert str(error.value) == said


def test_an_unknown_name() -> None:
    with pytest.raises(
        ComparisonError, match=r"^Unknown frame or target of us-vietnam 'chian'. Did you mean 'china'"
    ):
        framing.concordance(corpus_of("A text."), "chian", lexicon=framing.load_lexicon("us-vietnam"))


def test_what_a_result_can_do(tmp_path: Path) -> None:
    found = framing.concordance(corpus_of("=cmd, a trade\nwar <b>now</b>"), ["trade war", "cmd"])
    assert found.to_dict()["pattern"] == "trade war | cmd"
    assert found.to_pandas()["match"].tolist() == ["cmd", "trade war"]
    rows = list(csv.DictReader(io.StringIO(str(found.to_csv()))))
    assert rows[0]["left"] == "'="  # what a spreadsheet would run
    assert rows[1]["right"] == "<b>now</b>"[:10]
    assert framing.citations(found).works[0].key in ("framing", "luhn1960")
    assert found.method == (
        "Key words in context (Luhn, 1960): every match of ‘trade war | cmd’ with 5 tokens on either side, in the "
        "order of the articles. Where matches overlap the longest counts."
    )
    assert found.to_html(tmp_path / "lines.html") == tmp_path / "lines.html"
    assert framing.write_report(found, tmp_path / "report.md").exists()
