"""Articles as the command line names them, and what is said in its terms."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from framing.cli.articles import Articles, in_options, lexicon_words
from framing.cli.plan_options import planned_articles
from framing.comparisons.plan_files import Where
from framing.errors import InputError


@pytest.mark.parametrize(
    ("said", "worded"),
    [
        ("Say which with text=, for example text='body'.", "Say which with --text, for example --text 'body'."),
        ("It was given as date=).", "It was given as --date-column)."),
        ("since= (2023-09-20) is after until=", "--since (2023-09-20) is after --until"),
        ("https://example.org/?id=5&date=6", "https://example.org/?id=5&date=6"),
        ("context='x'", "context='x'"),
    ],
)
def test_keywords_become_options(said: str, worded: str) -> None:
    assert in_options(said) == worded


def test_an_error_names_options(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text("body,content\na,b\n")
    with pytest.raises(InputError) as caught:
        Articles([str(tmp_path / "two.csv")]).read(False)
    assert str(caught.value) == (
        "two.csv has 2 columns that could be the text: 'body' and 'content'. Say which with --text, for example "
        "--text 'body'."
    )


def test_what_reads_the_same_articles_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    articles = Articles(
        ["/data/my articles.csv", "more/x.jsonl", "."],
        text="body",
        date="day",
        since="2023-09-01",
        clean=False,
    )
    assert list(articles.words()) == [
        *("my articles.csv", "x.jsonl", tmp_path.name),
        *("--text", "body", "--date-column", "day", "--since", "2023-09-01", "--no-clean"),
    ]
    assert list(lexicon_words(["us-vietnam", "/home/me/mine.yml"])) == [
        *("--lexicon", "us-vietnam", "--lexicon", "mine.yml"),
    ]


def test_a_plan_reads_as_its_articles_were_read() -> None:
    plan: Any = SimpleNamespace(options=(("clean", "no"), ("format", "nexis"), ("language", "de")))
    articles = planned_articles(plan, Where(("a.docx",), ()), Path("plan.toml"), ["a.docx"])
    assert (articles.clean, articles.format, articles.language) == (False, "nexis", "de")
